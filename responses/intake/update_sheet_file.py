"""An update sheet on its way out: a force's open items as an Excel workbook, with three columns to fill in."""

import tempfile
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from typing import IO, Any

from django.conf import settings
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from xlsxwriter import Workbook
from xlsxwriter.utility import xl_col_to_name, xl_range, xl_range_abs
from xlsxwriter.worksheet import Worksheet

from forces.models import Force, LocalPolicingBody
from responses.intake.models import Proposal
from responses.intake.sheets.limits import CELL_MOST
from responses.intake.update_sheet_cells import fits, in_cell, row_name
from responses.intake.update_sheet_columns import ABOUT, ANSWERS, COLUMNS, GUIDE_NAME, ROWS_NAME
from responses.intake.update_sheet_guide import GuideLine, Look, guide_lines
from responses.intake.update_sheet_ids import RowId
from responses.record.labels import LABELS
from responses.record.models import Position
from tracker.kit.csv_stream import may_be_run
from tracker.kit.numbers import grouped
from tracker.kit.xlsx_file import FIRST_DAY, as_text, cut

_A4 = 9
_TEXT = "@"
_GREY, _YELLOW, _BLUE, _GOLD = "#f3f2f1", "#fff7bf", "#0b5575", "#ffdd00"
_MAY = {"autofilter": True, "format_columns": True, "format_rows": True}
"""What a locked sheet still lets people do. There is no password: it is there against slips, not against people."""
_OPTIONS = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}


@dataclass(frozen=True)
class MadeSheet:
    """The file, ready to be sent, and how many rows are in it."""

    file: IO[bytes]
    rows: int


def make_update_sheet(*, force: Force, body: LocalPolicingBody, positions: Iterable[Position], day: date) -> MadeSheet:
    """Write the workbook to a temporary file without a name, which is gone as soon as it is closed."""
    file = tempfile.TemporaryFile(dir=settings.FILE_UPLOAD_TEMP_DIR)  # noqa: SIM115  it is closed when it is sent
    try:
        with tempfile.TemporaryDirectory(dir=settings.FILE_UPLOAD_TEMP_DIR) as folder:
            book = _Book(Workbook(file, {**_OPTIONS, "tmpdir": folder}), marking=_marking(body))
            rows = book.write(force, body, list(positions), day)
    except BaseException:
        file.close()
        raise
    file.seek(0)
    return MadeSheet(file, rows)


def _marking(body: LocalPolicingBody) -> str:
    return body.get_marking_display() if body.marking else ""


