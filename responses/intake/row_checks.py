"""What a row of a spreadsheet says, and everything that is wrong with it, cell by cell.

Nothing here asks the database: what the checks need to know is handed in as plain values, once for all rows.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from responses.intake.asked_checks import Asked, keep_name, read_asked
from responses.intake.known import Known, KnownReport, Sheet
from responses.intake.row_cells import Problem, RowCells
from responses.intake.sheets.values import Value
from responses.intake.state_checks import lacking, read_values

__all__ = ["Asked", "Known", "KnownReport", "Problem", "RowRead", "Sheet", "pass_over", "read_row"]


@dataclass(frozen=True)
class RowRead:
    """A row as it was understood. A cell that is empty says nothing: its field is not among the values."""

    asked: Asked
    values: Mapping[str, Any]
    """Fields of responses.domain.positions.State, as the rules take them."""
    problems: tuple[Problem, ...] = ()
    unless_held: tuple[Problem, ...] = ()
    """What the row lacks, which is wrong only where the held response has nothing in that field either."""


def read_row(sheet: Sheet, number: int, cells: Sequence[Value], mended: Mapping[int, str]) -> RowRead:
    """Understand one row and check it. To be called in the sheet's order, and not for rows that are left out.

    `mended` holds what a person typed instead of a cell, by place; "" empties it. A field without a column is typed at
    its `columns.extra_place`.
    """
    row = RowCells(sheet, number, cells, mended)
    asked = read_asked(row)
    values = read_values(row)
    problems = sorted(row.problems, key=lambda problem: problem.column)
    return RowRead(asked, values, tuple(problems), tuple(lacking(row, values)))


def pass_over(sheet: Sheet, number: int, cells: Sequence[Value], mended: Mapping[int, str]) -> None:
    """Take no more of a row that is left out than the report that it names for the rows below it."""
    keep_name(RowCells(sheet, number, cells, mended))
