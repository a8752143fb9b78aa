"""The rows as an Excel workbook: a sheet of them, and a sheet that says what they are."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import IO

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from forces.access import Access
from responses.domain.status import Colour
from responses.insight import export, filters
from responses.insight.export_columns import Column, columns_for
from responses.insight.listing import Listing
from responses.insight.questions import Standpoint
from responses.record.labels import COLOUR_LABELS
from responses.record.sheet_columns import Holds
from tracker.kit.dates import plain_date
from tracker.kit.numbers import grouped
from tracker.kit.xlsx_file import Cut, Fact, Fill, Heading, XlsxFile

FILLS: dict[Colour, Fill] = {
    Colour.RED: Fill("#ca3535", "#ffffff"),
    Colour.AMBER: Fill("#ffbf47", "#0b0c0c"),
    Colour.GREEN: Fill("#0f7a52", "#ffffff"),
    Colour.WHITE: Fill("#ffffff", "#0b0c0c"),
    Colour.GREY: Fill("#cecece", "#0b0c0c"),
}
"""Each colour with letters that stand out from it by 4.5 to 1 at least (WCAG 2.2, 1.4.3)."""
WIDTHS: dict[Holds, int] = {Holds.TEXT: 24, Holds.LONG_TEXT: 70, Holds.DATE: 14, Holds.WORDS: 20}
_OF_ITS_OWN: dict[str, int] = {"report_title": 40, "number": 10, "rag_meaning": 34, "waiting_for": 40}
MOST_CUTS_NAMED = 50


@dataclass(frozen=True)
class Workbook:
    """The file, ready to be sent, and how many rows are in it."""

    file: IO[bytes]
    rows: int


def workbook(found: Listing, access: Access) -> Workbook:
    """Write the rows and what explains them; it says how many rows it has, so that is said once they are written."""
    columns = columns_for(found.at)
    title = _("Recommendations")
    with XlsxFile(title=title, day=found.at.day, marking=_marking(access)) as book:
        written = book.add_table(title, [_heading(column) for column in columns], export.rows(found, columns))
        facts = [*_facts(found, access, columns, written.rows), *_colours(found.at), *_cuts(written.cuts)]
        book.add_facts(_("About this file"), facts)
    return Workbook(book.file, written.rows)


def _heading(column: Column) -> Heading:
    sheet = column.sheet
    fills = {str(COLOUR_LABELS[colour]): fill for colour, fill in FILLS.items()} if sheet.field == "rag" else {}
    return Heading(str(sheet.heading), _OF_ITS_OWN.get(sheet.field, WIDTHS[sheet.holds]), fills)


def _marking(access: Access) -> str:
    """The handling caveat of the person's bodies, at the head and foot of each page."""
    return next((body.get_marking_display() for body in access.bodies if body.marking), "")


def _facts(found: Listing, access: Access, columns: list[Column], count: int) -> Iterator[Fact]:
    yield Fact(_("What is in it"), filters.sentence(count, found.chosen, found.choices))
    for message in found.chosen.refused:
        yield Fact(_("What was not understood"), message)
    yield Fact(_("As it stood on"), plain_date(found.at.day))
    named = [*(body.formal_name for body in access.bodies), *(force.name for force in access.forces)]
    yield Fact(_("Taken by"), "; ".join(named))
    if marking := _marking(access):
        yield Fact(_("Marking"), marking)
    if internal := [str(column.sheet.heading) for column in columns if column.sheet.internal]:
        kept = _("For the local policing body’s own people. The file that a force takes has no such columns.")
        yield Fact("; ".join(internal), kept)


def _colours(at: Standpoint) -> Iterator[Fact]:
    """What each colour means, by the rules of every body whose rows the person sees."""
    met = {(rule.colour, rule.meaning): None for rules in at.rag_rules.values() for rule in rules}
    for colour, meaning in met:
        yield Fact(str(COLOUR_LABELS[colour]), _(meaning), FILLS[colour])


def _cuts(cuts: list[Cut]) -> Iterator[Fact]:
    """Each cell that holds less than the record does."""
    about = _("Cut short")
    for each in cuts[:MOST_CUTS_NAMED]:
        said = _("Row %(row)s, “%(heading)s”: the cell holds no more. The CSV file has the whole text.")
        yield Fact(about, said % {"row": grouped(each.row), "heading": each.heading})
    left = len(cuts) - MOST_CUTS_NAMED
    if left > 0:
        more = ngettext(
            "%(count)s more cell, marked where it ends.", "%(count)s more cells, marked where they end.", left
        )
        yield Fact(about, more % {"count": grouped(left)})
