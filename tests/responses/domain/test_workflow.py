"""The stages of a reply, and the table of the steps between them."""

import itertools

import pytest

from responses.domain.workflow import EDITABLE, OWED, TRANSITIONS, Actor, Move, Stage, moves_from, target_of, transition

# From the row's stage to the column's: the move, who may take it (o: officer, a: approver), ! where it needs a reason.
TABLE = """
                   drafting     submitted  changes-requested   approved   issued              answered-by
drafting           -            submit:o   -                   -          drop-correction:o!  close:o!
submitted          withdraw:o!  -          request-changes:a!  approve:ao -                   -
changes-requested  -            submit:o   -                   -          drop-correction:o!  close:o!
approved           take-back:o! -          request-changes:a!  -          issue:o             -
issued             correct:o!   -          -                   -          -                   -
answered-by        reopen:o!    -          -                   -          -                   -
"""


def written(now: Stage, then: Stage) -> str:
    step = transition(now, then)
    if step is None:
        return "-"
    who = "".join(sorted(actor.value[0] for actor in step.actors))
    return f"{step.move.value}:{who}{'!' if step.needs_reason else ''}"


def test_every_stage_to_every_stage():
    head, *rows = [line.split() for line in TABLE.strip().splitlines()]
    wanted = {(name, then): cell for name, *cells in rows for then, cell in zip(head, cells, strict=True)}
    assert {(now.value, then.value): written(now, then) for now, then in itertools.product(Stage, Stage)} == wanted


@pytest.mark.parametrize("move", list(Move))
def test_a_move_leads_where_its_row_says(move: Move):
    wanted = {now: then for (now, then), step in TRANSITIONS.items() if step.move == move}
    assert {stage: target_of(stage, move) for stage in Stage} == {stage: wanted.get(stage) for stage in Stage}
    assert wanted


@pytest.mark.parametrize(
    ("stage", "first", "later"),
    [
        (Stage.DRAFTING, {Move.SUBMIT, Move.CLOSE}, {Move.SUBMIT, Move.DROP_CORRECTION}),
        (Stage.SUBMITTED, {Move.WITHDRAW, Move.REQUEST_CHANGES, Move.APPROVE}, None),
        (Stage.CHANGES_REQUESTED, {Move.SUBMIT, Move.CLOSE}, {Move.SUBMIT, Move.DROP_CORRECTION}),
        (Stage.APPROVED, {Move.TAKE_BACK, Move.REQUEST_CHANGES, Move.ISSUE}, None),
        (Stage.ISSUED, {Move.CORRECT}, None),
        (Stage.ANSWERED_BY, {Move.REOPEN}, None),
    ],
)
def test_what_can_be_done_before_and_after_a_letter_is_out(stage, first, later):
    assert set(moves_from(stage, letters_issued=0)) == first
    assert set(moves_from(stage, letters_issued=1)) == (first if later is None else later)


def test_words_change_only_where_no_text_stands_before_the_approver():
    assert {Stage.DRAFTING, Stage.CHANGES_REQUESTED} == EDITABLE
    assert {Stage.DRAFTING, Stage.SUBMITTED, Stage.CHANGES_REQUESTED, Stage.APPROVED} == OWED


def test_the_approver_takes_no_officers_step():
    taken = {step.move for step in TRANSITIONS.values() if Actor.APPROVER in step.actors}
    assert taken == {Move.APPROVE, Move.REQUEST_CHANGES}
