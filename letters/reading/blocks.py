"""A document's text as the blocks that people see: headings, paragraphs and list items, each with its place."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from letters.reading.headings import heading_at
from letters.reading.labels import DOTTED, SPACED, is_labelled, states_fact
from letters.reading.page_marks import page_marks
from letters.reading.values import Span
from recommendations.domain.split_headings import Heading, goes_on_with
from recommendations.domain.split_lines import Line, joined, lines_of, words_of
from recommendations.domain.split_markers import Marker, marker_of
from recommendations.domain.split_wording import has_duty

_QUOTED = re.compile(r"[ \t]*>")
_TABBED = re.compile(r"(?m)^([A-Z][^\t\n|:]{2,60})\t(?=[^\t\n]+$)")
_FIRST_WORD = re.compile(r"\S+")
_RAISED = re.compile(r"(?<=[.,;:!?)\]”\"’'])[¹²³⁴⁵⁶⁷⁸⁹⁰]{1,2}|(?<=[a-z]{3})[¹²³⁴⁵⁶⁷⁸⁹⁰]{1,2}")
_WRAPS_FROM, _WRAPS_TO = 45, 130
NUMBERED_LEAST, ASKING_MOST = 6, 0.6
"""So many paragraphs with numbers of two levels, of which no more than this share asks for something, are numbered for
themselves and not as recommendations."""
WRAPPED_LEAST = 4
"""In a text with so many wrapped paragraphs, all are."""
_JOINS = ("and", "or", "and;", "or;")
_YEAR = re.compile(r"(?:19|20)[0-9]{2}\b")
_MONTH_ENDS = re.compile(
    r"\b(?:January|February|March|April|May|June|July|August|September|October|November|December)$"
)
_BROKEN = ("-", ",", "(", "/")
_CAPITALS = re.compile(r"[^a-z]*[A-Z][^a-z]*$")


@dataclass(frozen=True)
class Block:
    """A heading, a list item or a paragraph. `text` is its words without its heading or mark, lines joined; `spans`
    are its lines, `words` what of them is its text."""

    spans: tuple[Span, ...]
    words: tuple[Span, ...]
    text: str
    heading: Heading | None = None
    heading_span: Span | None = None
    marker: Marker | None = None
    indent: int = 0
    is_apart: bool = False
    is_quoted: bool = False

    @property
    def start(self) -> int:
        return self.spans[0].start

    @property
    def end(self) -> int:
        return self.spans[-1].end

    @property
    def is_bullet(self) -> bool:
        return self.marker is not None and self.marker.is_bullet


@dataclass(frozen=True)
class Document:
    """A text and what it is made of. `marks` are the page's own lines and footnotes: no part of what it says."""

    text: str
    blocks: tuple[Block, ...]
    marks: tuple[Span, ...]
    known: frozenset[str]

    def flowing(self, spans: Sequence[Span]) -> str:
        """The words of some spans as one text: lines joined, paragraphs and list items each on their own."""
        return flowing(self.text, spans, self.known)


def document_of(text: str) -> Document:
    """The blocks of a text."""
    lines = lines_of(_with_colons(text))
    marks = page_marks(lines)
    known = words_of(text)
    blocks = _without_paragraph_numbers(tuple(_Builder(text, lines, marks, known).blocks()))
    return Document(text, blocks, tuple(content_span(text, lines[at]) for at in sorted(marks)), known)


