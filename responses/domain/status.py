"""Where a response stands: its states as tables, and what follows from them on a given day.

Progress is the local policing body's word. Not accepted, not applicable, superseded and awaiting sign-off are derived
from other facts, and overdue is a question about a date: none of them is a state that anyone sets.
"""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from responses.domain.dates import gettext_noop


class Progress(StrEnum):
    """How far the action has come, as the local policing body says."""

    NOT_STARTED = "not-started"
    PLANNED = "planned"
    IN_PROGRESS = "in-progress"
    WAITING = "waiting-on-others"
    ALREADY_COMPLIANT = "already-compliant"
    COMPLETE = "complete"
    UNCLEAR = "unclear"
    """The words of an imported document do not say. Nobody can choose it."""


class Applies(StrEnum):
    """Whether the recommendation is for this force: each body's own decision, with its reason."""

    UNDECIDED = "undecided"
    YES = "yes"
    NO = "no"


class Acceptance(StrEnum):
    """Whether the body accepts what is asked. A refusal, whole or in part, has its reason."""

    UNDECIDED = "undecided"
    ACCEPTED = "accepted"
    IN_PART = "in-part"
    NOT_ACCEPTED = "not-accepted"


class ForceSays(StrEnum):
    """The force's own claim, kept apart from what the body and the inspectorate say."""

    NOTHING = "nothing"
    NOT_DONE = "not-done"
    UNDER_WAY = "under-way"
    DONE = "done"


class BodyView(StrEnum):
    """Whether the local policing body is satisfied that it is done."""

    NOTHING = "nothing"
    NOT_SATISFIED = "not-satisfied"
    SATISFIED = "satisfied"


class Inspectorate(StrEnum):
    """The inspectorate's status, in the words of HMICFRS's former public register."""

    NOTHING = "nothing"
    AWAITING_REVIEW = "awaiting-review"
    BEING_PROGRESSED = "being-progressed"
    COMPLETE = "complete"
    NO_FURTHER_ACTION = "no-further-action-needed"


class Status(StrEnum):
    """The one word a list shows: a progress state, or what other facts make of it."""

    NOT_STARTED = "not-started"
    PLANNED = "planned"
    IN_PROGRESS = "in-progress"
    WAITING = "waiting-on-others"
    AWAITING_SIGN_OFF = "awaiting-sign-off"
    UNCLEAR = "unclear"
    ALREADY_COMPLIANT = "already-compliant"
    COMPLETE = "complete"
    NOT_ACCEPTED = "not-accepted"
    NOT_APPLICABLE = "not-applicable"
    SUPERSEDED = "superseded"


CLOSED_PROGRESS = frozenset({Progress.ALREADY_COMPLIANT, Progress.COMPLETE})
DONE = frozenset({Status.ALREADY_COMPLIANT, Status.COMPLETE})
CLOSED = DONE | {Status.NOT_ACCEPTED, Status.NOT_APPLICABLE, Status.SUPERSEDED}
OPEN = frozenset(Status) - CLOSED

_WORKING = frozenset({Progress.PLANNED, Progress.IN_PROGRESS, Progress.WAITING})

TRANSITIONS: dict[Progress, frozenset[Progress]] = {
    Progress.NOT_STARTED: _WORKING | CLOSED_PROGRESS,
    Progress.PLANNED: _WORKING - {Progress.PLANNED} | CLOSED_PROGRESS | {Progress.NOT_STARTED},
    Progress.IN_PROGRESS: _WORKING - {Progress.IN_PROGRESS} | CLOSED_PROGRESS | {Progress.NOT_STARTED},
    Progress.WAITING: _WORKING - {Progress.WAITING} | CLOSED_PROGRESS | {Progress.NOT_STARTED},
    Progress.ALREADY_COMPLIANT: _WORKING,
    Progress.COMPLETE: _WORKING,
    Progress.UNCLEAR: _WORKING | CLOSED_PROGRESS | {Progress.NOT_STARTED},
}
"""What progress may become. From done one can only reopen, with a reason; nothing becomes unclear."""


def may_become(now: Progress, then: Progress) -> bool:
    """Whether progress may change from one state to the other; staying is always allowed."""
    return now == then or then in TRANSITIONS[now]


def is_reopening(now: Progress, then: Progress) -> bool:
    """Whether the change takes something back that was done: it needs a reason."""
    return now in CLOSED_PROGRESS and then not in CLOSED_PROGRESS


def status_of(
    progress: Progress,
    *,
    applies: Applies = Applies.UNDECIDED,
    acceptance: Acceptance = Acceptance.UNDECIDED,
    force_says: ForceSays = ForceSays.NOTHING,
    body_view: BodyView = BodyView.NOTHING,
    superseded: bool = False,
) -> Status:
    """The status that these facts make, the strongest first."""
    if superseded:
        return Status.SUPERSEDED
    if applies == Applies.NO:
        return Status.NOT_APPLICABLE
    if acceptance == Acceptance.NOT_ACCEPTED:
        return Status.NOT_ACCEPTED
    if awaits_sign_off(progress, force_says, body_view):
        return Status.AWAITING_SIGN_OFF
    return Status(progress.value)


def awaits_sign_off(progress: Progress, force_says: ForceSays, body_view: BodyView) -> bool:
    """The force says that it is done, and the body neither says so nor is satisfied that it is."""
    return force_says == ForceSays.DONE and body_view != BodyView.SATISFIED and progress not in CLOSED_PROGRESS


