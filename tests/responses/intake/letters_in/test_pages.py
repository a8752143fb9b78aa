"""Documents from their sending to the queue and its pages, as the officer does it."""

from datetime import UTC, datetime

import pytest
from django.contrib.messages import get_messages
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from forces.models import Event
from forces.roles import Role
from responses.intake.flows.read_queue import claim_next, work_queue
from responses.intake.models import Delivery, IncomingDocument
from tests import builders
from tests.letters.reading.made_files import zipped as package
from tests.responses.intake.letters_in.sent import letter, sent_in, zipped
from tests.responses.record.forms_as_sent import text_of
from tests.tracker.markup import read

pytestmark = pytest.mark.django_db
AT = datetime(2024, 3, 1, 12, 0, tzinfo=UTC)
MOST_QUERIES = 10


def file(name: str, data: bytes) -> SimpleUploadedFile:
    return SimpleUploadedFile(name, data)


def post(desk: Client, *files, **typed):
    return desk.post("/letters-in/new/", {"documents": list(files), "purpose": "reply", **typed})


def works() -> None:
    work_queue(clock=lambda: AT)


def told(response) -> list[str]:
    return [str(message) for message in get_messages(response.wsgi_request)][-1:]


def links(page) -> dict[str, str]:
    return {link.text: link.attributes["href"] for link in read(page.content.decode()).all("a")}


def test_files_are_sent_in_and_seen_through_to_their_pages(desk):
    response = post(desk, file("a.txt", letter(1)), file("b.txt", letter(2)), file("c.png", b"\x89PNG"))
    delivery = Delivery.objects.get()
    assert (response.status_code, response.url) == (302, f"/letters-in/sent/{delivery.pk}/")
    before = text_of(desk.get(response.url))
    assert "0 of 2 read. Look again" in before
    assert "c.png : The file is a picture." in before
    works()
    after = desk.get(response.url)
    assert "2 documents are read and to be checked." in text_of(after)
    assert "Look again" not in text_of(after)
    document = IncomingDocument.objects.get(name="a.txt")
    assert links(after)["a.txt"] == f"/letters-in/{document.pk}/"
    assert "Not a reply" in text_of(desk.get(f"/letters-in/{document.pk}/"))


def test_the_form_is_shown_again_with_what_is_wrong_and_how_to_mend_it(desk):
    page = post(desk, file("c.png", b"\x89PNG"), file("d.txt", b""))
    assert page.status_code == 200
    shown = text_of(page)
    assert "c.png: The file is a picture. Pictures of text are not read" in shown
    assert "d.txt: The file is empty. Choose it again, or save it anew." in shown
    assert not Delivery.objects.exists()


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ({}, "Choose one or more documents, or paste the text of one."),
        ({"text": " \n "}, "Choose one or more documents, or paste the text of one."),
        ({"text": "Words", "purpose": ""}, "Say what they are: a reply, a report or a page of the register."),
        ({"text": "Words", "purpose": "poem"}, "Select a valid choice. poem is not one of the available choices."),
    ],
)
def test_what_is_left_out_is_asked_for(desk, typed, words):
    page = post(desk, **typed)
    assert page.status_code == 200
    assert words in text_of(page)


def test_files_and_text_at_once_are_too_much(desk):
    page = post(desk, file("a.txt", letter()), text="Words")
    assert "Send either files or pasted text. Clear the text, or leave the files out." in text_of(page)
    assert not Delivery.objects.exists()


def test_a_pasted_text_is_sent_in(desk):
    response = post(desk, text="A generated reply\n" + letter().decode(), purpose="register")
    assert response.status_code == 302
    document = IncomingDocument.objects.get()
    assert (document.name, document.purpose, document.delivery.kind) == ("A generated reply", "register", "pasted")


def test_a_zip_of_many_is_sent_in(desk):
    response = post(desk, file("Letters.zip", zipped({f"{number}.txt": letter(number) for number in range(60)})))
    page = desk.get(response.url)
    assert "0 of 60 read." in text_of(page)
    assert links(page)["Next page"] == "?page=2"


def test_who_works_for_two_bodies_says_for_which(officer, desk):
    kent = builders.one_body(builders.one_force("kent", "Kent Police"), slug="kent-pcc", name="PCC for Kent")
    builders.give_role(user=officer, role=Role.OFFICER, body=kent)
    page = post(desk, file("a.txt", letter()))
    assert "Choose whose documents they are." in text_of(page)
    assert post(desk, file("a.txt", letter()), body=kent.pk).status_code == 302
    assert IncomingDocument.objects.get().body == kent
    assert "PCC for Kent" in text_of(desk.get("/letters-in/"))


