"""Dates as letters write them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from letters.reading.values import Span

MONTHS = (
    "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november",
    "december",
)  # fmt: skip
WELSH = (
    "ionawr", "chwefror", "mawrth", "ebrill", "mai", "mehefin", "gorffennaf", "awst", "medi", "hydref", "tachwedd",
    "rhagfyr",
)  # fmt: skip
_NAMES = {name: number for names in (MONTHS, WELSH) for number, name in enumerate(names, start=1)}
_NAMES |= {name[:3]: number for number, name in enumerate(MONTHS, start=1)} | {"sept": 9}
_MONTH = "|".join(sorted(_NAMES, key=len, reverse=True))
_IN_WORDS = re.compile(
    rf"\b(?P<day>\d{{1,2}})(?:st|nd|rd|th)?(?: of)?,? (?P<month>{_MONTH})\b\.?,? (?P<year>(?:19|20)\d\d)\b", re.IGNORECASE
)
_MONTH_FIRST = re.compile(rf"\b(?P<month>{_MONTH})\b\.? (?P<day>\d{{1,2}})(?:st|nd|rd|th)?,? (?P<year>(?:19|20)\d\d)\b", re.IGNORECASE)
_IN_FIGURES = re.compile(r"(?<![\d./-])(?P<day>\d{1,2})(?P<sep>[./-])(?P<month>\d{1,2})(?P=sep)(?P<year>(?:19|20)?\d\d)(?![\d/-]|\.\d)")
_ISO = re.compile(r"(?<!\d)(?P<year>(?:19|20)\d\d)-(?P<month>\d\d)-(?P<day>\d\d)(?!\d)")
PATTERNS = (_IN_WORDS, _MONTH_FIRST, _IN_FIGURES, _ISO)


def dates_in(text: str, span: Span | None = None) -> list[tuple[date, Span]]:
    """Every full date of a passage, in its order."""
    start, end = (span.start, span.end) if span else (0, len(text))
    found = [one for pattern in PATTERNS for one in _found(pattern, text, start, end)]
    kept: list[tuple[date, Span]] = []
    for day, place in sorted(found, key=lambda one: (one[1].start, -one[1].end)):
        if not kept or place.start >= kept[-1][1].end:
            kept.append((day, place))
    return kept


def _found(pattern: re.Pattern[str], text: str, start: int, end: int) -> Iterator[tuple[date, Span]]:
    for match in pattern.finditer(text, start, end):
        month = match["month"].lower()
        year = int(match["year"])
        try:
            day = date(year + 2000 if year < 100 else year, _NAMES.get(month) or int(month), int(match["day"]))
        except ValueError:
            continue
        yield day, Span(match.start(), match.end())
