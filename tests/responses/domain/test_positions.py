"""From updates to positions: worked examples, and what must hold whatever the updates say."""

import json
from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from responses.domain.positions import (
    DATE_FIELDS,
    FIELDS,
    FOREVER,
    TEXT_FIELDS,
    Change,
    Span,
    State,
    difference,
    fold,
    from_stored,
    gives_both_actions,
    is_open,
    settled,
    to_stored,
)
from responses.domain.status import Acceptance, Applies, BodyView, ForceSays, Inspectorate, Progress, Status

MAY, JUNE, JULY = date(2024, 5, 1), date(2024, 6, 1), date(2024, 7, 1)
START = State()
PLANNED = State(progress=Progress.PLANNED)
WORKING = State(progress=Progress.IN_PROGRESS)


def change(seq: int, on: date, voids: int | None = None, **values: str | None) -> Change:
    return Change(seq, on, values, voids)


def test_no_updates_no_positions() -> None:
    assert fold([]) == ()


def test_the_opening_update_changes_nothing_and_begins_the_first_span() -> None:
    assert fold([change(1, MAY)]) == (Span(MAY, FOREVER, START),)
    assert (
        State(
            applies=Applies.UNDECIDED,
            acceptance=Acceptance.UNDECIDED,
            progress=Progress.NOT_STARTED,
            force_says=ForceSays.NOTHING,
            body_view=BodyView.NOTHING,
            inspectorate_status=Inspectorate.NOTHING,
        )
        == START
    )


def test_a_span_ends_where_the_next_begins_and_only_the_last_is_current() -> None:
    spans = fold([change(1, MAY), change(2, JUNE, progress="planned"), change(3, JULY, progress="in-progress")])
    assert spans == (Span(MAY, JUNE, START), Span(JUNE, JULY, PLANNED), Span(JULY, FOREVER, WORKING))
    assert [span.is_current for span in spans] == [False, False, True]


def test_an_update_changes_only_what_it_says() -> None:
    spans = fold([change(1, MAY, progress="planned", owner="Sam"), change(2, JUNE, target_on="2024-09-30")])
    assert spans[-1].state == State(progress=Progress.PLANNED, owner="Sam", target_on=date(2024, 9, 30))


def test_updates_of_one_day_make_one_span_and_the_last_recorded_wins() -> None:
    spans = fold(
        [change(1, MAY), change(2, JUNE, progress="planned", owner="Sam"), change(3, JUNE, progress="complete")]
    )
    assert spans == (Span(MAY, JUNE, START), Span(JUNE, FOREVER, State(progress=Progress.COMPLETE, owner="Sam")))


def test_an_update_dated_back_takes_its_place_in_time() -> None:
    """A letter of June read in after July's update: July still says what it said."""
    spans = fold(
        [change(1, MAY), change(2, JULY, progress="in-progress"), change(3, JUNE, progress="planned", owner="Sam")]
    )
    assert spans == (
        Span(MAY, JUNE, START),
        Span(JUNE, JULY, replace(PLANNED, owner="Sam")),
        Span(JULY, FOREVER, replace(WORKING, owner="Sam")),
    )


def test_an_update_may_come_before_the_first() -> None:
    spans = fold([change(1, JUNE), change(2, MAY, progress="planned")])
    assert spans == (Span(MAY, FOREVER, PLANNED),)


def test_equal_neighbours_are_one_span() -> None:
    again = [change(1, MAY, progress="planned"), change(2, JUNE, progress="planned"), change(3, JULY)]
    assert fold(again) == (Span(MAY, FOREVER, PLANNED),)
    back = [change(1, MAY), change(2, JUNE, progress="planned"), change(3, JULY, progress="not-started")]
    assert fold(back) == (Span(MAY, JUNE, START), Span(JUNE, JULY, PLANNED), Span(JULY, FOREVER, START))
    within_a_day = [change(1, MAY), change(2, JUNE, owner="Sam"), change(3, JUNE, owner="")]
    assert fold(within_a_day) == (Span(MAY, FOREVER, START),)


