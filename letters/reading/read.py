"""The front door of the reading: a document's text to what it says."""

from __future__ import annotations

from letters.reading.extracted import Extracted
from letters.reading.values import DocumentKind, Reading, Span


def read(extracted: Extracted) -> Reading:
    """What the document says, field by field, with what no field used."""
    return Reading(extracted.text, DocumentKind.NOT_A_REPLY, "", 0.0, leftover=(Span(0, len(extracted.text)),))