def past_deadline(is_open: bool, due_on: date | None, day: date) -> bool:
    """Past the inspectorate's deadline: still open on a day after the last day allowed.

    `due_on` is the earliest fixed or worked-out date. "With immediate effect" sets none: it is late only past our own
    target.
    """
    return is_open and due_on is not None and day > due_on


def past_target(is_open: bool, target_on: date | None, day: date) -> bool:
    """Past our own target, which we may move (with a reason); the inspectorate's deadline stays where it is."""
    return is_open and target_on is not None and day > target_on


class Fact(StrEnum):
    """What a RAG rule may ask of a response on a day."""

    DONE = "done"
    REFUSED = "refused"
    NOT_OURS = "not-ours"
    WAITING = "waiting"
    PAST_DEADLINE = "past-deadline"
    PAST_TARGET = "past-target"
    PAST_WORKING_DATE = "past-working-date"
    """Past our target, or where none is set, past the inspectorate's deadline."""
    PAST_DUE_DATE = "past-due-date"
    """Past the inspectorate's deadline, or where it set none, past our target."""
    OPEN = "open"


def facts_on(status: Status, due_on: date | None, target_on: date | None, day: date) -> frozenset[Fact]:
    """All facts that hold for a response on a day."""
    is_open = status in OPEN
    held = {
        Fact.DONE: status in DONE,
        Fact.REFUSED: status == Status.NOT_ACCEPTED,
        Fact.NOT_OURS: status in {Status.NOT_APPLICABLE, Status.SUPERSEDED},
        Fact.WAITING: status == Status.WAITING,
        Fact.PAST_DEADLINE: past_deadline(is_open, due_on, day),
        Fact.PAST_TARGET: past_target(is_open, target_on, day),
        Fact.PAST_WORKING_DATE: past_target(is_open, target_on or due_on, day),
        Fact.PAST_DUE_DATE: past_deadline(is_open, due_on or target_on, day),
        Fact.OPEN: is_open,
    }
    return frozenset(fact for fact, holds in held.items() if holds)


class Colour(StrEnum):
    """The colours that boards use; each is always shown with its word."""

    RED = "red"
    AMBER = "amber"
    GREEN = "green"
    WHITE = "white"
    GREY = "grey"


@dataclass(frozen=True)
class RagRule:
    """A colour, what it means in the body's words, and the facts any one of which gives it."""

    colour: Colour
    meaning: str
    any_of: frozenset[Fact]


RagRules = tuple[RagRule, ...]


def rag(rules: RagRules, facts: frozenset[Fact]) -> RagRule | None:
    """The first rule that one of the facts meets; none where the body has no rule for them."""
    return next((rule for rule in rules if rule.any_of & facts), None)


def parse_rag_rules(data: object) -> RagRules:
    """Rules from a body's data: a list of {"colour", "meaning", "any_of"}, tried in order.

    Raises ValueError, naming the entry and what it may be, where the data cannot be read.
    """
    if not isinstance(data, list):
        raise ValueError("RAG rules must be a list of rules.")
    return tuple(_parse_rag_rule(position, entry) for position, entry in enumerate(data, start=1))


def _parse_rag_rule(position: int, entry: object) -> RagRule:
    if not isinstance(entry, dict) or set(entry) != {"colour", "meaning", "any_of"}:
        raise ValueError(f"RAG rule {position} must have colour, meaning and any_of, and nothing else.")
    meaning, any_of = entry["meaning"], entry["any_of"]
    if not (isinstance(meaning, str) and meaning.strip() and isinstance(any_of, list) and any_of):
        raise ValueError(f"RAG rule {position} needs a meaning in words, and any_of a list of at least one fact.")
    try:
        return RagRule(Colour(entry["colour"]), meaning, frozenset(map(Fact, any_of)))
    except ValueError as error:
        known = ", ".join([*Colour, *Fact])
        raise ValueError(f"RAG rule {position}: {error}. The words known are: {known}.") from error


RAG_PRESETS: dict[str, list[dict[str, object]]] = {
    "city-of-london": [
        {"colour": "green", "meaning": gettext_noop("Implemented"), "any_of": ["done"]},
        {
            "colour": "white",
            "meaning": gettext_noop("Not ours, or waiting on another body"),
            "any_of": ["not-ours", "waiting"],
        },
        {
            "colour": "red",
            "meaning": gettext_noop("Past its deadline, or will not be done"),
            "any_of": ["refused", "past-due-date"],
        },
        {"colour": "amber", "meaning": gettext_noop("Ongoing and expected to be met"), "any_of": ["open"]},
    ],
    "leicestershire": [
        {"colour": "green", "meaning": gettext_noop("Completed"), "any_of": ["done"]},
        {"colour": "grey", "meaning": gettext_noop("Not adopted"), "any_of": ["refused", "not-ours"]},
        {
            "colour": "red",
            "meaning": gettext_noop("Outstanding and past its target or, without one, its deadline"),
            "any_of": ["past-working-date"],
        },
        {"colour": "amber", "meaning": gettext_noop("Outstanding, and not past it"), "any_of": ["open"]},
    ],
}
"""Two published definitions, in the order in which the rules are tried."""