def test_the_same_file_again_leads_to_the_earlier_one(desk):
    post(desk, file("a.txt", letter()))
    first = IncomingDocument.objects.get()
    page = desk.get(post(desk, file("b.txt", letter())).url)
    assert "b.txt : It is here already, as “a.txt”, sent in on 1 Mar 2024" in text_of(page)
    assert links(page)["Open it : b.txt"] == f"/letters-in/{first.pk}/"
    assert "No document has been sent in yet" not in text_of(page)


def test_much_the_same_text_is_said_with_a_link(desk):
    post(desk, file("First.txt", letter()))
    works()
    post(desk, file("Second.txt", letter() + b" Yours."))
    works()
    first, second = IncomingDocument.objects.order_by("pk")
    page = desk.get(f"/letters-in/{second.pk}/")
    assert "It is much the same as First.txt , read on Friday 1 March 2024." in text_of(page)
    assert links(page)["First.txt"] == f"/letters-in/{first.pk}/"
    assert "Second.txt Much the same as First.txt" in text_of(desk.get("/letters-in/"))


def test_the_queue_is_filtered_by_stage_and_counts_each(desk, body, officer):
    sent_in(body, {"a.txt": letter(1), "b.pdf": b"%PDF-1.7"}, by=officer, at=AT)
    works()
    sent_in(body, {"c.txt": letter(3)}, by=officer, at=AT)
    page = desk.get("/letters-in/")
    shown = links(page)
    assert {name for name in shown if "(" in name} == {
        "Waiting to be read (1)", "To be checked (1)", "Could not be read (1)",
    }  # fmt: skip
    assert "2 of 3 read." in text_of(page)
    refused = desk.get("/letters-in/" + shown["Could not be read (1)"])
    names = [row.name for row in refused.context["table"].data]
    assert names == ["b.pdf"]
    assert "The file is damaged" in text_of(refused)
    assert [row.name for row in desk.get("/letters-in/?stage=poem").context["table"].data] == [
        "c.txt", "b.pdf", "a.txt",
    ]  # fmt: skip


def test_what_needs_no_one_comes_last(desk, body, officer):
    sent_in(body, {"a.txt": letter(1), "b.txt": letter(2)}, by=officer, at=AT)
    works()
    newest = IncomingDocument.objects.latest("pk")
    assert told(desk.post(f"/letters-in/{newest.pk}/put-aside/")) == [
        "“b.txt” is put aside. Nothing of it is in the records."
    ]
    assert [row.name for row in desk.get("/letters-in/").context["table"].data] == ["a.txt", "b.txt"]


def test_the_empty_queue_says_how_it_fills(desk):
    assert "No document has been sent in yet." in text_of(desk.get("/letters-in/"))


def test_the_file_comes_back_as_it_was_sent_in(desk, body, officer):
    page = b"<html><p>Words</p><script>alert(1)</script>"
    post(desk, file("Letters.zip", zipped({"2019/page.txt": page})))
    document = IncomingDocument.objects.get()
    response = desk.get(f"/letters-in/{document.pk}/file/")
    assert b"".join(response.streaming_content) == page
    assert "page.txt Letters.zip/2019" in text_of(desk.get("/letters-in/"))
    assert response.headers["Content-Disposition"] == 'attachment; filename="page.txt.html"'
    assert (response.headers["Content-Type"], response.headers["X-Content-Type-Options"]) == ("text/html", "nosniff")
    event = Event.objects.about(document, body).get(kind=Event.Kind.DOWNLOAD)
    assert (event.by, event.facts) == (officer, {"did": "document", "file": "Letters.zip/2019/page.txt"})


def test_aside_back_and_read_again_are_buttons_of_its_page(desk):
    post(desk, file("a.txt", letter()))
    works()
    document = IncomingDocument.objects.get()
    address = f"/letters-in/{document.pk}/"

    def buttons() -> set[str]:
        return {one.text for one in read(desk.get(address).content.decode()).all("button")} & {
            "Read it again", "Put it aside", "Take it back",
        }  # fmt: skip

    assert buttons() == {"Read it again", "Put it aside"}
    assert desk.post(f"{address}put-aside/").url == address
    assert buttons() == {"Take it back"}
    assert told(desk.post(f"{address}take-back/")) == ["“a.txt” is taken back from aside."]
    assert told(desk.post(f"{address}take-back/")) == ["This cannot be done with “a.txt” now: To be checked."]
    assert told(desk.post(f"{address}read-again/")) == ["“a.txt” is read again."]
    assert buttons() == {"Put it aside"}
    claim_next(at=AT)
    assert buttons() == set()


