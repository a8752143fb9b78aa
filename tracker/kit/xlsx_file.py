"""An Excel workbook written row by row to a temporary file, then sent: it never stands in memory whole.

Text stays text, whatever it looks like: nothing becomes a formula, a link or a number. The same rows of the same day
make the same bytes. What a cell can't hold is cut with a note that says so, and each cut is told to the caller.
"""

import re
import tempfile
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time
from types import TracebackType
from typing import IO, Any

from django.conf import settings
from django.http import FileResponse
from django.utils.text import normalize_newlines
from django.utils.translation import gettext as _
from xlsxwriter import Workbook
from xlsxwriter.utility import xl_range
from xlsxwriter.worksheet import Worksheet

from tracker.kit.csv_stream import may_be_run

MOST_IN_A_CELL = 32_767
"""In UTF-16 units: Excel's own limit (Microsoft, "Excel specifications and limits")."""
FIRST_DAY = date(1900, 1, 1)
"""The first day that Excel counts; an earlier one is written as text, 1899-12-31."""
CONTENT_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_A4 = 9
_NOT_IN_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
"""XML 1.0, section 2.2: what no document may hold."""
_OPTIONS = {
    "constant_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
}


@dataclass(frozen=True)
class Fill:
    """The ground on which a word stands and the colour of its letters, as #rrggbb."""

    ground: str
    letters: str


@dataclass(frozen=True)
class Heading:
    """What heads a column, how wide it is in characters, and the ground on which some of its words stand."""

    words: str
    width: int = 20
    fills: Mapping[str, Fill] = field(default_factory=dict)


@dataclass(frozen=True)
class Cut:
    """A cell that held too much: its row as a spreadsheet counts, from 1, and its column's heading."""

    row: int
    heading: str


@dataclass(frozen=True)
class Fact:
    """One line of a sheet that explains: what it is about, what is said, and the ground that stands for it."""

    about: str
    said: str
    fill: Fill | None = None


@dataclass
class Written:
    """What a sheet was given."""

    rows: int = 0
    cuts: list[Cut] = field(default_factory=list)


