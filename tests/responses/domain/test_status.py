"""Where a response stands: what progress may become, what other facts make of it, and when it is late."""

from datetime import date
from itertools import product

import pytest

from responses.domain.status import (
    CLOSED,
    CLOSED_PROGRESS,
    DONE,
    OPEN,
    Acceptance,
    Applies,
    BodyView,
    Fact,
    ForceSays,
    Progress,
    Status,
    awaits_sign_off,
    facts_on,
    is_reopening,
    may_become,
    past_deadline,
    past_target,
    status_of,
)

# The columns are what progress would become: y for a change that may be, = for staying, - for one that may not.
# R marks a change that takes back what was done: it may be, and needs its reason. r: it would, but may not be.
MATRIX = """
                    not-started  planned  in-progress  waiting-on-others  already-compliant  complete  unclear
not-started         =            y        y            y                  y                  y         -
planned             y            =        y            y                  y                  y         -
in-progress         y            y        =            y                  y                  y         -
waiting-on-others   y            y        y            =                  y                  y         -
already-compliant   r            R        R            R                  =                  -         r
complete            r            R        R            R                  -                  =         r
unclear             y            y        y            y                  y                  y         =
"""


def cells() -> dict[tuple[str, str], str]:
    header, *rows = MATRIX.strip().splitlines()
    columns = header.split()
    table = {line.split()[0]: line.split()[1:] for line in rows}
    return {(now, then): marks[place] for now, marks in table.items() for place, then in enumerate(columns)}


def test_the_matrix_holds_every_pair_of_states() -> None:
    assert set(cells()) == {(now.value, then.value) for now, then in product(Progress, Progress)}
    assert len(cells()) == 49


@pytest.mark.parametrize(("pair", "mark"), cells().items(), ids=lambda it: " to ".join(it) if len(it) == 2 else it)
def test_what_progress_may_become(pair: tuple[str, str], mark: str) -> None:
    now, then = map(Progress, pair)
    assert may_become(now, then) is (mark in {"y", "=", "R"})
    assert is_reopening(now, then) is (mark in {"R", "r"})


def test_states_are_stored_under_the_words_that_the_records_hold() -> None:
    """A word changed here would orphan every row that holds it."""
    assert [each.value for each in Progress] == [
        "not-started", "planned", "in-progress", "waiting-on-others", "already-compliant", "complete", "unclear",
    ]  # fmt: skip
    assert [each.value for each in Applies] == ["undecided", "yes", "no"]
    assert [each.value for each in Acceptance] == ["undecided", "accepted", "in-part", "not-accepted"]
    assert [each.value for each in ForceSays] == ["nothing", "not-done", "under-way", "done"]
    assert [each.value for each in BodyView] == ["nothing", "not-satisfied", "satisfied"]


def test_every_status_is_open_or_closed() -> None:
    assert {
        Status.NOT_STARTED, Status.PLANNED, Status.IN_PROGRESS, Status.WAITING, Status.AWAITING_SIGN_OFF,
        Status.UNCLEAR,
    } == OPEN  # fmt: skip
    assert {
        Status.ALREADY_COMPLIANT, Status.COMPLETE, Status.NOT_ACCEPTED, Status.NOT_APPLICABLE, Status.SUPERSEDED,
    } == CLOSED  # fmt: skip
    assert set(Status) == OPEN | CLOSED
    assert {status.value for status in DONE} == {progress.value for progress in CLOSED_PROGRESS}
    assert {Status.ALREADY_COMPLIANT, Status.COMPLETE} == DONE


UNFINISHED = {"not-started", "planned", "in-progress", "waiting-on-others", "unclear"}


def meanings(progress: str, applies: str, acceptance: str, force: str, body: str, superseded: bool) -> dict[str, bool]:
    """Each status's own condition, in full: none leans on the order in which the product asks."""
    ours = not superseded and applies in {"undecided", "yes"}
    agreed = ours and acceptance in {"undecided", "accepted", "in-part"}
    signing = force == "done" and body in {"nothing", "not-satisfied"} and progress in UNFINISHED
    return {
        "superseded": superseded,
        "not-applicable": not superseded and applies == "no",
        "not-accepted": ours and acceptance == "not-accepted",
        "awaiting-sign-off": agreed and signing,
    } | {each: agreed and not signing and progress == each for each in (*UNFINISHED, "already-compliant", "complete")}


def test_the_status_of_every_combination_of_facts() -> None:
    facts = list(product(Progress, Applies, Acceptance, ForceSays, BodyView, (False, True)))
    assert len(facts) == 7 * 3 * 4 * 4 * 3 * 2
    wrong = []
    for progress, applies, acceptance, force_says, body_view, superseded in facts:
        given = status_of(
            progress,
            applies=applies,
            acceptance=acceptance,
            force_says=force_says,
            body_view=body_view,
            superseded=superseded,
        )
        held = meanings(progress.value, applies.value, acceptance.value, force_says.value, body_view.value, superseded)
        if [word for word, holds in held.items() if holds] != [given.value]:
            wrong.append((progress, applies, acceptance, force_says, body_view, superseded, given))
    assert wrong == []


