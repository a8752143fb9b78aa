"""A worksheet's rows, as they come in its XML."""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from responses.intake.sheets import limits
from responses.intake.sheets.cells import Book, BoundedText, RawCell, whole
from responses.intake.sheets.package import Package
from responses.intake.sheets.texts import shown
from responses.intake.sheets.values import Refusal, Unreadable, Value
from responses.intake.sheets.workbook import TRUE, Worksheet
from responses.intake.sheets.xml_parts import Attributes, tags, tell

ROW_LAST, COLUMN_LAST = 1_048_576, 16_384
"""The last row and column that a worksheet can have."""
COLUMN = re.compile(r"[A-Za-z]{1,3}")


class SheetRow(NamedTuple):
    """A row as the file has it: it may be empty, and its cells may end in empty ones."""

    number: int
    cells: list[Value]
    is_hidden: bool


class _Rows:
    """Gathers rows. `rows` holds those that are finished and not yet taken."""

    def __init__(self, book: Book, sheet: str) -> None:
        self.rows: list[SheetRow] = []
        self.is_done = False
        self.hidden_columns: list[range] = []
        self._book, self._sheet = book, sheet
        self._number = 0
        self._is_hidden = False
        self._cells: dict[int, Value] = {}
        self._column = 0
        self._cell: RawCell | None = None
        self._into: BoundedText | None = None
        self._is_guide = False
        self._starts = tags(
            {
                "col": self._begin_columns,
                "row": self._begin_row,
                "c": self._begin_cell,
                "v": self._begin_value,
                "f": self._begin_formula,
                "t": self._begin_text,
                "rPh": self._begin_guide,
            }
        )
        self._ends = tags(
            {
                "sheetData": self._end_rows,
                "row": self._end_row,
                "c": self._end_cell,
                "v": self._end_text,
                "f": self._end_text,
                "t": self._end_text,
                "rPh": self._end_guide,
            }
        )

    def start(self, name: str, attributes: Attributes) -> None:
        if (handler := self._starts.get(name)) and not self.is_done:
            handler(attributes)

    def end(self, name: str) -> None:
        if (handler := self._ends.get(name)) and not self.is_done:
            handler()

    def text(self, text: str) -> None:
        if self._into is not None:
            self._into.add(text)

    def _begin_columns(self, attributes: Attributes) -> None:
        first, last = whole(attributes.get("min", "")), whole(attributes.get("max", ""))
        if attributes.get("hidden") in TRUE and first and last:
            self.hidden_columns.append(range(first, min(last, COLUMN_LAST) + 1))

    def _begin_row(self, attributes: Attributes) -> None:
        written = attributes.get("r")
        number = self._number + 1 if written is None else whole(written)
        if number is None or not self._number < number <= ROW_LAST:
            raise self._bad_row(written or str(self._number + 1))
        self._number, self._column, self._cells = number, 0, {}
        self._is_hidden = attributes.get("hidden") in TRUE

    def _begin_cell(self, attributes: Attributes) -> None:
        place = attributes.get("r")
        column = self._column + 1 if place is None else column_number(place)
        if column is None or column > COLUMN_LAST or not self._number:
            raise self._bad_row(place or "")
        self._column = column
        self._cell = RawCell(column, attributes.get("t", "n"), attributes.get("s", "0"))

    def _begin_value(self, _attributes: Attributes) -> None:
        if self._cell is not None and self._cell.kind != "inlineStr":
            self._cell.value = self._into = BoundedText()

    def _begin_formula(self, _attributes: Attributes) -> None:
        if self._cell is not None:
            self._cell.formula = self._into = BoundedText()

    def _begin_text(self, _attributes: Attributes) -> None:
        if self._cell is not None and self._cell.kind == "inlineStr" and not self._is_guide:
            self._cell.value = self._into = self._cell.value or BoundedText()

    def _begin_guide(self, _attributes: Attributes) -> None:
        self._is_guide = True

    def _end_guide(self) -> None:
        self._is_guide = False

    def _end_text(self) -> None:
        self._into = None

    def _end_cell(self) -> None:
        if self._cell is not None:
            value = self._book.value_of(self._cell)
            if value is not None:
                self._cells[self._cell.column] = value
        self._cell = None

    def _end_row(self) -> None:
        width = max(self._cells, default=0)
        cells = [self._cells.get(column) for column in range(1, width + 1)]
        self.rows.append(SheetRow(self._number, cells, self._is_hidden))

    def _end_rows(self) -> None:
        self.is_done = True

    def _bad_row(self, place: str) -> Unreadable:
        return Unreadable(Refusal.BAD_ROW, sheet=self._sheet, row=self._number, shown=shown(place))


def column_number(place: str) -> int | None:
    """28, for AB12."""
    return _column(place.rstrip("0123456789"))


@lru_cache(maxsize=1024)
def _column(letters: str) -> int | None:
    if not COLUMN.fullmatch(letters):
        return None
    number = 0
    for letter in letters.upper():
        number = number * 26 + ord(letter) - ord("A") + 1
    return number


class SheetReader:
    """One worksheet's rows, read as they are asked for."""

    def __init__(self, package: Package, sheet: Worksheet, book: Book) -> None:
        self._listener = _Rows(book, sheet.name)
        self._told = tell(package, sheet.part, self._listener, limits.UNPACKED_MOST)

    def hidden_columns(self, width: int) -> int:
        """How many of so many columns are hidden. Known from the first row on."""
        return sum(len(range(hidden.start, min(hidden.stop, width + 1))) for hidden in self._listener.hidden_columns)

    def __iter__(self) -> Iterator[SheetRow]:
        for _ in self._told:
            yield from self._listener.rows
            self._listener.rows.clear()
            if self._listener.is_done:
                return
