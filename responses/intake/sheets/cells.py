"""An XLSX cell, as the file writes it, made a value. A formula is never run: its stored result counts, as data."""

import math
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time

from responses.intake.sheets.limits import CELL_MOST
from responses.intake.sheets.serials import Shape, shown_as
from responses.intake.sheets.texts import kept_text, shown
from responses.intake.sheets.values import BadCell, BadCellCode, Value

NUMBER = re.compile(r"[+-]?(?:[0-9]+\.?[0-9]*|\.[0-9]+)(?:[eE][+-]?[0-9]{1,5})?")
INDEX = re.compile(r"[0-9]{1,9}")
# Excel writes a character that XML can't hold as _x000D_, and an underscore that would begin such a word as _x005F_.
ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")
BOOLEANS = {"1": "TRUE", "true": "TRUE", "0": "FALSE", "false": "FALSE"}
EXACT_MOST = 10**15
"""A spreadsheet's numbers are exact to 15 figures."""


class BoundedText:
    """The pieces of a text that comes in pieces; what is past the bound is counted and let go."""

    __slots__ = ("length", "pieces")

    def __init__(self) -> None:
        self.pieces: list[str] = []
        self.length = 0

    def add(self, piece: str) -> None:
        if self.length <= CELL_MOST:
            self.pieces.append(piece)
        self.length += len(piece)

    def __str__(self) -> str:
        return "".join(self.pieces)


@dataclass(slots=True)
class RawCell:
    """What the file writes of a cell: its type, its format, and its texts where it has them."""

    column: int
    kind: str
    style: str
    value: BoundedText | None = None
    formula: BoundedText | None = None


@dataclass(frozen=True)
class Book:
    """What the workbook says once for all of its sheets."""

    from_1904: bool
    texts: Sequence[Value]
    shapes: Mapping[str, Shape]
    """By the format's number, as a cell names it."""

    def value_of(self, cell: RawCell) -> Value:
        """The cell as the sheet shows it: 3.0 is 3, and a day is a day."""
        text = str(cell.value) if cell.value else ""
        if not text:
            has_result = cell.kind == "str" and cell.value is not None
            return None if cell.formula is None or has_result else _without_result(cell.formula)
        if cell.kind == "n":
            return self._number(text, cell.style)
        return self._shared(text) if cell.kind == "s" else READ.get(cell.kind, _damaged)(text)

    def _shared(self, text: str) -> Value:
        index = whole(text)
        return self.texts[index] if index is not None and index < len(self.texts) else _damaged(text)

    def _number(self, text: str, style: str) -> Value:
        if not text.strip():
            return None
        if not NUMBER.fullmatch(text.strip()):
            return _damaged(text)
        number = float(text)
        if not math.isfinite(number):
            return _damaged(text)
        shape = self.shapes.get(style, Shape.NUMBER)
        return as_shown(number) if shape is Shape.NUMBER else shown_as(shape, number, from_1904=self.from_1904)


def as_shown(number: float) -> int | float:
    """The number to the 15 figures that a spreadsheet keeps: 0.1 + 0.2 is 0.3."""
    if number.is_integer() and abs(number) < EXACT_MOST:
        return int(number)
    return float(f"{number:.15g}")


def stored_text(text: str) -> str | BadCell | None:
    """A text of the workbook, with the characters that XML can't hold put back."""
    return kept_text(ESCAPED.sub(lambda found: chr(int(found[1], 16)), text) if "_x" in text else text)


def whole(text: str) -> int | None:
    """A whole number that isn't negative and has no more than nine figures."""
    return int(text) if INDEX.fullmatch(text.strip()) else None


def _without_result(formula: BoundedText) -> BadCell:
    return BadCell(BadCellCode.NO_RESULT, shown(f"={formula}"))


def _boolean(text: str) -> Value:
    return BOOLEANS.get(text.strip()) or _damaged(text)


def _error(text: str) -> Value:
    return BadCell(BadCellCode.ERROR, shown(text))


def _damaged(text: str) -> Value:
    return BadCell(BadCellCode.DAMAGED, shown(text))


def _iso(text: str) -> Value:
    """A date or time that the file writes in words of ISO 8601 rather than as a number."""
    for kind in (date, datetime, time):
        try:
            found = kind.fromisoformat(text)
        except ValueError:
            continue
        if isinstance(found, datetime):
            return found.date() if found.time() == time.min else found.strftime("%Y-%m-%d %H:%M")
        return found if isinstance(found, date) else found.strftime("%H:%M")
    return _damaged(text)


READ: dict[str, Callable[[str], Value]] = {
    "str": stored_text,
    "inlineStr": stored_text,
    "b": _boolean,
    "e": _error,
    "d": _iso,
}
"""How a cell's text is read, by its type, where it needs nothing of the workbook."""
