"""The front door of the reading: a document's text to what it says."""

from __future__ import annotations

from letters.reading.answers import settle_answers
from letters.reading.blocks import Document, document_of
from letters.reading.claims import claims_in
from letters.reading.common_deadline import give_common_deadline
from letters.reading.document_kind import is_web, kind_of
from letters.reading.drafts import Draft
from letters.reading.extracted import Extracted
from letters.reading.finished import finished
from letters.reading.frame import frame_of
from letters.reading.header import header_of
from letters.reading.items import drafts_of
from letters.reading.leftover import leftover_of
from letters.reading.prose import prose_drafts
from letters.reading.set_off import set_off_drafts
from letters.reading.tables import TableRead, tables_in
from letters.reading.values import DocumentKind, Reading, Span


def read(extracted: Extracted) -> Reading:
    """What the document says, field by field, with what no field used."""
    text = extracted.text
    document, tables = document_of(text), tables_in(text)
    drafts = _drafts(document, tables)
    narrative = settle_answers(document, drafts)
    give_common_deadline(document, drafts)
    first = min((draft.start for draft in drafts), default=len(text))
    last = max((draft.end for draft in drafts), default=0)
    web = is_web(text, extracted.media)
    header = header_of(document, first, last, is_web=web, furniture=extracted.furniture)
    kind = kind_of(document, header, drafts, tables, extracted.media)
    published = header.report_published.value if header.report_published else None
    items = () if kind.kind is DocumentKind.NOT_A_REPLY else tuple(finished(document, drafts, published))
    reading = Reading(
        text=text,
        kind=kind.kind,
        reason=kind.reason,
        kind_confidence=kind.confidence,
        header=header,
        frame=frame_of(document, header, items, narrative, Span(first, last)),
        items=items,
        claims=claims_in(text, 0, max(first, 0) if items else 0),
    )
    return leftover_of(reading)


def _drafts(document: Document, tables: list[TableRead]) -> list[Draft]:
    """By headings, lists and tables; where those give no answer, by the sentences that name a recommendation."""
    drafts = drafts_of(document, tables)
    if any(draft.paragraphs or draft.boxes for draft in drafts):
        return drafts
    for finder in (prose_drafts, set_off_drafts):
        told = finder(document)
        if told and len(told) >= len(drafts) and any(draft.paragraphs for draft in told):
            return told
    return drafts
