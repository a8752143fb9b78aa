"""A row of a sheet as the page shows it: to be mended, or as it will be read in."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.utils.text import get_text_list
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from responses.intake.columns import column_letters, field_at
from responses.intake.fields import FIELDS
from responses.intake.models import Import, ImportRow
from responses.intake.queries import RowCounts
from responses.intake.sheets.values import BadCell, Value
from responses.intake.sheets.wire import value_of
from tracker.kit.dates import plain_date
from tracker.kit.numbers import grouped

LONGEST_SHOWN = 120
LONGEST_IN_A_LINE = 60
"""A longer value is given a box of several lines."""
MOST_CELLS = 15
"""Boxes of one row: with 50 rows a page, no form holds more fields than Django takes."""
OUTCOME_TONES = {
    ImportRow.Outcome.NEW: "on_course",
    ImportRow.Outcome.CHANGED: "attention",
    ImportRow.Outcome.SAME: "closed",
    ImportRow.Outcome.NONE: "unknown",
}


@dataclass(frozen=True)
class CellToMend:
    """A wrong cell: the name of its box, what it is called, what stands in it and what is wrong with that."""

    place: int
    name: str
    label: str
    value: str
    messages: Sequence[str]

    @property
    def is_long(self) -> bool:
        return len(self.value) > LONGEST_IN_A_LINE or "\n" in self.value


@dataclass(frozen=True)
class RowShown:
    """A row on the page: what it is about, what it would become, and the cells that are to be mended."""

    number: int
    left_out: bool
    is_wrong: bool
    report: str
    kind: str
    in_report: str
    text: str
    force: str
    status: str
    outcome: str
    tone: str
    remarks: Sequence[str]
    cells: Sequence[CellToMend] = ()
    further: Sequence[str] = ()
    """Problems past those that have a box."""

    @property
    def name(self) -> str:
        """The finding's name, as far as the row gives it."""
        number = _("number %(number)s") % {"number": self.in_report} if self.in_report and not self.kind else ""
        return number or f"{self.kind} {self.in_report}".strip()


def row_shown(row: ImportRow, imported: Import) -> RowShown:
    """The row in words."""
    columns = {int(place): name for place, name in imported.columns.items()}
    said = {name: text_at(row, place) for place, name in columns.items()}
    cells = cells_to_mend(row, imported, columns)
    return RowShown(
        number=row.number,
        left_out=row.left_out,
        is_wrong=row.is_wrong,
        report=shortened(said.get("report_title", "") or (str(imported.report) if imported.report else "")),
        kind=shortened(said.get("kind", "")),
        in_report=shortened(said.get("number", "")),
        text=shortened(said.get("text", "")),
        force=shortened(said.get("force", "") or (str(imported.force) if imported.force else "")),
        status=shortened(said.get("status", "") or said.get("progress", "")),
        outcome=_("Left out") if row.left_out else row.get_outcome_display(),
        tone="closed" if row.left_out else OUTCOME_TONES[ImportRow.Outcome(row.outcome)],
        remarks=row.remarks,
        cells=cells[:MOST_CELLS],
        further=[message for cell in cells[MOST_CELLS:] for message in cell.messages],
    )


def cells_to_mend(row: ImportRow, imported: Import, columns: Mapping[int, str]) -> list[CellToMend]:
    """The cells with problems, in the order of the sheet."""
    found: dict[int, list[str]] = defaultdict(list)
    for place, _field, message in row.problems:
        found[place].append(message)
    return [
        CellToMend(place, cell_name(row, place), cell_label(place, imported, columns), text_at(row, place), messages)
        for place, messages in sorted(found.items())
    ]


def cell_name(row: ImportRow, place: int) -> str:
    return f"cell_{row.number}_{place}"


def cell_label(place: int, imported: Import, columns: Mapping[int, str]) -> str:
    """The field, with the column where the sheet has one and calls it something else."""
    name = field_at(place, columns)
    label = str(FIELDS[name].label) if name in FIELDS else ""
    if place >= len(imported.headings):
        return label
    words = {"field": label, "letters": column_letters(place)}
    return _("%(field)s, column %(letters)s") % words


def text_at(row: ImportRow, place: int) -> str:
    """What stands in a cell now: what a person typed, or what the sheet has."""
    typed = row.mended.get(str(place))
    if typed is not None:
        return str(typed)
    return cell_text(value_of(row.cells[place])) if place < len(row.cells) else ""


def cell_text(value: Value) -> str:
    """A cell's value as the page shows it, in words that can be read back."""
    if value is None:
        return ""
    if isinstance(value, date):
        return plain_date(value)
    if isinstance(value, BadCell):
        return value.shown
    return f"{value:.15g}" if isinstance(value, float) else str(value)


def shortened(text: str) -> str:
    """The beginning of a text, on one line."""
    line = " ".join(text.split())
    return line if len(line) <= LONGEST_SHOWN else f"{line[:LONGEST_SHOWN].rstrip()}…"


def problems_on(rows: Sequence[RowShown]) -> list[dict[str, str]]:
    """Every problem of a page's rows that are not left out, each with the box that it is about, for the summary."""
    return [
        {"text": _("Row %(row)d. %(message)s") % {"row": row.number, "message": message}, "target": cell.name}
        for row in rows
        if not row.left_out
        for cell in row.cells
        for message in cell.messages
    ]


def counts_words(counts: RowCounts) -> str:
    """What the sheet would do, in one sentence: "Of 157 rows, 140 would be new, 5 would change and 12 are wrong." """
    parts = [
        (counts.new, ngettext("%(n)s would be new", "%(n)s would be new", counts.new)),
        (counts.changed, ngettext("%(n)s would change", "%(n)s would change", counts.changed)),
        (counts.same, ngettext("%(n)s is held already", "%(n)s are held already", counts.same)),
        (counts.wrong, ngettext("%(n)s is wrong", "%(n)s are wrong", counts.wrong)),
        (counts.left_out, ngettext("%(n)s is left out", "%(n)s are left out", counts.left_out)),
    ]
    said = get_text_list([words % {"n": grouped(number)} for number, words in parts if number], _("and"))
    if not said:
        return _("The sheet has no rows under its headings.")
    of = ngettext("Of %(n)s row, %(said)s.", "Of %(n)s rows, %(said)s.", counts.total)
    return of % {"n": grouped(counts.total), "said": said}
