"""Answered: each force's response to each recommendation, its dated updates and its position on any day."""

from responses.record.models.batches import Batch
from responses.record.models.documents import Document
from responses.record.models.positions import Position
from responses.record.models.responses import Response
from responses.record.models.retention import Disposal, Hold
from responses.record.models.scrutiny import Scrutiny
from responses.record.models.seals import Seal, SealLeaf
from responses.record.models.updates import Update

__all__ = [
    "Batch", "Disposal", "Document", "Hold", "Position", "Response", "Scrutiny", "Seal", "SealLeaf", "Update",
]  # fmt: skip
