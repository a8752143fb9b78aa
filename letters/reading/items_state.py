"""Where a reading of items stands: what was found so far, and which item's words or answer are being read."""

from __future__ import annotations

import re
from collections.abc import Iterable

from letters.reading.blocks import Block, Document
from letters.reading.drafts import Draft, Lead
from letters.reading.values import ItemKind, Span
from recommendations.domain.split_markers import Marker
from recommendations.domain.split_wording import has_duty

SEVERAL = re.compile(r"[0-9]+(?:\.[0-9]+)?[a-z]?")
_RANGE = re.compile(r"^([0-9]{1,2}) ?(?:to|[-–—]) ?([0-9]{1,2})$")
_MARK_ALONE = re.compile(r"[ivx]{1,5}|[a-z]")
_MARKED = re.compile(r"\(([ivx]+|[a-z]|[0-9]{1,2})\)")
_TITLE_MOST = 110
_AFIS = re.compile(r"\bareas? for improvement\b|\bAFIs?\b", re.IGNORECASE)
_RECOMMENDED = re.compile(r"\brecommendations?\b", re.IGNORECASE)
_NO_RECOMMENDATIONS = re.compile(
    r"\bno (?:[a-z]+ (?:or|and) )?recommendations\b|\bno causes of concern and no recommendations\b", re.IGNORECASE
)


class ItemState:
    """The items so far. What takes headings, lists, labels and paragraphs builds on it."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.place = 0
        """Which of the document's blocks is being taken."""
        self.drafts: list[Draft] = []
        self.current: Draft | None = None
        """The item whose words or answer are being read."""
        self.in_answer = False
        self.usual = kind_by_words(document)
        self.section: ItemKind | None = None
        """What the heading in the plural above says that it lists."""
        self.parent: Draft | None = None
        self.lead: Lead | None = None
        self.under: Lead | None = None
        """The last opening of a list, until something else than its items is headed."""
        self.marker: Marker | None = None
        """The mark of the list's last item."""
        self.list_open = False
        self.answering: list[Draft] = []
        """Items that the next answer is shared by, or whose answers are expected under the same marks."""
        self.list_answers = False
        self.last: Block | None = None
        self.bare = ""
        """A label that stood alone on the line before, and waits for its fact."""
        self.by_heading = False
        """Whether a heading has opened the answer to an item that was listed before."""
        self.record = ""
        """The number of the record that has begun: "1   Priority: HIGH"."""
        self.waiting: Block | None = None
        """A second answer's label that stands alone: part of the answer once words follow it."""
        self.headed = any(b.heading and b.heading.kind and b.heading.number for b in document.blocks)

    def close(self) -> None:
        self.waiting = None
        self.current, self.in_answer, self.lead, self.marker, self.list_open = None, False, None, None, False

    def answer(self, spans: Iterable[Span]) -> None:
        assert self.current is not None
        paragraph = tuple(spans)
        if not paragraph:
            return
        if self.waiting is not None and self.waiting.end <= paragraph[0].start:
            paragraph = (*self.waiting.spans, *paragraph)
            self.waiting = None
        group = [d for d in self.answering if d is not self.current] if self.current in self.answering else []
        if self.list_answers:
            group = []
        self.current.paragraphs.append(paragraph)
        for draft in group:
            draft.paragraphs.append(paragraph)
            draft.shares_answer = self.current.shares_answer = True
        self.in_answer = True

    def add_words(self, draft: Draft, block: Block) -> None:
        draft.text += block.words
        self.in_answer = False

    def held(self, kind: ItemKind, number: str) -> Draft | None:
        plain = number.lower().lstrip("r")
        for draft in reversed(self.drafts):
            if draft.number.lower().lstrip("r") == plain and (draft.kind is kind or not draft.paragraphs):
                return draft
        return None

    def unanswered(self) -> list[Draft]:
        found: list[Draft] = []
        for draft in reversed(self.drafts):
            if draft.paragraphs:
                break
            found.append(draft)
        return found[::-1]

    def last_words(self) -> str:
        """How the words of the current item end."""
        assert self.current is not None
        last = self.current.text[-1]
        return self.document.text[last.start : last.end].rstrip("* ")

    def behind(self, block: Block, length: int) -> list[Span]:
        """A block's words behind its label."""
        words = block.text[length:].strip()
        if not words:
            return list(block.words[1:]) if len(block.words) > 1 else []
        first = block.words[0]
        raw = self.document.text[first.start : first.end]
        at = raw.find(words[:8], max(0, length - 8))
        at = at if at >= 0 else min(length, len(raw))
        return [Span(first.start + at, first.end), *block.words[1:]]

    @property
    def following(self) -> Block | None:
        """The block behind the one that is being taken."""
        blocks = self.document.blocks
        return blocks[self.place + 1] if self.place + 1 < len(blocks) else None

    @property
    def duty_follows(self) -> bool:
        """Whether a paragraph follows that asks for something."""
        following = self.following
        return following is not None and following.heading is None and has_duty(following.text)

    def is_item_title(self, text: str) -> bool:
        """A heading's title: short, no sentence, and asking nothing."""
        return len(text) <= _TITLE_MOST and not text.endswith((".", ";", ":")) and not has_duty(text)


def kind_by_words(document: Document) -> ItemKind:
    """Areas for improvement where the document speaks of those and of no recommendations."""
    opening = " ".join(block.text for block in document.blocks[:14])
    named = _AFIS.search(opening) is not None
    only = _NO_RECOMMENDATIONS.search(opening) is not None or not _RECOMMENDED.search(opening)
    return ItemKind.AFI if named and only else ItemKind.RECOMMENDATION


def numbers_of(written: str) -> list[str]:
    """The numbers of "5 and 6", "1–4", "2, 3 and 5"."""
    marks = _MARKED.findall(written)
    if marks:
        return marks
    ranged = _RANGE.match(written.strip())
    if ranged and int(ranged[1]) < int(ranged[2]) <= int(ranged[1]) + 20:
        return [str(number) for number in range(int(ranged[1]), int(ranged[2]) + 1)]
    return SEVERAL.findall(written) or ([written] if _MARK_ALONE.fullmatch(written) else [])