def test_what_is_taken_back_never_was() -> None:
    every = [change(1, MAY), change(2, JUNE, progress="planned"), change(3, JULY, voids=2)]
    assert fold(every) == (Span(MAY, FOREVER, START),)


def test_the_update_that_takes_back_says_its_own_from_its_own_day() -> None:
    every = [change(1, MAY), change(2, JUNE, progress="complete"), change(3, JULY, voids=2, progress="in-progress")]
    assert fold(every) == (Span(MAY, JULY, START), Span(JULY, FOREVER, WORKING))


def test_what_takes_back_can_be_taken_back() -> None:
    every = [change(1, MAY), change(2, JUNE, progress="planned"), change(3, JULY, voids=2), change(4, JULY, voids=3)]
    assert fold(every) == (Span(MAY, JUNE, START), Span(JUNE, FOREVER, PLANNED))
    assert fold([*every, change(5, JULY, voids=4)]) == (Span(MAY, FOREVER, START),)


def test_where_all_is_taken_back_nothing_stands() -> None:
    assert fold([change(1, MAY, progress="planned"), change(2, JULY, voids=1)]) == ()


def test_taking_back_begins_nothing() -> None:
    held = [change(1, JULY, progress="planned"), change(2, JULY, progress="complete"), change(3, MAY, voids=2)]
    assert fold(held) == (Span(JULY, FOREVER, State(progress=Progress.PLANNED)),)


def test_a_value_that_is_none_of_the_fields_is_refused() -> None:
    with pytest.raises(ValueError, match="finished"):
        fold([change(1, MAY, progress="finished")])
    with pytest.raises(TypeError, match="colour"):
        fold([change(1, MAY, colour="red")])


DAYS = [MAY + timedelta(days=n) for n in range(8)]
VALUES: dict[str, list[Any]] = {
    "progress": ["not-started", "planned", "complete"],
    "force_says": ["nothing", "done"],
    "owner": ["", "Sam"],
    "target_on": [None, "2024-09-30"],
}


@st.composite
def histories(draw: st.DrawFn) -> list[Change]:
    """Up to seven updates on few days with few values, so that days and states meet; some take back earlier ones."""
    days = draw(st.lists(st.sampled_from(DAYS), max_size=7))
    values = st.fixed_dictionaries({}, optional={name: st.sampled_from(held) for name, held in VALUES.items()})
    history, left = [], set[int]()
    for seq, day in enumerate(days, start=1):
        voids = draw(st.sampled_from([None, None, *sorted(left)]))
        left = (left | {seq}) - {voids}
        history.append(Change(seq, day, draw(values), voids))
    return history


def stands(history: list[Change], one: Change) -> bool:
    """It has not been taken back, or what took it back has been taken back itself."""
    return not any(other.voids == one.seq and stands(history, other) for other in history)


def replayed(standing: list[Change], day: date) -> dict[str, Any] | None:
    """The fields on a day, by saying every update up to it over again; None before the first."""
    said = [
        one
        for each_day in DAYS
        if each_day <= day
        for one in standing
        if one.effective_on == each_day and (one.values or one.voids is None)
    ]
    held: dict[str, Any] = {"progress": "not-started", "force_says": "nothing", "owner": "", "target_on": None}
    for one in said:
        held |= one.values
    return held if said else None


def told(state: State) -> dict[str, Any]:
    return {
        "progress": state.progress.value,
        "force_says": state.force_says.value,
        "owner": state.owner,
        "target_on": state.target_on.isoformat() if state.target_on else None,
    }


@given(histories())
def test_spans_have_no_gap_no_overlap_and_no_end(history: list[Change]) -> None:
    spans = fold(history)
    assert all(span.from_on < span.until_on for span in spans)
    assert [span.until_on for span in spans] == [span.from_on for span in spans[1:]] + [FOREVER] * bool(spans)
    assert [one.state for one, then in pairwise(spans) if one.state == then.state] == []