class _Book:
    """The workbook in the making: its looks, the sheet that explains, and the sheet of rows."""

    def __init__(self, book: Workbook, *, marking: str) -> None:
        self._book = book
        self._marking = marking
        self._about = self._look()
        self._guarded = self._look(quote_prefix=True)
        self._date = self._look(num_format="d mmm yyyy", align="left")
        self._grey = self._look(bg_color=_GREY, font_color="#484949")
        self._answer = self._look(bg_color=_YELLOW, locked=False, num_format=_TEXT)
        self._head = self._look(bold=True, bg_color=_BLUE, font_color="#ffffff", border_color="#ffffff")
        self._answer_head = self._look(bold=True, bg_color=_GOLD)
        self._guide = {
            Look.TITLE: self._plain(bold=True, font_size=16),
            Look.TEXT: self._plain(),
            Look.STRONG: self._plain(bold=True),
        }

    def write(self, force: Force, body: LocalPolicingBody, positions: Sequence[Position], day: date) -> int:
        title = _("Update sheet: %(force)s") % {"force": force.name}
        self._book.set_properties({"title": title, "created": datetime.combine(day, time(), UTC)})
        self._book.set_custom_property("Language", get_language() or settings.LANGUAGE_CODE)
        words = self._write_guide(guide_lines(force=force, body=body, rows=len(positions), day=day))
        self._write_rows(positions, words)
        self._book.close()
        return len(positions)

    def _write_guide(self, lines: Sequence[GuideLine]) -> str:
        """The sheet that explains; where on it stand the words to choose from."""
        sheet = self._sheet(str(GUIDE_NAME))
        sheet.hide_gridlines(2)
        sheet.set_portrait()
        sheet.set_column(0, 0, 22)
        sheet.set_column(1, 1, 78)
        places = []
        for row, line in enumerate(lines):
            if line.words is None:
                sheet.merge_range(row, 0, row, 1, "", self._guide[line.look])
                sheet.set_row(row, 15.5 * line.height if line.look is Look.TEXT else 24)
                _put_text(sheet, row, 0, line.said, self._guide[line.look])
            else:
                places.append(row)
                _put_text(sheet, row, 0, line.words, self._guide[Look.STRONG])
                _put_text(sheet, row, 1, line.said, self._guide[Look.TEXT])
        quoted = str(GUIDE_NAME).replace("'", "''")
        return f"='{quoted}'!{xl_range_abs(places[0], 0, places[-1], 0)}"

    def _write_rows(self, positions: Sequence[Position], words: str) -> None:
        sheet = self._sheet(str(ROWS_NAME))
        sheet.set_landscape()
        sheet.repeat_rows(0)
        sheet.freeze_panes(1, 3)
        for place, column in enumerate(COLUMNS):
            sheet.set_column(place, place, column.width)
            _put_text(sheet, 0, place, str(column.heading), self._answer_head if column in ANSWERS else self._head)
        for row, position in enumerate(positions, start=1):
            self._write_row(sheet, row, position)
        sheet.autofilter(0, 0, len(positions), len(COLUMNS) - 1)
        if positions:
            sheet.ignore_errors({"number_stored_as_text": xl_range(1, 0, len(positions), len(COLUMNS) - 1)})
            self._ask(sheet, len(positions), words)
        sheet.activate()
        sheet.set_first_sheet()

    def _write_row(self, sheet: Worksheet, row: int, position: Position) -> None:
        response = position.response
        report, number, asks = row_name(response)
        phrases = "; ".join(deadline.phrase for deadline in response.recommendation.deadlines.all())
        _put_text(sheet, row, 0, str(RowId(response.pk, response.version)), self._grey)
        for place, text in enumerate((report, number, asks, cut(as_text(phrases))), start=1):
            _put_text(sheet, row, place, text, self._guarded if may_be_run(text) else self._about)
        self._put_day(sheet, row, 5, position.due_on)
        self._put_day(sheet, row, 6, position.target_on)
        _put_text(sheet, row, 7, position.get_status_display(), self._grey)
        _put_text(sheet, row, 8, str(LABELS["force_says"][position.force_says]), self._answer)
        is_whole = fits(position.force_action)
        _put_text(sheet, row, 9, in_cell(position.force_action), self._answer if is_whole else self._grey)
        _put_text(sheet, row, 10, "", self._answer)

    def _put_day(self, sheet: Worksheet, row: int, place: int, day: date | None) -> None:
        """A day before Excel's first is written in figures."""
        if day is None or day >= FIRST_DAY:
            sheet.write(row, place, day, self._date)
        else:
            _put_text(sheet, row, place, day.isoformat(), self._about)

    def _ask(self, sheet: Worksheet, rows: int, words: str) -> None:
        """The drop-down, and for the texts how long they may be; each says so when its cell is chosen."""
        choose = {
            "validate": "list",
            "source": words,
            "error_title": _("Not one of the words"),
            "error_message": _("Choose a word from the list. What each means is on the sheet “%(name)s”.")
            % {"name": GUIDE_NAME},
        }
        write = {
            "validate": "length",
            "criteria": "<=",
            "value": CELL_MOST,
            "error_title": _("Too long"),
            "error_message": _("The text must be %(most)s characters or fewer.") % {"most": grouped(CELL_MOST)},
        }
        for place, column in enumerate(ANSWERS, start=len(ABOUT)):
            asked = choose if column.name == Proposal.Field.FORCE_SAYS else write
            sheet.data_validation(1, place, rows, place, {**asked, "ignore_blank": True})

    def _sheet(self, name: str) -> Worksheet:
        sheet = self._book.add_worksheet(name)
        sheet.set_paper(_A4)
        sheet.fit_to_pages(1, 0)
        sheet.protect("", _MAY)
        marking = f"&C{self._marking.replace('&', '&&')}" if self._marking else ""
        sheet.set_header(marking)
        sheet.set_footer(f"{marking}&R&P / &N")
        return sheet

    def _look(self, **properties: Any) -> Any:
        return self._plain(**{"border": 1, "border_color": "#b1b4b6", **properties})

    def _plain(self, **properties: Any) -> Any:
        return self._book.add_format({"valign": "top", "text_wrap": True, **properties})


def _put_text(sheet: Worksheet, row: int, place: int, text: str, look: Any) -> None:
    """XlsxWriter takes a string from <r> to </r> for markup of its own: a blank at the end, which the reader takes off
    again, makes it text. What the writer refuses is a fault, never a hole in the sheet."""
    is_markup = text.startswith("<r>") and text.endswith("</r>")
    whole = f"{text} " if is_markup else text
    code = sheet.write_string(row, place, whole, look) if text else sheet.write_blank(row, place, None, look)
    if code:
        raise ValueError(f"{xl_col_to_name(place)}{row + 1} does not fit into a worksheet (code {code}).")
