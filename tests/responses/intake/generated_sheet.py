"""A spreadsheet as an office keeps one, made by this code: nothing in it was ever said by anyone.

Every report title and every text says that it is generated.
"""

import csv
import io
from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from openpyxl import Workbook

HEADINGS = ("Inspection", "Date published", "Rec no", "Recommendation", "Due date", "Status", "Owner", "Target date",
            "Force response")  # fmt: skip
STATES = ("In progress", "Complete", "Not started", "Planned", "Already compliant")
FIRST = date(2021, 3, 1)

Row = list[object]


def rows(number: int, a_report: int = 25) -> Iterator[Row]:
    """So many rows, some to a report, without a fault."""
    for place in range(number):
        report, within = divmod(place, a_report)
        published = FIRST + timedelta(days=report % 365)
        yield [
            f"Generated report {report + 1}", published, within + 1,
            f"Generated for a test: forces should do thing {within + 1} of report {report + 1}.",
            published + timedelta(days=180), STATES[place % len(STATES)], f"Generated owner {place % 7}",
            published + timedelta(days=200), f"Generated for a test: the force does thing {within + 1}.",
        ]  # fmt: skip


def as_csv(data: Sequence[Row] | Iterator[Row], headings: Sequence[str] = HEADINGS) -> bytes:
    """The rows as an office's CSV, dates day first."""
    text = io.StringIO()
    writer = csv.writer(text)
    writer.writerow(headings)
    for row in data:
        writer.writerow([cell.strftime("%d/%m/%Y") if isinstance(cell, date) else cell for cell in row])
    return text.getvalue().encode()


def as_xlsx(data: Sequence[Row] | Iterator[Row], headings: Sequence[str] = HEADINGS) -> bytes:
    """The rows as a workbook with typed dates, under a title row."""
    book = Workbook(write_only=True)
    sheet = book.create_sheet("Recommendations")
    sheet.append(["Recommendations (generated for a test)"])
    sheet.append(list(headings))
    for row in data:
        sheet.append(row)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()
