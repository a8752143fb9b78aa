"""Lines in reading order made into paragraphs, headings, list items and rows: which line runs on, and which begins."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import pairwise

from letters.reading.pdf_layout import BULLETS
from letters.reading.pdf_lines import Line
from letters.reading.pdf_words import Mender

MARKER = re.compile(
    r"(?:[•◦▪▫‣●○■□➢➤✓✔·]\s*|[*–—-]\s+|\(?(?:\d{1,3}(?:\.\d{1,3}){0,3}|[a-z]|[ivx]{1,5})[.)]\s+|\d{1,2}\.\d{1,2}\s+)(?=\S)",
    re.IGNORECASE,
)
SURE_BULLETS = frozenset(BULLETS) - set("*–—-")
LABELLED = re.compile(
    r"(?:recommendations?|rec|argymhell\w+|area for improvement|afi|cause of concern)\.?\s*\d+(?:\.\d+)*"
    r"\s*(?:[:–—-]|$)",
    re.I,
)
ENDS = re.compile(r"[.!?:;][\"'”’)\]]*$")
LEADS_ON = re.compile(r"[;:](?:\s+(?:and|or|a|ac|neu))?$")
NOTE = re.compile(r"(?:\d{1,2}|[*†‡¹²³⁴⁵⁶⁷⁸⁹])\s?\S")
SIZE_STEP = 0.08
"""Share by which the sizes of two lines of one paragraph may differ: pages are scaled, and fonts are mixed."""
GAP_STEP = 1.22
"""How much more than its usual distance a line stands away that begins a paragraph."""
USUAL_GAP = 1.45
"""Sizes of type from line to line, where the document does not show its own."""
BUCKET = 4
"""Points within which lines begin in one column."""
COLUMN_LINES = 10
"""Lines from which a column's right edge can be told."""
COLUMN_LEAST, COLUMN_FULL, RAGGED = 4, 0.7, 5.0
"""Lines that show a column's edge by themselves; the share of them that end near it; how many sizes of type near is."""
NOTE_SIZE = 0.92
SHORT_SHARE = 0.6
"""Of its column's width: a line that ends before it was ended on purpose, whatever follows."""


@dataclass(slots=True)
class Block:
    """Lines that belong together, and whether it is a list's item."""

    lines: list[Line]
    is_item: bool = False
    is_close: bool = False
    """Whether it stands no further from the block above than a line of the same paragraph would."""
    text: str = ""
    pages: list[tuple[int, int]] = field(default_factory=list)
    """Offsets in the text, and the pages that begin there."""


class Measures:
    """What is usual in the document: its body's size, its lines' distance, its columns' right edges."""

    def __init__(self, pages: list[list[Line]]) -> None:
        lines = [line for page in pages for line in page if not line.cells and line.table < 0]
        self.size = _commonest((round(line.size, 1) for line in lines), [len(line.text) for line in lines]) or 10.0
        self._edges = _column_edges(lines)
        self._near = {key: edge for page in pages for key, edge in _near_edges(page)}
        self._widest = max((line.right for line in lines), default=0.0)
        self.gap = self._usual_gap(pages)

    def edge(self, line: Line) -> float:
        """How far to the right a line that begins here can reach."""
        if id(line) in self._near:
            return self._near[id(line)]
        own = self._edges.get(round(line.left / BUCKET))
        if own is None:
            around = [edge for bucket, edge in self._edges.items() if bucket * BUCKET <= line.left + BUCKET]
            own = max(around, default=self._widest)
        return max(own, line.right)

    def has_room(self, upper: Line, lower: Line) -> bool:
        """Whether the lower line's first word would have stood on the upper: that one was ended on purpose."""
        letters = max(len(lower.text), 1)
        word = len(lower.text.split(" ", 1)[0]) * (lower.right - lower.left) / letters
        return upper.right + 0.25 * upper.size + 1.15 * word < self.edge(upper)

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


def _commonest(values: "object", weights: list[int]) -> float:
    counts: Counter[float] = Counter()
    for value, weight in zip(values, weights, strict=True):  # type: ignore[call-overload]
        counts[value] += weight
    return counts.most_common(1)[0][0] if counts else 0.0


def _column_edges(lines: list[Line]) -> dict[int, float]:
    rights: dict[int, list[float]] = defaultdict(list)
    for line in lines:
        rights[round(line.left / BUCKET)].append(line.right)
    return {
        bucket: sorted(found)[int(len(found) * 0.9)] for bucket, found in rights.items() if len(found) >= COLUMN_LINES
    }


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
    """Justified lines end at one point; of ragged ones it takes more to tell."""
    if sum(right > edge - 0.7 for right in rights) > 1:
        return True
    full = sum(right > edge - RAGGED * stack[0].size for right in rights)
    return len(rights) >= COLUMN_LEAST and full >= COLUMN_FULL * len(rights)


def _is_next_in_column(upper: Line, lower: Line) -> bool:
    return (
        abs(upper.left - lower.left) < 2
        and 0 < lower.base - upper.base < 3 * upper.size
        and abs(upper.size - lower.size) < SIZE_STEP * upper.size
        and not lower.cells
    )


def blocks_of(pages: list[list[Line]], mender: Mender) -> list[Block]:
    """The document's blocks in order; its footnotes stand at its end."""
    measures = Measures(pages)
    notes = [_notes_of(page, measures) for page in pages]
    aside = {id(line) for page in notes for line in page}
    body = [[line for line in page if id(line) not in aside] for page in pages]
    blocks = _in_blocks([line for page in body for line in page], measures)
    blocks += _in_blocks([line for page in notes for line in page], measures)
    stack: list[float] = []
    for block in blocks:
        _write(block, "  " * _depth(block, stack), mender)
    return blocks