@given(histories())
def test_the_state_on_any_day_is_what_the_updates_up_to_it_say(history: list[Change]) -> None:
    spans = fold(history)
    standing = [one for one in history if stands(history, one)]
    for day in [DAYS[0] - timedelta(days=1), *DAYS, DAYS[-1] + timedelta(days=1), date(9999, 12, 30)]:
        holding = [told(span.state) for span in spans if span.from_on <= day < span.until_on]
        replay = replayed(standing, day)
        assert holding == ([replay] if replay else [])


@given(histories().flatmap(lambda history: st.tuples(st.just(history), st.permutations(history))))
def test_the_order_in_which_updates_are_read_does_not_matter(case: tuple[list[Change], list[Change]]) -> None:
    history, shuffled = case
    assert fold(shuffled) == fold(history) == fold(iter(history))


STORED: dict[str, list[tuple[Any, Any]]] = {
    "applies": [(Applies.UNDECIDED, "undecided"), (Applies.YES, "yes"), (Applies.NO, "no")],
    "applies_reason": [("", ""), ("Rail alone.\nNot ours.", "Rail alone.\nNot ours.")],
    "acceptance": [
        (Acceptance.UNDECIDED, "undecided"),
        (Acceptance.ACCEPTED, "accepted"),
        (Acceptance.IN_PART, "in-part"),
        (Acceptance.NOT_ACCEPTED, "not-accepted"),
    ],
    "acceptance_reason": [("", ""), ("Ŵyl – “cost”", "Ŵyl – “cost”")],
    "progress": [
        (Progress.NOT_STARTED, "not-started"),
        (Progress.PLANNED, "planned"),
        (Progress.IN_PROGRESS, "in-progress"),
        (Progress.WAITING, "waiting-on-others"),
        (Progress.ALREADY_COMPLIANT, "already-compliant"),
        (Progress.COMPLETE, "complete"),
        (Progress.UNCLEAR, "unclear"),
    ],
    "waiting_on": [("", ""), ("College of Policing", "College of Policing")],
    "waiting_for": [("", ""), ("its guidance", "its guidance")],
    "review_on": [(None, None), (date(2024, 2, 29), "2024-02-29")],
    "force_says": [
        (ForceSays.NOTHING, "nothing"),
        (ForceSays.NOT_DONE, "not-done"),
        (ForceSays.UNDER_WAY, "under-way"),
        (ForceSays.DONE, "done"),
    ],
    "body_view": [
        (BodyView.NOTHING, "nothing"),
        (BodyView.NOT_SATISFIED, "not-satisfied"),
        (BodyView.SATISFIED, "satisfied"),
    ],
    "inspectorate_status": [
        (Inspectorate.NOTHING, "nothing"),
        (Inspectorate.AWAITING_REVIEW, "awaiting-review"),
        (Inspectorate.BEING_PROGRESSED, "being-progressed"),
        (Inspectorate.COMPLETE, "complete"),
        (Inspectorate.NO_FURTHER_ACTION, "no-further-action-needed"),
    ],
    "force_action": [("", ""), ("We train.", "We train.")],
    "body_action": [("", ""), ("We ask.", "We ask.")],
    "no_action_reason": [("", ""), ("It is another’s to do.", "It is another’s to do.")],
    "owner": [("", ""), ("Sam", "Sam")],
    "target_on": [(None, None), (date(2024, 9, 30), "2024-09-30")],
}


def test_every_field_of_a_state_has_its_stored_form() -> None:
    assert list(STORED) == list(FIELDS)
    texts = {"applies_reason", "acceptance_reason", "force_action", "body_action", "no_action_reason"}
    assert texts == TEXT_FIELDS
    assert {"review_on", "target_on"} == DATE_FIELDS


@pytest.mark.parametrize(("name", "value", "stored"), [(name, *pair) for name in STORED for pair in STORED[name]])
def test_a_value_is_stored_as_plain_json_and_comes_back(name: str, value: Any, stored: Any) -> None:
    assert to_stored(name, value) == stored
    assert type(to_stored(name, value)) in {str, type(None)}
    back = from_stored(name, json.loads(json.dumps(to_stored(name, value))))
    assert (back, type(back)) == (value, type(value))


