"""A document's text as the blocks that people see: paragraphs, list items, rows of tables, each with its place."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from letters.reading.values import Span
from recommendations.domain.split_markers import Marker, marker_of

_LINE = re.compile(r"[^\n]*\n?")
_BOLD = re.compile(r"\*\*|__")
_WRAPS_AT = 55
"""A line at least so long may run on in the next one."""


@dataclass(frozen=True)
class Block:
    """One paragraph, list item or row. `text` is its words with single spaces; `indent` how far in it begins."""

    span: Span
    text: str
    marker: Marker | None
    indent: int
    is_apart: bool
    """Whether a blank line stands before it."""

    @property
    def is_bullet(self) -> bool:
        return self.marker is not None and self.marker.is_bullet

    @property
    def words(self) -> str:
        """The text without the mark that it opens with."""
        return self.text[self.marker.length :].strip() if self.marker else self.text

    @property
    def is_row(self) -> bool:
        return "\t" in self.text or self.text.count("|") >= 2


def blocks_of(text: str) -> list[Block]:
    """The blocks in order. A line that was broken at the page's edge goes on with the one before."""
    found: list[Block] = []
    apart = True
    for span, words, indent in _lines(text):
        if not words:
            apart = True
            continue
        marker = marker_of(words)
        if found and not apart and _runs_on(text, found[-1], words, marker):
            found[-1] = _joined(found[-1], span, words)
        else:
            found.append(Block(span, words, marker, indent, apart))
        apart = False
    return found


def _lines(text: str) -> Iterator[tuple[Span, str, int]]:
    for match in _LINE.finditer(text):
        raw = match[0]
        if not raw:
            return
        stripped = raw.strip()
        start = match.start() + raw.index(stripped) if stripped else match.start()
        words = stripped if "\t" in stripped else " ".join(_BOLD.sub("", stripped).split())
        yield Span(start, start + len(stripped)), words, len(raw) - len(raw.lstrip())


def _runs_on(text: str, before: Block, words: str, marker: Marker | None) -> bool:
    """Whether a line goes on with the paragraph before it, which a document broke to fit its page."""
    if marker or before.is_row or "\t" in words:
        return False
    last = text[before.span.start : before.span.end].rsplit("\n", 1)[-1]
    if len(last) < _WRAPS_AT or before.text.endswith((":", ".", "?", "!", ";")) and not words[:1].islower():
        return False
    return words[:1].islower() or not before.text.endswith((".", ":", "?", "!")) and len(last) >= _WRAPS_AT + 10


def _joined(before: Block, span: Span, words: str) -> Block:
    both = before.text[:-1] + words if before.text.endswith("-") and words[:1].islower() else f"{before.text} {words}"
    return Block(Span(before.span.start, span.end), both, before.marker, before.indent, before.is_apart)


def sentences(text: str, span: Span) -> list[Span]:
    """The sentences of a passage. "No. 3", "Mr Bell" and "e.g. this" end none."""
    passage = text[span.start : span.end]
    ends = [match.end() for match in _SENTENCE_END.finditer(passage) if not _ABBREVIATED.search(passage[: match.start() + 1])]
    cuts = [0, *ends, len(passage)]
    found = []
    for start, end in zip(cuts, cuts[1:], strict=False):
        part = passage[start:end]
        if part.strip():
            begin = start + len(part) - len(part.lstrip())
            found.append(Span(span.start + begin, span.start + start + len(part.rstrip())))
    return found


_SENTENCE_END = re.compile(r"[.!?]['’”\")]*(?:\s+(?=[\"“'‘(]?[A-Z0-9•])|$)|\n\s*\n|\n(?=\s*[•\-–*] )")
_ABBREVIATED = re.compile(r"\b(?:Mr|Mrs|Ms|Dr|Sir|No|St|Rt|Hon|Rec|Insp|Supt|Det|Ch|vs|etc|e\.g|i\.e|cf|para|paras|p|pp)\.$")
