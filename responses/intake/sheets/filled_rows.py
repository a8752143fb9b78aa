"""The rows with content of a sheet of either kind, counted against the limits as they come."""

from collections.abc import Iterable, Iterator, Sequence

from responses.intake.sheets import limits
from responses.intake.sheets.values import Note, NoteCode, Refusal, Row, Unreadable, Value
from responses.intake.sheets.worksheet import SheetRow


def filled_rows(rows: Iterable[SheetRow], sheet: str, notes: list[Note]) -> Iterator[Row]:
    """Rows with content, up to the first long stretch of empty ones. Notes are added to as rows are read."""
    filled = last = hidden = text = 0
    for number, cells, is_hidden in rows:
        if number - last > limits.EMPTY_ROWS_MOST:
            notes.append(Note.of(NoteCode.STOPPED, row=last))
            break
        width = _width(cells)
        if not width:
            continue
        if width > limits.COLUMNS_MOST:
            raise Unreadable(Refusal.TOO_MANY_COLUMNS, sheet=sheet, row=number, columns=width, most=limits.COLUMNS_MOST)
        filled += 1
        if filled > limits.ROWS_MOST:
            raise Unreadable(Refusal.TOO_MANY_ROWS, sheet=sheet, row=number, most=limits.ROWS_MOST)
        text += sum(len(cell) for cell in cells if isinstance(cell, str))
        if text > limits.TEXT_MOST:
            raise Unreadable(Refusal.TOO_MUCH_TEXT, sheet=sheet, row=number, most=limits.TEXT_MOST)
        last = number
        hidden += is_hidden
        yield Row(number, tuple(cells[:width]))
    if hidden:
        notes.append(Note.of(NoteCode.HIDDEN_ROWS, count=hidden))


def _width(cells: Sequence[Value]) -> int:
    """How far to the right a row has content."""
    width = len(cells)
    while width and cells[width - 1] is None:
        width -= 1
    return width
