"""Periods: "within six months", "within 12 months of the date of this report", "over the next year".

The inspectorate does not define how its periods are counted. Our rule: from the day of publication, which is not
counted itself, in calendar months and years ("within six months" of 31 August 2023: 29 February 2024) or in days
("within 28 days": publication + 28). A period "beginning with" the day counts that day, so it ends a day earlier
(as section 55(5A) of the Police Act 1996 has it). Working days are not worked out, and a period counted from anything
but the report's publication has no date.
Hours, minutes and seconds are how a force works, never a deadline: nothing here reads them.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from recommendations.domain.deadline_dates import add_months, day_before
from recommendations.domain.deadline_text import GAP, Place

_UNITS = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
_TEENS = ("thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen")
_TENS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
_NUMBERS = (
    {"a": 1, "an": 1}
    | {word: value for value, word in enumerate(_UNITS + _TEENS, start=1)}
    | {ten: 10 * value for value, ten in enumerate(_TENS, start=2)}
    | {
        f"{ten}{join}{unit}": 10 * value + ones
        for value, ten in enumerate(_TENS, start=2)
        for ones, unit in enumerate(_UNITS[:9], start=1)
        for join in ("-", " ")
    }
)
_NUMBER = "(?:" + "|".join(sorted(_NUMBERS, key=len, reverse=True)) + "|[0-9]{1,6})"
_COUNT = (
    rf"(?P<count>{_NUMBER})(?: ?\([0-9]{{1,4}}\))?"
    rf"(?P<range> ?(?:-|to|or) ?{_NUMBER}(?![a-z]))?(?P<half> and a half)?"
)
_UNIT_NAME = r"(?P<unit>day|week|fortnight|month|quarter|year)"
_UNIT = (
    rf"(?P<sort> ?-? ?(?:calendar|full|whole|working|business))?(?:{GAP}| ?- ?)?{_UNIT_NAME}(?:s'?|'s)?(?![a-z])"
    r"(?:[- ]period\b)?"
)
_SPAN = (
    rf"(?:the |a )?(?:(?:further|maximum|total|period)(?: period)?(?: of)? )?(?:no more than |a )?{_COUNT}{_UNIT}"
    r"(?: time\b)?"
)
_WITHIN = rf"(?:within|inside|in under|in no more than|in less than){GAP}(?:or before )?"
_NEXT = rf"(?:within|inside|in|over|during|across){GAP}(?:the|its)(?: course of the)? (?:next|coming|following)"
_LATE = r"(?:by )?(?:no|not) (?:later|more) than|at (?:the )?(?:very )?latest,?|by"
_END_OF = r"(?:before|by) the end of (?:the|a) period of"
_LABEL = r"(?:timescale|time ?frame|deadline|time limit)(?: of| is)?:?"

_REPORT = (
    r"(?:(?:the |this |our |its )?(?:final |full |inspection |national |thematic |super-complaint |whole )?report)"
)
_PUBLISHED = r"(?:'s publication| publication(?: date)?| (?:being|is|was) (?:published|issued)| publishing)"
_FROM_REPORT = re.compile(
    rf"(?:(?:the |this )?(?:date|day|time|point)(?: on which| of| that|){GAP})?(?:"
    rf"{_REPORT}{_PUBLISHED}"
    rf"|(?:the |its |this |our )?(?:publication|publishing|issue|release)(?: date)?"
    rf"(?: (?:of )?(?:{_REPORT}|this recommendation|these recommendations)(?! (?:by|to)\b)|(?! of\b))"
    r"|(?:this|our) (?:final |inspection )?(?:report|publication)(?! (?:being|reaching|coming|to|by)\b)"
    r"|(?:this recommendation|these recommendations)(?! (?:being|coming)\b)"
    rf"|(?<=date of ){_REPORT}(?! (?:being|reaching|coming|to|by|of)\b)"
    rf"|now\b|today\b)"
)
_BARE_REPORT = re.compile(r"the report(?! (?:being|reaching|coming|made|of|to|by|from|about|that|which)\b)(?![a-z'])")
_FROM = re.compile(rf"{GAP}(?P<word>of|from|after|following|(?:beginning|starting) (?:with|on|from)|since|to){GAP}")
_OTHER_EVENT = re.compile(r"[^,.;:()\n|]{1,100}(?= ?(?:[,.;:)|]|\Z))")
_FORECAST = re.compile(r"\b(?:demands?|forecasts?|expect(?:s|ed)?|predict(?:s|ed)?|likely|anticipate[sd]?)\b[^.]*$")
_LATEST = re.compile(r",? at the (?:very )?latest\b")

_COUNTED = tuple(
    re.compile(pattern)
    for pattern in (
        rf"(?P<next>{_NEXT}){GAP}{_SPAN}",
        rf"(?P<next>{_NEXT}){GAP}{_UNIT_NAME}(?![a-z])",
        rf"(?P<next>{_NEXT})(?: (?:few|several|couple of))?{GAP}(?:weeks|months|years)\b",
        rf"{_WITHIN}{_SPAN}",
        rf"in{GAP}{_COUNT}{_UNIT} time\b",
        rf"{_END_OF}{GAP}{_COUNT}{_UNIT}",
        rf"(?P<anchored>{_LATE}|in){GAP}{_SPAN}",
        rf"(?P<label>{_LABEL}){GAP}{_SPAN}",
    )
)


class _Event(StrEnum):
    """What a period is counted from."""

    NOTHING = "not said"
    REPORT = "the publication of this report"
    BARE_REPORT = "the report"
    OTHER = "something else"


@dataclass(frozen=True)
class Period:
    """A period that sets a deadline: where its words end, and its last day."""

    end: int
    due_on: date | None
    understood: bool = True


def period_at(text: str, plain: str, start: int, published_on: date | None) -> Period | None:
    """The period whose words begin at `start`, if it is the deadline of the duty and not a standard inside it.

    Counted from this report: always a deadline. Counted from something else: a deadline without a date where it is in
    months or years and stands where a deadline stands, a standard otherwise ("within 28 days of the report being
    made"). Counted from nothing that is said: a deadline where it stands where a deadline stands.
    """
    found = next((match for pattern in _COUNTED if (match := pattern.match(plain, start))), None)
    if found is None:
        return None
    groups = found.groupdict()
    event, inclusive, end = _counted_from(plain, found.end())
    place = Place(text, plain, start, end)
    if groups.get("anchored") and event is not _Event.REPORT:
        return None
    if not groups.get("label") and not _is_deadline(place, event, groups):
        return None
    latest = _LATEST.match(plain, end)
    end = latest.end() if latest else end
    if _count(groups) == 0:
        return Period(end, None, understood=False)
    due_on = None if event is _Event.OTHER else _last_day(groups, published_on)
    return Period(end, day_before(due_on) if inclusive else due_on)


def _counted_from(plain: str, at: int) -> tuple[_Event, bool, int]:
    """What the period is counted from, whether that day counts too, and where the words end."""
    word = _FROM.match(plain, at)
    if not word:
        return _Event.NOTHING, False, at
    inclusive = word["word"].endswith(" with")
    for event, pattern in ((_Event.REPORT, _FROM_REPORT), (_Event.BARE_REPORT, _BARE_REPORT)):
        report = pattern.match(plain, word.end())
        if report:
            return event, inclusive, report.end()
    if word["word"] == "to":
        return _Event.NOTHING, False, at
    other = _OTHER_EVENT.match(plain, word.end())
    return _Event.OTHER, inclusive, other.end() if other else at


def _is_deadline(place: Place, event: _Event, groups: dict[str, str | None]) -> bool:
    brief = groups.get("unit") in ("day", "week")
    if event is _Event.REPORT:
        return True
    if event is _Event.BARE_REPORT:
        return not brief or place.heads_sentence or not place.speaks_of_standard
    if event is _Event.OTHER:
        return not brief and place.sets_deadline(brief=True)
    if groups.get("next") and not place.heads_sentence and _FORECAST.search(place.before):
        return False
    return place.sets_deadline(brief=brief)


def _count(groups: dict[str, str | None]) -> int:
    """How many: "the next year", without a number, is one."""
    word = groups.get("count") or "one"
    return _NUMBERS[word] if word in _NUMBERS else int(word)


def _last_day(groups: dict[str, str | None], published_on: date | None) -> date | None:
    unit, sort = groups.get("unit"), groups.get("sort") or ""
    if published_on is None or unit is None or groups.get("range") or "working" in sort or "business" in sort:
        return None
    count = _count(groups)
    if unit in ("month", "quarter", "year"):
        months = count * {"month": 1, "quarter": 3, "year": 12}[unit]
        if groups.get("half"):
            return add_months(published_on, months + 6) if unit == "year" else None
        return add_months(published_on, months)
    days = count * {"day": 1, "week": 7, "fortnight": 14}[unit]
    if groups.get("half") or published_on.toordinal() + days > date.max.toordinal():
        return None
    return published_on + timedelta(days=days)
