"""The columns of a sheet of recommendations: what our own file is headed with, and what reads it back.

The file of rows (CSV or XLSX) writes these columns in this order, and an import knows our own file by them, so that
the same sheet read in again says the same again.
"""

from dataclasses import dataclass
from enum import StrEnum

from django.utils.translation import gettext_lazy as _

from responses.record.labels import FIELD_LABELS, Words


class Holds(StrEnum):
    """What stands in a column's cells."""

    TEXT = "text"
    LONG_TEXT = "long-text"
    DATE = "date"
    WORDS = "words"
    """The words of one of a field's states, as labels.LABELS (or the kind's own choices) give them."""


@dataclass(frozen=True)
class SheetColumn:
    """A heading and the field under it."""

    field: str
    heading: Words
    holds: Holds = Holds.TEXT
    internal: bool = False
    """The local policing body's unissued words: others' files lack the column."""
    derived: bool = False
    """Worked out from the other columns: for the reader, and nothing to read back."""


COLUMNS: tuple[SheetColumn, ...] = (
    SheetColumn("source", _("Source")),
    SheetColumn("report_title", _("Report")),
    SheetColumn("published_on", _("Published on"), Holds.DATE),
    SheetColumn("parent", _("Part of")),
    SheetColumn("number", _("Number")),
    SheetColumn("kind", _("Kind"), Holds.WORDS),
    SheetColumn("text", _("Text"), Holds.LONG_TEXT),
    SheetColumn("addressee", _("Addressee")),
    SheetColumn("theme", _("Theme")),
    SheetColumn("force", _("Force")),
    SheetColumn("deadline_phrase", _("Deadline as written")),
    SheetColumn("due_on", _("Due on"), Holds.DATE),
    SheetColumn("status", _("Status"), Holds.WORDS, derived=True),
    SheetColumn("rag", _("Colour (RAG)"), Holds.WORDS, derived=True),
    SheetColumn("rag_meaning", _("What the colour means"), derived=True),
    SheetColumn("applies", FIELD_LABELS["applies"], Holds.WORDS),
    SheetColumn("applies_reason", FIELD_LABELS["applies_reason"], Holds.LONG_TEXT, internal=True),
    SheetColumn("acceptance", FIELD_LABELS["acceptance"], Holds.WORDS),
    SheetColumn("acceptance_reason", FIELD_LABELS["acceptance_reason"], Holds.LONG_TEXT, internal=True),
    SheetColumn("progress", FIELD_LABELS["progress"], Holds.WORDS),
    SheetColumn("force_says", FIELD_LABELS["force_says"], Holds.WORDS),
    SheetColumn("body_view", _("The local policing body’s view"), Holds.WORDS),
    SheetColumn("inspectorate_status", FIELD_LABELS["inspectorate_status"], Holds.WORDS),
    SheetColumn("waiting_on", FIELD_LABELS["waiting_on"]),
    SheetColumn("waiting_for", FIELD_LABELS["waiting_for"]),
    SheetColumn("review_on", FIELD_LABELS["review_on"], Holds.DATE),
    SheetColumn("owner", FIELD_LABELS["owner"]),
    SheetColumn("target_on", _("Target"), Holds.DATE),
    SheetColumn("effective_on", _("Last update"), Holds.DATE),
    SheetColumn("force_action", FIELD_LABELS["force_action"], Holds.LONG_TEXT),
    SheetColumn("body_action", FIELD_LABELS["body_action"], Holds.LONG_TEXT, internal=True),
    SheetColumn("no_action_reason", FIELD_LABELS["no_action_reason"], Holds.LONG_TEXT, internal=True),
)
"""`parent` is the name of the finding that this one stands under, as "Cause of concern 2": the nearest such above it.
`due_on` is read back only where the text's own deadlines give none. `status` is read back only where a sheet, unlike
ours, has no column of its own for progress, "for us" and "accepted"."""

BY_FIELD: dict[str, SheetColumn] = {column.field: column for column in COLUMNS}
