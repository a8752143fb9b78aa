"""What is usual in a PDF's lines: how large, how far apart, how far to the right. By it lines are told apart."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from itertools import pairwise

from letters.reading.pdf_lines import Line

SIZE_STEP = 0.08
"""Share by which the sizes of two lines of one paragraph may differ: pages are scaled, and fonts are mixed."""
GAP_STEP = 1.22
"""How much more than its usual distance a line stands away that begins a paragraph."""
USUAL_GAP = 1.45
"""Sizes of type from line to line, where the document does not show its own."""
BUCKET = 4
"""Points within which lines begin in one column."""
NO_EDGE = 10_000.0
"""Where no line shows how far to the right a line can reach: none was full, and each was ended on purpose."""
COLUMN_LEAST, COLUMN_FULL, RAGGED = 4, 0.7, 5.0
"""Lines that show a column's edge by themselves; the share of them that end near it; how many sizes of type near is."""


class Measures:
    """What is usual in the document: its body's size, its lines' distance, its columns' right edges."""

    def __init__(self, pages: list[list[Line]]) -> None:
        lines = [line for page in pages for line in page if not line.cells and line.table < 0]
        self.size = _commonest((round(line.size, 1) for line in lines), [len(line.text) for line in lines]) or 10.0
        wrapped = [line for page in pages for line in _wrapped(page)]
        self._edges = _column_edges(wrapped)
        self._near = {key: edge for page in pages for key, edge in _near_edges(page)}
        self._widest = max((line.right for line in wrapped), default=NO_EDGE)
        self.gap = self._usual_gap(pages)

    def edge(self, line: Line) -> float:
        """How far to the right a line that begins here can reach."""
        if id(line) in self._near:
            return self._near[id(line)]
        bucket = round(line.left / BUCKET)
        if bucket not in self._edges:
            around = [edge for start, edge in self._edges.items() if start <= bucket + 1]
            self._edges[bucket] = max(around, default=self._widest)
        return max(self._edges[bucket], line.right)

    def stands_apart(self, upper: Line, lower: Line) -> bool:
        """Whether two lines stand further apart than those of a paragraph."""
        return lower.base - upper.base > self.gap * GAP_STEP * max(upper.size, lower.size) + 0.5

    def has_room_in_the_middle(self, upper: Line, lower: Line) -> bool:
        """The same where both lines stand in the middle of their column: the room is on both sides."""
        room = 2 * self._widest - upper.left - upper.right
        return upper.right - upper.left + 0.25 * upper.size + 1.15 * _first_word(lower) < room

    def has_room(self, upper: Line, lower: Line) -> bool:
        """Whether the lower line's first word would have stood on the upper: that one was ended on purpose."""
        return upper.right + 0.25 * upper.size + 1.15 * _first_word(lower) < self.edge(upper)

    def _usual_gap(self, pages: list[list[Line]]) -> float:
        gaps = Counter(
            round((lower.base - upper.base) / upper.size, 2)
            for page in pages
            for upper, lower in pairwise(page)
            if abs(upper.left - lower.left) < 2
            and 0.7 < (lower.base - upper.base) / upper.size < 2.6
            and lower.text[0].islower()
        )
        return gaps.most_common(1)[0][0] if gaps else USUAL_GAP


def same_size(one: Line, other: Line) -> bool:
    return abs(one.size - other.size) <= SIZE_STEP * max(one.size, other.size)


def _first_word(line: Line) -> float:
    """About how wide a line's first word is."""
    return len(line.text.split(" ", 1)[0]) * (line.right - line.left) / len(line.text)


def _commonest(values: Iterable[float], weights: Iterable[int]) -> float:
    counts: Counter[float] = Counter()
    for value, weight in zip(values, weights, strict=True):
        counts[value] += weight
    return counts.most_common(1)[0][0] if counts else 0.0


def _wrapped(page: list[Line]) -> Iterator[Line]:
    """Lines that were full: the sentence goes on with a small letter on the next."""
    for upper, lower in pairwise(page):
        if lower.text[0].islower() and not upper.cells and 0 < lower.base - upper.base < 3 * upper.size:
            yield upper


def _column_edges(wrapped: list[Line]) -> dict[int, float]:
    """How far full lines reach that begin at one place; of many, without the few that reach into the margin."""
    rights: dict[int, list[float]] = defaultdict(list)
    for line in wrapped:
        rights[round(line.left / BUCKET)].append(line.right)
    return {bucket: sorted(found)[int((len(found) - 1) * 0.97)] for bucket, found in rights.items()}


def _near_edges(page: list[Line]) -> Iterator[tuple[int, float]]:
    """The edge of lines that fill a column: most of them end near it. An address's lines end anywhere."""
    stack: list[Line] = []
    for line in [*page, None]:
        if line is not None and stack and _is_next_in_column(stack[-1], line):
            stack.append(line)
            continue
        edge = max((held.right for held in stack), default=0.0)
        if _shows_edge([held.right for held in stack], edge, stack):
            yield from ((id(held), edge) for held in stack)
        stack = [line] if line is not None else []


def _shows_edge(rights: list[float], edge: float, stack: list[Line]) -> bool:
    """Justified lines end at one point; of ragged ones it takes more to tell. Of a paragraph's lines some begin with a
    small letter, of an address's none."""
    if not any(line.text[0].islower() for line in stack[1:]):
        return False
    if sum(right > edge - 0.7 for right in rights) > 1:
        return True
    full = sum(right > edge - RAGGED * stack[0].size for right in rights)
    return len(rights) >= COLUMN_LEAST and full >= COLUMN_FULL * len(rights)


def _is_next_in_column(upper: Line, lower: Line) -> bool:
    return (
        abs(upper.left - lower.left) < 2
        and 0 < lower.base - upper.base < 3 * upper.size
        and same_size(upper, lower)
        and not lower.cells
    )
