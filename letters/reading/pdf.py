"""A PDF's text by PDFium: lines, tables, heads and feet, paragraphs."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

import pypdfium2 as pypdfium
import pypdfium2.raw as pdfium

from letters.reading import bounds
from letters.reading.extracted import Extracted, Media, Place, PlaceKind
from letters.reading.grid import Box, Grid, grids, rules_of
from letters.reading.pdf_drawn import drawn_on
from letters.reading.pdf_flow import Block, blocks_of
from letters.reading.pdf_furniture import Furniture, furniture_of
from letters.reading.pdf_layout import in_reading_order
from letters.reading.pdf_lines import NO_BREAK, Line, TextOfPage, clean
from letters.reading.pdf_remarks import Seen, remarks_of
from letters.reading.pdf_words import Mender
from letters.reading.refusals import Reason, Unreadable
from letters.reading.written import Written, row_line

COMMON = frozenset({"the", "and", "of", "to", "in", "is", "for", "y", "yr", "yn", "ac", "a", "i", "o"})
STRANGE_FROM, STRANGE_SAMPLE = 60, 10_000
LOST_SHARE = 0.3
"""Share of letters that the fonts don't name, from which the text is none."""


@dataclass(slots=True)
class Page:
    """A page's lines as they are drawn, and its tables' rows."""

    lines: list[Line] = field(default_factory=list)
    tables: list[list[tuple[str, ...]]] = field(default_factory=list)
    height: float = 0.0
    lost: int = 0
    picture: bool = False
    is_bad: bool = False


def read_pdf(data: bytes) -> Extracted:
    """The PDF's text in reading order; `Unreadable` says why there is none."""
    document = _opened(data)
    try:
        is_for_adobe = pdfium.FPDF_GetFormType(document.raw) == pdfium.FORMTYPE_XFA_FULL
        pages = [_page(document, number) for number in range(1, _count(document) + 1)]
    finally:
        document.close()
    if is_for_adobe and any("please wait" in line.text.casefold() for line in pages[0].lines):
        raise Unreadable(Reason.FORM_PROGRAM)
    return _written(pages)


def _opened(data: bytes) -> pypdfium.PdfDocument:
    try:
        return pypdfium.PdfDocument(data)
    except pypdfium.PdfiumError as error:
        code = getattr(error, "err_code", None)
        is_locked = code in {pdfium.FPDF_ERR_PASSWORD, pdfium.FPDF_ERR_SECURITY}
        raise Unreadable(Reason.PROTECTED if is_locked else Reason.DAMAGED) from error


def _count(document: pypdfium.PdfDocument) -> int:
    count = len(document)
    if count > bounds.PAGES_MOST:
        raise Unreadable(Reason.TOO_MANY_PAGES, count=f"{count:,}", most=bounds.PAGES_MOST)
    if count < 1:
        raise Unreadable(Reason.NO_PAGES)
    return count


def _page(document: pypdfium.PdfDocument, number: int) -> Page:
    opened = _open_page(document, number)
    if not opened:
        return Page(is_bad=True)
    try:
        text = TextOfPage(opened, number, is_tagged=bool(pdfium.FPDFCatalog_IsTagged(document.raw)))
        try:
            return _read(opened, text)
        finally:
            text.close()
    finally:
        pdfium.FPDF_ClosePage(opened)


def _open_page(document: pypdfium.PdfDocument, number: int) -> Any:
    """The page; where the document is a form, with what was filled in as part of the page."""
    opened = pdfium.FPDF_LoadPage(document.raw, number - 1)
    if not opened or pdfium.FPDF_GetFormType(document.raw) == pdfium.FORMTYPE_NONE:
        return opened
    pdfium.FPDFPage_Flatten(opened, pdfium.FLAT_NORMALDISPLAY)
    pdfium.FPDF_ClosePage(opened)
    return pdfium.FPDF_LoadPage(document.raw, number - 1)


def _read(opened: Any, text: TextOfPage) -> Page:
    drawn = drawn_on(opened, text.turned)
    page = Page(text.lines(), [], text.turned.height, text.lost, drawn.has_picture)
    _add_dots(page, drawn.dots)
    for grid in grids(*rules_of(drawn.boxes)) if len(drawn.boxes) > 3 and page.lines else ():
        _take_table(page, grid, text)
    return page


def _add_dots(page: Page, dots: list[Box]) -> None:
    """Drawn bullets as written ones: a dot at the height of a line, just before its first word."""
    for left, top, right, bottom in dots:
        middle = (top + bottom) / 2
        for line in page.lines:
            is_level = line.base - line.size < middle < line.base
            if is_level and 0 < line.left - right < 2 * line.size and line.text[0] != "•":
                line.text, line.left = f"• {line.text}", left
                break


def _take_table(page: Page, grid: Grid, text: TextOfPage) -> None:
    """Put a table's text into rows, and mark its lines as its own."""
    left, top, right, bottom = grid.box
    inside = [
        line
        for line in page.lines
        if line.table < 0 and left - 2 <= (line.left + line.right) / 2 <= right + 2 and top <= line.base - 1 <= bottom
    ]
    rows = [tuple(_cell(text.within(*cell)) for cell in row) for row in grid.rows]
    if not inside or not any(any(row) for row in rows):
        return
    for line in inside:
        line.table = len(page.tables)
    page.tables.append(rows)


