"""What a page of the register would make: one update by the inspectorate for each thing that it said on a day."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from enum import StrEnum

from django.utils.translation import gettext as _

from recommendations.domain.register_values import Entry, History, Page, Step
from responses.intake.register.words import SAYS_NOTHING, is_its_own, understood
from tracker.kit.chain import text_digest


class Standing(StrEnum):
    """What becomes of a thing said."""

    NEW = "new"
    HELD = "held"
    TWICE = "twice"
    """The page says it a second time."""
    LEFT = "left"
    """A person leaves it out, or the whole history."""
    NO_DAY = "no-day"
    NOT_COME = "not-come"
    """Its day is still to come."""
    NO_MEANING = "no-meaning"
    """Nobody has said yet what its status word means."""
    EMPTY = "empty"
    """The entry has a date and nothing besides."""


ASKED = frozenset({Standing.NO_DAY, Standing.NOT_COME, Standing.NO_MEANING})
"""A person has to mend it or leave it out."""


@dataclass(frozen=True)
class Decisions:
    """What a person said about a page. Histories are counted from 0; entries and things said have their `key`s."""

    matches: Mapping[int, int] = field(default_factory=dict)
    """From a history to the response that it is about; one that is missing is left out."""
    words: Mapping[str, str] = field(default_factory=dict)
    days: Mapping[str, date] = field(default_factory=dict)
    left: frozenset[str] = frozenset()


@dataclass(frozen=True)
class HeldUpdate:
    """As much of an update that stands as tells whether the page says the same."""

    day: date
    status: str
    note: str
    """The digest of its note: its words may have been disposed of."""


@dataclass(frozen=True)
class Line:
    """A thing that the page says on a day, and what becomes of it."""

    key: str
    entry_key: str
    entry: Entry
    step: Step
    standing: Standing
    day: date | None = None
    status: str = ""
    note: str = ""
    internal_note: str = ""
    is_first: bool = False
    """The first of its entry: there the date is asked for."""


@dataclass(frozen=True)
class Planned:
    """A history, the response that it is about, if any, and its lines in the page's order."""

    number: int
    history: History
    response: int | None
    lines: tuple[Line, ...]

    @property
    def new(self) -> list[Line]:
        """What is to be recorded, in the order of the days; within a day in the order in which it was said."""
        return sorted((line for line in in_time(self.lines) if line.standing == Standing.NEW), key=_day_of)


def plan(page: Page, decisions: Decisions, held: Mapping[int, Sequence[HeldUpdate]], today: date) -> list[Planned]:
    """`held` are the updates of each response that stand."""
    said: set[tuple[int, date, str, str]] = set()
    planned = []
    for number, history in enumerate(page.histories):
        response = decisions.matches.get(number)
        lines = [
            _judged(line, response, held.get(response or 0, ()), said, today)
            for line in _lines(number, history, decisions)
        ]
        planned.append(Planned(number, history, response, tuple(lines)))
    return planned


def _lines(number: int, history: History, decisions: Decisions) -> Iterable[Line]:
    for place, entry in enumerate(history.entries):
        entry_key = f"{number}-{place}"
        day = entry.day or decisions.days.get(entry_key)
        for at, step in enumerate(entry.steps or (Step(),)):
            key = f"{entry_key}-{at}"
            means = understood(step.status.words, decisions.words) if step.status else SAYS_NOTHING
            yield Line(
                key=key,
                entry_key=entry_key,
                entry=entry,
                step=step,
                standing=_standing(step, day, means, is_left=key in decisions.left),
                day=day,
                status="" if means == SAYS_NOTHING else means,
                note=_note(step, means),
                internal_note=_by_hand(entry) if day and not entry.day else "",
                is_first=at == 0,
            )


def _standing(step: Step, day: date | None, means: str, *, is_left: bool) -> Standing:
    if step == Step():
        return Standing.EMPTY
    if is_left:
        return Standing.LEFT
    if not means:
        return Standing.NO_MEANING
    return Standing.NEW if day else Standing.NO_DAY


def _judged(
    line: Line,
    response: int | None,
    held: Sequence[HeldUpdate],
    said: set[tuple[int, date, str, str]],
    today: date,
) -> Line:
    """With what the record and the rest of the page make of it; a new thing is added to what was `said`."""
    if response is None and line.standing != Standing.EMPTY:
        return replace(line, standing=Standing.LEFT)
    if line.standing != Standing.NEW or line.day is None or response is None:
        return line
    told = (response, line.day, line.status, line.note)
    if line.day > today:
        return replace(line, standing=Standing.NOT_COME)
    if any(_says(one, line) for one in held):
        return replace(line, standing=Standing.HELD)
    if told in said:
        return replace(line, standing=Standing.TWICE)
    said.add(told)
    return line


def _says(held: HeldUpdate, line: Line) -> bool:
    """Whether an update that stands says all that the line says."""
    return (
        held.day == line.day
        and (not line.status or held.status == line.status)
        and (not line.note or held.note == text_digest(line.note))
    )


def _note(step: Step, means: str) -> str:
    """The comment, and the status word where it is not the register's own for what it means."""
    parts = [step.comment.words] if step.comment else []
    if step.status and not is_its_own(step.status.words, means):
        parts.append(_("Status in the register: “%(word)s”.") % {"word": step.status.words})
    return "\n\n".join(parts)


def _by_hand(entry: Entry) -> str:
    if entry.written is None:
        return _("The register’s page gives no date: the date was entered by hand.")
    words = {"written": entry.written.words}
    return _("The register’s page says “%(written)s” for the date: the date was entered by hand.") % words


def in_time(lines: Sequence[Line]) -> list[Line]:
    """From the oldest to the newest, where the page has its entries the other way round."""
    days = [line.day for line in lines if line.day]
    is_newest_first = len(days) > 1 and days[0] > days[-1]
    if not is_newest_first:
        return list(lines)
    by_entry: dict[str, list[Line]] = {}
    for line in lines:
        by_entry.setdefault(line.entry_key, []).append(line)
    return [line for key in reversed(by_entry) for line in by_entry[key]]


def _day_of(line: Line) -> date:
    return line.day or date.min
