"""Reads a spreadsheet, CSV or XLSX, in the process that calls it: `bounded` calls it in one of its own."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain
from typing import BinaryIO

from responses.intake.sheets.filled_rows import filled_rows
from responses.intake.sheets.kinds import Kind, check_is_workbook, kind_of
from responses.intake.sheets.package import Package
from responses.intake.sheets.text_file import decoded, text_rows
from responses.intake.sheets.values import Note, NoteCode, Refusal, Row, Unreadable
from responses.intake.sheets.workbook import Workbook, Worksheet, read_book, read_workbook, relationships
from responses.intake.sheets.worksheet import SheetReader

IGNORED = {
    NoteCode.MACROS: ("xl/vbaproject.bin", "xl/macrosheets/"),
    NoteCode.EXTERNAL_LINKS: ("xl/externallinks/externallink",),
    NoteCode.CONNECTIONS: ("xl/connections.xml", "xl/querytables/"),
}
"""Parts that aren't opened, by the beginnings of their names."""
EMBEDDED = ("xl/embeddings/", "xl/activex/")
FILES_WITHIN = (".zip", ".xlsx", ".xlsm", ".xlsb", ".docx", ".docm", ".7z", ".rar", ".gz", ".exe", ".jar")


@dataclass(frozen=True)
class Opened:
    """A file being read: all its worksheets, the one read ("" for text), and its rows. Its notes are whole at the
    end of the rows."""

    names: tuple[str, ...]
    sheet: str
    notes: list[Note]
    rows: Iterator[Row]


def read(file: BinaryIO, *, sheet: str | None = None) -> Opened:
    """The worksheet asked for, or the first visible one with content; `Unreadable` where there is none."""
    if kind_of(file) is Kind.TEXT:
        return _read_text(file, sheet)
    package = Package(file)
    check_is_workbook(package)
    package.check_bounds()
    return _read_workbook(package, sheet)


def _read_text(file: BinaryIO, sheet: str | None) -> Opened:
    if sheet:
        raise Unreadable(Refusal.NO_SUCH_SHEET, sheet=sheet, names=())
    file.seek(0)
    text, notes = decoded(file.read())
    rows = _begun(filled_rows(text_rows(text), "", notes))
    if rows is None:
        raise Unreadable(Refusal.EMPTY)
    return Opened((), "", notes, rows)


def _read_workbook(package: Package, asked: str | None) -> Opened:
    workbook = _workbook_of(package)
    names = tuple(sheet.name for sheet in workbook.sheets)
    if asked and asked not in names:
        raise Unreadable(Refusal.NO_SUCH_SHEET, sheet=asked, names=names)
    book = read_book(package, workbook)
    if asked:
        candidates = [sheet for sheet in workbook.sheets if sheet.name == asked]
    else:
        candidates = [sheet for sheet in workbook.sheets if not sheet.is_hidden]
    for sheet in candidates:
        notes = _notes_of(package, workbook, sheet)
        reader = SheetReader(package, sheet, book)
        rows = _begun(_with_hidden_columns(filled_rows(reader, sheet.name, notes), reader, notes))
        if rows is not None:
            return Opened(names, sheet.name, notes, rows)
    raise Unreadable(Refusal.EMPTY)


def _workbook_of(package: Package) -> Workbook:
    for target in relationships(package, "").values():
        if target.kind == "officeDocument" and not target.is_outside:
            return read_workbook(package, target.part)
    raise Unreadable(Refusal.NOT_A_SHEET)


def _begun(rows: Iterator[Row]) -> Iterator[Row] | None:
    """The same rows, or None where there is not even a first."""
    first = next(rows, None)
    return None if first is None else chain((first,), rows)


def _with_hidden_columns(rows: Iterator[Row], reader: SheetReader, notes: list[Note]) -> Iterator[Row]:
    """The same rows, and a note at their end where columns with content are hidden."""
    width = 0
    for row in rows:
        width = max(width, len(row.cells))
        yield row
    if count := reader.hidden_columns(width):
        notes.append(Note.of(NoteCode.HIDDEN_COLUMNS, count=count))


def _notes_of(package: Package, workbook: Workbook, chosen: Worksheet) -> list[Note]:
    """What the workbook has that isn't read. None of it is opened, run or followed."""
    parts = package.names
    notes = [Note.of(code) for code, starts in IGNORED.items() if any(part.startswith(starts) for part in parts)]
    within = sum(part.startswith(EMBEDDED) or part.endswith(FILES_WITHIN) for part in parts)
    if within:
        notes.append(Note.of(NoteCode.EMBEDDED, count=within))
    others = [sheet for sheet in workbook.sheets if sheet is not chosen]
    for code, is_hidden in ((NoteCode.OTHER_SHEETS, False), (NoteCode.HIDDEN_SHEETS, True)):
        names = tuple(sheet.name for sheet in others if sheet.is_hidden == is_hidden)
        if names:
            notes.append(Note.of(code, names=names))
    return notes
