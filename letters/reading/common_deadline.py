"""One deadline for all: "four recommendations, all of which are to be met by the end of October 2025"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from letters.reading.blocks import Document
from letters.reading.drafts import Draft, Lead
from letters.reading.sentences import sentences
from letters.reading.values import Span
from recommendations.domain.deadlines import parse_deadline

_ALL = re.compile(
    (
        r"\b(?:all|each|both|every one)\b[^.]{0,60}\b(?:to be|should be|must be|are due|is due|be met|be done|"
        r"be completed|implemented|met)\b"
    ),
    re.IGNORECASE,
)


def give_common_deadline(document: Document, drafts: Sequence[Draft]) -> None:
    """Let the items lean on the sentence before them that sets the deadline of all, where none has its own."""
    first = min((draft.start for draft in drafts), default=0)
    if len(drafts) < 2 or any(draft.lead or draft.due or _has_own(document, draft) for draft in drafts):
        return
    for block in document.blocks:
        if block.start >= first:
            return
        if len(block.text) > 40 and _ALL.search(block.text):
            for span in sentences(document.text, Span(block.start, block.end)):
                words = document.text[span.start : span.end]
                if _ALL.search(words) and parse_deadline(words, None).phrase:
                    for draft in drafts:
                        draft.lead = Lead(words, (span,))
                    return


def _has_own(document: Document, draft: Draft) -> bool:
    return bool(parse_deadline(document.flowing(draft.text), None).phrase)
