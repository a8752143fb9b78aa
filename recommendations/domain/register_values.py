"""The values that a page of the inspectorate's register is read into."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from recommendations.domain.split_values import Span


class Doubt(StrEnum):
    """What a person should know of an entry."""

    NO_DATE = "no-date"
    NOT_A_DATE = "not-a-date"
    IMPOSSIBLE_DATE = "impossible-date"
    NOT_A_DAY = "not-a-day"
    """A month, a year, or a day without its year."""
    MONTH_FIRST = "month-first"
    """No day of the calendar as the British write dates, and one as the Americans do."""
    EITHER_ORDER = "either-order"
    """The page writes another date month first, so that this one may be either of two days."""
    OTHER_WEEKDAY = "other-weekday"
    NOTHING_SAID = "nothing-said"
    NO_STATUS = "no-status"
    UNBALANCED = "unbalanced"
    """A mark is missing, cut short or one too many: what belongs together is our reading."""
    LOOSE_WORDS = "loose-words"
    """Words stand in it that are neither its date nor in a status or comment."""


DATE_DOUBTS = frozenset(
    {
        Doubt.NO_DATE,
        Doubt.NOT_A_DATE,
        Doubt.IMPOSSIBLE_DATE,
        Doubt.NOT_A_DAY,
        Doubt.MONTH_FIRST,
        Doubt.EITHER_ORDER,
        Doubt.OTHER_WEEKDAY,
    }
)
"""An entry with one of these has no day that is certain."""


@dataclass(frozen=True, slots=True)
class Said:
    """Words of the page: `page[start:end]`, as they are written."""

    words: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Step:
    """A status, a comment, or a comment with the status that it explains."""

    status: Said | None = None
    comment: Said | None = None


@dataclass(frozen=True, slots=True)
class Entry:
    """What the register says on a day: `page[start:end]`, marks and all.

    `written` is the date as it stands there. `day` is None where its words name no certain day; `may_be` then has
    the days that they may mean.
    """

    start: int
    end: int
    written: Said | None = None
    day: date | None = None
    may_be: tuple[date, ...] = ()
    steps: tuple[Step, ...] = ()
    doubts: tuple[Doubt, ...] = ()


@dataclass(frozen=True, slots=True)
class Number:
    """A number, as written, by which a page names a recommendation. `kind` is what it is said to be the number of: a
    kind of finding ("recommendation", "afi", "cause-of-concern"), "id", or nothing."""

    value: str
    kind: str = ""


@dataclass(frozen=True, slots=True)
class History:
    """The entries about one recommendation, in the page's order, and what the page calls it."""

    entries: tuple[Entry, ...]
    heading: Said | None = None
    numbers: tuple[Number, ...] = ()


@dataclass(frozen=True, slots=True)
class Page:
    """All that a page holds. Every character but blanks is in a mark ("[on]"), a heading, a date, a status, a comment
    or in what is left over, and in one of them alone."""

    histories: tuple[History, ...] = ()
    marks: tuple[Span, ...] = ()
    leftover: tuple[Span, ...] = ()
