"""Read in: spreadsheets and documents that become records, and update sheets that become proposals, with a person in
between."""

from responses.intake.models.imports import Import, ImportMade, ImportRow, SheetMemory
from responses.intake.models.letters import Delivery, IncomingDocument, TextMark
from responses.intake.models.letters_made import DocumentMade
from responses.intake.models.update_sheets import Proposal, UpdateSheet

__all__ = [
    "Delivery", "DocumentMade", "Import", "ImportMade", "ImportRow", "IncomingDocument", "Proposal", "SheetMemory",
    "TextMark", "UpdateSheet",
]  # fmt: skip
