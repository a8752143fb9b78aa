"""The items of a table: a row each."""

from __future__ import annotations

import re

from letters.reading.blocks import Document
from letters.reading.drafts import Draft
from letters.reading.table_heads import Column
from letters.reading.tables import Cell, TableRead
from letters.reading.values import ItemKind, Span
from recommendations.domain.split_headings import heading_of
from recommendations.domain.split_markers import marker_of

HEADING_MOST = 120
_NOTHING = re.compile(r"(?:n/?a|nil|none|-+|–|—|tbc|not applicable|no update|see above)?\.?", re.IGNORECASE)
_AFI = re.compile(r"\bafis?\b|areas? for improvement", re.IGNORECASE)
_CAUSE = re.compile(r"causes? of concern", re.IGNORECASE)
_NUMBER = re.compile(
    (
        r"(?:(?:rec(?:ommendation)?|afi|no|ref)\.? ?)?(?P<number>[A-Za-z]{0,3}[0-9][\w.()/-]{0,10}|"
        r"[A-Za-z])\.?(?: \((?P<owner>[A-Z&, ]{2,12})\))?"
    ),
    re.I,
)


def table_drafts(document: Document, table: TableRead, section: ItemKind | None) -> list[Draft]:
    """A draft for each row that has a recommendation's words; a row of another table's continuation has none."""
    kind = _kind(table, document.text, section)
    drafts: list[Draft] = []
    for row in table.rows:
        draft = _draft(table, row, kind)
        if draft is not None:
            drafts.append(draft)
    return drafts


def _kind(table: TableRead, text: str, section: ItemKind | None) -> ItemKind:
    heads = " ".join(cell.text for cell in table.heads)
    above = text[max(0, table.span.start - 200) : table.span.start].strip().rsplit("\n", 1)[-1]
    above = above if len(above) < HEADING_MOST else ""
    if _AFI.search(heads) and not re.search("recommendation", heads, re.IGNORECASE):
        return ItemKind.AFI
    if re.search(r"recommendation", heads, re.IGNORECASE) and not _AFI.search(above):
        return ItemKind.RECOMMENDATION
    if _AFI.search(above):
        return ItemKind.AFI
    if _CAUSE.search(above) or _CAUSE.search(heads):
        return ItemKind.CAUSE_OF_CONCERN
    return section or ItemKind.RECOMMENDATION


def _draft(table: TableRead, row: tuple[Cell, ...], kind: ItemKind) -> Draft | None:
    cells = list(zip(table.columns, row, strict=False))
    words = next((cell for column, cell in cells if column is Column.TEXT and cell.text), None)
    if words is None:
        return None
    draft = Draft(kind, sureness=0.95)
    span = words.span
    for column, cell in cells:
        if cell.text:
            _take(draft, column, cell)
    draft.text += [_without_heading(draft, words, span), *words.more]
    _answer(draft, cells)
    draft.is_labelled = True
    return draft


def _take(draft: Draft, column: Column, cell: Cell) -> None:
    """What a cell beside the words says of the item."""
    if column is Column.NUMBER:
        found = _NUMBER.fullmatch(cell.text)
        draft.number = found["number"] if found else cell.text[:20]
        draft.owner = draft.owner or ((found["owner"] or "") if found else "")
        draft.kind = ItemKind.AFI if re.match(r"afi", cell.text, re.IGNORECASE) else draft.kind
        draft.kind = ItemKind.RECOMMENDATION if re.match(r"rec", cell.text, re.IGNORECASE) else draft.kind
        draft.heading.append(cell.span)
    elif column is Column.KIND:
        draft.kind = _kind_said(cell.text) or draft.kind
    elif column is Column.OWNER:
        draft.owner = cell.text
    elif column is Column.DEADLINE:
        draft.due = cell.text
    elif column is Column.STATUS:
        draft.boxes.append(cell.text)
    if column in {Column.KIND, Column.OWNER, Column.DEADLINE, Column.STATUS, Column.OTHER}:
        draft.beside += cell.spans


def _kind_said(cell: str) -> ItemKind | None:
    if _AFI.search(cell):
        return ItemKind.AFI
    return ItemKind.CAUSE_OF_CONCERN if _CAUSE.search(cell) or cell.strip().lower() == "coc" else None


def _without_heading(draft: Draft, words: Cell, span: Span) -> Span:
    """A cell that says "Recommendation 3: By 31 July" gives the number too."""
    heading = heading_of(words.text)
    if heading and heading.kind and heading.number and heading.rest:
        draft.number = draft.number or heading.number
        draft.kind = ItemKind.AFI if heading.kind is ItemKind.AFI else draft.kind
        cut = len(words.text) - len(heading.rest)
        draft.heading.append(Span(span.start, span.start + cut))
        return Span(span.start + cut, span.end)
    marker = marker_of(words.text) if not draft.number else None
    if marker is not None and marker.number and len(words.text) > marker.length:
        draft.number = marker.number
        draft.heading.append(Span(span.start, span.start + marker.length))
        return Span(span.start + marker.length, span.end)
    return span


def _answer(draft: Draft, cells: list[tuple[Column, Cell]]) -> None:
    """The latest update that says something, or else the answers of all parties."""
    updates = [cell for column, cell in cells if column is Column.UPDATE]
    answers = [cell for column, cell in cells if column is Column.ANSWER]
    told = [cell for cell in updates if not _NOTHING.fullmatch(cell.text)]
    if told:
        draft.paragraphs.append(told[-1].spans)
        draft.beside += [cell.span for cell in [*answers, *updates] if cell is not told[-1] and cell.text]
        return
    draft.beside += [cell.span for cell in updates if cell.text]
    for cell in answers:
        if cell.text:
            draft.paragraphs.append(cell.spans)
