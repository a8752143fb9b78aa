"""Dates as inspectorates write them: a day, or a month, quarter or year that stands for its last day.

A quarter or year written with two years (Q4 2025/26) is of the financial year, 1 April to 31 March; with one year (Q4
2025) of the calendar year. Figures are read day first. Two figures for a year are of this century. What names no
certain day (a season, "mid-2025", 31 February, a day without its year) is read as far as its phrase goes and has none.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import MAXYEAR, MINYEAR, date, timedelta

from recommendations.domain.deadline_text import GAP, MAYBE
from recommendations.domain.deadline_values import Precision

_MONTH_STEMS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_ORDINALS = {"first": 1, "one": 1, "second": 2, "two": 2, "third": 3, "three": 3, "fourth": 4, "four": 4}
_LAST_QUARTER = {"last": 4, "final": 4}

_MONTH = (
    r"(?P<month>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|"
    r"oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)(?![a-z])\.?"
)
_DAY = r"(?:the )?(?P<day>[0-9]{1,2})(?: ?(?:st|nd|rd|th)\b)?"
_YEAR_ENDS = r"(?![0-9%]|:[0-9]|/[0-9]|-[a-z]|,[0-9]{3}| (?:per cent|percent|hours?|hrs?)\b)"
_FULL_YEAR = rf"(?P<year>[0-9]{{4}}){_YEAR_ENDS}"
_ANY_YEAR = rf"(?P<year>[0-9]{{4}}|'?[0-9]{{2}}){_YEAR_ENDS}"
_MARKED_YEAR = rf"(?P<year>[0-9]{{4}}|['-][0-9]{{2}}){_YEAR_ENDS}"
_BARE_YEAR = (
    rf"(?P<year>20[1-9][0-9]){_YEAR_ENDS}(?!/| ?- ?[0-9])"
    r"(?! (?:officers|staff|people|posts|hours|cases|crimes|offences|calls|constables|incidents|more|additional)\b)"
)
_TWO_YEARS = r"(?P<year>20[0-9]{2}) ?(?:[/-]| to ) ?(?P<next>(?:20)?[0-9]{2})(?![0-9])"
_JOIN = rf"(?:{GAP}(?:of )?|{MAYBE}[-,/.]{MAYBE})"
_WEEKDAY = r"(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day,? |(?:mon|tues?|wed|thur?s?|fri|sat|sun)\.?,? )"
_CLOCK = (
    r"(?:(?:the )?(?:close|end|start) of (?:the )?(?:business|play|(?:working )?day)|cob|midnight|midday|12 noon|noon|"
    r"[0-9]{1,2}(?:[:.][0-9]{2})? ?[ap]\.?m\.?|[0-9]{1,2}[:.][0-9]{2}(?: ?(?:hours|hrs))?)(?:,? (?:on|of)|,)?"
)
_LEADING = (
    rf"(?:(?:the )?(?:(?:agreed|original|final|target|revised) )?(?:deadline|date|target|target date) of{GAP})?"
    rf"(?:{_CLOCK}{GAP})?"
    rf"(?:(?:the )?(?:week|period|(?:financial|fiscal) year) end(?:ing|ed)?(?: on| in)?{GAP})?{_WEEKDAY}?"
)
_END = rf"(?:(?:the )?(?:very )?(?:end|close|last day)(?:-|{GAP}(?:of{GAP})?)(?:the{GAP})?)"
_START = rf"(?:(?:the )?(?:start|beginning|first day) of{GAP}(?:the{GAP})?)"
_PART = rf"(?:(?P<end>{_END})|(?P<start>{_START}))?"
_KIND_OF_YEAR = r"(?:(?:the )?(?P<kind>financial|fiscal|calendar|budget)?[ -]?(?:year(?:[ -]end)?|y/e) (?:of )?|fy ?)?"
_KIND_AFTER = r"(?: (?P<after>financial|fiscal|calendar|budget) year(?:[ -]end)?)?"
_QUARTER = (
    r"(?:the )?(?:(?:q|quarter )(?P<q>[1-4]|one|two|three|four)|"
    r"(?P<nth>first|second|third|fourth|last|final) quarter)"
)
_OF_YEAR = rf"(?:,?{GAP}(?:of |in )?(?:the )?|/|-)"
_VAGUE_PART = (
    r"(?:the )?(?:early|mid|middle|late|later|beginning|start|end|first half|second half|latter half|latter part|"
    r"early part|turn|course)(?:-| )(?:in |of )?(?:the )?"
)
_SEASON = r"(?:spring|summer|autumn|fall|winter|christmas|easter|new year)"


@dataclass(frozen=True)
class NamedTime:
    """What a date's words name: from `first` to `last`, both None where they name no certain day."""

    end: int
    first: date | None = None
    last: date | None = None
    precision: Precision = Precision.NONE
    ends: bool = False  # "the end of": its last day, also after "before"