@pytest.mark.parametrize(
    ("name", "stored"), [("progress", "finished"), ("applies", ""), ("body_view", "None"), ("target_on", "30/09/2024")]
)
def test_a_stored_value_that_is_none_of_the_fields_is_refused(name: str, stored: str) -> None:
    with pytest.raises(ValueError, match=stored or "is not a valid"):
        from_stored(name, stored)


@st.composite
def states(draw: st.DrawFn) -> State:
    drawn = State(**{name: draw(st.sampled_from([value for value, _ in pairs])) for name, pairs in STORED.items()})
    return settled(drawn)


@given(states(), states())
def test_a_difference_is_all_that_an_update_must_say(before: State, after: State) -> None:
    said = difference(before, after)
    assert {name for name in FIELDS if getattr(before, name) != getattr(after, name)} == set(said)
    assert fold([Change(1, MAY, difference(START, before)), Change(2, MAY, said)])[-1].state == after
    assert difference(after, after) == {}


def test_the_words_about_waiting_go_with_it_also_under_an_update_dated_back() -> None:
    """A letter adopted later says that it waited in May; the update of June that says otherwise knew of no words."""
    waiting = {"progress": "waiting-on-others", "waiting_on": "College", "waiting_for": "guidance"}
    spans = fold([Change(1, JUNE, {"progress": "in-progress"}), Change(2, MAY, waiting)])
    assert [(span.state.progress, span.state.waiting_on, span.state.waiting_for) for span in spans] == [
        ("waiting-on-others", "College", "guidance"),
        ("in-progress", "", ""),
    ]


def test_a_difference_is_in_stored_form() -> None:
    after = State(progress=Progress.WAITING, waiting_on="NPCC", review_on=date(2024, 9, 30), owner="")
    assert difference(State(owner="Sam"), after) == {
        "progress": "waiting-on-others", "waiting_on": "NPCC", "review_on": "2024-09-30", "owner": "",
    }  # fmt: skip
    assert difference(after, replace(after, review_on=None)) == {"review_on": None}


def test_a_states_status_asks_every_fact() -> None:
    working = State(progress=Progress.IN_PROGRESS, force_says=ForceSays.DONE)
    assert working.status() == Status.AWAITING_SIGN_OFF
    assert replace(working, body_view=BodyView.SATISFIED).status() == Status.IN_PROGRESS
    assert replace(working, acceptance=Acceptance.NOT_ACCEPTED).status() == Status.NOT_ACCEPTED
    assert replace(working, applies=Applies.NO).status() == Status.NOT_APPLICABLE
    assert working.status(superseded=True) == Status.SUPERSEDED
    assert (is_open(Status.AWAITING_SIGN_OFF), is_open(Status.NOT_ACCEPTED)) == (True, False)


@pytest.mark.parametrize(
    ("before", "after", "gives_both"),
    [
        (("", ""), ("Ask.", ""), False),
        (("", ""), ("", "Not ours."), False),
        (("", ""), ("Ask.", "Not ours."), True),
        (("Ask.", ""), ("Ask.", "Not ours."), True),
        (("", "Not ours."), ("Ask.", "Not ours."), True),
        (("Ask.", ""), ("", "Not ours."), False),
        (("Ask.", "Not ours."), ("Ask.", "Not ours."), False),
        (("Ask.", "Not ours."), ("Ask more.", "Not ours."), True),
        (("Ask.", "Not ours."), ("Ask.", ""), False),
    ],
)
def test_an_action_and_why_there_is_none_are_not_given_together(
    before: tuple[str, str], after: tuple[str, str], gives_both: bool
) -> None:
    first, then = (State(body_action=action, no_action_reason=reason) for action, reason in (before, after))
    assert gives_both_actions(first, replace(then, owner="Sam")) is gives_both
