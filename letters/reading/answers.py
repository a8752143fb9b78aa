"""Where each answer ends: without the heading of the next section, and the last without the letter's closing words."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from letters.reading.blocks import Document
from letters.reading.drafts import Draft
from letters.reading.judge import NOW
from letters.reading.labels import is_labelled
from letters.reading.narrative import match_narrative
from letters.reading.run_in import split_run_in
from letters.reading.stems import stems_of
from letters.reading.values import ItemKind, Span
from letters.reading.wording import closes, is_section, speaks_of_whole
from recommendations.domain.split_wording import has_duty

_SHARED = 4
"""With so many words of the item in it, a paragraph is still about the item."""
LISTED_LEAST = 2
"""So many headed recommendations without an answer are a list that one narrative answers."""
STILL_ABOUT = 2
"""With so many, one paragraph more than other answers have is."""
_NUMBERED = re.compile(r"[0-9]{1,2}\. (?=[A-Z])")
_NAME = re.compile(r"\**(?!(?:At|In|On|By|Since|Before|Until|Then|Now)\b)(?P<name>[A-Z][\w'’&. -]{1,40}):\** (?=\S)")
_MARKED = re.compile(r"[•●▪*–-] |\(?[a-z0-9]{1,3}[.)] ")


def settle_answers(document: Document, drafts: list[Draft]) -> list[tuple[Span, ...]]:
    """Share out narratives, and cut off what is no part of an answer. Gives the narratives' paragraphs."""
    split_run_in(document, drafts)
    narrative: list[tuple[Span, ...]] = []
    for run in _unanswered_runs(document, drafts):
        for draft in run:
            draft.paragraphs = [one for one in draft.paragraphs if not _is_title(document, one)]
            narrative += draft.paragraphs
        match_narrative(document, run)
    for draft in drafts:
        _without_sections(document, draft, drafts)
    _without_names(document, drafts)
    if drafts:
        _end_last(document, drafts)
    return narrative


def _unanswered_runs(document: Document, drafts: Sequence[Draft]) -> list[list[Draft]]:
    """Listed items of which only the last has an answer: it is the answer to all."""
    runs: list[list[Draft]] = []
    run: list[Draft] = []
    for draft in drafts:
        run.append(draft)
        if draft.paragraphs:
            in_list = [one for one in run if _is_listed(one)]
            if len(in_list) > 1 and in_list[-1] is draft and not draft.shares_answer:
                first = next(
                    place for place, one in enumerate(run) if _is_listed(one) or one.kind is ItemKind.CAUSE_OF_CONCERN
                )
                runs.append(run[first:])
            elif _is_headed_list(document, run):
                runs.append(run)
            run = []
    return runs


def _is_headed_list(document: Document, run: Sequence[Draft]) -> bool:
    """Headed recommendations one after the other, and then several paragraphs: "Commissioner's comments"."""
    *listed, last = run
    asks = all(one.text and has_duty(document.flowing(one.text)) for one in run)
    told = [one for one in last.paragraphs if not _is_title(document, one)]
    return len(listed) >= LISTED_LEAST and asks and len(told) > 1 and not last.shares_answer


def _is_listed(draft: Draft) -> bool:
    return draft.sureness == 0.9 or draft.lead is not None


def _without_sections(document: Document, draft: Draft, drafts: Sequence[Draft]) -> None:
    """Take off the heading of the next section, which stands behind an answer."""
    while draft.paragraphs and _is_title(document, draft.paragraphs[-1]):
        if draft.is_labelled and (len(draft.paragraphs) == 1 or draft is drafts[-1]):
            return
        alone = len(draft.paragraphs) == 1
        if alone and (draft is drafts[-1] or not _others_are_sentences(document, draft, drafts)):
            return
        draft.paragraphs.pop()


def _without_names(document: Document, drafts: Sequence[Draft]) -> None:
    """Take off the name that every answer opens with: "West Arden: Reports are assessed"."""
    named: list[tuple[Draft, re.Match[str]]] = []
    for draft in drafts:
        first = draft.paragraphs[0][0] if draft.paragraphs else Span(0, 0)
        found = _NAME.match(document.text, first.start, first.end)
        if found and not is_labelled(found[0]):
            named.append((draft, found))
    times = Counter(found["name"] for _, found in named)
    for draft, found in named:
        if times[found["name"]] > 2 and times[found["name"]] >= 0.6 * len(drafts):
            first, *rest = draft.paragraphs[0]
            draft.beside.append(Span(first.start, found.end()))
            draft.paragraphs[0] = (Span(found.end(), first.end), *rest)


def _is_title(document: Document, paragraph: tuple[Span, ...]) -> bool:
    text = document.flowing(paragraph)
    return (is_section(text) and "\n" not in text and not _MARKED.match(text[:3])) or _is_lettered_title(text)


def _is_lettered_title(text: str) -> bool:
    return re.match(r"[A-Z0-9]{1,2}[.)] [A-Z]", text) is not None and is_section(text)


def _others_are_sentences(document: Document, draft: Draft, drafts: Sequence[Draft]) -> bool:
    others = [document.flowing(one.answer) for one in drafts if one is not draft and one.paragraphs]
    return bool(others) and sum(text.endswith((".", "!", "”", '"', "’")) for text in others) > 0.7 * len(others)


def _end_last(document: Document, drafts: Sequence[Draft]) -> None:
    """The last answer is no longer than the others are, and holds no paragraph that closes the letter."""
    answered = [draft for draft in drafts if draft.paragraphs]
    if not answered:
        return
    last = max(answered, key=lambda one: one.end)
    others = [
        draft
        for draft in answered
        if draft is not last and draft.paragraphs is not last.paragraphs and not draft.shares_answer
    ]
    most = max((_counted(document, draft.paragraphs) for draft in others), default=3)
    if _counted(document, last.paragraphs[:1]):
        most = max(most, 1)
    kept: list[tuple[Span, ...]] = []
    for place, paragraph in enumerate(last.paragraphs):
        text = document.flowing(paragraph)
        numbered = _NUMBERED.match(text)
        text = text[numbered.end() :] if numbered else text
        marked = _MARKED.match(text[:3]) is not None and not _is_title(document, paragraph)
        if place and not marked and (_is_title(document, paragraph) or _is_closing(document, last, text)):
            break
        if not marked and _counted(document, kept) >= most and not _goes_on_about(document, last, text, kept):
            break
        kept.append(paragraph)
    last.paragraphs[:] = kept


def _goes_on_about(document: Document, draft: Draft, text: str, kept: Sequence[tuple[Span, ...]]) -> bool:
    """Whether one paragraph more than the other answers have is still about the item: it has words of it."""
    if len(kept) != 1:
        return False
    asked = stems_of(document.flowing([*draft.text, *kept[0]]))
    return len(stems_of(text) & asked) >= STILL_ABOUT


def _is_closing(document: Document, draft: Draft, text: str) -> bool:
    """Whether a later paragraph speaks of the whole letter and not of the item."""
    if NOW.match(text):
        return False
    if closes(text):
        return True
    asked = stems_of(document.flowing([*draft.text, *draft.paragraphs[0]]))
    return speaks_of_whole(text) and len(stems_of(text) & asked) < _SHARED


def _counted(document: Document, paragraphs: Sequence[tuple[Span, ...]]) -> int:
    """Paragraphs, list items not among them, nor what only leads to one."""
    return sum(1 for one in paragraphs if one and not _MARKED.match(document.text[one[0].start : one[0].start + 3]))
