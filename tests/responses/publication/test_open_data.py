"""The public pages' files: feeds, the map, the data, their caches, and how often they ask the database."""

import csv
import io
import json
import re
from datetime import date
from xml.etree import ElementTree

import pytest
import time_machine
from django.test import Client
from django.urls import reverse

from responses.publication import open_data
from responses.publication.structured import as_script
from responses.publication.views import files
from responses.replies.models import Reply
from tests import builders
from tests.responses.publication.world import DAY, addresses, taken
from tests.responses.replies.beside import now, published

pytestmark = pytest.mark.django_db
AFTER = time_machine.travel("2023-12-01 09:00", tick=False)
ATOM = "{http://www.w3.org/2005/Atom}"
MAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"


def rows(name: str, *args: str) -> list[dict[str, str]]:
    text = taken(reverse(name, args=args))[1].decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text)))


@AFTER
def test_the_files_have_the_columns_that_the_page_explains(world):
    world.say("It is done.")
    page = taken(reverse("public-data"))[1].decode()
    for table, (columns, _rows_of) in open_data.TABLES.items():
        found = rows("public-csv", table)
        assert list(found[0]) == [column.name for column in columns]
        assert all(column.name in page and str(column.meaning)[:20] in page for column in columns)
        assert found == rows("public-body-csv", "west-mercia-pcc", table)


@AFTER
def test_a_row_of_each_file(world):
    world.say("It is done.")
    reply = next(row for row in rows("public-csv", "replies") if row["report"] == "Here")
    assert (reply["version"], reply["first_published"], reply["last_day"]) == ("1", "2023-08-25", "2023-09-04")
    assert taken(reply["pdf"].removeprefix("http://testserver"))[0] == 200
    first, second = [row for row in rows("public-csv", "recommendations") if row["report"] == "Here"]
    assert (first["status"], first["status_on"], first["status_from"]) == ("complete", "2023-09-20", "progress-update")
    assert (second["status"], second["status_on"], second["status_from"]) == ("in-progress", "2023-08-23", "letter")
    assert second["answer"] == "The force counts.\n\nWe ask each month."
    (adopted,) = [row for row in rows("public-csv", "recommendations") if row["report"] == "Adopted"]
    assert (adopted["status"], adopted["status_from"], adopted["answer"]) == ("", "", "Done.")
    (said,) = rows("public-csv", "progress")
    assert (said["recommendation"], said["dated"], said["words"]) == ("Recommendation 1", "2023-09-20", "It is done.")


@AFTER
def test_the_json_holds_the_same(world):
    world.say("It is done.")
    data = json.loads(taken(reverse("public-json"))[1])
    assert data["format"] == 1
    here = next(one for one in data["replies"] if one["report"] == "Here")
    assert set(here) == {column.name for column in open_data.REPLIES} | {"recommendations"}
    assert here["recommendations"][0]["progress"][0]["words"] == "It is done."
    assert here["recommendations"][1]["progress"] == []


@AFTER
def test_the_feeds_are_atom_with_lasting_identities(world):
    update = world.say("It is done.")
    for address in (reverse("public-feed"), reverse("public-body-feed", args=["west-mercia-pcc"])):
        feed = ElementTree.fromstring(taken(address)[1])
        assert feed.tag == f"{ATOM}feed"
        entries = feed.findall(f"{ATOM}entry")
        assert [entry.findtext(f"{ATOM}id") for entry in entries] == [
            f"http://testserver/public/west-mercia-pcc/hmicfrs/here/west-mercia/#progress-{update.number}",
            "http://testserver/public/west-mercia-pcc/hmicfrs/here/west-mercia/version-1/",
            "http://testserver/public/west-mercia-pcc/hmicfrs/adopted/west-mercia/version-1/",
        ]
        assert feed.findtext(f"{ATOM}updated") == entries[0].findtext(f"{ATOM}updated") == "2023-09-20T12:00:00+00:00"


@AFTER
def test_the_map_is_paged_and_every_address_of_it_opens(world, monkeypatch):
    monkeypatch.setattr(files, "LINKS", 1)
    index = ElementTree.fromstring(taken(reverse("sitemap"))[1])
    pages = [one.text.removeprefix("http://testserver") for one in index.iter(f"{MAP}loc")]
    assert len(pages) == 3
    found = []
    for page in pages:
        found += [one.text for one in ElementTree.fromstring(taken(page)[1]).iter(f"{MAP}loc")]
    assert {taken(one.removeprefix("http://testserver"))[0] for one in found} == {200}
    assert sum("/west-mercia/" in one for one in found) == 2
    assert taken(reverse("sitemap-page", args=[3]))[0] == 404


