"""Small workbooks, made and read back."""

import zipfile
from datetime import date, datetime, time
from io import BytesIO

from openpyxl import load_workbook

from tracker.kit.xlsx_file import Heading, XlsxFile

DAY = date(2024, 2, 29)
SHEET = "xl/worksheets/sheet1.xml"


def midnight(day):
    """A day as openpyxl reads it."""
    return datetime.combine(day, time())


def held(book):
    """What the finished book's file holds, its file closed."""
    with book.file as file:
        return BytesIO(file.read())


def book_of(rows, headings=("One", "Two", "Three"), **options):
    """A finished book of these rows, and what its writer says of them."""
    with XlsxFile(**{"title": "Things", "day": DAY, **options}) as book:
        written = book.add_table("Things", [Heading(words) for words in headings], rows)
    return book, written


def made(rows, **options):
    """The same, as its file's content."""
    book, written = book_of(rows, **options)
    return held(book), written


def read(file):
    return load_workbook(file).active


def values(rows, **options):
    file, _written = made(rows, **options)
    return [list(row) for row in read(file).iter_rows(min_row=2, values_only=True)]


def part(file, name):
    file.seek(0)
    return zipfile.ZipFile(file).read(name)
