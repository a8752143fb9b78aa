"""Reading a downloaded workbook of rows."""

from datetime import datetime
from io import BytesIO

from openpyxl import Workbook, load_workbook

from tracker.kit.csv_stream import uncell

ROWS, ABOUT = "Recommendations", "About this file"


def workbook_of(response) -> Workbook:
    """The file, as a spreadsheet program opens it."""
    return load_workbook(BytesIO(b"".join(response.streaming_content)))


def sheet_rows_of(response) -> list[dict[str, str]]:
    """The rows by heading, each cell in the words that the CSV file has for it once its guard is taken off."""
    headings, *rows = workbook_of(response)[ROWS].iter_rows(values_only=True)
    return [dict(zip(headings, map(_as_in_csv, row), strict=True)) for row in rows]


def unguarded(rows: list[dict[str, str]]) -> list[dict[str, str]]:
    """The rows of a CSV file as the texts that were written."""
    return [{name: uncell(text) for name, text in row.items()} for row in rows]


def about_of(workbook: Workbook) -> list[tuple[str, str]]:
    """The lines of the sheet that explains."""
    return list(workbook[ABOUT].iter_rows(values_only=True))


def _as_in_csv(value) -> str:
    if value is None:
        return ""
    return value.date().isoformat() if isinstance(value, datetime) else str(value)
