"""An update changes what it names and nothing else, is chained, and is refused where it makes no sense."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError

from responses.domain.positions import State
from responses.domain.status import Acceptance, Applies, BodyView, ForceSays, Progress
from responses.record.flows import append_updates as appending
from responses.record.flows.adopt_update import adopt_update
from responses.record.flows.append_update import StaleResponse
from responses.record.flows.record_update import current_state, record_update
from responses.record.models import Position, Response, Update
from tests.builders import AT, PUBLISHED_ON, record
from tests.responses.record.conftest import NOW, TODAY
from tracker.kit.chain import GENESIS, text_digest

WAITING = {
    "progress": Progress.WAITING,
    "waiting_on": "College of Policing",
    "waiting_for": "its guidance",
    "review_on": date(2023, 12, 1),
}


def update_of(response, by, *, version=None, values=None, effective_on=TODAY, **more):
    fresh = Response.objects.get(pk=response.pk)
    return record_update(
        response=response,
        version=fresh.version if version is None else version,
        values=values or {},
        by=by,
        at=NOW,
        today=TODAY,
        effective_on=effective_on,
        **more,
    )


def refusal(response, by, **facts) -> dict[str, list[str]]:
    """The messages by field; "" for one that is about no field. What is refused leaves nothing behind."""
    before = (Update.objects.count(), Response.objects.values_list("version", "head").get(pk=response.pk))
    with pytest.raises(ValidationError) as raised:
        update_of(response, by, **facts)
    assert (Update.objects.count(), Response.objects.values_list("version", "head").get(pk=response.pk)) == before
    return getattr(raised.value, "message_dict", {"": raised.value.messages})


def test_an_update_holds_only_what_changed(response, officer):
    record(response, on=date(2023, 8, 1), progress=Progress.PLANNED, force_action="Train.", body_action="Ask.")
    said = update_of(
        response,
        officer,
        values={"progress": Progress.IN_PROGRESS, "force_action": "Train.", "body_action": "Ask and fund."},
        note="Booked.",
        internal_note="The budget is tight.",
    )
    said.refresh_from_db()
    assert said.changes == {"progress": "in-progress"}
    texts = {"body_action": "Ask and fund.", "note": "Booked.", "internal_note": "The budget is tight."}
    assert said.texts == texts
    assert said.text_digests == {name: text_digest(text) for name, text in texts.items()}
    assert (said.party, said.origin, said.by, said.recorded_at) == ("body", "typed", officer, NOW)
    assert current_state(response) == State(
        progress=Progress.IN_PROGRESS, force_action="Train.", body_action="Ask and fund."
    )


def test_updates_are_numbered_and_each_holds_the_hash_of_the_one_before(response, officer):
    for day in (1, 2, 3):
        update_of(response, officer, note=f"Day {day}.", effective_on=date(2023, 9, day))
    rows = list(Update.objects.filter(response=response).select_related("document", "response").order_by("seq"))
    assert [row.seq for row in rows] == [1, 2, 3, 4]
    assert [row.previous for row in rows] == [GENESIS, *(row.hash for row in rows[:-1])]
    assert [row.hash for row in rows] == [row.computed_hash() for row in rows]
    assert len({row.hash for row in rows}) == 4
    response.refresh_from_db()
    assert (response.version, response.head) == (4, rows[-1].hash)


@pytest.mark.parametrize(
    "fact",
    [
        {"effective_on": date(2023, 9, 11)},
        {"party": "force"},
        {"origin": "adopted"},
        {"changes": {"progress": "planned"}},
        {"text_digests": {"note": text_digest("Another.")}},
        {"evidence_url": "https://example.org/"},
        {"by_id": None},
        {"seq": 9},
        {"previous": GENESIS},
    ],
    ids=lambda fact: next(iter(fact)),
)
def test_a_hash_covers_every_fact_of_its_update(response, officer, fact):
    said = update_of(response, officer, values={"progress": Progress.COMPLETE}, note="Done.")
    for name, value in fact.items():
        setattr(said, name, value)
    assert said.computed_hash() != said.hash


def test_positions_are_spans_of_what_held(response, officer):
    update_of(response, officer, values=WAITING, effective_on=date(2023, 8, 1))
    update_of(response, officer, values={"progress": Progress.COMPLETE}, effective_on=date(2023, 9, 1))
    spans = response.positions.order_by("from_on").values_list(
        "from_on", "until_on", "is_current", "status", "is_open", "waiting_on", "review_on", "updated_on"
    )
    end = date(9999, 12, 31)
    august, september = date(2023, 8, 1), date(2023, 9, 1)
    assert list(spans) == [
        (PUBLISHED_ON, august, False, "not-started", True, "", None, PUBLISHED_ON),
        (august, september, False, "waiting-on-others", True, "College of Policing", date(2023, 12, 1), august),
        (september, end, True, "complete", False, "", None, september),
    ]


def test_a_failed_rebuild_leaves_no_update(response, officer, monkeypatch):
    before = list(Position.objects.filter(response=response).values())

    def fail(_response):
        raise RuntimeError("the disk is full")

    monkeypatch.setattr(appending, "rebuild_many", fail)
    with pytest.raises(RuntimeError, match="the disk is full"):
        update_of(response, officer, note="Lost?")
    assert Update.objects.filter(response=response).count() == 1
    assert list(Position.objects.filter(response=response).values()) == before
    assert Response.objects.get(pk=response.pk).version == 1


def test_a_failure_in_the_midst_of_a_rebuild_leaves_no_update(response, officer, monkeypatch):
    """The old positions are deleted by then: they come back with the transaction's end."""
    before = list(Position.objects.filter(response=response).values())

    def fail(_rows):
        raise RuntimeError("the disk is full")

    monkeypatch.setattr(Position.objects, "bulk_create", fail)
    with pytest.raises(RuntimeError, match="the disk is full"):
        update_of(response, officer, note="Lost?")
    assert Update.objects.filter(response=response).count() == 1
    assert list(Position.objects.filter(response=response).values()) == before
    assert before


