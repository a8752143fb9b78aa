"""The columns of an update sheet: written in this order, and found again by their headings in whatever order."""

from dataclasses import dataclass

from django.conf import settings
from django.utils.translation import gettext_lazy as _
from django.utils.translation import override

from responses.domain.status import ForceSays
from responses.intake.models import Proposal
from responses.intake.plain_words import plain
from responses.record.labels import FIELD_LABELS, LABELS, Words

ROWS_NAME = _("Update sheet")
GUIDE_NAME = _("Read this first")
ROW_ID = "row_id"


@dataclass(frozen=True)
class SheetColumn:
    """A heading and how wide its column is, in characters."""

    name: str
    heading: Words
    width: int


ABOUT: tuple[SheetColumn, ...] = (
    SheetColumn(ROW_ID, _("Row id"), 20),
    SheetColumn("report", _("Report"), 28),
    SheetColumn("number", _("Number"), 20),
    SheetColumn("asks", _("What it asks"), 60),
    SheetColumn("deadline", _("Deadline as written"), 24),
    SheetColumn("due_on", _("Due on"), 14),
    SheetColumn("target_on", _("The policing body’s target"), 14),
    SheetColumn("stands", _("Where it stands"), 18),
)
"""What the sheet says of a response. Locked."""
ANSWERS: tuple[SheetColumn, ...] = (
    SheetColumn(Proposal.Field.FORCE_SAYS, FIELD_LABELS["force_says"], 18),
    SheetColumn(Proposal.Field.FORCE_ACTION, FIELD_LABELS["force_action"], 60),
    SheetColumn(Proposal.Field.NOTE, _("What was done since the last update"), 50),
)
"""What the force fills in."""
COLUMNS = ABOUT + ANSWERS
NAMES_A_ROW = ("report", "number", "asks")
"""The columns by which a person knows what a row is about, beside its id."""
HEADINGS: dict[str, Words] = {column.name: column.heading for column in COLUMNS}


def in_every_language(words: Words) -> frozenset[str]:
    """The words as they are compared, in each language in which a sheet may have been made."""
    found = set()
    for language, _name in settings.LANGUAGES:
        with override(language):
            found.add(plain(str(words)))
    return frozenset(found)


def names_by_heading() -> dict[str, str]:
    """The column that a heading names, by the heading as it is compared."""
    return {words: column.name for column in COLUMNS for words in in_every_language(column.heading)}


def states_by_word() -> dict[str, ForceSays]:
    """What the force says, by the words of the drop-down as they are compared."""
    return {
        words: ForceSays(value) for value, label in LABELS["force_says"].items() for words in in_every_language(label)
    }