_Reader = Callable[[re.Match[str]], NamedTime]
_Rule = tuple[str, _Reader]
_CompiledRule = tuple[re.Pattern[str], _Reader]


def add_months(day: date, months: int) -> date | None:
    """Calendar months on, or the month's last day where it is shorter; None beyond the calendar."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return _day_of(year, month + 1, day.day, clamp=True)


def day_before(day: date | None) -> date | None:
    """The day before, None before the calendar's first."""
    return None if day is None or day == date.min else day - timedelta(days=1)


def _day_of(year: int, month: int, day: int, *, clamp: bool = False) -> date | None:
    if not (MINYEAR <= year <= MAXYEAR and 1 <= month <= 12):
        return None
    first_of_next = date(year, month + 1, 1) if month < 12 else None
    length = (first_of_next - timedelta(days=1)).day if first_of_next else 31
    if clamp:
        day = min(day, length)
    return date(year, month, day) if 1 <= day <= length else None


def _year(digits: str) -> int:
    plain = digits.lstrip("'-")
    return int(plain) + (2000 if len(plain) == 2 else 0)


def _months(found: re.Match[str], first_month: int, year: int, months: int, precision: Precision) -> NamedTime:
    first = _day_of(year, first_month, 1)
    after = add_months(first, months) if first else None
    last = day_before(after) if after else None
    if first is None or last is None:
        return NamedTime(found.end())
    groups = found.groupdict()
    if groups.get("start"):
        return NamedTime(found.end(), first, first, Precision.DAY)
    return NamedTime(found.end(), first, last, precision, ends=bool(groups.get("end")))


def _day(found: re.Match[str]) -> NamedTime:
    month = found["month"]
    number = int(month) if month.isdigit() else _MONTH_STEMS.index(month[:3]) + 1
    day = _day_of(_year(found["year"]), number, int(found["day"]))
    return NamedTime(found.end(), day, day, Precision.DAY) if day else NamedTime(found.end())


def _month(found: re.Match[str]) -> NamedTime:
    month = found["month"]
    number = int(month) if month.isdigit() else _MONTH_STEMS.index(month[:3]) + 1
    return _months(found, number, _year(found["year"]), 1, Precision.MONTH)


def _follows(found: re.Match[str]) -> bool:
    """2025/26 and 2025-2026 are one financial year; 2025/27 is none."""
    return (int(found["year"]) + 1) % 100 == int(found["next"]) % 100 and len(found["next"]) in (2, 4)


def _quarter(found: re.Match[str]) -> NamedTime:
    groups = found.groupdict()
    word = groups["q"] or groups["nth"]
    number = int(word) if word.isdigit() else (_ORDINALS | _LAST_QUARTER)[word]
    start, year = 1 + 3 * (number - 1), int(groups["year"])
    if groups.get("next"):
        if not _follows(found):
            return NamedTime(found.end())
        year, start = (year, start + 3) if number < 4 else (year + 1, 1)
    elif groups.get("kind") in ("financial", "fiscal", "budget"):
        return NamedTime(found.end())
    return _months(found, start, year, 3, Precision.QUARTER)


def _financial_year(found: re.Match[str]) -> NamedTime:
    if not _follows(found) or "calendar" in (found["kind"], found["after"]):
        return NamedTime(found.end())
    return _months(found, 4, int(found["year"]), 12, Precision.YEAR)


def _calendar_year(found: re.Match[str]) -> NamedTime:
    """One year alone is a calendar year; "the financial year 2025" could be either of two."""
    if (found["kind"] or found["after"] or "calendar") != "calendar" or "fy" in found[0]:
        return NamedTime(found.end())
    return _months(found, 1, int(found["year"]), 12, Precision.YEAR)


def _unclear(found: re.Match[str]) -> NamedTime:
    return NamedTime(found.end())