def _without_paragraph_numbers(blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    """The blocks of a document that numbers its paragraphs ("1.1 I write", "1.2 The force"), without those numbers."""
    numbered = [block for block in blocks if block.marker is not None and block.marker.style == "level" and block.words]
    asking = [block for block in numbered if has_duty(block.text)]
    if len(numbered) < NUMBERED_LEAST or len(asking) > ASKING_MOST * len(numbered):
        return blocks
    return tuple(
        replace(block, spans=block.words, marker=None, heading_span=None)
        if block.marker is not None and block.marker.style == "level" and block.words
        else block
        for block in blocks
    )


def _with_colons(text: str) -> str:
    """The text, as long as before, with a colon for the tab behind a label in a table's first cell."""
    text = DOTTED.sub(lambda found: f"{found['label']}:".ljust(len(found[0])), text)
    spaced = SPACED.sub(lambda found: f"{found['before']}{found['label']}:".ljust(len(found[0])), text)
    return _TABBED.sub(lambda found: f"{found[1]}:", spaced)


def content_span(text: str, line: Line) -> Span:
    """The line without the blanks at its ends."""
    raw = text[line.start : line.end]
    stripped = raw.strip()
    start = line.start + (raw.index(stripped) if stripped else 0)
    return Span(start, start + len(stripped))


@dataclass
class _Open:
    """The block being read."""

    at: list[int] = field(default_factory=list)
    heading: Heading | None = None
    marker: Marker | None = None
    is_apart: bool = False
    is_quoted: bool = False


class _Builder:
    """Goes through the lines once."""

    def __init__(self, text: str, lines: Sequence[Line], marks: frozenset[int], known: frozenset[str]) -> None:
        self.text, self.lines, self.marks, self.known = text, lines, marks, known
        self.widths = _widths(lines, marks)
        self.open = _Open()

    def blocks(self) -> Iterator[Block]:
        """Each block in order."""
        apart = True
        for at, line in enumerate(self.lines):
            if not line.text:
                apart = True
            elif at not in self.marks:
                heading = heading_at(line.text) if self._may_open(at, apart) else None
                marker = None if heading else self._marker_at(at, apart)
                quoted = _QUOTED.match(self.text, line.start) is not None
                if heading or marker or quoted != self.open.is_quoted or not self._goes_on(at, apart):
                    yield from self._closed()
                    self.open = _Open([], heading, marker, apart, quoted)
                self.open.at.append(at)
                apart = False
        yield from self._closed()

    def _may_open(self, at: int, apart: bool) -> bool:
        """Whether a heading may stand here: not in the middle of a sentence that a line's end broke."""
        if apart or not self.open.at:
            return True
        before = self.lines[self.open.at[-1]]
        return before.is_terminal or self._is_bare_heading or not self._is_full(before, at)

    def _marker_at(self, at: int, apart: bool) -> Marker | None:
        marker = marker_of(self.lines[at].text)
        if marker is None or apart or not self.open.at or marker.style == "glyph":
            return marker
        return marker if self._may_open(at, apart) or self._is_listed(marker, at) else None

    def _is_listed(self, marker: Marker, at: int) -> bool:
        """Whether the mark is one of a list's: it follows the open one, or the next line's follows it."""
        if self.open.marker is not None and marker.follows(self.open.marker):
            return True
        after = marker_of(self.lines[at + 1].text) if at + 1 < len(self.lines) else None
        return after is not None and after.follows(marker)

    def _goes_on(self, at: int, apart: bool) -> bool:
        if not self.open.at or self._is_bare_heading:
            return False
        before, line = self.lines[self.open.at[-1]], self.lines[at]
        if states_fact(self.lines[self.open.at[0]].text):
            return not apart and line.text[0].islower()
        if apart:
            across = self._crosses_page(at)
            small = line.text[0].islower() and (across or len(before.text) >= _WRAPS_FROM)
            return not before.is_terminal and small and not self.open.is_quoted
        if line.text in _JOINS or (_YEAR.match(line.text) and _MONTH_ENDS.search(before.text)):
            return True
        if is_labelled(line.text) or _CAPITALS.match(line.text):
            return False
        return self._is_broken_off(before, line) or self._is_full(before, at)

    def _is_broken_off(self, before: Line, line: Line) -> bool:
        """Whether the line before stops in the middle of a sentence."""
        if before.is_terminal:
            return False
        if line.text[0].islower():
            return before.text.endswith(_BROKEN) or len(before.text) >= 30
        return len(before.text) >= _WRAPS_FROM and goes_on_with(before.text)

    def _crosses_page(self, at: int) -> bool:
        return any(place in self.marks for place in range(self.open.at[-1] + 1, at))

    @property
    def _is_bare_heading(self) -> bool:
        return self.open.heading is not None and not self.open.heading.rest

    def _is_full(self, before: Line, at: int) -> bool:
        """Whether the first word of this line had no room at the end of the line before."""
        width = self.widths[at]
        first = _FIRST_WORD.match(self.lines[at].text)
        if not width or first is None or before.text.endswith((":", ";")):
            return False
        return before.indent + len(before.text) + 1 + len(first[0]) > width

    def _closed(self) -> Iterator[Block]:
        if not self.open.at:
            return
        first, *rest = self.open.at
        spans = tuple(content_span(self.text, self.lines[at]) for at in self.open.at)
        opening, head = self.lines[first].text, None
        words = spans
        if self.open.heading:
            opening = self.open.heading.rest
            head, words = self._parted(spans, opening)
        elif self.open.marker:
            opening = opening[self.open.marker.length :].strip()
            head, words = self._parted(spans, opening)
        parts = [part for part in (opening, *(self.lines[at].text for at in rest)) if part]
        yield Block(
            spans,
            words,
            joined(parts, self.known),
            self.open.heading,
            head,
            self.open.marker,
            self.lines[first].indent,
            self.open.is_apart,
            self.open.is_quoted,
        )
        self.open = _Open()

    def _parted(self, spans: tuple[Span, ...], opening: str) -> tuple[Span, tuple[Span, ...]]:
        """The heading or mark of the first line, and what is left of it."""
        first = spans[0]
        if not opening:
            return first, spans[1:]
        raw = self.text[first.start : first.end]
        at = raw.find(
            opening[:12].split(" ", maxsplit=1)[0], len(raw) - len(opening) - 12 if len(raw) > len(opening) + 12 else 0
        )
        at = at if at > 0 else max(len(raw) - len(opening), 0)
        return Span(first.start, first.start + at), (Span(first.start + at, first.end), *spans[1:])


def _widths(lines: Sequence[Line], marks: frozenset[int]) -> list[int]:
    """For each line, the width that broke the lines it stands among; 0 where no line's end broke a sentence, unless
    so many of the text's sentences are broken that all of it is wrapped."""
    widths, run, broken = [0] * len(lines), list[int](), 0
    for at in range(len(lines) + 1):
        if at < len(lines) and lines[at].text:
            run.append(at)
            continue
        told = [lines[place] for place in run if place not in marks]
        width = _width_of(told)
        broken += bool(width)
        for place in run:
            widths[place] = width
        run = []
    usual = max(widths, default=0)
    return [usual if width or broken >= WRAPPED_LEAST else 0 for width in widths]


def _width_of(told: Sequence[Line]) -> int:
    widest = max((line.indent + len(line.text) for line in told), default=0)
    broken = any(
        not line.is_terminal and len(line.text) >= _WRAPS_FROM * 0.8 and after.text[:1].islower()
        for line, after in itertools.pairwise(told)
    )
    return widest if broken and _WRAPS_FROM <= widest <= _WRAPS_TO else 0


def flowing(text: str, spans: Sequence[Span], known: frozenset[str]) -> str:
    """The words of some spans: lines joined, paragraphs apart by a blank line, list items each on a line."""
    paragraphs: list[tuple[str, list[str]]] = []
    end = -1
    for span in spans:
        gap = text[end : span.start] if end >= 0 else ""
        lines = [line for line in lines_of(text[span.start : span.end]) if line.text]
        for place, line in enumerate(lines):
            between = gap if place == 0 else "\n"
            marked = marker_of(line.text)
            if not paragraphs:
                paragraphs.append(("", [line.text]))
            elif marked and "\n" in between and marked.length < len(line.text):
                paragraphs.append(("\n", [line.text]))
            elif (
                "\n" not in between
                or (between.count("\n") == 1 and not is_labelled(line.text))
                or (line.text[0].islower() and not paragraphs[-1][1][-1].endswith((".", ":", ";", "!", "?")))
            ):
                paragraphs[-1][1].append(line.text)
            else:
                paragraphs.append(("\n\n" if between.count("\n") > 1 else "\n", [line.text]))
        end = span.end
    return _RAISED.sub("", "".join(separator + joined(parts, known) for separator, parts in paragraphs))
