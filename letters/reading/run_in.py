"""Answers in the recommendation's own paragraph: "Chief constables should count it. The force has done so."."""

from __future__ import annotations

from collections.abc import Sequence

from letters.reading.blocks import Document
from letters.reading.drafts import Draft
from letters.reading.judge import says
from letters.reading.sentences import sentences
from letters.reading.values import Span
from letters.reading.wording import speaks_for_writer
from recommendations.domain.split_wording import has_duty, refers_back


def split_run_in(document: Document, drafts: Sequence[Draft]) -> None:
    """Part each paragraph where that is the document's layout, or where its later sentences say how a matter stands."""
    headed = [draft for draft in drafts if draft.lead is None and draft.text and not draft.is_labelled]
    cuts = {id(draft): cut for draft in headed if (cut := _cut(document, draft)) is not None}
    open_ones = [draft for draft in headed[:-1] if not draft.paragraphs]
    is_layout = len(headed) > 1 and len([one for one in open_ones if id(one) in cuts]) > 0.6 * (len(headed) - 1)
    for draft in headed:
        cut = cuts.get(id(draft))
        if cut is None or (draft.paragraphs and not is_layout):
            continue
        rest = _behind(draft.text, cut)
        said = says(document.flowing(rest))
        if is_layout or (said and not draft.paragraphs and not draft.boxes):
            draft.text, draft.paragraphs = _before(draft.text, cut), [tuple(rest)]
            draft.sureness = min(draft.sureness, 0.85)


def _cut(document: Document, draft: Draft) -> int | None:
    """Where the first sentence begins that asks nothing any more."""
    whole = Span(draft.text[0].start, draft.text[-1].end)
    told = sentences(document.text, whole)
    for place, span in enumerate(told):
        words = document.text[span.start : span.end]
        if place and not (has_duty(words) and (refers_back(words) or not speaks_for_writer(words))):
            return span.start if has_duty(document.text[whole.start : span.start]) else None
    return None


def _before(spans: Sequence[Span], cut: int) -> list[Span]:
    return [Span(span.start, min(span.end, cut)) for span in spans if span.start < cut]


def _behind(spans: Sequence[Span], cut: int) -> list[Span]:
    return [Span(max(span.start, cut), span.end) for span in spans if span.end > cut]
