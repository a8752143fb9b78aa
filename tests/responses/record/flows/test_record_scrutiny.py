"""An entry of scrutiny is written once; quoted, it becomes a paragraph of what the body does."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError
from django.db import connection
from django.test.utils import CaptureQueriesContext

from responses.record.flows.record_scrutiny import record_scrutiny
from responses.record.flows.record_update import current_state
from responses.record.flows.undo_batch import undo_batch
from responses.record.models import Batch, Response, Scrutiny, Update
from tests import builders
from tests.responses.record.conftest import NOW, TODAY

HELD = date(2023, 9, 5)
SAID = "At Accountability board on 5 September 2023 we asked: How many radios? They answered: Two hundred."


@pytest.fixture
def responses(body):
    return builders.opened(builders.a_report(2, title="Radios"))


def entered(rows, by, **facts) -> Scrutiny:
    facts = {
        "meeting": "Accountability board",
        "held_on": HELD,
        "question": "How many radios?",
        "answer": "Two hundred.",
        **facts,
    }
    return record_scrutiny(responses=[row.pk for row in rows], by=by, at=NOW, today=TODAY, **facts)


def test_an_entry_holds_what_was_said_and_changes_no_response(responses, officer, body):
    entry = entered(responses, officer, next_review_on=date(2023, 12, 5))
    held = Scrutiny.objects.get()
    assert held == entry
    assert (held.body, held.meeting, held.held_on, held.question, held.answer, held.next_review_on) == (
        body, "Accountability board", HELD, "How many radios?", "Two hundred.", date(2023, 12, 5),
    )  # fmt: skip
    assert (held.by, held.at, set(held.responses.all())) == (officer, NOW, set(responses))
    assert (Update.objects.count(), Batch.objects.count()) == (2, 0)


@pytest.mark.parametrize(
    ("facts", "said"),
    [
        (
            {"held_on": date(2023, 9, 13)},
            {
                "held_on": [
                    "The date of the meeting must be today or in the past: Wednesday 13 September 2023 has not come "
                    "yet."
                ]
            },
        ),
        (
            {"next_review_on": HELD},
            {
                "next_review_on": [
                    "Next review date must be after the meeting: Tuesday 5 September 2023 is not. Enter a later day."
                ]
            },
        ),
    ],
)
def test_days_that_make_no_sense_are_refused(responses, officer, facts, said):
    with pytest.raises(ValidationError) as raised:
        entered(responses, officer, **facts)
    assert raised.value.message_dict == said
    assert Scrutiny.objects.count() == 0


def test_a_meeting_today_and_a_review_the_day_after_are_allowed(responses, officer):
    assert entered(responses, officer, held_on=TODAY, next_review_on=date(2023, 9, 13)).held_on == TODAY


def test_an_entry_is_about_one_body_and_never_about_nothing(responses, officer):
    kent = builders.one_force("kent", "Kent Police")
    builders.one_body(kent, slug="kent-pcc", name="PCC for Kent")
    theirs = [row for row in builders.opened(builders.a_report(1, title="More")) if row.force == kent]
    for rows in ([*responses, *theirs], []):
        with pytest.raises(ValidationError, match="one local policing body"):
            entered(rows, officer)
    assert Scrutiny.objects.count() == 0


def test_quoted_it_is_the_last_paragraph_of_what_we_do(responses, officer, body):
    builders.record(responses[0], on=TODAY, body_action="We fund it.\n")
    entered(responses, officer, quote=True)
    assert [current_state(row).body_action for row in responses] == [f"We fund it.\n\n{SAID}", SAID]
    batch = Batch.objects.get()
    assert (batch.kind, batch.body, batch.made_by, batch.note) == (
        Batch.Kind.SCRUTINY, body, officer, "Accountability board",
    )  # fmt: skip
    said = {update.response: update for update in batch.updates.all()}
    assert set(said) == set(responses)
    assert {(one.party, one.by, one.effective_on) for one in said.values()} == {("body", officer, TODAY)}
    assert {tuple(one.texts) for one in said.values()} == {("body_action",)}


def test_the_same_paragraph_is_not_quoted_twice(responses, officer):
    builders.record(responses[0], on=TODAY, body_action=SAID)
    entered(responses, officer, quote=True)
    assert [update.response for update in Batch.objects.get().updates.all()] == [responses[1]]
    entered(responses, officer, quote=True)
    assert Batch.objects.count() == 1


def test_a_quotation_that_makes_it_too_long_is_refused_and_nothing_is_written(responses, officer):
    builders.record(responses[1], on=TODAY, body_action="x" * 19_990)
    before = dict(Response.objects.values_list("pk", "version"))
    with pytest.raises(ValidationError) as raised:
        entered(responses, officer, quote=True)
    length = 19_990 + 2 + len(SAID)
    assert raised.value.message_dict == {
        "quote": [
            "“Quote it as our own action” would make what we do about West Mercia Police: Recommendation 2 longer "
            f"than 20000 characters: it would have {length}. Shorten those words first, or leave the box empty."
        ]
    }
    assert (Scrutiny.objects.count(), Batch.objects.count()) == (0, 0)
    assert dict(Response.objects.values_list("pk", "version")) == before


def test_a_quotation_beside_why_we_take_no_action_is_refused_and_nothing_is_written(responses, officer):
    builders.record(responses[1], on=TODAY, no_action_reason="Only the College can write it.")
    with pytest.raises(ValidationError) as raised:
        entered(responses, officer, quote=True)
    assert raised.value.message_dict == {
        "quote": [
            "“Quote it as our own action” cannot be done for West Mercia Police: Recommendation 2: why we take no "
            "action is recorded there. Empty those words first, or leave the box empty."
        ]
    }
    assert (Scrutiny.objects.count(), Batch.objects.count()) == (0, 0)
    entered(responses, officer)
    assert [current_state(row).body_action for row in responses] == ["", ""]


def test_a_quotation_is_taken_back_and_the_entry_stays(responses, officer):
    builders.record(responses[0], on=TODAY, body_action="We fund it.")
    entered(responses, officer, quote=True)
    undo_batch(batch=Batch.objects.get(), by=officer, at=NOW)
    assert [current_state(row).body_action for row in responses] == ["We fund it.", ""]
    assert Scrutiny.objects.count() == 1


def test_the_number_of_queries_does_not_grow(body, officer):
    """SQLite is given some thirty rows at a time: the larger number here stays below that."""
    costs = []
    for number in (1, 15):
        rows = builders.opened(builders.a_report(number, title=f"A report of {number}"))
        with CaptureQueriesContext(connection) as queries:
            entered(rows, officer, quote=True)
        costs.append(len(queries))
    assert costs == [costs[0]] * 2
