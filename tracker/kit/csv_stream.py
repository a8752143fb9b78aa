"""A CSV file written row by row: it starts at once and never stands in memory whole."""

import csv
import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from django.http import StreamingHttpResponse

BYTE_ORDER_MARK = "\ufeff"
"""Spreadsheets take a file that begins with it for UTF-8."""
_FORMULA = re.compile(r"'*(?:[\x00\t\r\n]|\s*[=+\-@＝＋－＠])")
"""What a spreadsheet may run as a formula: the starts that OWASP's "CSV Injection" lists, the full-width signs and the
line feed among them, and the null of ASVS 5.0, 1.2.10; also behind white space, which some programs strip first. Such
a start behind apostrophes counts as well, so that `uncell` can tell an apostrophe of ours from one of the text's own.
"""


class _Line:
    """A file that keeps nothing: what is written to it is what `writerow` returns."""

    def write(self, text: str) -> str:
        return text


def csv_lines(header: Sequence[str], rows: Iterable[Sequence[object]]) -> Iterator[str]:
    """The lines of the file, header first."""
    writer = csv.writer(_Line())
    yield BYTE_ORDER_MARK + writer.writerow([cell(name) for name in header])
    for row in rows:
        yield writer.writerow([cell(value) for value in row])


def cell(value: object) -> str:
    """A value as the file holds it: dates as 2023-09-04, and no text that a spreadsheet would run as a formula."""
    if value is None:
        return ""
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, int | float):
        return str(value)
    text = str(value)
    return f"'{text}" if may_be_run(text) else text


def uncell(text: str) -> str:
    """The text that `cell` made this of, to the letter."""
    return text[1:] if text.startswith("'") and may_be_run(text) else text


def may_be_run(text: str) -> bool:
    """Whether a spreadsheet might run the text as a formula, if its leading apostrophes were taken away."""
    return _FORMULA.match(text) is not None


def csv_response(filename: str, header: Sequence[str], rows: Iterable[Sequence[object]]) -> StreamingHttpResponse:
    """The file as a download."""
    response = StreamingHttpResponse(csv_lines(header, rows), content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="{filename}"'
    response["Cache-Control"] = "private, no-store"
    return response
