"""The spreadsheet with which an office starts, made by this code: 157 rows, nothing of which was ever said by anyone.

Twelve cells are wrong, each in a way of its own, with what a person types to mend it.
"""

import io
from dataclasses import dataclass
from datetime import date

from openpyxl import Workbook

from tests.responses.intake import generated_sheet

ROWS = 157
HEADINGS = (*generated_sheet.HEADINGS, "Force", "Date of update", "Waiting for")
INSPECTION, PUBLISHED, NUMBER, TEXT, DUE, STATUS, OWNER, TARGET, RESPONSE, FORCE, UPDATED, FOR = range(len(HEADINGS))
FIRST_ROW = 3
"""As the spreadsheet counts: a title stands above the headings."""
TITLE = "Recommendations (generated for a test)"


@dataclass(frozen=True)
class Fault:
    """A cell that is wrong, and what a person types instead. `place` differs where the mend is another column's."""

    row: int
    place: int
    value: object
    mend: str
    number_format: str = ""
    mended_at: int | None = None


FAULTS = (
    Fault(4, TARGET, "31/02/2024", "28/02/2024"),
    Fault(11, STATUS, "Parked", "Planned"),
    Fault(20, PUBLISHED, date(2021, 3, 9), "01/03/2021"),
    Fault(33, NUMBER, 4, "6"),
    Fault(41, NUMBER, "the fourteenth of the second", "14"),
    Fault(58, UPDATED, date(2199, 1, 1), "01/10/2023"),
    Fault(66, OWNER, "#REF!", "Generated owner 1"),
    Fault(79, TARGET, "=TODAY()+30", "30/06/2024"),
    Fault(90, DUE, 60, "01/03/2022", number_format="dd/mm/yyyy"),
    Fault(104, FORCE, "Generated Constabulary", "West Mercia Police"),
    Fault(121, OWNER, "Generated owner " * 7, "Generated owner 2"),
    Fault(140, STATUS, "Waiting on others", "generated guidance", mended_at=FOR),
)
"""`row` as the spreadsheet counts."""


def rows() -> list[list[object]]:
    """The rows without a fault."""
    return [[*row, "West Mercia Police", date(2023, 10, 1), None] for row in generated_sheet.rows(ROWS)]


def workbook() -> bytes:
    """The sheet as an office would send it, with its twelve wrong cells."""
    book = Workbook()
    sheet = book.active
    sheet.title = "Recommendations"
    sheet.append([TITLE])
    sheet.append(list(HEADINGS))
    for row in rows():
        sheet.append(row)
    for fault in FAULTS:
        cell = sheet.cell(row=fault.row, column=fault.place + 1, value=fault.value)
        if fault.number_format:
            cell.number_format = fault.number_format
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()