def test_without_other_facts_a_status_is_the_progress() -> None:
    assert {progress.value: status_of(progress).value for progress in Progress} == {
        "not-started": "not-started",
        "planned": "planned",
        "in-progress": "in-progress",
        "waiting-on-others": "waiting-on-others",
        "already-compliant": "already-compliant",
        "complete": "complete",
        "unclear": "unclear",
    }


@pytest.mark.parametrize(
    ("progress", "force_says", "body_view", "awaits"),
    [
        (Progress.IN_PROGRESS, ForceSays.DONE, BodyView.NOTHING, True),
        (Progress.IN_PROGRESS, ForceSays.DONE, BodyView.NOT_SATISFIED, True),
        (Progress.IN_PROGRESS, ForceSays.DONE, BodyView.SATISFIED, False),
        (Progress.IN_PROGRESS, ForceSays.UNDER_WAY, BodyView.NOT_SATISFIED, False),
        (Progress.COMPLETE, ForceSays.DONE, BodyView.NOTHING, False),
        (Progress.ALREADY_COMPLIANT, ForceSays.DONE, BodyView.NOT_SATISFIED, False),
        (Progress.UNCLEAR, ForceSays.DONE, BodyView.NOTHING, True),
    ],
)
def test_awaiting_sign_off(progress: Progress, force_says: ForceSays, body_view: BodyView, awaits: bool) -> None:
    assert awaits_sign_off(progress, force_says, body_view) is awaits


DUE, TARGET = date(2023, 10, 31), date(2023, 12, 31)


@pytest.mark.parametrize("past", [past_deadline, past_target])
def test_the_last_day_allowed_is_not_late(past) -> None:
    assert [past(True, DUE, day) for day in (date(2023, 10, 30), date(2023, 10, 31), date(2023, 11, 1))] == [
        False,
        False,
        True,
    ]
    assert [past(False, DUE, day) for day in (date(2023, 10, 30), date(2023, 10, 31), date(2023, 11, 1))] == [False] * 3
    assert past(True, None, date(9999, 12, 31)) is False


@pytest.mark.parametrize(
    ("status", "due_on", "target_on", "day", "facts"),
    [
        ("in-progress", DUE, TARGET, date(2023, 10, 31), {"open"}),
        ("in-progress", DUE, TARGET, date(2023, 11, 1), {"open", "past-deadline", "past-due-date"}),
        ("in-progress", DUE, TARGET, date(2023, 12, 31), {"open", "past-deadline", "past-due-date"}),
        (
            "in-progress",
            DUE,
            TARGET,
            date(2024, 1, 1),
            {"open", "past-deadline", "past-due-date", "past-target", "past-working-date"},
        ),
        ("planned", TARGET, DUE, date(2023, 11, 1), {"open", "past-target", "past-working-date"}),
        ("planned", DUE, None, date(2023, 10, 31), {"open"}),
        ("planned", DUE, None, date(2023, 11, 1), {"open", "past-deadline", "past-due-date", "past-working-date"}),
        ("not-started", None, TARGET, date(2024, 1, 1), {"open", "past-due-date", "past-target", "past-working-date"}),
        ("not-started", None, None, date(2024, 1, 1), {"open"}),
        ("unclear", None, None, date(2024, 1, 1), {"open"}),
        (
            "awaiting-sign-off",
            DUE,
            None,
            date(2023, 11, 1),
            {"open", "past-deadline", "past-due-date", "past-working-date"},
        ),
        ("waiting-on-others", DUE, TARGET, date(2023, 10, 31), {"open", "waiting"}),
        ("waiting-on-others", DUE, TARGET, date(2023, 11, 1), {"open", "waiting", "past-deadline", "past-due-date"}),
        ("complete", DUE, TARGET, date(2024, 1, 1), {"done"}),
        ("already-compliant", DUE, TARGET, date(2024, 1, 1), {"done"}),
        ("not-accepted", DUE, TARGET, date(2024, 1, 1), {"refused"}),
        ("not-applicable", DUE, TARGET, date(2024, 1, 1), {"not-ours"}),
        ("superseded", DUE, TARGET, date(2024, 1, 1), {"not-ours"}),
    ],
)
def test_the_facts_of_a_day(status: str, due_on: date, target_on: date, day: date, facts: set[str]) -> None:
    assert facts_on(Status(status), due_on, target_on, day) == {Fact(fact) for fact in facts}
