"""A web page's content as text: headings, paragraphs, lists with their marks, tables with a row a line."""

import re
from collections.abc import Iterator

from lxml import etree

from letters.reading.extracted import Place, PlaceKind
from letters.reading.written import Written

BLOCKS = frozenset([
    "address", "article", "aside", "blockquote", "body", "center", "dd", "details", "div", "dl", "dt", "fieldset",
    "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "html", "legend",
    "li", "main", "menu", "ol", "p", "pre", "section", "summary", "table", "tbody", "td", "tfoot", "th", "thead",
    "tr", "ul",
])  # fmt: skip
LEFT_OUT = frozenset({"del", "s", "strike", "img"})
LONG_CELL = 8
"""Paragraphs of a cell from which the table only lays the page out."""
BULLET = "•"


class Blocks:
    """Goes through the content once, and writes block after block."""

    def __init__(self, written: Written) -> None:
        self._written = written
        self._words: list[str] = []
        self._marks: list[str] = []
        self._pending = ""
        self._was_item = False
        self._number = 0
        self._tag = ""

    def read(self, content: etree._Element) -> None:
        self._element(content)
        self._flush()

    def _element(self, element: etree._Element) -> None:
        tag = element.tag
        if not isinstance(tag, str) or tag in LEFT_OUT:
            return
        if tag == "br":
            self._words.append("\n")
        elif tag == "table" and is_data_table(element):
            self._flush()
            self._table(element)
        elif tag in {"ul", "ol", "menu"}:
            self._list(element)
        else:
            self._inside(element, is_block=tag in BLOCKS)

    def _inside(self, element: etree._Element, *, is_block: bool) -> None:
        if is_block:
            self._flush()
            self._tag = element.tag
        self._add(element.text, element)
        for child in element:
            self._element(child)
            self._add(child.tail, element)
        if is_block:
            self._flush()

    def _list(self, element: etree._Element) -> None:
        """The items' marks: a list that counts shows its numbers, as a page shows them."""
        self._flush()
        depth = len(self._marks)
        count = _number(element.get("start"), 1)
        for child in element:
            if child.tag != "li":
                self._element(child)
                continue
            count = _number(child.get("value"), count)
            mark = f"{_in_kind(count, element.get('type', ''))}." if element.tag == "ol" else BULLET
            self._marks.append(mark)
            self._pending = "  " * depth + mark + " "
            self._inside(child, is_block=True)
            self._pending = ""
            self._marks.pop()
            count += 1

    def _table(self, table: etree._Element) -> None:
        caption = next(table.iterchildren("caption"), None)
        if caption is not None and (words := cell_text(caption)):
            self._written.block(words, self._place("caption"))
        rows = []
        for row in _rows(table):
            rows.append(([cell_text(cell) for cell in row.iterchildren("td", "th")], self._place("tr")))
        self._written.table(rows)
        self._was_item = False

    def _add(self, text: str | None, element: etree._Element) -> None:
        if not text:
            return
        if self._tag == "pre" and element.tag == "pre":
            self._words.append(text)
        else:
            self._words.append(re.sub(r"\s+", " ", text))

    def _flush(self) -> None:
        """Write what has gathered. Two line breaks part paragraphs."""
        if not self._words:
            return
        lines = [" ".join(line.split()) for line in "".join(self._words).split("\n")]
        self._words = []
        for passage in re.split(r"\n{2,}", "\n".join(lines).strip("\n")):
            if passage.strip():
                self._block(passage.strip("\n"))

    def _block(self, passage: str) -> None:
        is_item = bool(self._marks)
        self._written.block(self._pending + passage, self._place(self._tag), is_close=is_item and self._was_item)
        self._pending, self._was_item = "", is_item

    def _place(self, tag: str) -> Place:
        self._number += 1
        return Place(PlaceKind.ELEMENT, self._number, tag)


def is_data_table(table: etree._Element) -> bool:
    """Whether its rows are rows: not where it frames one column, holds tables, or lays out the page."""
    if table.get("role") in {"presentation", "none"} or next(table.iterdescendants("table"), None) is not None:
        return False
    rows = [list(row.iterchildren("td", "th")) for row in _rows(table)]
    if max((len(row) for row in rows), default=0) < 2:
        return False
    return not any(
        sum(1 for _ in cell.iter("p", "h1", "h2", "h3", "h4", "li")) > LONG_CELL for row in rows for cell in row
    )


def _rows(table: etree._Element) -> Iterator[etree._Element]:
    for child in table:
        if child.tag == "tr":
            yield child
        elif child.tag in {"thead", "tbody", "tfoot"}:
            yield from child.iterchildren("tr")


def cell_text(cell: etree._Element) -> str:
    """A cell's words on one line, its items with their marks."""
    words = [cell.text or ""]
    for event, element in etree.iterwalk(cell, events=("start", "end")):
        if element is cell or not isinstance(element.tag, str):
            continue
        is_block = element.tag in BLOCKS or element.tag == "br"
        if event == "start":
            words.append(
                (" " if is_block else "") + (f"{BULLET} " if element.tag == "li" else "") + (element.text or "")
            )
        else:
            words.append((" " if is_block else "") + (element.tail or ""))
    return " ".join("".join(words).split())


def _number(text: str | None, otherwise: int) -> int:
    return int(text) if text and re.fullmatch(r"-?\d{1,6}", text) else otherwise


def _in_kind(count: int, kind: str) -> str:
    """As the list's type says: figures, or letters as far as the alphabet goes."""
    if kind in {"a", "A"} and 0 < count < 27:
        return chr(ord(kind) + count - 1)
    if kind in {"i", "I"} and 0 < count < 21:
        roman = ("", "x")[count // 10 % 2] + ("", "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix")[count % 10]
        roman = "xx" if count == 20 else roman
        return roman if kind == "i" else roman.upper()
    return str(count)
