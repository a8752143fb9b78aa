"""A Word document (DOCX): its paragraphs and tables in order, with the marks of its lists, its footnotes at the end."""

import re
from collections.abc import Iterator

from lxml import etree

from letters.reading import bounds
from letters.reading.extracted import Extracted, Media, Place, PlaceKind, Remark
from letters.reading.package import Package
from letters.reading.refusals import Reason, Unreadable
from letters.reading.word_lists import Lists
from letters.reading.word_names import MC, STRICT, W, child, is_on, w
from letters.reading.word_remarks import remarks_of
from letters.reading.word_text import Met, boxes_of, words_of
from letters.reading.written import Written
from letters.reading.xml_part import tree_of

LONG_CELL = 8
"""Paragraphs of a cell from which it is a passage of the document that happens to stand in a table."""
SPACER_SHARE = 5
"""One empty paragraph in so many: paragraphs are parted by them, and lines that follow at once belong together."""
HEAD_PARTS = re.compile(r"word/(?:header|footer)\d*\.xml")
OUTER = (w("sdt"), w("sdtContent"), w("customXml"), w("smartTag"), w("ins"), w("moveTo"))
"""Wrappings of whole paragraphs."""


def read_word(data: bytes) -> Extracted:
    """The document's text; `Unreadable` where it is none, or out of bounds."""
    package = Package(data)
    check_is_document(package)
    package.check_bounds()
    return _Reader(package).read()


def check_is_document(package: Package) -> None:
    """Whether a zip file is a Word document, or whose else it is."""
    names = package.names
    types = (package.part("[Content_Types].xml") or b"") if "[content_types].xml" in names else b""
    if any(name.endswith("vbaproject.bin") for name in names) or b"macroEnabled" in types:
        raise Unreadable(Reason.MACROS)
    if "mimetype" in names and "content.xml" in names:
        raise Unreadable(Reason.OPEN_DOCUMENT)
    if any(name.startswith("xl/") for name in names):
        raise Unreadable(Reason.SPREADSHEET)
    if any(name.startswith("ppt/") for name in names):
        raise Unreadable(Reason.SLIDES)
    if "word/document.xml" not in names:
        raise Unreadable(Reason.DAMAGED if "[content_types].xml" in names else Reason.ARCHIVE)


