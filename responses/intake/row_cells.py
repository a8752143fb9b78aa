"""One row while it is read: each field's cell, or what a person typed instead, and the problems as they come."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from responses.intake import cell_values
from responses.intake.cell_dates import WholeMonth, as_date
from responses.intake.cell_values import Unread
from responses.intake.columns import extra_place
from responses.intake.fields import FIELDS
from responses.intake.known import Sheet
from responses.intake.lengths import LONGEST_OF
from responses.intake.sheets.values import Value
from tracker.kit.csv_stream import uncell

_MONTHS = {"effective_on": WholeMonth.FIRST, "published_on": WholeMonth.NONE}


@dataclass(frozen=True)
class Problem:
    """What is wrong in one cell: its column's place, or the field's extra place where the sheet has no such column."""

    column: int
    field: str
    message: str


class RowCells:
    """The cells of one row by field."""

    def __init__(self, sheet: Sheet, number: int, cells: Sequence[Value], mended: Mapping[int, str]) -> None:
        self.sheet, self.known, self.number = sheet, sheet.known, number
        self.cells, self.mended = cells, mended
        self.problems: list[Problem] = []
        self.failed: set[str] = set()

    def value(self, name: str) -> Value:
        """What stands in the field's cell, or what a person typed instead."""
        place = self.sheet.places.get(name, -1)
        if self.mended:
            typed = self.mended.get(place if place >= 0 else extra_place(name))
            if typed is not None:
                return typed.strip() or None
        if not 0 <= place < len(self.cells):
            return None
        value = self.cells[place]
        return uncell(value) if self.known.is_csv and isinstance(value, str) else value

    def attempt(self, name: str, read: Callable[..., Any], *args: Any, otherwise: Any = None) -> Any:
        """What the reader makes of the field's cell; where it cannot, the problem is kept."""
        value = self.value(name)
        if value is None:
            return otherwise
        try:
            return read(value, *args)
        except Unread as unread:
            self.wrong(name, str(unread))
            return otherwise

    def text(self, name: str) -> str:
        return self.attempt(name, cell_values.as_text, LONGEST_OF[name], otherwise="")

    def day(self, name: str) -> date | None:
        month = _MONTHS.get(name, WholeMonth.LAST)
        return self.attempt(name, as_date, self.sheet.order, month)

    def wrong(self, name: str, message: str) -> None:
        self.failed.add(name)
        self.problems.append(self.problem(name, message))

    def problem(self, name: str, message: str) -> Problem:
        said = _("%(field)s: %(message)s") % {"field": FIELDS[name].label, "message": message}
        return Problem(self.sheet.places.get(name, extra_place(name)), name, said)

    def may_say(self, name: str) -> bool:
        """Whether the row can have a value for the field: it has a column, or something was typed in the row."""
        return name in self.sheet.places or bool(self.mended)
