"""Lines in reading order made into paragraphs, headings, list items and rows: which line runs on, and which begins."""

import re
from dataclasses import dataclass, field

from letters.reading.pdf_layout import BULLETS
from letters.reading.pdf_lines import NO_BREAK, Line
from letters.reading.pdf_measures import Measures, same_size
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
COUNT = re.compile(r"\(?(\d{1,3})[.)]\s")
NOTE = re.compile(r"(?:\d{1,2}|[*†‡¹²³⁴⁵⁶⁷⁸⁹])\s?\S")
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
    if measures.stands_apart(last, line) or _begins(block, line, measures):
        return False
    if not block.is_item and _is_centred_with(last, line):
        return not measures.has_room_in_the_middle(last, line)
    return _fits_indent(block, line) and not _was_ended(last, line, measures)


def _was_ended(last: Line, line: Line, measures: Measures) -> bool:
    """Whether the line above was ended on purpose: there was room on it for the next word. A small letter shows that
    the sentence goes on, unless it leads to a list's items or is far from full."""
    if not measures.has_room(last, line):
        return False
    is_short = last.right - last.left < SHORT_SHARE * (measures.edge(last) - last.left)
    return is_short or not line.text[0].islower() or bool(LEADS_ON.search(last.text, max(len(last.text) - 6, 0)))


def _stands_close(before: Block, line: Line, measures: Measures, *, is_item: bool) -> bool:
    """As an address's lines do, and a list's items, also where they have some space between them."""
    last = before.lines[-1]
    if is_item and before.is_item:
        return True
    is_below = line.page == last.page and line.base > last.base
    return is_below and same_size(last, line) and not measures.stands_apart(last, line)


def _is_centred_with(last: Line, line: Line) -> bool:
    """Whether both lines have one middle and begin at different places: a title over two lines."""
    is_one_middle = abs(last.left + last.right - line.left - line.right) < 4
    return is_one_middle and abs(last.left - line.left) > line.size


def _same_face(last: Line, line: Line) -> bool:
    """A heading's last line and the text below it differ in size, or one is bold and the other not."""
    if not same_size(last, line):
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
    if LABELLED.match(line.text):
        return line.text[-1] in ":–—-" or not _is_mid_sentence(block, line, measures)
    if not MARKER.match(line.text):
        return False
    if line.text[0] in SURE_BULLETS or _counts_on(block, line):
        return True
    is_where_words_wrap = abs(line.left - _wrapped_left(block)) < 2
    return not (is_where_words_wrap and _is_mid_sentence(block, line, measures))


def _is_mid_sentence(block: Block, line: Line, measures: Measures) -> bool:
    last = block.lines[-1]
    return not ENDS.search(last.text, max(len(last.text) - 6, 0)) and not measures.has_room(last, line)


def _wrapped_left(block: Block) -> float:
    """Where the block's further lines begin: an item's under its words."""
    first, last = block.lines[0], block.lines[-1]
    return first.text_left if block.is_item and last is first else last.left


def _counts_on(block: Block, line: Line) -> bool:
    """Whether a line's number is a list's first, or the one after that of the item above."""
    match, above = COUNT.match(line.text), COUNT.match(block.lines[0].text)
    return match is not None and int(match[1]) == (int(above[1]) + 1 if above else 1)


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
    block.text = text.replace("‐", "-").replace("\xad", "").replace(NO_BREAK, " ")
