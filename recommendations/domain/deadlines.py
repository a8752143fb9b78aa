"""The deadlines that a recommendation's words set.

What is read, and by which rules of ours (no inspectorate has published any):

- **Fixed**: a date after "by", "no later than", "on or before", "before" and the like. A month, quarter or year is its
  last day. "Before 1 April 2025" is met on 31 March 2025 at the latest; "before the end of June" on 30 June. A date
  without such words is none ("the review that ended on 31 March 2022"), nor is a start ("from 1 January 2025") or a
  past event ("by 31 March 2022, the force had trained 40 officers").
- **Immediate**: "with immediate effect", "immediately", due on the day of publication.
- **Relative**: a period (deadline_periods.py) or no day at all ("as soon as practicable"), and a year's end that only
  the publication date tells ("by the end of the financial year").
- **None**, with its phrase: words that set a deadline but name no certain day ("by spring 2025", "by 31 February 2024",
  "by 31 March", "by mid-2025"). Never a guess.

"Immediately", "as soon as possible" and periods are deadlines of the duty only where they stand as one
(deadline_text.py): "make sure that victims are told immediately" is a standard, and sets none.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date

from recommendations.domain.deadline_dates import (
    NamedTime,
    day_before,
    further_dates,
    named_day,
    named_time,
    named_year_or_quarter,
)
from recommendations.domain.deadline_periods import period_at
from recommendations.domain.deadline_text import GAP, Place, plain_text
from recommendations.domain.deadline_values import Deadline, DeadlineKind, Precision

__all__ = ["Deadline", "DeadlineKind", "Precision", "governing", "parse_deadline", "parse_deadlines"]

_NO_LATER = r"(?:no|not) later than(?: by)?"
_BY = (
    rf"by,? {_NO_LATER}|{_NO_LATER}|by,? at the (?:very )?latest,?|at (?:the )?(?:very )?latest,? by|latest by|"
    r"(?:by )?on or before|by or (?:on|before)|by or no later than|by"
)
_BEFORE = r"(?<!not )(?<!never )(?:before|prior to|ahead of|in advance of)"
_LABEL = r"(?:deadline|due date|due|target date|completion date|timescale|time ?frame)(?::| of| is| -)"
_LEADS = re.compile(
    rf"(?<![\w-])(?:(?P<by>{_BY})|(?P<before>{_BEFORE})|(?P<label>{_LABEL})|(?P<within>within|during))(?: ?:)?{GAP}"
)
_PERIOD_LEADS = re.compile(
    r"(?<![\w-])(?:within|inside|in|over|during|across|by|before|no|not|at|timescale|time ?frame|deadline|time limit)"
    r"(?= |\n|:)"
)
_AT_THE_LATEST = re.compile(r",? at the (?:very )?latest\b")
_OPENED_BEFORE = re.compile(
    r"(?<!\bbe )(?<!\bbeen )(?<!\bfully )"
    r"\b(?:[a-z]{1,20}(?:ed|ing)|made|held|taken|given|written|found|set|begun|place|were|was)$"
)

_IMMEDIATE = re.compile(
    r"(?<![\w-])(?:(?P<effect>with immediate effect|effective immediately|(?:starting|beginning) immediately|"
    r"with effect from (?:the )?(?:date of )?publication|(?:up)?on (?:the )?publication of this report|"
    r"immediately (?:following|after|on|upon) (?:the )?publication(?: of (?:this|the) report)?)"
    r"|(?P<adverb>immediately|straight ?away|straight-away|forthwith)|(?P<once>at once)"
    r"|(?P<take>(?:take|taking) immediate (?:action|steps|measures))|(?P<word>immediate))(?![\w-])"
)
_VAGUE = re.compile(
    r"(?<![\w-])(?:as (?:soon|quickly|early) as (?:is )?(?:reasonably )?(?:practicable|possible|practical)|"
    r"as soon as (?:they|it) (?:reasonably )?can|without (?:any )?(?:undue |further |unnecessary )?delay|"
    r"at the (?:very )?earliest (?:possible )?(?:opportunity|date)|as a matter of urgency|urgently|"
    r"(?:by|before) (?:the time of )?(?:our|its|their|the|hmicfrs's) next (?:peel |full )?(?:inspection|assessment))"
    r"(?![\w-])"
)
_TIED_ELSEWHERE = re.compile(
    r" (?:after|before|following|prior|upon|on|available|adjacent|behind|next to|apparent|when|once|if|obvious|"
    r"visible|recognisable|preceding)\b"
)
_ACTS = re.compile(r"\b(?:act|acts|take action|takes action|take steps|do this|start|begin|stop|cease)$")

_YEARS_END = re.compile(
    rf"(?:(?P<by>{_BY}|before)|(?P<within>within)){GAP}(?:the |this )?(?(by)(?:end|close)(?:-| of )(?:the )?)"
    r"(?P<which>this|current|present|next|)[ ]?(?P<kind>calendar|financial|fiscal|)[ ]?(?P<unit>year|month)"
    r"(?! (?:ending|of|in which|following|after|20[0-9]{2}|19[0-9]{2}))(?![\w-])"
)
_BARE_TIME = re.compile(
    r"(?:(?:days?|weeks?|fortnights?|months?|years?|time)'?|immediately|straight ?away|forthwith|possible|practicable|"
    r"delay|urgently)$"
)
_JOINS = re.compile(r",? ?(?:and|but|or)?,? ?(?:(?:certainly|in any (?:event|case)),? ?)?")
_ADDED = re.compile(r" ?(?: - |, |\()(?:that is,? |i\.?e\.?,? |by )?")


def parse_deadlines(text: str, published_on: date | None) -> tuple[Deadline, ...]:
    """All deadlines of a text in its order, those of kind none among them where words name no certain day."""
    plain = plain_text(text)
    found = sorted(_all_readings(text, plain, published_on), key=_reading_order)
    kept: list[Deadline] = []
    reached = 0
    for deadline in found:
        start, end = deadline.start or 0, deadline.end or 0
        if start >= reached and not (kept and _is_standard_under(kept[-1], start, end, text, plain)):
            kept.append(deadline)
            reached = end
    return tuple(kept)


def _is_standard_under(ruling: Deadline, start: int, end: int, text: str, plain: str) -> bool:
    """Under a deadline that heads its sentence or list, a bare time at an end is a standard.

    "Within six months, the force should: - answer letters within ten working days" has one deadline.
    """
    began, reached = ruling.start or 0, ruling.end or 0
    if not _BARE_TIME.search(plain, start, end) or _JOINS.fullmatch(plain, reached, start):
        return False
    place = Place(text, plain, start, end)
    if place.stands_apart or not Place(text, plain, began, reached).stands_apart:
        return False
    return not place.has_modal or reached > start - len(place.before)


def parse_deadline(text: str, published_on: date | None) -> Deadline:
    """The deadline that governs a text; of kind none, without a phrase, where it sets none."""
    return governing(parse_deadlines(text, published_on)) or Deadline(DeadlineKind.NONE)


def governing(deadlines: Iterable[Deadline]) -> Deadline | None:
    """The earliest governs; immediate is the earliest there is. Without a day: relative before not understood."""

    def earliness(deadline: Deadline) -> tuple[date, bool]:
        immediate = deadline.kind is DeadlineKind.IMMEDIATE
        return deadline.due_on or (date.min if immediate else date.max), deadline.kind is DeadlineKind.NONE

    return min(deadlines, key=earliness, default=None)


def _reading_order(deadline: Deadline) -> tuple[int, bool, int]:
    """In the order of the text; of two readings of the same words the understood one, then the longer."""
    return deadline.start or 0, deadline.kind is DeadlineKind.NONE, -(deadline.end or 0)


def _all_readings(text: str, plain: str, published_on: date | None) -> Iterator[Deadline]:
    for lead in _LEADS.finditer(plain):
        yield from _dates_after(lead, text, plain, published_on)
    for lead in _PERIOD_LEADS.finditer(plain):
        yield from _periods_at(lead.start(), text, plain, published_on)
    for found in _YEARS_END.finditer(plain):
        yield _years_end_as_dated(found, text, plain) or _years_end(found, text, published_on)
    for found in _IMMEDIATE.finditer(plain):
        if _is_immediate(found, text, plain):
            yield _made(text, found.start(), found.end(), DeadlineKind.IMMEDIATE, due_on=published_on)
    for found in _VAGUE.finditer(plain):
        if _sets_deadline(found, text, plain):
            yield _made(text, found.start(), found.end(), DeadlineKind.RELATIVE)


def _made(
    text: str,
    start: int,
    end: int,
    kind: DeadlineKind,
    *,
    precision: Precision = Precision.NONE,
    due_on: date | None = None,
) -> Deadline:
    fixed_on = due_on if kind is DeadlineKind.FIXED else None
    return Deadline(kind, text[start:end], fixed_on, precision, due_on, start, end)


def _dates_after(lead: re.Match[str], text: str, plain: str, published_on: date | None) -> Iterator[Deadline]:
    """The date after "by", "before", "deadline:", and further ones joined to it by "and"."""
    within, before = lead["within"] is not None, lead["before"] is not None
    named = named_year_or_quarter(plain, lead.end()) if within else named_time(plain, lead.end())
    if named is None or (within and named.last is None):
        return
    place = Place(text, plain, lead.start(), named.end)
    if (before and not _before_is_deadline(place, named, published_on)) or place.tells_of_past:
        return
    latest = _AT_THE_LATEST.match(plain, named.end)
    yield _fixed(text, lead.start(), latest.end() if latest else named.end, named, before=before)
    for start, further in further_dates(plain, named.end):
        yield _fixed(text, start, further.end, further, before=before)


def _fixed(text: str, start: int, end: int, named: NamedTime, *, before: bool) -> Deadline:
    last = day_before(named.first) if before and not named.ends else named.last
    if last is None:
        return _made(text, start, end, DeadlineKind.NONE)
    return _made(text, start, end, DeadlineKind.FIXED, precision=named.precision, due_on=last)


def _before_is_deadline(place: Place, named: NamedTime, published_on: date | None) -> bool:
    """Whether "before" tells of the duty, not of the past: "cases opened before 1 April 2023" sets no deadline."""
    if published_on and named.last and named.last < published_on:
        return False
    if place.heads_sentence or place.follows_modal:
        return True
    return not _OPENED_BEFORE.search(place.before.rstrip(" \n")) and place.sets_deadline(brief=False)


def _periods_at(start: int, text: str, plain: str, published_on: date | None) -> Iterator[Deadline]:
    period = period_at(text, plain, start, published_on)
    if period and period.understood:
        precision = Precision.PERIOD
        yield _made(text, start, period.end, DeadlineKind.RELATIVE, precision=precision, due_on=period.due_on)
    elif period:
        yield _made(text, start, period.end, DeadlineKind.NONE)


def _years_end_as_dated(found: re.Match[str], text: str, plain: str) -> Deadline | None:
    """By the end of the financial year (31 March 2025): the day that the words themselves add."""
    opened = _ADDED.match(plain, found.end())
    named = named_day(plain, opened.end()) if opened else None
    if named is None:
        return None
    closed = named.end + 1 if plain[named.end : named.end + 1] == ")" else named.end
    return _fixed(text, found.start(), closed, named, before=False)


def _years_end(found: re.Match[str], text: str, published_on: date | None) -> Deadline:
    """The year's end, worked out where the words say which kind of year, or "this" or "next"."""
    which, kind, unit = found["which"], found["kind"], found["unit"]
    said = kind or which in ("this", "next") or "this " in found[0]
    if published_on is None or not said or published_on.year >= date.max.year - 1:
        due_on = None
    elif unit == "month":
        due_on = _months_end(published_on, 1 if which == "next" else 0)
    elif kind in ("financial", "fiscal"):
        due_on = date(published_on.year + (published_on.month > 3) + (which == "next"), 3, 31)
    else:
        due_on = date(published_on.year + (which == "next"), 12, 31)
    precision = Precision.MONTH if unit == "month" else Precision.YEAR
    return _made(text, found.start(), found.end(), DeadlineKind.RELATIVE, precision=precision, due_on=due_on)


def _months_end(day: date, months: int) -> date | None:
    year, month = divmod(day.year * 12 + day.month + months, 12)
    return day_before(date(year, month + 1, 1))


def _is_immediate(found: re.Match[str], text: str, plain: str) -> bool:
    place = Place(text, plain, found.start(), found.end())
    if found["word"]:
        return place.heads_sentence and place.closed
    if found["once"]:
        return place.follows_modal or _ACTS.search(place.clause.rstrip(" \n")) is not None
    if found["effect"]:
        return place.sets_deadline(brief=False)
    return _sets_deadline(found, text, plain)


def _sets_deadline(found: re.Match[str], text: str, plain: str) -> bool:
    if _TIED_ELSEWHERE.match(plain, found.end()):
        return False
    place = Place(text, plain, found.start(), found.end())
    return place.sets_deadline(brief=True) or (
        _ACTS.search(place.clause.rstrip(" \n")) is not None and not place.speaks_of_standard
    )
