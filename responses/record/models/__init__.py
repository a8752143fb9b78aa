"""Answered: each force's response to each recommendation, its dated updates and its position on any day."""

from responses.record.models.documents import Document
from responses.record.models.positions import Position
from responses.record.models.responses import Response
from responses.record.models.updates import Update

__all__ = ["Document", "Position", "Response", "Update"]
