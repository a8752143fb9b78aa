"""The day that a date of the register names, or why it names none for certain. Figures are day first, as in Britain."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from recommendations.domain.deadline_dates import named_day, named_time
from recommendations.domain.deadline_text import plain_text
from recommendations.domain.deadline_values import Precision
from recommendations.domain.register_values import Doubt

EARLIEST, LATEST = date(1900, 1, 1), date(2199, 12, 31)
LONGEST = 120
"""Characters of a date with its weekday and time, with room to spare; what is longer is looked at no further."""

_FIGURES = re.compile(
    r"(?P<a>[0-9]{1,2}) ?([/.\-\u2044 ]) ?(?P<b>[0-9]{1,2}) ?\2 ?(?P<year>[0-9]{4}|[0-9]{2})(?![0-9])"
)
_YEAR_FIRST = re.compile(r"(?P<year>[0-9]{4})([-/.]?)(?P<b>[0-9]{2})\2(?P<a>[0-9]{2})(?![0-9])")
_TIME = re.compile(
    r"(?:,? {1,4}(?:at )?|t)[0-9]{1,2}[:.][0-9]{2}(?:[:.][0-9]{2}(?:\.[0-9]{1,9})?)? ?"
    r"(?:[ap]\.?m\.?|z|gmt|bst|utc|hours|hrs|[+-][0-9]{2}:?[0-9]{2})?(?![0-9a-z])"
)
_WEEKDAY = re.compile(r"(mon|tue|wed|thu|fri|sat|sun)[a-z]{0,6}\.?,?(?: {1,4}the)? {1,4}")
_WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_LABEL = re.compile(r"(?:on|date|dated)\b ?:? {0,4}")
_WORD_GOES_ON = re.compile(r"[0-9a-z/]")


@dataclass(frozen=True, slots=True)
class ReadDay:
    """`end` is where the date's words end, 0 where there are none. Without a `day`, `doubt` says why, and `may_be`
    which days the words may mean. `swapped` is the day that figures name month first, where that is another one."""

    end: int
    day: date | None = None
    doubt: Doubt | None = None
    may_be: tuple[date, ...] = ()
    swapped: date | None = None


def read_day(words: str) -> ReadDay:
    """The date at the head of these words."""
    plain = plain_text(words[:LONGEST])
    at = len(plain) - len(plain.lstrip(" \n"))
    if label := _LABEL.match(plain, at):
        at = label.end()
    weekday = _WEEKDAY.match(plain, at)
    found = _read(plain, weekday.end() if weekday else at)
    if weekday is None or found.end == 0:
        return found
    return _checked(found, _WEEKDAYS.index(weekday[1]))


def _read(plain: str, at: int) -> ReadDay:
    found = _figures(plain, at) or _words(plain, at)
    if found is None:
        return ReadDay(0, doubt=Doubt.NOT_A_DATE)
    time = _TIME.match(plain, found.end)
    end = time.end() if time else found.end
    if _WORD_GOES_ON.match(plain, end):
        return ReadDay(0, doubt=Doubt.NOT_A_DATE)
    return ReadDay(end, found.day, found.doubt, found.may_be, found.swapped)


def _figures(plain: str, at: int) -> ReadDay | None:
    if found := _YEAR_FIRST.match(plain, at):
        return _of(found.end(), _real(found["year"], found["b"], found["a"]))
    found = _FIGURES.match(plain, at)
    if found is None:
        return None
    day, swapped = _real(found["year"], found["b"], found["a"]), _real(found["year"], found["a"], found["b"])
    if day is None and swapped is not None:
        return ReadDay(found.end(), doubt=Doubt.MONTH_FIRST, may_be=(swapped,))
    return _of(found.end(), day, swapped if swapped != day else None)


def _words(plain: str, at: int) -> ReadDay | None:
    if named := named_day(plain, at):
        return _of(named.end, named.last if named.last and EARLIEST <= named.last <= LATEST else None)
    named = named_time(plain, at)
    if named is None:
        return None
    if named.precision == Precision.DAY and named.last:
        return _of(named.end, named.last)
    return ReadDay(named.end, doubt=Doubt.NOT_A_DAY)


def _of(end: int, day: date | None, swapped: date | None = None) -> ReadDay:
    return ReadDay(end, day, None if day else Doubt.IMPOSSIBLE_DATE, swapped=swapped)


def _checked(found: ReadDay, weekday: int) -> ReadDay:
    """A date whose weekday is another day's is not certain; one that falls on it only month first is that day's."""
    if found.day is None or found.day.weekday() == weekday:
        return ReadDay(found.end, found.day, found.doubt, found.may_be)
    may_be = (found.day, *([found.swapped] if found.swapped else []))
    return ReadDay(found.end, doubt=Doubt.OTHER_WEEKDAY, may_be=may_be)


def _real(year: str, month: str, day: str) -> date | None:
    number = int(year) + (2000 if len(year) == 2 else 0)
    try:
        made = date(number, int(month), int(day))
    except ValueError:
        return None
    return made if EARLIEST <= made <= LATEST else None