def test_a_save_from_an_older_version_is_refused_with_what_was_recorded_since(response, officer):
    second = update_of(response, officer, note="Second.")
    third = update_of(response, officer, note="Third.")
    with pytest.raises(StaleResponse) as raised:
        update_of(response, officer, version=1, note="From an old page.")
    assert raised.value.since == [second, third]
    assert raised.value.response.version == 3
    with pytest.raises(StaleResponse) as raised:
        update_of(response, officer, version=2, note="From an old page.")
    assert raised.value.since == [third]
    assert Update.objects.filter(response=response).count() == 3


def test_waiting_needs_whom_what_and_a_review_date(response, officer):
    asked = {"progress": Progress.WAITING, "waiting_on": "", "waiting_for": "", "review_on": None}
    assert refusal(response, officer, values=asked) == {
        "waiting_on": ["Enter who you are waiting for, such as “College of Policing”."],
        "waiting_for": ["Enter what you are waiting for from them."],
        "review_on": ["Enter the date on which you will look at this again."],
    }
    for missing, nothing in (("waiting_on", ""), ("waiting_for", ""), ("review_on", None)):
        assert set(refusal(response, officer, values={**WAITING, missing: nothing})) == {missing}
    update_of(response, officer, values=WAITING)
    assert current_state(response) == State(**WAITING)


def test_whoever_is_not_asked_for_the_review_date_is_not_refused_for_it(response, officer, liaison):
    """An adopted letter says whom one waits for, and no review date; the force's page has no field for one."""
    adopted = {**WAITING, "review_on": None}
    adopt_update(response=response, values=adopted, effective_on=date(2023, 8, 1), at=AT, note="Read.")
    update_of(response, liaison, party=Update.Party.FORCE, values={"force_says": ForceSays.UNDER_WAY})
    update_of(response, officer, values={"applies": Applies.YES})
    assert set(refusal(response, officer, values={**adopted, "force_action": "More."})) == {"review_on"}
    assert current_state(response) == State(**adopted, force_says=ForceSays.UNDER_WAY, applies=Applies.YES)


@pytest.mark.parametrize("then", [Progress.IN_PROGRESS, Progress.PLANNED, Progress.COMPLETE, Progress.NOT_STARTED])
def test_leaving_waiting_clears_its_words(response, officer, then):
    update_of(response, officer, values=WAITING)
    said = update_of(response, officer, values={**WAITING, "progress": then})
    assert said.changes == {"progress": then.value, "waiting_on": "", "waiting_for": "", "review_on": None}
    assert current_state(response) == State(progress=then)


@pytest.mark.parametrize("done", [Progress.COMPLETE, Progress.ALREADY_COMPLIANT])
def test_reopening_needs_a_note(response, officer, done):
    update_of(response, officer, values={"progress": done})
    again = {"values": {"progress": Progress.IN_PROGRESS}}
    assert refusal(response, officer, **again, internal_note="Because.") == {
        "note": ["Say why this is open again: it was recorded as done."]
    }
    update_of(response, officer, **again, note="The course has lapsed.")
    assert current_state(response).progress == Progress.IN_PROGRESS


def test_progress_moves_only_as_the_table_allows(response, officer):
    update_of(response, officer, values={"progress": Progress.COMPLETE})
    assert refusal(response, officer, values={"progress": Progress.NOT_STARTED}, note="Oops.") == {
        "progress": ["Progress cannot go from “Complete” to “Not started”. Choose another state."]
    }
    assert refusal(response, officer, values={"progress": Progress.UNCLEAR}, note="Who knows.") == {
        "progress": ["Progress cannot go from “Complete” to “Unclear”. Choose another state."]
    }


@pytest.mark.parametrize("acceptance", [Acceptance.IN_PART, Acceptance.NOT_ACCEPTED])
def test_a_refusal_needs_its_reason(response, officer, acceptance):
    assert set(refusal(response, officer, values={"acceptance": acceptance})) == {"acceptance_reason"}
    update_of(response, officer, values={"acceptance": acceptance, "acceptance_reason": "Structures exist."})
    assert current_state(response).acceptance == acceptance


