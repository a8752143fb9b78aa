"""A cell's date, however the sheet writes it: typed, in figures, in words, or as the bare number of a day."""

import re
from datetime import date, timedelta
from enum import StrEnum
from functools import lru_cache

from django.utils.translation import gettext as _

from recommendations.domain.deadline_dates import NamedTime, named_time
from recommendations.domain.deadline_text import plain_text
from recommendations.domain.deadline_values import Precision
from responses.intake.cell_values import Unread, given, shown
from responses.intake.models import Import
from responses.intake.plain_words import plain
from responses.intake.sheets.values import Value
from tracker.kit.date_input import EARLIEST_YEAR, LATEST_YEAR, month_number

EXCEL_DAY_ZERO = date(1899, 12, 30)
FIRST_SERIAL, LAST_SERIAL = 29_221, 73_050
"""1 January 1980 to 31 December 2099: a day number of a cell that is not shown as a date."""
NOT_SET = frozenset({"", "n a", "na", "none", "not set", "not known", "tbc", "tba", "tbd", "to be confirmed"})
"""What offices write where there is no date."""
_FIGURES = re.compile(r"([0-9]{1,2})([/.\- ])([0-9]{1,2})\2([0-9]{4}|[0-9]{2})")
_DAY_MONTH_YEAR = re.compile(
    r"(?:[^\W\d]+,? )?([0-9]{1,2})(?:st|nd|rd|th)?[ -]([^\W\d]+)\.?,?[ -]'?([0-9]{4}|[0-9]{2})"
)
_MONTH_YEAR = re.compile(r"([^\W\d]+)\.?,?[ -]'?([0-9]{4}|[0-9]{2})")
_TIME_OF_DAY = re.compile(
    r"(?:[ ,]+(?:at )?|T)[0-9]{1,2}:[0-9]{2}(?::[0-9]{2}(?:\.[0-9]+)?)?(?: ?[ap]m)?(?: ?Z)?$", re.IGNORECASE
)
_FIGURES_ALONE = re.compile(r"[0-9]{1,6}")


class WholeMonth(StrEnum):
    """Which day a month, quarter or year stands for; NONE where only a day will do."""

    LAST = "last"
    FIRST = "first"
    NONE = "none"


def as_date(value: Value, order: str, month: WholeMonth = WholeMonth.LAST) -> date | None:
    """The day that a cell names; None where it is empty or says that none is set."""
    value = given(value)
    if isinstance(value, str):
        if plain(value) in NOT_SET:
            return None
        day = _day_of_text(value, order, month)
    else:
        day = value if isinstance(value, date) or value is None else _day_of_serial(value)
    if value is not None and (day is None or not EARLIEST_YEAR <= day.year <= LATEST_YEAR):
        example = "02/28/2024" if order == Import.DateOrder.MONTH_FIRST else "28/02/2024"
        raise Unread(_not_a_date(order) % {"shown": shown(value), "example": example})
    return day


def _not_a_date(order: str) -> str:
    if order == Import.DateOrder.MONTH_FIRST:
        return _("“%(shown)s” is not a date. Enter it as month, day and year, such as %(example)s.")
    return _("“%(shown)s” is not a date. Enter it as day, month and year, such as %(example)s.")


@lru_cache(maxsize=4096)
def _day_of_text(text: str, order: str, month: WholeMonth) -> date | None:
    written = _TIME_OF_DAY.sub("", " ".join(text.split()))
    if _FIGURES_ALONE.fullmatch(written):
        return _day_of_serial(int(written))
    if found := _FIGURES.fullmatch(written):
        first, second, year = int(found[1]), int(found[3]), _year(found[4])
        return _real(year, first, second) if order == Import.DateOrder.MONTH_FIRST else _real(year, second, first)
    if (found := _DAY_MONTH_YEAR.fullmatch(written)) and (number := month_number(found[2])):
        return _real(_year(found[3]), number, int(found[1]))
    named = _named(written)
    if named is None or named.first is None or named.precision == Precision.DAY:
        return named.last if named else None
    return {WholeMonth.LAST: named.last, WholeMonth.FIRST: named.first, WholeMonth.NONE: None}[month]


def _named(written: str) -> NamedTime | None:
    """A longer time or a day in other words, as a deadline's words are read: "end of July 2024", "Q4 2024/25"."""
    if found := _MONTH_YEAR.fullmatch(written):
        number = month_number(found[1])
        written = f"{number}/{_year(found[2])}" if number else written
    text = plain_text(written).removeprefix("by ")
    named = named_time(text, 0)
    return named if named and named.end == len(text) and named.last else None


def _day_of_serial(number: float) -> date | None:
    """The day of a number that the sheet shows as a number: 45504 is 31 July 2024 (days from 30 December 1899)."""
    return EXCEL_DAY_ZERO + timedelta(days=int(number)) if FIRST_SERIAL <= number <= LAST_SERIAL else None


def _real(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _year(digits: str) -> int:
    """Two figures are a year of this century."""
    return int(digits) + (2000 if len(digits) == 2 else 0)
