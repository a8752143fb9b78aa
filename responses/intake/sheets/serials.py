"""Numbers that a spreadsheet shows as dates and times: day 1 is 1 January 1900, or day 0 is 1 January 1904.

Excel counts a 29 February 1900 that never was, as day 60 (ECMA-376 part 1, 18.17.4.1): days before it stand one
nearer to the epoch than those after it.
"""

import re
from datetime import date, timedelta
from enum import Enum

from responses.intake.sheets.values import BadCell, BadCellCode

SECONDS_A_DAY = 86_400
PHANTOM_DAY = 60
LAST_DAY = date(9999, 12, 31)
BEFORE_PHANTOM, AFTER_PHANTOM = date(1899, 12, 31), date(1899, 12, 30)
EPOCH_1904 = date(1904, 1, 1)
DAYS_MOST = 3_000_000
"""Past the last day of either epoch."""


class Shape(Enum):
    """What a number format shows."""

    NUMBER = "number"
    DAY = "day"
    MOMENT = "moment"
    TIME = "time"
    LENGTH = "length"


# ECMA-376 part 1, 18.8.30: formats that a file names by number alone, East Asian ones among them.
BUILT_IN = {
    **dict.fromkeys((14, 15, 16, 17, 27, 28, 29, 30, 31, 36, 50, 51, 52, 53, 54, 57, 58), Shape.DAY),
    **dict.fromkeys((18, 19, 20, 21, 32, 33, 34, 35, 45, 47, 55, 56), Shape.TIME),
    22: Shape.MOMENT,
    46: Shape.LENGTH,
}
NOT_A_PATTERN = {"general", "standard", "@"}
LITERAL = re.compile(r'"[^"]*"?|\\.|_.|\*.')
LENGTH = re.compile(r"\[(?:h+|m+|s+)\]", re.IGNORECASE)
BRACKETS = re.compile(r"\[[^\]]*\]")
AM_PM = re.compile(r"am/pm|a/p", re.IGNORECASE)


def shape_of(pattern: str) -> Shape:
    """What a format such as `dd/mm/yyyy` shows: its first section counts, and nothing that it has in quotes."""
    if pattern.lower() in NOT_A_PATTERN:
        return Shape.NUMBER
    bare = LITERAL.sub("", pattern).split(";")[0]
    if LENGTH.search(bare):
        return Shape.LENGTH
    letters = set(AM_PM.sub("h", BRACKETS.sub("", bare)).lower())
    has_time = bool(letters & {"h", "s"})
    has_day = bool(letters & {"d", "y"}) or ("m" in letters and not has_time)
    if has_day:
        return Shape.MOMENT if has_time else Shape.DAY
    return Shape.TIME if has_time else Shape.NUMBER


def shown_as(shape: Shape, serial: float, *, from_1904: bool) -> date | str | BadCell:
    """What the number is, as its format shows it: a day that is shown without its time is the day."""
    if abs(serial) > DAYS_MOST or (serial < 0 and shape is not Shape.LENGTH):
        return BadCell(BadCellCode.NO_SUCH_DATE, f"{serial:.15g}")
    if shape is Shape.LENGTH:
        return _length(serial)
    day, seconds = divmod(round(serial * SECONDS_A_DAY), SECONDS_A_DAY) if shape is not Shape.DAY else (int(serial), 0)
    if shape is Shape.TIME:
        return _clock(seconds)
    found = _day(day, from_1904=from_1904)
    if isinstance(found, BadCell) or not seconds:
        return found
    return f"{found.isoformat()} {_clock(seconds)}"


def _day(number: int, *, from_1904: bool) -> date | BadCell:
    if from_1904:
        epoch = EPOCH_1904
    elif number == 0:
        return BadCell(BadCellCode.NO_SUCH_DATE, "1900-01-00")
    elif number == PHANTOM_DAY:
        return BadCell(BadCellCode.NO_SUCH_DATE, "1900-02-29")
    else:
        epoch = BEFORE_PHANTOM if number < PHANTOM_DAY else AFTER_PHANTOM
    if number > (LAST_DAY - epoch).days:
        return BadCell(BadCellCode.NO_SUCH_DATE, f"{number:.15g}")
    return epoch + timedelta(days=number)


def _clock(seconds: int) -> str:
    """14:30, with seconds where there are any."""
    hours, rest = divmod(seconds, 3600)
    minutes, left = divmod(rest, 60)
    return f"{hours:02}:{minutes:02}:{left:02}" if left else f"{hours:02}:{minutes:02}"


def _length(serial: float) -> str:
    """A length of time: 27:30 is more than a day."""
    return ("-" if serial < 0 else "") + _clock(round(abs(serial) * SECONDS_A_DAY))
