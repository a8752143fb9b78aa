"""Dates as letters write them: in English and Welsh words, in figures with the day first, and as ISO has them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from letters.reading.values import Span

_ENGLISH = "january february march april may june july august september october november december"
_WELSH = "ionawr chwefror mawrth ebrill mai mehefin gorffennaf awst medi hydref tachwedd rhagfyr"
_NAMES = {name: place for names in (_ENGLISH, _WELSH) for place, name in enumerate(names.split(), start=1)}
_NAMES |= {name[:3]: place for place, name in enumerate(_ENGLISH.split(), start=1)} | {"sept": 9}
_MONTH = "|".join(sorted(_NAMES, key=len, reverse=True))
_YEAR = r"(?P<year>(?:19|20)\d\d)\b"
_FIRST = re.compile(
    (
        rf"\b(?P<day>\d{{1,2}})(?: ?(?:st|nd|rd|th))?(?: day)?(?: of)?(?:[, ]{{1,2}}\s?|\n[ "
        rf"\t]*)(?P<month>{_MONTH})\b\.?[, "
        rf"]{{0,2}}\s?{_YEAR}"
    ),
    re.IGNORECASE,
)
_MONTH_FIRST = re.compile(rf"\b(?P<month>{_MONTH})\b\.? (?P<day>\d{{1,2}})(?:st|nd|rd|th)?,? {_YEAR}", re.IGNORECASE)
_BILINGUAL = re.compile(rf"\b(?P<day>\d{{1,2}}) (?:{_MONTH}) ?/ ?(?P<month>{_MONTH}) {_YEAR}", re.IGNORECASE)
_HYPHENED = re.compile(rf"\b(?P<day>\d{{1,2}})[-/ ](?P<month>{_MONTH})[-/ ](?P<year>(?:19|20)?\d\d)\b", re.IGNORECASE)
_FIGURES = re.compile(
    r"(?<![\d./-])(?P<day>\d{1,2})(?P<sep>[./-]) ?(?P<month>\d{1,2})(?P=sep) ?(?P<year>(?:19|20)?\d\d)(?![\d/-]|\.\d)"
)
_ISO = re.compile(r"(?<!\d)(?P<year>(?:19|20)\d\d)-(?P<month>\d\d)-(?P<day>\d\d)(?!\d)")
_PATTERNS = (_FIRST, _BILINGUAL, _MONTH_FIRST, _HYPHENED, _FIGURES, _ISO)
_MAY_BE = re.compile(r"\d[\d./ -]*\d|\d{1,2}")


def dates_in(text: str, span: Span | None = None) -> list[tuple[date, Span]]:
    """Every whole date of a passage, in its order."""
    start, end = (span.start, span.end) if span else (0, len(text))
    if not _MAY_BE.search(text, start, end):
        return []
    found = [one for pattern in _PATTERNS for one in _found(pattern, text, start, end)]
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
