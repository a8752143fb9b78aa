"""What an allocation would do to each response: what changes, what stays as it is, and what is refused and why."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from responses.domain.positions import FIELDS, State, difference, is_open
from responses.domain.status import Applies, Status
from responses.record.labels import FIELD_LABELS, STATUS_LABELS
from responses.record.models import Position, Response
from responses.record.visibility import in_words
from tracker.kit.dates import short_date


@dataclass(frozen=True, kw_only=True)
class Wanted:
    """What is asked of every response that was chosen; None leaves a field as it is."""

    owner: str | None = None
    target_on: date | None = None
    applies: Applies | None = None
    applies_reason: str = ""
    reason: str = ""
    """Why a target date that was set moves."""

    def of(self, before: State) -> State:
        """The state that this makes of another. A reason for something not refused is not kept."""
        after = before
        if self.owner is not None:
            after = replace(after, owner=self.owner)
        if self.target_on is not None:
            after = replace(after, target_on=self.target_on)
        if self.applies is not None:
            reason = self.applies_reason if self.applies == Applies.NO else ""
            after = replace(after, applies=self.applies, applies_reason=reason)
        return after


@dataclass(frozen=True)
class FieldChange:
    """One field before and after, in words."""

    label: str
    before: str
    after: str


@dataclass(frozen=True)
class Planned:
    """One response, where it stands, and what the allocation makes of it. A refusal is in words."""

    position: Position
    before: State
    after: State
    refusal: str = ""

    @property
    def response(self) -> Response:
        return self.position.response

    @property
    def stored(self) -> dict[str, Any]:
        """What an update must say, as stored."""
        return difference(self.before, self.after)

    @property
    def changes(self) -> list[FieldChange]:
        """Every field that changes, in words."""
        pairs = ((name, getattr(self.before, name), getattr(self.after, name)) for name in FIELDS)
        return [
            FieldChange(str(FIELD_LABELS[name]), in_words(name, old), in_words(name, new))
            for name, old, new in pairs
            if old != new
        ]


@dataclass(frozen=True)
class Plan:
    """All that were chosen, shared out: each is in one of the three."""

    changing: tuple[Planned, ...]
    staying: tuple[Planned, ...]
    refused: tuple[Planned, ...]


def plan(positions: Iterable[Position], wanted: Wanted) -> Plan:
    """Share out the current positions of the responses that were chosen, in their order."""
    rows = [_planned(position, wanted) for position in positions]
    return Plan(
        changing=tuple(row for row in rows if not row.refusal and row.after != row.before),
        staying=tuple(row for row in rows if not row.refusal and row.after == row.before),
        refused=tuple(row for row in rows if row.refusal),
    )


def _planned(position: Position, wanted: Wanted) -> Planned:
    before = position.state
    after = wanted.of(before)
    status = after.status(superseded=position.status == Status.SUPERSEDED)
    return Planned(position, before, after, _refusal(before, after, status, wanted))


def _refusal(before: State, after: State, status: Status, wanted: Wanted) -> str:
    """The rules of one target date hold for many; and what is closed is given none, which a list would do unawares."""
    if before.target_on == after.target_on:
        return ""
    if not is_open(status):
        words = _("A target date is for open recommendations: this one would be “%(status)s”.")
        return words % {"status": STATUS_LABELS[status]}
    if before.target_on and not wanted.reason:
        words = _("Its target date is %(day)s already. Say why it moves.")
        return words % {"day": short_date(before.target_on)}
    return ""
