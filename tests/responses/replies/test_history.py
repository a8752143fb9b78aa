"""A reply's history as a page: one sentence for each step, the words that changed, and what a liaison may see of it."""

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext

from responses.replies.flows.edit_reply import edit_reply
from responses.replies.models import Reply
from responses.replies.step_words import LABELS, SENTENCES, Kind
from tests import builders
from tests.responses.record.forms_as_sent import signed_in
from tests.responses.replies.stages import AT, DAY, a_reply

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _the_day():
    with time_machine.travel(DAY, tick=False):
        yield


def text(response) -> str:
    return " ".join(response.content.decode().split())


def edited(reply: Reply, **values: str) -> None:
    held = Reply.objects.get(pk=reply.pk)
    edit_reply(reply=held, version=held.version, values=values, by=builders.officer(reply.body), at=AT)


def test_every_kind_of_step_has_its_sentence():
    assert set(SENTENCES) == set(Kind)


def test_every_name_is_a_field_of_the_reply():
    assert set(LABELS) - {field.name for field in Reply._meta.fields} == set()


def test_the_newest_stands_first_with_what_it_was_and_is():
    reply = a_reply()
    edited(reply, introduction="I write about it.", signatory_name="Sam")
    edited(reply, introduction="I write about the report.", signatory_name="Pat")
    page = signed_in(builders.officer(reply.body)).get(f"/replies/{reply.pk}/history/")
    rows = page.context["rows"]
    assert [row.sentence for row in rows] == [
        "changed the words", "changed the words", "opened it when the report was registered",
    ]  # fmt: skip
    assert [(one.label, one.before, one.after) for one in rows[0].changes] == [
        ("Opening", "I write about it.", "I write about the report."),
        ("Signed by: name", "Sam", "Pat"),
    ]
    shown = text(page)
    assert "officer of west-mercia-pcc changed the words." in shown
    assert 'Pat <span class="app-was">(was: Sam)</span>' in shown
    assert '<del class="app-diff__removed"><span class="govuk-visually-hidden">removed: </span>it.</del>' in shown


def test_what_a_draft_began_with_is_told_of_its_first_change():
    reply = a_reply()
    edited(reply, report_title_as_written="The firearms report")
    page = signed_in(builders.officer(reply.body)).get(f"/replies/{reply.pk}/history/")
    [change] = page.context["rows"][0].changes
    assert (change.before, change.after) == ("A report", "The firearms report")


def test_a_liaison_sees_the_steps_of_a_letter_that_is_out_and_nothing_of_drafts():
    reply = a_reply()
    client = signed_in(builders.liaison(reply.force))
    assert client.get(f"/replies/{reply.pk}/history/").status_code == 404
    builders.issued(reply)
    page = client.get(f"/replies/{reply.pk}/history/")
    assert [(row.who, row.sentence, row.note) for row in page.context["rows"]] == [
        (str(reply.body), "issued the letter", ""),
        (str(reply.body), "recorded that the chief officer has no comments", ""),
    ]
    assert "I write about the report." not in text(page)
    assert "officer of" not in text(page)


def test_the_replys_page_shows_the_last_steps():
    reply = a_reply()
    for words in "abcdefgh":
        edited(reply, introduction=words)
    page = text(signed_in(builders.officer(reply.body)).get(f"/replies/{reply.pk}/"))
    assert page.count("changed the words.") == 6
    assert "Changed: Opening" in page
    assert f'href="/replies/{reply.pk}/history/"' in page


def test_many_steps_are_paged_and_cost_no_more():
    reply = a_reply()
    for number in range(40):
        edited(reply, introduction=f"Draft {number}.")
    client = signed_in(builders.officer(reply.body))
    with CaptureQueriesContext(connection) as captured:
        first = client.get(f"/replies/{reply.pk}/history/")
    assert (len(first.context["rows"]), first.context["next"], len(captured)) == (25, 17, 5)
    second = client.get(f"/replies/{reply.pk}/history/?before=17")
    assert [second.context["rows"][0].changes[0].after, len(second.context["rows"])] == ["Draft 14.", 16]
