"""What the first lines of a pasted report say of the report itself: its title and the day of its publication.

Only what stands before the first finding is read, and only lines that say what they are: the title is the first line
that is words and no label; the day follows "Published", "Published on", "Publication date" or "Date of publication",
or stands on a line alone. All of it is shown to a person before it is kept.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from recommendations.domain.deadline_dates import named_day
from recommendations.domain.deadline_text import plain_text
from recommendations.domain.split_values import Span

LINES_READ = 30
"""A head is short: what stands lower is the report."""
SHORTEST_TITLE, LONGEST_TITLE = 10, 300

_LABEL = re.compile(r"(?:(?:first )?published(?: on| date)?|publication date|date of publication|date)[ ]?[:-]?[ ]*")
_NO_TITLE = re.compile(
    r"(?:https?://|www\.|page [0-9]|contents\b|back to\b|print this|share this|skip to|home$|search\b|menu$|"
    r"publications?$|reports?$|recommendations?$|areas? for improvement$|get the report|summary$|foreword\b|"
    r"last updated)"
)
_TITLE_LABEL = re.compile(r"(?:title|report)[ ]?:[ ]*")
_SENTENCE_END = (".", ";", ":", ",")
_MARKS = "#*_ \t"


@dataclass(frozen=True)
class Head:
    """What was read, and from which parts of the text."""

    title: str = ""
    published_on: date | None = None
    spans: tuple[Span, ...] = ()


def read_head(text: str, leftover: Iterable[Span]) -> Head:
    """The head of a text, from the part of it that stands before the first finding, where there is one."""
    before = next(iter(leftover), None)
    if before is None or before.start:
        return Head()
    title, published_on, spans = "", None, []
    for line in _lines(text, before):
        words = text[line.start : line.end].strip(_MARKS)
        day = _day(words)
        if day and not published_on:
            published_on = day
            spans.append(line)
        elif not title and not day and _is_title(words):
            title = " ".join(words[_after(_TITLE_LABEL, words) :].split())
            spans.append(line)
    return Head(title, published_on, tuple(spans))


def _lines(text: str, before: Span) -> Iterator[Span]:
    found = re.finditer(r"[^\r\n]*\S[^\r\n]*", text[before.start : before.end])
    for _place, line in zip(range(LINES_READ), found, strict=False):
        yield Span(before.start + line.start(), before.start + line.end())


def _day(words: str) -> date | None:
    """The day of a line that is a date, with its label or without; a date inside a sentence is none."""
    plain = plain_text(words)
    named = named_day(plain, _after(_LABEL, plain))
    return named.last if named and not plain[named.end :].strip(" .") else None


def _is_title(words: str) -> bool:
    plain = plain_text(words)
    return (
        SHORTEST_TITLE <= len(words) <= LONGEST_TITLE
        and not words.endswith(_SENTENCE_END)
        and not _NO_TITLE.match(plain)
        and not _LABEL.match(plain)
        and len(plain.split()) > 1
    )


def _after(label: re.Pattern[str], words: str) -> int:
    found = label.match(plain_text(words))
    return found.end() if found else 0
