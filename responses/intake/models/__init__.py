"""Read in: spreadsheets that become records, and update sheets that become proposals, with a person in between."""

from responses.intake.models.imports import Import, ImportMade, ImportRow, SheetMemory
from responses.intake.models.update_sheets import Proposal, UpdateSheet

__all__ = ["Import", "ImportMade", "ImportRow", "Proposal", "SheetMemory", "UpdateSheet"]
