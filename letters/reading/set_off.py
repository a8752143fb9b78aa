"""Recommendations that only their type sets off: in quotes, in italics or bold, or as the outer items of a list."""

from __future__ import annotations

import re

from letters.reading.blocks import Block, Document
from letters.reading.drafts import Draft, Lead
from letters.reading.items_state import kind_by_words
from letters.reading.values import ItemKind, Span
from letters.reading.wording import ends_letter
from recommendations.domain.deadlines import parse_deadline
from recommendations.domain.split_markers import marker_of
from recommendations.domain.split_wording import has_duty

_QUOTED = re.compile(r"[“\"‘](?P<words>.{25,1500}?)[”\"’]\.?$", re.DOTALL)
_STARRED = re.compile(r"(?P<mark>\*{1,3}|_{1,2})(?P<words>[^*_\s].{20,1500}?)(?P=mark)$", re.DOTALL)
_WANTS = re.compile(
    r"\b(?:want(?:s|ed)?|recommend(?:s|ed|ations?)?|should|ask(?:s|ed)?|said|call(?:s|ed) for)\b", re.IGNORECASE
)


def set_off_drafts(document: Document) -> list[Draft]:
    """The items of a document without headings, by their type; fewer than two are none."""
    for finder in (_by_type, _nested):
        drafts = finder(document)
        if len(drafts) > 1 and any(draft.paragraphs for draft in drafts):
            return drafts
    return []


def _by_type(document: Document) -> list[Draft]:
    kind = kind_by_words(document)
    drafts: list[Draft] = []
    is_open = False
    for block in document.blocks:
        words, is_set_off = _set_off(document, block)
        if words is not None:
            draft = Draft(kind, sureness=0.85)
            draft.text.append(_numbered(document, words, draft))
            drafts.append(draft)
            is_open = True
        elif is_set_off or ends_letter(block.text):
            is_open = False
        elif is_open and drafts:
            drafts[-1].paragraphs.append(block.spans)
    return drafts


def _set_off(document: Document, block: Block) -> tuple[Span | None, bool]:
    """A whole paragraph in quotes or in another type that asks for something; and whether it is set off at all."""
    raw = document.text[block.start : block.end]
    for pattern in (_STARRED, _QUOTED):
        found = pattern.fullmatch(raw)
        if found:
            asks = has_duty(found["words"]) or re.search(r"\brecommends? that\b", found["words"]) is not None
            return (Span(block.start + found.start("words"), block.start + found.end("words")) if asks else None), True
    return None, False


def _numbered(document: Document, words: Span, draft: Draft) -> Span:
    """The words without the number that they open with."""
    marker = marker_of(document.text[words.start : words.end])
    if marker is None or marker.is_bullet:
        return words
    draft.number = marker.number
    draft.heading.append(Span(words.start, words.start + marker.length))
    return Span(words.start + marker.length, words.end)


def _nested(document: Document) -> list[Draft]:
    """A list whose items each have a list of their own: what is asked, and below it what is done."""
    drafts: list[Draft] = []
    lead: Lead | None = None
    outer: int | None = None
    for block in document.blocks:
        if block.marker is None:
            lead = Lead(block.text, block.spans) if _leads(block.text) else None
            outer = None if lead is None else outer
        elif lead is not None and block.is_bullet:
            outer = block.indent if outer is None else min(outer, block.indent)
            if block.indent <= outer:
                drafts.append(_outer(block, lead))
            elif drafts:
                drafts[-1].paragraphs.append(block.words if not drafts[-1].paragraphs else block.spans)
    answered = [draft for draft in drafts if draft.paragraphs]
    return answered if len(answered) >= 0.7 * max(len(drafts), 1) else []


def _leads(text: str) -> bool:
    """Whether a short block says what the list below it is of: what inspectors want, by when."""
    return len(text) < 160 and (_WANTS.search(text) is not None or bool(parse_deadline(text, None).phrase))


def _outer(block: Block, lead: Lead) -> Draft:
    draft = Draft(ItemKind.RECOMMENDATION, lead=lead, sureness=0.75)
    draft.heading.append(block.heading_span or block.spans[0])
    draft.text += block.words
    return draft
