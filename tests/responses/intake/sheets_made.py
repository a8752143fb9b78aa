"""Spreadsheets as an office keeps them, made for a test. Their words and names are made up."""

import csv
import io
from collections.abc import Sequence
from datetime import date

import xlsxwriter
from django.core.files.uploadedfile import SimpleUploadedFile

TITLE = "A made-up inspection"
HEADINGS = ("Rec No", "Inspection", "Date published", "Recommendation", "Lead", "RAG", "Target date", "Latest position")
TEXTS = (
    "Forces should count their made-up radios and publish the number that they find.",
    "Forces should label their made-up radios with the name of the station that keeps them.",
    "Forces should train their made-up staff in the use of the radios that they are given.",
)


def a_row(number: object = 1, **changed: object) -> list[object]:
    """A row under HEADINGS; a cell is changed by the heading's first word, in small letters."""
    row = dict(
        zip(
            ("rec", "inspection", "date", "recommendation", "lead", "rag", "target", "latest"),
            (
                number, TITLE, "11/07/2023", f"{TEXTS[0]} ({number})", "A. Lead", "Ongoing", "31/07/2024",
                "Work has begun on it.",
            ),
            strict=True,
        )
    )  # fmt: skip
    return list({**row, **changed}.values())


def some_rows(number: int) -> list[list[object]]:
    return [a_row(place) for place in range(1, number + 1)]


def csv_file(
    rows: Sequence[Sequence[object]], headings: Sequence[str] = HEADINGS, name: str = "office.csv"
) -> SimpleUploadedFile:
    text = io.StringIO()
    csv.writer(text).writerows([headings, *rows])
    return SimpleUploadedFile(name, text.getvalue().encode(), "text/csv")


def workbook(sheets: dict[str, Sequence[Sequence[object]]], name: str = "office.xlsx") -> SimpleUploadedFile:
    """A workbook with these worksheets; days are typed."""
    file = io.BytesIO()
    book = xlsxwriter.Workbook(file, {"in_memory": True})
    day = book.add_format({"num_format": "d mmm yyyy"})
    for title, rows in sheets.items():
        sheet = book.add_worksheet(title)
        for at, row in enumerate(rows):
            for place, cell in enumerate(row):
                sheet.write(at, place, cell, *([day] if isinstance(cell, date) else []))
    book.close()
    return SimpleUploadedFile(name, file.getvalue(), "application/octet-stream")