def _depth(block: Block, stack: list[float]) -> int:
    """How many lists an item stands in besides its own: by how far it is moved in. Keeps the lists begun above it."""
    first = block.lines[0]
    while stack and (not block.is_item or first.left < stack[-1] + 0.8 * first.size):
        stack.pop()
    if block.is_item:
        stack.append(first.left)
    return max(len(stack) - 1, 0)


def _notes_of(page: list[Line], measures: Measures) -> list[Line]:
    """Small lines at the page's foot that begin with a number: else they would part a paragraph from its rest."""
    small = len(page)
    while small and page[small - 1].size < NOTE_SIZE * measures.size and not page[small - 1].cells:
        small -= 1
    while small < len(page) and not NOTE.match(page[small].text):
        small += 1
    return page[small:] if small else []


def _in_blocks(lines: list[Line], measures: Measures) -> list[Block]:
    blocks: list[Block] = []
    for line in lines:
        if blocks and _runs_on(blocks[-1], line, measures):
            blocks[-1].lines.append(line)
        else:
            is_item = bool(MARKER.match(line.text))
            is_close = bool(blocks) and _stands_close(blocks[-1], line, measures, is_item=is_item)
            blocks.append(Block([line], is_item, is_close))
    return blocks


def _runs_on(block: Block, line: Line, measures: Measures) -> bool:
    last = block.lines[-1]
    if line.cells or last.cells or line.table >= 0 or last.table >= 0 or not _same_face(last, line):
        return False
    if line.page != last.page or line.base < last.base:
        return _runs_over(block, line, measures)
    if _stands_apart(last, line, measures):
        return False
    if _begins(block, line, measures) or not _fits_indent(block, line):
        return False
    if line.text[0].islower():
        is_short = last.right - last.left < SHORT_SHARE * (measures.edge(last) - last.left)
        return not (
            (LEADS_ON.search(last.text, max(len(last.text) - 6, 0)) or is_short) and measures.has_room(last, line)
        )
    return not measures.has_room(last, line)


def _stands_close(before: Block, line: Line, measures: Measures, *, is_item: bool) -> bool:
    """As an address's lines do, and a list's items, also where they have some space between them."""
    last = before.lines[-1]
    if is_item and before.is_item:
        return True
    if line.page != last.page or abs(last.size - line.size) > SIZE_STEP * line.size:
        return False
    return line.base > last.base and not _stands_apart(last, line, measures)


def _stands_apart(last: Line, line: Line, measures: Measures) -> bool:
    return line.base - last.base > measures.gap * GAP_STEP * max(last.size, line.size) + 0.5


def _same_face(last: Line, line: Line) -> bool:
    """A heading's last line and the text below it differ in size, or one is bold and the other not."""
    if abs(last.size - line.size) > SIZE_STEP * max(last.size, line.size):
        return False
    return not (last.is_bold and not line.starts_bold) and not (line.is_bold and not last.ends_bold)


def _runs_over(block: Block, line: Line, measures: Measures) -> bool:
    """Over a page's or a column's end there is no distance to go by: the words must say that the sentence goes on."""
    last = block.lines[-1]
    if MARKER.match(line.text) or LABELLED.match(line.text) or ENDS.search(last.text, max(len(last.text) - 6, 0)):
        return False
    return line.text[0].islower() or (last.text[-1] not in "-‐" and _is_full(last, line, measures)) or _divided(last)


def _is_full(last: Line, line: Line, measures: Measures) -> bool:
    return not measures.has_room(last, line) and not last.is_bold


def _divided(last: Line) -> bool:
    return last.text[-1] in "-‐\xad"


def _begins(block: Block, line: Line, measures: Measures) -> bool:
    """Whether a line begins an item or is labelled as one. A number or a dash can also stand in mid-sentence."""
    last = block.lines[-1]
    is_mid_sentence = not ENDS.search(last.text, max(len(last.text) - 6, 0)) and not measures.has_room(last, line)
    if LABELLED.match(line.text):
        return not is_mid_sentence or line.text.rstrip()[-1:] in ":–—-"
    if not MARKER.match(line.text):
        return False
    if line.text[0] in SURE_BULLETS:
        return True
    first = block.lines[-1] if len(block.lines) > 1 else block.lines[0]
    return not (is_mid_sentence and abs(line.left - _wrapped_left(block, first)) < 2)


def _wrapped_left(block: Block, first: Line) -> float:
    """Where the block's further lines begin: an item's under its words."""
    return first.text_left if block.is_item and len(block.lines) == 1 else first.left


def _fits_indent(block: Block, line: Line) -> bool:
    last = block.lines[-1]
    if len(block.lines) == 1:
        if block.is_item:
            return line.left < last.text_left + 2.5 * line.size
        return line.left < last.left + 0.8 * line.size  # further left: the first line was indented
    return abs(line.left - last.left) < 0.8 * line.size


def _write(block: Block, indent: str, mender: Mender) -> None:
    first, *further = block.lines
    text = indent + first.text
    block.pages.append((0, first.page))
    for line in further:
        text = mender.join(text, line.text)
        if block.pages[-1][1] != line.page:
            block.pages.append((len(text) - len(line.text), line.page))
    block.text = text.replace("‐", "-").replace("\xad", "")
