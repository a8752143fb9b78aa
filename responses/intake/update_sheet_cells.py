"""A text on its way into a cell of an update sheet and back."""

from django.utils.translation import gettext as _

from recommendations.models import Recommendation
from responses.intake.sheets.limits import CELL_MOST
from responses.intake.sheets.texts import kept_text
from responses.record.models import Response
from tracker.kit.xlsx_file import MOST_IN_A_CELL, as_text, cut

BEGINNING = 300
"""Characters shown of a text that is too long for a cell."""


def fits(text: str) -> bool:
    """Whether a cell holds the whole text, and the reader gives it back."""
    return len(text) <= CELL_MOST and len(text.encode("utf-16-le", "surrogatepass")) <= 2 * MOST_IN_A_CELL


def in_cell(text: str) -> str:
    """What stands in the cell: the text, or its beginning with a word that the rest is not here to be changed."""
    if fits(text):
        return as_text(text)
    return as_text(text[:BEGINNING]) + _(" … [Too long for a cell: change it on the recommendation’s page.]")


def as_read(text: str) -> str:
    """The text as the reader gives it back from a cell that nobody touched."""
    found = kept_text(as_text(text))
    return found if isinstance(found, str) else ""


def row_name(response: Response) -> tuple[str, str, str]:
    """By which a person knows what a row is about: report, number and what is asked, as the cells hold them."""
    asked = response.recommendation
    return as_text(asked.report.title), as_text(full_heading(asked)), cut(as_text(wording(asked)))


def full_heading(asked: Recommendation) -> str:
    """The finding's name, under that of the cause of concern that it belongs to."""
    return f"{asked.parent.heading}: {asked.heading}" if asked.parent else asked.heading


def wording(asked: Recommendation) -> str:
    return asked.text if asked.wording_held else _("The wording is not held.")