def test_robots_are_kept_to_what_is_public():
    text = taken("/robots.txt")[1].decode()
    assert "Allow: /public/" in text
    assert "Disallow: /\n" in text
    assert "Sitemap: http://testserver/sitemap.xml" in text


@AFTER
def test_what_is_typed_never_ends_the_script(world):
    world.reply.report.title = "</script><script>alert(1)</script> & \u2028"
    world.reply.report.save()
    page = taken(reverse("public-letter", args=["west-mercia-pcc", "hmicfrs", "here", "west-mercia"]))[1].decode()
    (script,) = re.findall(r'<script type="application/ld\+json">(.*?)</script>', page, flags=re.DOTALL)
    assert json.loads(script)["about"]["name"] == world.reply.report.title
    assert "<script>alert" not in page
    assert as_script({"a": "<&>\u2029"}) == '{"a": "\\u003c\\u0026\\u003e\\u2029"}'


@AFTER
def test_caches_may_keep_each_answer_and_ask_whether_it_changed(world):
    for address in addresses(**world.arguments):
        first = Client().get(address)
        assert first.headers["Cache-Control"] == "max-age=300, public" or (
            first.headers["Cache-Control"] == "public, max-age=300"
        ), address
        assert first.headers["ETag"], address
        again = Client().get(address, headers={"if-none-match": first.headers["ETag"]})
        assert (again.status_code, again.content) == (304, b""), address
        assert Client().get(address, headers={"if-none-match": '"other"'}).status_code == 200, address
        assert Client().head(address).status_code == 200


@AFTER
def test_the_tag_changes_with_what_is_public_and_with_nothing_else(world):
    address = reverse("public-json")
    before = Client().get(address).headers["ETag"]
    world.write("Not approved.")
    builders.record(world.responses(world.reply)[0], on=date(2023, 9, 1), note="A note.")
    assert Client().get(address).headers["ETag"] == before
    world.say("Said.", of=1)
    assert Client().get(address).headers["ETag"] != before


@AFTER
def test_a_page_of_a_letter_says_when_it_changed(world):
    address = reverse("public-letter", args=["west-mercia-pcc", "hmicfrs", "here", "west-mercia"])
    since = Client().get(address).headers["Last-Modified"]
    assert since == "Fri, 01 Dec 2023 00:00:00 GMT"
    assert Client().get(address, headers={"if-modified-since": since}).status_code == 304
    pdf = Client().get(reverse("public-reply-pdf", args=["west-mercia-pcc", "hmicfrs", "here", "west-mercia"]))
    assert pdf.headers["Last-Modified"] == "Wed, 23 Aug 2023 09:00:00 GMT"


@AFTER
def test_each_address_asks_as_often_whatever_the_number_of_replies(world, django_assert_max_num_queries):
    def counts() -> dict[str, int]:
        found = {}
        for address in addresses(**world.arguments):
            with django_assert_max_num_queries(14) as captured:
                taken(address)
            found[address] = len(captured)
        return found

    before = counts()
    for title in ("Second", "Third", "Fourth"):
        reply = world.issued(title)
        published(reply, world.officer, on=DAY, here=True)
    kents = builders.one_body(builders.one_force("kent", "Kent Police"), slug="kent-pcc", name="PCC for Kent")
    builders.opened(world.reply.report)
    for of in Reply.objects.filter(report=world.reply.report, body=kents):
        builders.issued(of)
        published(now(of), builders.officer(kents), on=DAY, here=True)
    for day in range(1, 5):
        world.say(f"Words {day}.", on=date(2023, 10, day))
    assert counts() == before
    assert "PCC for Kent" in taken(reverse("public-report", args=["hmicfrs", "here"]))[1].decode()


@AFTER
def test_all_bodies_answers_stand_side_by_side(world):
    kents = builders.one_body(builders.one_force("kent", "Kent Police"), slug="kent-pcc", name="PCC for Kent")
    builders.opened(world.reply.report)
    reply = Reply.objects.get(report=world.reply.report, body=kents)
    builders.issued(reply)
    published(reply, builders.officer(kents), on=DAY, here=True)
    page = taken(reverse("public-report", args=["hmicfrs", "here"]))[1].decode()
    assert page.count('class="app-side-by-side__one"') == 6
    assert page.count("Forces should do thing 1.") == 1
