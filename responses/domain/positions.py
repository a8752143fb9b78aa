"""From a response's dated updates to its positions: what it was, from which day until which.

An update says only what it changes, from the day on which it took effect, which may lie before the day on which it was
recorded (an old letter read in). Folding the updates in the order (effective_on, seq) gives half-open spans of days.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, fields, replace
from datetime import date
from enum import StrEnum
from itertools import groupby
from typing import Any, TypeVar

from responses.domain.status import (
    OPEN,
    Acceptance,
    Applies,
    BodyView,
    ForceSays,
    Inspectorate,
    Progress,
    Status,
    status_of,
)

Held = TypeVar("Held")

FOREVER = date(9999, 12, 31)
"""The end of a span that still holds."""


@dataclass(frozen=True)
class State:
    """All that updates can change about a response."""

    applies: Applies = Applies.UNDECIDED
    applies_reason: str = ""
    acceptance: Acceptance = Acceptance.UNDECIDED
    acceptance_reason: str = ""
    progress: Progress = Progress.NOT_STARTED
    waiting_on: str = ""
    waiting_for: str = ""
    review_on: date | None = None
    force_says: ForceSays = ForceSays.NOTHING
    body_view: BodyView = BodyView.NOTHING
    inspectorate_status: Inspectorate = Inspectorate.NOTHING
    force_action: str = ""
    body_action: str = ""
    no_action_reason: str = ""
    owner: str = ""
    target_on: date | None = None

    def status(self, *, superseded: bool = False) -> Status:
        """The one word that lists show."""
        return status_of(
            self.progress,
            applies=self.applies,
            acceptance=self.acceptance,
            force_says=self.force_says,
            body_view=self.body_view,
            superseded=superseded,
        )


FIELDS = tuple(each.name for each in fields(State))
TEXT_FIELDS = frozenset({"applies_reason", "acceptance_reason", "force_action", "body_action", "no_action_reason"})
"""Long words, which an update keeps apart so that a lawful disposal can blank them and leave the record whole."""
DISPOSED = "[disposed of]"
"""What stands where words were lawfully disposed of: a reason is still known to have been given."""
DATE_FIELDS = frozenset({"review_on", "target_on"})
ENUMS: Mapping[str, type[StrEnum]] = {
    "applies": Applies,
    "acceptance": Acceptance,
    "progress": Progress,
    "force_says": ForceSays,
    "body_view": BodyView,
    "inspectorate_status": Inspectorate,
}


@dataclass(frozen=True)
class Change:
    """One update as the fold sees it."""

    seq: int
    effective_on: date
    values: Mapping[str, Any] = field(default_factory=dict)
    voids: int | None = None
    """The seq of an earlier update that this one takes back."""
    hands_over: tuple[int, int] | None = None
    """The bodies, by id, of which the one handed the response over to the other on that day; it says nothing else."""


@dataclass(frozen=True)
class Span:
    """The days from `from_on` up to, but not including, `until_on`, and what held on them."""

    from_on: date
    until_on: date
    state: State
    body: int | None = None
    """The body that answered, by id; none where no body ever handed the response over."""

    @property
    def is_current(self) -> bool:
        return self.until_on == FOREVER


def to_stored(name: str, value: Any) -> Any:
    """A field's value as an update stores it: plain JSON."""
    if name in DATE_FIELDS:
        return value.isoformat() if value else None
    return str(value)


def from_stored(name: str, value: Any) -> Any:
    """A stored value as the state holds it. Raises ValueError where it is none of the field's."""
    if name in DATE_FIELDS:
        return date.fromisoformat(value) if value else None
    return ENUMS[name](value) if name in ENUMS else str(value)


def fold(changes: Iterable[Change]) -> tuple[Span, ...]:
    """The spans that these updates make, oldest first, without gap or overlap; none without updates.

    Updates that took effect on the same day make one span, in the order in which they were recorded. One that only
    takes another back begins nothing: where all that was said is taken back, no span is left. A hand-over cuts a span
    in two and begins none.
    """
    standing = sorted(_standing(changes), key=lambda change: (change.effective_on, change.seq))
    starts = _states([one for one in standing if one.hands_over is None and (one.values or one.voids is None)])
    held = _by_body(starts, [one for one in standing if one.hands_over])
    ends = [*(day for day, _state, _body in held[1:]), FOREVER]
    return tuple(Span(day, end, state, body) for (day, state, body), end in zip(held, ends, strict=False))


def _states(said: Iterable[Change]) -> list[tuple[date, State]]:
    """Each day on which the state changed, and what it became; updates come in the order in which they hold."""
    starts: list[tuple[date, State]] = []
    state = State()
    for day, days_changes in groupby(said, key=lambda change: change.effective_on):
        for change in days_changes:
            state = settled(replace(state, **{name: from_stored(name, value) for name, value in change.values.items()}))
        if not starts or starts[-1][1] != state:
            starts.append((day, state))
    return starts


def _by_body(starts: list[tuple[date, State]], moves: Sequence[Change]) -> list[tuple[date, State, int | None]]:
    """The same cut where another body took over; before the first hand-over, the body is the one that handed over."""
    if not moves or not starts:
        return [(day, state, None) for day, state in starts]
    bodies = [(date.min, _handed(moves[0])[0]), *((move.effective_on, _handed(move)[1]) for move in moves)]
    later = {day for day, _body in bodies if day > starts[0][0]}
    return [(day, _last(starts, day), _last(bodies, day)) for day in sorted({day for day, _state in starts} | later)]


def _handed(move: Change) -> tuple[int, int]:
    assert move.hands_over is not None
    return move.hands_over


def _last(held: Iterable[tuple[date, Held]], day: date) -> Held:
    """What held on a day, of values that each hold from a day on, in order."""
    return [value for start, value in held if start <= day][-1]


def settled(state: State) -> State:
    """The state without the words about waiting where nothing is waited for any more."""
    if state.progress == Progress.WAITING:
        return state
    return replace(state, waiting_on="", waiting_for="", review_on=None)


def _standing(changes: Iterable[Change]) -> list[Change]:
    """The updates that were not taken back; one that was takes nothing back itself."""
    standing: list[Change] = []
    voided: set[int | None] = set()
    for change in sorted(changes, key=lambda change: change.seq, reverse=True):
        if change.seq not in voided:
            standing.append(change)
            voided.add(change.voids)
    return standing


def difference(before: State, after: State) -> dict[str, Any]:
    """What an update must say to make the one of the other, as stored."""
    return {
        name: to_stored(name, getattr(after, name)) for name in FIELDS if getattr(before, name) != getattr(after, name)
    }


def gives_both_actions(before: State, after: State) -> bool:
    """Whether a change says what the local policing body does and why it does nothing. Section 55(5B) asks for one.

    What held both already, as an adopted letter may, can be changed in all else.
    """
    is_changed = (before.body_action, before.no_action_reason) != (after.body_action, after.no_action_reason)
    return is_changed and bool(after.body_action and after.no_action_reason)


def is_open(status: Status) -> bool:
    """Whether something is still to be done, or to be decided."""
    return status in OPEN