_DAYS: tuple[_Rule, ...] = (
    (r"(?P<year>[0-9]{4})([-/.])(?P<month>[0-9]{1,2})\2(?P<day>[0-9]{1,2})(?![0-9])", _day),
    (rf"{_DAY}{_JOIN}{_MONTH}{_JOIN}{_ANY_YEAR}", _day),
    (rf"{_DAY}{MAYBE}{_MONTH}{MAYBE}{_FULL_YEAR}", _day),
    (rf"{_MONTH}{GAP}{_DAY}(?:,{MAYBE}|{GAP}){_FULL_YEAR}", _day),
    (r"(?P<day>[0-9]{1,2}) ?([/.-]) ?(?P<month>[0-9]{1,2}) ?\2 ?(?P<year>[0-9]{4}|[0-9]{2})(?![0-9])", _day),
)
_LONGER_TIMES: tuple[_Rule, ...] = (
    (rf"{_PART}{_MONTH}{_JOIN}{_FULL_YEAR}", _month),
    (rf"{_PART}{_MONTH} ?{_MARKED_YEAR}", _month),
    (rf"(?P<end>{_END}){_MONTH}{_JOIN}{_ANY_YEAR}", _month),
    (rf"{_PART}(?P<month>[0-9]{{1,2}})/{_FULL_YEAR}", _month),
    (rf"{_PART}{_QUARTER}{_OF_YEAR}{_KIND_OF_YEAR}{_TWO_YEARS}(?: financial year)?", _quarter),
    (rf"{_PART}{_QUARTER}{_OF_YEAR}{_KIND_OF_YEAR}{_FULL_YEAR}(?!/[0-9])", _quarter),
    (rf"{_PART}(?:the )?{_TWO_YEARS} {_QUARTER}", _quarter),
    (rf"{_PART}{_FULL_YEAR} {_QUARTER}", _quarter),
    (rf"{_PART}(?:the )?{_KIND_OF_YEAR}{_TWO_YEARS}{_KIND_AFTER}", _financial_year),
    (rf"{_PART}(?:the )?{_KIND_OF_YEAR}{_BARE_YEAR}{_KIND_AFTER}", _calendar_year),
)
_CLOSES = r"(?=[ \n]{0,8}(?:\Z|[.,;:!?)|\]]| (?:at the latest|should|must|each year|every year|next year|this year)\b))"
_UNCLEAR = (
    rf"(?:{_VAGUE_PART})?(?:the )?(?:(?:next|this|early|late|mid)[ -])?{_SEASON}"
    rf"(?:(?: of)? [0-9]{{4}}(?: ?[/-] ?[0-9]{{2,4}})?| next year)?\b",
    rf"(?:{_VAGUE_PART})(?:{_MONTH} ?)?(?:[0-9]{{4}}|next year|this year)(?: ?/ ?[0-9]{{2,4}})?(?![0-9])",
    rf"{_PART}{_QUARTER}{_OF_YEAR}{_KIND_OF_YEAR}[0-9]{{2}}(?![0-9])",
    r"(?:(?:the )?[a-z]{1,20} of )?(?:the )?(?:academic|inspection|peel|policing|performance|school) year "
    r"(?:of )?[0-9]{4}(?: ?[/-] ?[0-9]{2,4})?(?![0-9])",
    rf"{_PART}(?:fy ?|(?:the )?financial year )[0-9]{{2}}(?:/[0-9]{{2}})?(?![0-9])",
    rf"(?:the )?(?:week (?:commencing|beginning)|w/c) (?:[0-9]{{1,2}}(?:st|nd|rd|th)? )?{_MONTH}(?: [0-9]{{4}})?",
    rf"{_WEEKDAY}?{_DAY}{_JOIN}{_MONTH}(?: (?:next|this|each|every) year\b)?",
    rf"{_MONTH}{GAP}{_DAY}(?![0-9])",
    rf"(?:{_VAGUE_PART}){_MONTH}(?: (?:next|this) year\b)?",
    rf"{_PART}{_MONTH} {_TWO_YEARS}",
    rf"(?:next )?{_MONTH}(?: (?:next|this) year\b)?{_CLOSES}",
    rf"(?P<end>{_END}){_QUARTER}\b",
    rf"{_QUARTER}{_CLOSES}",
)


def _compiled(rules: tuple[_Rule, ...]) -> tuple[_CompiledRule, ...]:
    return tuple((re.compile(pattern), read) for pattern, read in rules)


_WITH_LEADING = tuple((rf"{_LEADING}{_END}?{pattern}", read) for pattern, read in _DAYS)
_NAMED = _compiled(_WITH_LEADING + _LONGER_TIMES + tuple((pattern, _unclear) for pattern in _UNCLEAR))
_DAYS_ALONE = _compiled(_WITH_LEADING)
_LONG_ONLY = _compiled(_LONGER_TIMES[4:])
_FURTHER = _compiled((*_DAYS, (rf"{_MONTH}{GAP}{_FULL_YEAR}", _month)))
_AND = re.compile(rf"{GAP}(?:and|or){GAP}")


def _first_of(rules: tuple[_CompiledRule, ...], plain: str, at: int) -> NamedTime | None:
    for pattern, read in rules:
        found = pattern.match(plain, at)
        if found:
            return read(found)
    return None


def named_time(plain: str, at: int) -> NamedTime | None:
    """The date, or longer time, whose words begin at `at`."""
    return _first_of(_NAMED, plain, at)


def named_day(plain: str, at: int) -> NamedTime | None:
    """The day whose words begin at `at`."""
    return _first_of(_DAYS_ALONE, plain, at)


def named_year_or_quarter(plain: str, at: int) -> NamedTime | None:
    """A year or quarter alone, as after "within": "within the 2024/25 financial year"."""
    return _first_of(_LONG_ONLY, plain, at)


def further_dates(plain: str, at: int) -> Iterator[tuple[int, NamedTime]]:
    """Each date joined to the first, with where it begins: "by 31 March 2024 and 30 September 2024"."""
    while joined := _AND.match(plain, at):
        named = _first_of(_FURTHER, plain, joined.end())
        if named is None:
            return
        yield joined.end(), named
        at = named.end