def test_not_for_us_needs_its_reason(response, officer):
    assert set(refusal(response, officer, values={"applies": Applies.NO})) == {"applies_reason"}
    update_of(response, officer, values={"applies": Applies.NO, "applies_reason": "It has no armed officers."})
    assert response.positions.get(is_current=True).status == "not-applicable"


BOTH = {
    "no_action_reason": ["Give either what we do or why we take no action, not both. Empty one of the two."],
}


def test_what_we_do_and_why_we_do_nothing_are_not_given_together(response, officer):
    reason = "Only the College can write it."
    assert refusal(response, officer, values={"body_action": "Ask.", "no_action_reason": reason}) == BOTH
    said = update_of(response, officer, values={"no_action_reason": reason})
    assert (said.changes, said.texts) == ({}, {"no_action_reason": reason})
    assert refusal(response, officer, values={"body_action": "Ask."}) == BOTH
    update_of(response, officer, values={"body_action": "Ask.", "no_action_reason": ""})
    assert current_state(response) == State(body_action="Ask.")
    assert refusal(response, officer, values={"no_action_reason": reason}) == BOTH


def test_a_letter_that_gave_both_stands_and_the_rest_can_be_changed(response, officer):
    both = {"body_action": "Ask.", "no_action_reason": "It is for the College."}
    assert (
        adopt_update(response=response, values=both, effective_on=TODAY, at=NOW, note="Read.").texts.keys()
        > both.keys()
    )
    update_of(response, officer, values={**both, "progress": Progress.PLANNED})
    assert current_state(response) == State(**both, progress=Progress.PLANNED)
    assert refusal(response, officer, values={**both, "body_action": "Ask again."}) == BOTH


def test_an_update_holds_from_no_day_to_come(response, officer):
    assert refusal(response, officer, note="Soon.", effective_on=date(2023, 9, 13)) == {
        "effective_on": ["The date must be today or in the past: Wednesday 13 September 2023 has not come yet."]
    }


def test_an_update_holds_from_no_day_before_the_response_was_opened(response, officer):
    assert refusal(response, officer, note="Long ago.", effective_on=date(2023, 7, 10)) == {
        "effective_on": [
            "The date cannot be Monday 10 July 2023: the response was opened on Tuesday 11 July 2023. "
            "Enter that day or a later one."
        ]
    }
    update_of(response, officer, note="On the day.", effective_on=PUBLISHED_ON)


def test_an_update_that_a_later_one_overrules_is_refused(response, officer):
    """Recorded under an earlier day it would change nothing that holds now, and no one would be told."""
    update_of(response, officer, values={"progress": Progress.COMPLETE}, effective_on=date(2023, 9, 10))
    again = {"values": {"progress": Progress.IN_PROGRESS}, "note": "The course has lapsed."}
    assert refusal(response, officer, **again, effective_on=date(2023, 9, 5)) == {
        "effective_on": [
            "The date cannot be Tuesday 5 September 2023: an update from Sunday 10 September 2023 has changed this "
            "since (Progress). Enter that day or a later one."
        ]
    }
    update_of(response, officer, **again, effective_on=date(2023, 9, 10))
    assert current_state(response).progress == Progress.IN_PROGRESS


def test_what_no_later_update_touches_can_be_dated_back(response, officer):
    update_of(response, officer, values={"progress": Progress.COMPLETE}, effective_on=date(2023, 9, 10))
    update_of(response, officer, values={"force_action": "Train."}, effective_on=date(2023, 9, 5))
    spans = response.positions.order_by("from_on").values_list("from_on", "progress", "force_action")
    assert list(spans) == [
        (PUBLISHED_ON, "not-started", ""),
        (date(2023, 9, 5), "not-started", "Train."),
        (date(2023, 9, 10), "complete", "Train."),
    ]


def test_an_update_that_says_nothing_is_refused(response, officer):
    assert refusal(response, officer) == {"": ["Nothing has changed. Change something, or say what was done."]}
    same = {"progress": Progress.NOT_STARTED, "body_view": BodyView.NOTHING, "force_action": ""}
    assert set(refusal(response, officer, values=same)) == {""}


@pytest.mark.parametrize(
    "said", [{"note": "N."}, {"internal_note": "I."}, {"evidence_url": "https://example.org/"}], ids=str
)
def test_words_or_evidence_alone_make_an_update(response, officer, said):
    recorded = update_of(response, officer, **said)
    assert recorded.changes == {}
    assert response.positions.count() == 1


def test_a_force_says_only_what_the_force_says_and_does(response, liaison):
    refused = {"": ["A force can say only what the force says and does."]}
    for values in (
        {"progress": Progress.COMPLETE},
        {"body_action": "Ask."},
        {"no_action_reason": "None."},
        {"force_says": ForceSays.DONE, "body_view": BodyView.SATISFIED},
        {"owner": "Someone"},
    ):
        assert refusal(response, liaison, party=Update.Party.FORCE, values=values) == refused
    words = {"force_says": ForceSays.DONE, "force_action": "Trained."}
    assert update_of(response, liaison, party=Update.Party.FORCE, values=words).party == "force"
    assert response.positions.get(is_current=True).status == "awaiting-sign-off"