def test_another_body_sees_nothing_of_it(desk, body):
    post(desk, file("a.txt", letter()))
    document, delivery = IncomingDocument.objects.get(), Delivery.objects.get()
    kent = builders.one_body(builders.one_force("kent", "Kent Police"), slug="kent-pcc", name="PCC for Kent")
    theirs = Client()
    theirs.force_login(builders.officer(kent))
    assert "a.txt" not in text_of(theirs.get("/letters-in/"))
    for address in (f"{document.pk}/", f"{document.pk}/file/", f"sent/{delivery.pk}/"):
        assert (theirs.get(f"/letters-in/{address}").status_code, desk.get(f"/letters-in/{address}").status_code) == (
            404, 200,
        )  # fmt: skip
    reader = Client()
    reader.force_login(builders.reader(body))
    assert reader.get("/letters-in/").status_code == 403


def counted(desk: Client, address: str) -> int:
    with CaptureQueriesContext(
        connection,
    ) as queries:
        assert desk.get(address).status_code == 200
    return len(queries)


def test_one_row_and_thirty_cost_the_same(desk, body, officer):
    first = sent_in(body, {"a.txt": letter()}, by=officer, at=AT)
    works()
    document = first.documents.get()
    IncomingDocument.objects.update(like=document)
    addresses = ("/letters-in/", f"/letters-in/sent/{first.pk}/", f"/letters-in/{document.pk}/", "/letters-in/new/")
    few = [counted(desk, address) for address in addresses]
    many = sent_in(body, {f"{number}.txt": letter(number) for number in range(30)}, by=officer, at=AT)
    IncomingDocument.objects.filter(delivery=many).update(delivery=first, like=document)
    assert [counted(desk, address) for address in addresses] == few
    assert max(few) <= MOST_QUERIES


def test_a_list_leaves_the_texts_in_the_database(desk, body, officer):
    sent_in(body, {"a.txt": letter()}, by=officer, at=AT)
    works()
    with CaptureQueriesContext(connection) as queries:
        desk.get("/letters-in/")
    assert not [one for one in queries if '."text"' in one["sql"] or '."reading"' in one["sql"]]


def test_a_spreadsheet_is_led_to_its_own_page(desk):
    page = post(desk, file("s.xlsx", package({"[Content_Types].xml": "", "xl/workbook.xml": ""})))
    assert "s.xlsx: The file is a spreadsheet. Spreadsheets are read on the page for importing one." in text_of(page)


def test_a_report_leads_to_the_page_that_enters_one_with_its_text(desk):
    post(desk, text="A generated report\n\nRecommendation 1\n\nForces should count what they hold.", purpose="report")
    works()
    document = IncomingDocument.objects.get()
    page = read(desk.get(f"/letters-in/{document.pk}/").content.decode())
    typed = {box.attributes["name"]: box.attributes.get("value", "") for box in page.all("input", type="hidden")}
    entry = desk.post("/reports/new/", {"pasted": typed["pasted"], "split_of": typed["split_of"], "do": "split"})
    assert entry.status_code == 200
    assert "Enter the report and its recommendations" in {one.text for one in page.all("button")}
    assert "Forces should count what they hold." in text_of(entry)


def test_a_page_of_the_register_leads_to_its_entries_with_its_text(desk, officer):
    post(desk, text="A generated page [on]1 May 2023[status]Complete[/status][/on]", purpose="register")
    works()
    document = IncomingDocument.objects.get()
    shown = links(desk.get(f"/letters-in/{document.pk}/"))
    page = desk.get(shown["Look at its entries"])
    assert page.context["form"].initial["text"] == document.text
    assert page.context["form"].initial["name"] == document.name
    assert "There is a problem" not in text_of(page)


@pytest.mark.parametrize("asked", ["0", "x", "9" * 30, "٣"])
def test_a_document_that_is_none_of_ours_begins_no_page_of_the_register(desk, asked):
    assert desk.get(f"/imports/register-page/?document={asked}").status_code == 404


def test_another_bodys_document_begins_no_page_of_the_register(desk):
    kent = builders.one_body(builders.one_force("kent", "Kent Police"), slug="kent-pcc", name="PCC for Kent")
    theirs = sent_in(kent, {"a.txt": letter()}, by=builders.officer(kent), at=AT).documents.get()
    assert desk.get(f"/imports/register-page/?document={theirs.pk}").status_code == 404


def test_a_reply_leads_to_neither(desk):
    post(desk, file("a.txt", letter()))
    works()
    page = desk.get(f"/letters-in/{IncomingDocument.objects.get().pk}/")
    assert "Look at its entries" not in links(page)
    assert "Enter the report" not in text_of(page)
