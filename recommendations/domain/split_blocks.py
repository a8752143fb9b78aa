"""The paragraphs, list items and headings of a pasted text, whatever broke their lines."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from recommendations.domain.split_furniture import furniture_in
from recommendations.domain.split_headings import Heading, goes_on_with, heading_of
from recommendations.domain.split_lines import Line, joined, lines_of, runs_on, width_of, words_of
from recommendations.domain.split_markers import Marker, marker_of, table_marker_of
from recommendations.domain.split_wording import opens_with_deadline


@dataclass(frozen=True)
class Block:
    """A heading, a list item or a paragraph: its lines by index, and its text without the heading or the mark."""

    lines: tuple[int, ...]
    text: str
    heading: Heading | None = None
    marker: Marker | None = None
    indent: int = 0


@dataclass(frozen=True)
class Page:
    """A pasted text, read: its lines, and the blocks that they make; the lines in no block are blank or furniture."""

    lines: tuple[Line, ...]
    furniture: frozenset[int]
    blocks: tuple[Block, ...]


def read_page(pasted: str) -> Page:
    """The lines and blocks of a pasted text."""
    lines = lines_of(pasted)
    furniture = furniture_in(lines)
    return Page(lines, furniture, tuple(_Reader(pasted, lines, furniture).blocks()))


class _Reader:
    """Goes through the lines once; `_at` are the lines of the block being read."""

    def __init__(self, pasted: str, lines: Sequence[Line], furniture: frozenset[int]) -> None:
        self._pasted, self._lines, self._furniture = pasted, lines, furniture
        self._known = words_of(pasted)
        self._widths = _widths(lines, furniture)
        self._at: list[int] = []
        self._heading: Heading | None = None
        self._marker: Marker | None = None
        self._last_marker: Marker | None = None

    def blocks(self) -> Iterator[Block]:
        apart = True
        for at, line in enumerate(self._lines):
            if not line.text:
                apart = True
            elif at not in self._furniture:
                heading = self._heading_at(at, apart)
                marker = None if heading else self._marker_at(at, apart)
                if heading or marker or not self._goes_on(at, apart):
                    yield from self._closed()
                    self._heading, self._marker = heading, marker
                    self._last_marker = marker or self._last_marker
                self._at.append(at)
                apart = False
        yield from self._closed()

    def _closed(self) -> Iterator[Block]:
        if self._at:
            first, *rest = self._at
            opening = self._lines[first].text
            if self._heading:
                opening = self._heading.rest
            elif self._marker:
                opening = opening[self._marker.length :].strip()
            parts = [part for part in (opening, *(self._lines[at].text for at in rest)) if part]
            text = joined(parts, self._known)
            yield Block(tuple(self._at), text, self._heading, self._marker, self._lines[first].indent)
        self._at = []

    def _heading_at(self, at: int, apart: bool) -> Heading | None:
        heading = heading_of(self._lines[at].text)
        if heading is None or apart or not self._at:
            return heading
        before = self._lines[self._at[-1]]
        if before.is_terminal or self._is_bare_heading:
            return heading
        return None if goes_on_with(before.text) or (heading.rest and self._is_full(before, at)) else heading

    def _marker_at(self, at: int, apart: bool) -> Marker | None:
        line = self._lines[at]
        marker = marker_of(line.text) or table_marker_of(self._pasted[line.start : line.end], line.text)
        if marker is None or apart or not self._at or marker.style == "glyph":
            return marker
        before = self._lines[self._at[-1]]
        if before.is_terminal or self._is_bare_heading or not self._is_full(before, at):
            return marker
        follows = self._last_marker is not None and marker.follows_at_once(self._last_marker)
        return marker if follows or (marker.opens_list and not goes_on_with(before.text)) else None

    def _goes_on(self, at: int, apart: bool) -> bool:
        if not self._at or self._is_bare_heading:
            return False
        before, line = self._lines[self._at[-1]], self._lines[at]
        if self._marker and len(self._at) == 1 and self._marker.length >= len(before.text):
            return not apart
        if apart:
            return not before.is_terminal and line.text[0].islower()
        return not opens_with_deadline(line.text) and runs_on(before, line, self._widths[at])

    @property
    def _is_bare_heading(self) -> bool:
        return self._heading is not None and not self._heading.rest

    def _is_full(self, line: Line, at: int) -> bool:
        return self._widths[at] > 0 and len(line.text) >= 0.7 * self._widths[at]


def _widths(lines: Sequence[Line], furniture: frozenset[int]) -> list[int]:
    """For each line, the width that broke the lines it stands among."""
    widths, run = [0] * len(lines), list[int]()
    for at in range(len(lines) + 1):
        if at < len(lines) and lines[at].text:
            run.append(at)
            continue
        width = width_of([lines[place] for place in run if place not in furniture])
        for place in run:
            widths[place] = width
        run = []
    return widths