def _cell(text: str) -> str:
    lines = [clean(line) for line in text.split("\r\n")]
    mender = Mender(lines)
    joined = ""
    for line in filter(None, lines):
        joined = mender.join(joined, line) if joined else line
    return joined.replace("‐", "-").replace(NO_BREAK, " ")


def _written(pages: list[Page]) -> Extracted:
    furniture = furniture_of([page.lines for page in pages], [page.height for page in pages])
    seen = Seen(
        pages=len(pages),
        heads=furniture.words,
        bad=[number for number, page in enumerate(pages, 1) if page.is_bad],
        pictures=[number for number, page in enumerate(pages, 1) if not page.lines and page.picture],
        empty=[
            number for number, page in enumerate(pages, 1) if not page.lines and not page.picture and not page.is_bad
        ],
        lost=[number for number, page in enumerate(pages, 1) if page.lost],
    )
    _refuse_unreadable(pages)
    mender = Mender([line.text for page in pages for line in page.lines])
    ordered = [_ordered(page, number, furniture, seen) for number, page in enumerate(pages, 1)]
    writer = Written()
    _write(writer, blocks_of(ordered, mender), seen)
    seen.mended, seen.is_strange = mender.mended, _is_strange(writer.text)
    is_scanned = not writer.text and bool(seen.pictures)
    return Extracted(
        writer.text, Media.PDF, writer.places, writer.tables, remarks_of(seen), furniture.words, is_scanned
    )


def _is_strange(text: str) -> bool:
    """Whether a text of some length has no common word: a font can name its letters wrongly, one for another."""
    words = text[:STRANGE_SAMPLE].casefold().split()
    return len(words) > STRANGE_FROM and COMMON.isdisjoint(words)


def _refuse_unreadable(pages: list[Page]) -> None:
    if all(page.is_bad for page in pages):
        raise Unreadable(Reason.DAMAGED)
    letters = sum(len(line.text) for page in pages for line in page.lines)
    lost = sum(page.lost for page in pages)
    if lost and lost > LOST_SHARE * max(letters, lost):
        raise Unreadable(Reason.LOST_LETTERS)


def _ordered(page: Page, number: int, furniture: Furniture, seen: Seen) -> list[Line]:
    """The page's lines in reading order, with each table's rows in the place of its lines."""
    lines = _with_tables(page, [line for line in page.lines if not furniture.holds(line)], number)
    ordered, is_moved = in_reading_order(lines)
    if is_moved:
        seen.moved.append(number)
    return ordered


def _with_tables(page: Page, lines: list[Line], number: int) -> list[Line]:
    found: list[Line] = []
    done: set[int] = set()
    for line in lines:
        if line.table < 0:
            found.append(line)
        elif line.table not in done:
            done.add(line.table)
            found += _table_lines(page, line.table, lines, number)
    return found


def _table_lines(page: Page, table: int, lines: list[Line], number: int) -> list[Line]:
    """A line for each row, one below the other, so that they stay together."""
    own = [line for line in lines if line.table == table]
    left, right = min(line.left for line in own), max(line.right for line in own)
    top, bottom = min(line.base for line in own), max(line.base for line in own)
    rows = [row for row in page.tables[table] if any(row)]
    step = (bottom - top) / max(len(rows), 1)
    found = []
    for index, cells in enumerate(rows):
        line = Line(row_line(cells), number, left, right, top + index * step, own[0].size, table=table)
        line.cells = cells
        found.append(line)
    return found


def _write(writer: Written, blocks: Iterable[Block], seen: Seen) -> None:
    rows: list[Line] = []
    before: Block | None = None
    for block in blocks:
        if block.lines[0].cells:
            _add_row(rows, block.lines[0], seen)
            before = None
            continue
        _write_table(writer, rows)
        _write_block(writer, block, is_close=before is not None and block.is_close)
        rows, before = [], block
        seen.across += len(block.pages) - 1
    _write_table(writer, rows)


def _add_row(rows: list[Line], row: Line, seen: Seen) -> None:
    """A table's heading row that is there again on its next page is left out."""
    if rows and row.page != rows[0].page and row.cells == rows[0].cells:
        seen.headings += 1
    else:
        rows.append(row)


def _write_table(writer: Written, rows: list[Line]) -> None:
    writer.table([(line.cells, _place(line.page)) for line in rows])


def _write_block(writer: Written, block: Block, *, is_close: bool) -> None:
    (_start, first), *further = block.pages
    cuts = [min(start, len(block.text)) for start, _page in further]
    ends = [*cuts, len(block.text)]
    writer.block(block.text[: ends[0]], _place(first), is_close=is_close)
    for (_at, page), start, end in zip(further, cuts, ends[1:], strict=True):
        writer.run_on(block.text[start:end], _place(page))


def _place(page: int) -> Place:
    return Place(PlaceKind.PAGE, page)