class _Reader:
    """Reads a document's body once."""

    def __init__(self, package: Package) -> None:
        self._package = package
        self._lists = Lists(self._tree("word/numbering.xml"), self._tree("word/styles.xml"))
        self._met = Met()
        self._written = Written()
        self._paragraph = 0
        self._was_item = self._was_empty = self._has_spacers = False
        self._begun: tuple[str, Place] | None = None
        """The words of a paragraph whose end was deleted: they run on in the next."""

    def read(self) -> Extracted:
        root = self._tree("word/document.xml")
        body = child(root, "body")
        if body is None:
            raise Unreadable(Reason.DAMAGED, part="word/document.xml")
        self._has_spacers = _has_spacers(body)
        self._blocks(body, 0)
        self._flush()
        self._notes()
        heads = tuple(self._heads())
        written = self._written
        remarks: tuple[Remark, ...] = remarks_of(self._met, heads, self._package.names, is_empty=not written.text)
        return Extracted(written.text, Media.DOCX, written.places, written.tables, remarks, heads)

    def _tree(self, name: str) -> etree._Element | None:
        data = self._package.part(name)
        return None if data is None else tree_of(data.replace(STRICT.encode(), W.encode()), name)

    def _blocks(self, parent: etree._Element, depth: int) -> None:
        if depth > bounds.BLOCK_DEPTH_MOST:
            raise Unreadable(Reason.TOO_DEEP)
        for element in parent:
            if element.tag == w("p"):
                self._one(element, depth)
            elif element.tag == w("tbl"):
                self._table(element, depth)
            elif element.tag in OUTER and not _is_placeholder(element):
                self._blocks(element, depth + 1)

    def _one(self, paragraph: etree._Element, depth: int) -> None:
        """A paragraph, and after it the text boxes that hang on it."""
        place = self._next_place()
        words = words_of(paragraph, self._met)
        if self._begun:
            words, place = " ".join(filter(None, (self._begun[0], words))), self._begun[1]
            self._begun = None
        if is_on(child(paragraph, "pPr", "rPr", "del")):
            self._begun = (words, place)
        else:
            self._put(paragraph, words, place)
        for box in boxes_of(paragraph):
            self._blocks(box, depth + 1)

    def _put(self, paragraph: etree._Element, words: str, place: Place) -> None:
        if not words:
            self._was_empty = True
            return
        mark, level = self._lists.mark_of(paragraph)
        is_item = bool(mark)
        is_close = (self._was_item and is_item) or (
            self._has_spacers and not self._was_empty and len(self._written) > 0
        )
        self._written.block(_marked(mark, level, words), place, is_close=is_close)
        self._was_item, self._was_empty = is_item, False

    def _flush(self) -> None:
        if self._begun and self._begun[0]:
            self._written.block(*self._begun)
        self._begun = None

    def _next_place(self) -> Place:
        self._paragraph += 1
        return Place(PlaceKind.PARAGRAPH, self._paragraph)

    def _table(self, table: etree._Element, depth: int) -> None:
        """Rows, one a line. A table of one column only frames what is in it; a cell of many paragraphs is a passage."""
        rows = list(_rows(table))
        is_frame = max((len(cells) for cells in rows), default=0) < 2
        held: list[tuple[list[str], Place]] = []
        for cells in rows:
            if is_frame or any(len(list(cell.iter(w("p")))) > LONG_CELL for cell in cells):
                self._written.table(held)
                held = []
                self._was_empty = True
                for cell in cells:
                    self._blocks(cell, depth + 1)
            else:
                place = Place(PlaceKind.PARAGRAPH, self._paragraph + 1)
                held.append(([self._cell(cell) for cell in cells], place))
        self._written.table(held)
        self._was_item, self._was_empty = False, True

    def _cell(self, cell: etree._Element) -> str:
        found = []
        for paragraph in cell.iter(w("p")):
            self._next_place()
            if _is_elsewhere(paragraph, cell):
                continue
            words = words_of(paragraph, self._met)
            if words:
                mark, _level = self._lists.mark_of(paragraph)
                found.append(_marked(mark, 0, words))
        return " ".join(found)

    def _notes(self) -> None:
        """Footnotes and endnotes, in the order in which the text refers to them."""
        texts: dict[tuple[str, str], str] = {}
        for kind in ("footnote", "endnote"):
            root = self._tree(f"word/{kind}s.xml") if self._met.notes else None
            for note in () if root is None else root.iter(w(kind)):
                found = [words_of(paragraph, Met()) for paragraph in note.iter(w("p"))]
                texts[kind, note.get(w("id"), "")] = " ".join(filter(None, found))
        for number, note_id in enumerate(self._met.notes, start=1):
            if texts.get(note_id):
                self._written.block(f"[{number}] {texts[note_id]}", self._next_place(), is_close=number > 1)

    def _heads(self) -> Iterator[str]:
        """The words of page heads and feet, each once."""
        seen = set()
        for name in sorted(name for name in self._package.names if HEAD_PARTS.fullmatch(name))[:30]:
            root = self._tree(name)
            for paragraph in () if root is None else root.iter(w("p")):
                words = words_of(paragraph, Met())
                if words and words not in seen:
                    seen.add(words)
                    yield words


def _marked(mark: str, level: int, words: str) -> str:
    """Items of a list within a list stand further in. A mark that the writer typed has a blank after it, not a tab."""
    if mark:
        return f"{'  ' * level}{mark} {words}"
    return re.sub(r"^(\(?[\w.]{1,6}[.)]|[•·–-])\t", r"\1 ", words)


def _is_elsewhere(paragraph: etree._Element, cell: etree._Element) -> bool:
    """In the second shape of a text box, for older programs, or in a control that waits for its text."""
    for ancestor in paragraph.iterancestors():
        if ancestor is cell:
            return False
        if ancestor.tag == f"{{{MC}}}Fallback" or _is_placeholder(ancestor):
            return True
    return False


def _is_placeholder(element: etree._Element) -> bool:
    return element.tag == w("sdt") and is_on(child(element, "sdtPr", "showingPlcHdr"))


def _has_spacers(body: etree._Element) -> bool:
    paragraphs = [element for element in body if element.tag == w("p")]
    empty = sum(next(element.iter(w("t")), None) is None for element in paragraphs[:-1])
    return empty > 0 and empty * SPACER_SHARE >= len(paragraphs)


def _rows(table: etree._Element) -> Iterator[list[etree._Element]]:
    """Each row's cells; rows whose deletion is tracked are left out."""
    for row in _unwrapped(table, w("tr")):
        if child(row, "trPr", "del") is None:
            yield list(_unwrapped(row, w("tc")))


def _unwrapped(parent: etree._Element, tag: str) -> Iterator[etree._Element]:
    """Children of a name, also within content controls."""
    stack = list(parent)[::-1]
    while stack:
        element = stack.pop()
        if element.tag == tag:
            yield element
        elif element.tag in OUTER:
            stack += list(element)[::-1]
