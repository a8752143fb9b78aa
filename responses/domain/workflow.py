"""The life of a reply: its stages, and the one table of the steps from one to another.

Buttons, flows, the database's constraint on stages and the tests read this table. What stands beside the stages, in any
order (the invitation, the chief officer's comments, the publication, the copies), is no stage: see `duty.py`.
"""

from dataclasses import dataclass
from enum import StrEnum


class Stage(StrEnum):
    """How far the body's own text has come."""

    DRAFTING = "drafting"
    SUBMITTED = "submitted"
    """A text stands before the approver: it does not change while it does."""
    CHANGES_REQUESTED = "changes-requested"
    APPROVED = "approved"
    ISSUED = "issued"
    """The letter is frozen. A correction goes back to drafting and ends as a new version."""
    ANSWERED_BY = "answered-by"
    """Closed: the reply to a force's own report answers the same findings."""


class Actor(StrEnum):
    """Who may take a step: the permission that it asks for is named in `responses.replies.moves_allowed`."""

    OFFICER = "officer"
    APPROVER = "approver"


class Move(StrEnum):
    """A step from one stage to another, by the verb of its button."""

    SUBMIT = "submit"
    WITHDRAW = "withdraw"
    REQUEST_CHANGES = "request-changes"
    APPROVE = "approve"
    TAKE_BACK = "take-back"
    ISSUE = "issue"
    CORRECT = "correct"
    DROP_CORRECTION = "drop-correction"
    CLOSE = "close"
    REOPEN = "reopen"


@dataclass(frozen=True)
class Transition:
    """One step. Going back needs a reason, which the reply's history keeps."""

    move: Move
    actors: frozenset[Actor]
    needs_reason: bool = False


_OFFICER = frozenset({Actor.OFFICER})
_APPROVER = frozenset({Actor.APPROVER})
_EITHER = _OFFICER | _APPROVER

TRANSITIONS: dict[tuple[Stage, Stage], Transition] = {
    (Stage.DRAFTING, Stage.SUBMITTED): Transition(Move.SUBMIT, _OFFICER),
    (Stage.CHANGES_REQUESTED, Stage.SUBMITTED): Transition(Move.SUBMIT, _OFFICER),
    (Stage.SUBMITTED, Stage.DRAFTING): Transition(Move.WITHDRAW, _OFFICER, needs_reason=True),
    (Stage.SUBMITTED, Stage.CHANGES_REQUESTED): Transition(Move.REQUEST_CHANGES, _APPROVER, needs_reason=True),
    (Stage.SUBMITTED, Stage.APPROVED): Transition(Move.APPROVE, _EITHER),
    (Stage.APPROVED, Stage.DRAFTING): Transition(Move.TAKE_BACK, _OFFICER, needs_reason=True),
    (Stage.APPROVED, Stage.CHANGES_REQUESTED): Transition(Move.REQUEST_CHANGES, _APPROVER, needs_reason=True),
    (Stage.APPROVED, Stage.ISSUED): Transition(Move.ISSUE, _OFFICER),
    (Stage.ISSUED, Stage.DRAFTING): Transition(Move.CORRECT, _OFFICER, needs_reason=True),
    (Stage.DRAFTING, Stage.ISSUED): Transition(Move.DROP_CORRECTION, _OFFICER, needs_reason=True),
    (Stage.CHANGES_REQUESTED, Stage.ISSUED): Transition(Move.DROP_CORRECTION, _OFFICER, needs_reason=True),
    (Stage.DRAFTING, Stage.ANSWERED_BY): Transition(Move.CLOSE, _OFFICER, needs_reason=True),
    (Stage.CHANGES_REQUESTED, Stage.ANSWERED_BY): Transition(Move.CLOSE, _OFFICER, needs_reason=True),
    (Stage.ANSWERED_BY, Stage.DRAFTING): Transition(Move.REOPEN, _OFFICER, needs_reason=True),
}
"""Every step there is; a pair that is not here is refused. An officer takes the step to approved only to record an
approval that was given on paper or by e-mail."""

EDITABLE = frozenset({Stage.DRAFTING, Stage.CHANGES_REQUESTED})
"""Where the body's words may change."""
OWED = frozenset(Stage) - {Stage.ISSUED, Stage.ANSWERED_BY}
"""Where no letter answers the report: unless an earlier version was issued, the reply is owed."""
LATER_ALONE = frozenset({Move.DROP_CORRECTION})
"""Steps that only a reply with an issued letter can take."""
FIRST_ALONE = frozenset({Move.CLOSE})
"""Steps that a reply with an issued letter cannot take any more."""


def transition(now: Stage, then: Stage) -> Transition | None:
    """The step from one stage to the other; None where there is none. Staying is no step."""
    return TRANSITIONS.get((now, then))


def target_of(now: Stage, move: Move) -> Stage | None:
    """Where a move leads from a stage; None where it cannot be taken there."""
    return next((then for (at, then), step in TRANSITIONS.items() if at == now and step.move == move), None)


def moves_from(now: Stage, *, letters_issued: int) -> tuple[Move, ...]:
    """The moves that the stage allows, in the table's order, whoever asks."""
    return tuple(
        step.move
        for (at, _then), step in TRANSITIONS.items()
        if at == now and step.move not in (FIRST_ALONE if letters_issued else LATER_ALONE)
    )