class XlsxFile:
    """A workbook in the making, to be used in a `with`: afterwards `file` stands at its beginning, ready to be sent.

    The file has no name on disk, so it is gone as soon as it is closed, whatever becomes of the process; the parts of
    which it is made lie in a folder that goes when the `with` ends.
    """

    def __init__(self, *, title: str, day: date, marking: str = "") -> None:
        """`day` is the day that the file says it was made; `marking` stands at the head and foot of printed pages."""
        self.file: IO[bytes] = tempfile.TemporaryFile(dir=settings.FILE_UPLOAD_TEMP_DIR)  # noqa: SIM115
        self._folder = tempfile.TemporaryDirectory(dir=settings.FILE_UPLOAD_TEMP_DIR)
        self._book = Workbook(self.file, {**_OPTIONS, "tmpdir": self._folder.name})
        self._book.set_properties({"title": title, "created": datetime.combine(day, time(), UTC)})
        self._marking = marking
        self._text = self._format()
        self._guarded = self._format(quote_prefix=True)
        self._date = self._format(num_format="d mmm yyyy", align="left")
        self._number = self._format(align="right")
        self._bold = self._format(bold=True)
        self._head = self._format(bold=True, font_color="#ffffff", bg_color="#0b5575", border=1, border_color="#ffffff")

    def __enter__(self) -> "XlsxFile":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        try:
            if kind is None:
                self._book.close()
                self.file.seek(0)
            else:
                self.file.close()
        finally:
            for sheet in self._book.worksheets():
                sheet._opt_close()  # a book that is not closed leaves its sheets' own files open
            self._folder.cleanup()

    def add_table(self, name: str, headings: Sequence[Heading], rows: Iterable[Sequence[object]]) -> Written:
        """A sheet of rows under a head that stays in sight, with a filter on each column."""
        sheet = self._sheet(name)
        sheet.set_landscape()
        sheet.repeat_rows(0)
        sheet.freeze_panes(1, 0)
        for place, heading in enumerate(headings):
            sheet.set_column(place, place, heading.width)
            self._put(sheet, 0, place, heading.words, self._head)
        written = Written()
        for number, row in enumerate(rows, start=1):
            written.rows = number
            for place, value in enumerate(row):
                if self._put(sheet, number, place, value):
                    written.cuts.append(Cut(number + 1, headings[place].words))
        self._finish(sheet, headings, written.rows)
        return written

    def add_facts(self, name: str, facts: Iterable[Fact]) -> None:
        """A sheet of two columns that explains: what each line is about, and what is said of it."""
        sheet = self._sheet(name)
        sheet.set_column(0, 0, 30)
        sheet.set_column(1, 1, 100)
        for number, fact in enumerate(facts):
            about = self._format(bold=True, **_colours(fact.fill)) if fact.fill else self._bold
            self._put(sheet, number, 0, fact.about, about)
            self._put(sheet, number, 1, fact.said)

    def _sheet(self, name: str) -> Worksheet:
        sheet = self._book.add_worksheet(name)
        sheet.set_paper(_A4)
        if self._marking:
            words = "&C" + self._marking.replace("&", "&&")
            sheet.set_header(words)
            sheet.set_footer(words)
        return sheet

    def _finish(self, sheet: Worksheet, headings: Sequence[Heading], rows: int) -> None:
        sheet.autofilter(0, 0, rows, len(headings) - 1)
        if not rows:
            return
        sheet.ignore_errors({"number_stored_as_text": xl_range(1, 0, rows, len(headings) - 1)})
        for place, heading in enumerate(headings):
            for word, fill in heading.fills.items():
                quoted = '"{}"'.format(word.replace('"', '""'))
                look = self._book.add_format(_colours(fill))
                rule = {"type": "cell", "criteria": "==", "value": quoted, "format": look}
                sheet.conditional_format(1, place, rows, place, rule)

    def _put(self, sheet: Worksheet, row: int, place: int, value: object, look: Any = None) -> bool:
        """Write one cell; whether it had to be cut. What the writer refuses is a fault, never a hole in the sheet."""
        if value is None or value == "":
            return False
        was_cut = False
        if isinstance(value, date) and value >= FIRST_DAY:
            code = sheet.write_datetime(row, place, value, look or self._date)
        elif isinstance(value, int | float):
            code = sheet.write_number(row, place, value, look or self._number)
        else:
            whole = as_text(value)
            text = cut(whole)
            was_cut = text != whole
            code = _put_text(sheet, row, place, text, look or (self._guarded if may_be_run(text) else self._text))
        if code:
            raise ValueError(f"Row {row + 1}, column {place + 1} does not fit into a worksheet (code {code}).")
        return was_cut

    def _format(self, **properties: Any) -> Any:
        return self._book.add_format({"valign": "top", "text_wrap": True, **properties})


def _put_text(sheet: Worksheet, row: int, place: int, text: str, look: Any) -> int:
    """XlsxWriter takes a string from <r> to </r> for markup of its own and would write it as it is: such a text goes
    in two pieces, which it escapes."""
    if text.startswith("<r>") and text.endswith("</r>"):
        return int(sheet.write_rich_string(row, place, look, text[:1], look, text[1:], look))
    return int(sheet.write_string(row, place, text, look))


def _colours(fill: Fill) -> dict[str, str]:
    return {"bg_color": fill.ground, "font_color": fill.letters}


def as_text(value: object) -> str:
    """A value as a cell holds it: line ends as line feeds, and none of the characters that no workbook may hold."""
    text = str(value)
    return _NOT_IN_XML.sub("", normalize_newlines(text) if "\r" in text else text)


def cut(text: str) -> str:
    """The text, or as much of it as a cell holds with a note that the rest is missing."""
    units = text.encode("utf-16-le")
    if len(units) <= 2 * MOST_IN_A_CELL:
        return text
    note = cut_note()
    kept = units[: 2 * (MOST_IN_A_CELL - len(note))]
    return kept.decode("utf-16-le", errors="ignore") + note


def cut_note() -> str:
    """What stands at the end of a cell that was cut."""
    return _(" … [Cut here: a cell of a workbook holds no more. The CSV file has the whole text.]")


def xlsx_response(filename: str, file: IO[bytes]) -> FileResponse:
    """The file as a download, sent in pieces; the server closes it in the end, also when the client goes away."""
    response = FileResponse(file, as_attachment=True, filename=filename, content_type=CONTENT_TYPE)
    response["Cache-Control"] = "private, no-store"
    return response
