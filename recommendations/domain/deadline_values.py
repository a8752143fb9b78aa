"""The values that a deadline is made of."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from enum import StrEnum


class DeadlineKind(StrEnum):
    """How an inspectorate sets a day."""

    FIXED = "fixed"
    IMMEDIATE = "immediate"
    RELATIVE = "relative"
    NONE = "none"


class Precision(StrEnum):
    """What the words name: a day, or a longer time whose last day is the deadline."""

    DAY = "day"
    MONTH = "month"
    QUARTER = "quarter"
    YEAR = "year"
    PERIOD = "period"
    NONE = ""


@dataclass(frozen=True)
class Deadline:
    """One deadline of a text: the words as written, and the day they come to.

    `date` is for a fixed deadline alone. `due_on` is the last day on which the deadline is met: the date of a fixed
    one, the publication date of an immediate one, and the end of the period of a relative one. It is None where the
    words give no period, where the publication date is not known, and where the words are not understood.
    `text[start:end]` is the phrase.
    """

    kind: DeadlineKind
    phrase: str = ""
    date: datetime.date | None = None
    precision: Precision = Precision.NONE
    due_on: datetime.date | None = None
    start: int | None = None
    end: int | None = None
