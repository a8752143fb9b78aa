"""Headings: what opens an item, a section of items, or the answer to an item that was listed before."""

from __future__ import annotations

import re

from letters.reading.blocks import Block
from letters.reading.drafts import Draft
from letters.reading.items_state import ItemState, numbers_of
from letters.reading.values import ItemKind, Span
from letters.reading.wording import speaks_for_writer
from recommendations.domain.deadlines import parse_deadline
from recommendations.domain.split_headings import Heading
from recommendations.domain.split_wording import asks, has_duty

LISTED_LEAST = 3
_BRACKETED = re.compile(r"\((?P<inside>[^()]{4,60})\)")
_BEHIND_BRACKET = re.compile(r"[ \t]*(?:[-–—:.] ?)?\s*")


class TakesHeadings(ItemState):
    """How a block with a heading is taken."""

    def take_heading(self, block: Block, heading: Heading) -> None:
        if heading.kind is None:
            self.close()
            self.section = self.under = None
        elif heading.many:
            self._section(heading.kind, block)
        elif len(numbers_of(heading.number)) > 1 and heading.number.count(".") != 1:
            self._several(block, heading)
        elif not self._is_answers_heading(block, heading):
            self._begin(block, heading)

    def _section(self, kind: ItemKind, block: Block) -> None:
        causes = [draft for draft in self.drafts if draft.kind is ItemKind.CAUSE_OF_CONCERN]
        under = self.section is ItemKind.CAUSE_OF_CONCERN or (
            self.current is not None and self.current.kind is ItemKind.CAUSE_OF_CONCERN
        )
        self.parent = causes[-1] if causes and kind is ItemKind.RECOMMENDATION and under else None
        self.close()
        self.section, self.under = kind, None
        self.list_open = True

    def _begin(self, block: Block, heading: Heading) -> None:
        assert heading.kind is not None
        kind = heading.kind
        number = heading.number.strip("()") or self.record
        self.record = ""
        self._drop_title_of_same(kind, number)
        if kind is ItemKind.CAUSE_OF_CONCERN or kind is ItemKind.AFI:
            self.parent = None
        elif self.current is not None and self.current.kind is ItemKind.CAUSE_OF_CONCERN:
            self.parent = self.current
        elif self.section is ItemKind.AFI:
            self.parent = None
        if kind is not ItemKind.RECOMMENDATION:
            self.under = None
        draft = Draft(kind, number, parent=self.parent if kind is ItemKind.RECOMMENDATION else None, under=self.under)
        draft.heading.append(block.heading_span or block.spans[0])
        self.drafts.append(draft)
        self.close()
        self.current = draft
        bracketed = _BRACKETED.fullmatch(block.text)
        if bracketed and parse_deadline(bracketed["inside"], None).phrase:
            draft.due = bracketed["inside"]
            draft.heading += block.words
            return
        if block.text.startswith("(") and self._in_brackets(draft, block):
            return
        if block.text and self.is_item_title(block.text):
            draft.title = block.text
            draft.heading += block.words
        elif block.text:
            self.add_words(draft, block)

    def _in_brackets(self, draft: Draft, block: Block) -> bool:
        """ "(By 31 July, chief constables should log each.) The log was opened": words in brackets, then the answer."""
        start, end = block.words[0].start, block.end
        close = _closing_bracket(self.document.text, start, end)
        if close is None or close - start < 20:
            return False
        draft.text.append(Span(start + 1, close))
        behind = _BEHIND_BRACKET.match(self.document.text, close + 1, end)
        after = behind.end() if behind else close + 1
        if after < end:
            self.answer([Span(after, end)])
        return True

    def _drop_title_of_same(self, kind: ItemKind, number: str) -> None:
        """A table of contents names each recommendation before it stands: those are no items."""
        held = self.held(kind, number) if number else None
        if held and held.kind is kind and not held.paragraphs and not self._asks(held):
            self.drafts.remove(held)

    def _asks(self, draft: Draft) -> bool:
        """Whether the item asks for something, by itself or by the words that its list leans on."""
        return draft.lead is not None or has_duty(self.document.flowing(draft.text))

    def _is_answers_heading(self, block: Block, heading: Heading) -> bool:
        """Whether the heading names an item that was listed before, and so opens its answer."""
        if heading.kind is None or not heading.number:
            return False
        held = self.held(heading.kind, heading.number.strip("()"))
        if held is None or held.paragraphs or not held.text:
            return False
        if has_duty(block.text) and (asks(block.text) or not speaks_for_writer(block.text)):
            return False
        waits = self.by_heading or self.answering or all(not draft.paragraphs for draft in self.drafts[-2:])
        if not self._asks(held) or not (waits or self._only_last_has_words()):
            return False
        if not waits:
            self.drafts[-1].paragraphs.clear()
        self._to_answer(held, block)
        return True

    def _only_last_has_words(self) -> bool:
        """Whether only the last item of a list is followed by words: once the items are named again, with their
        answers, those are of the section between, and no answer."""
        return len(self.drafts) >= LISTED_LEAST and not any(draft.paragraphs for draft in self.drafts[:-1])

    def take_answer_to(self, heading: Heading, block: Block) -> bool:
        numbers = numbers_of(heading.number)
        held = [draft for number in numbers if (draft := self.held(ItemKind.RECOMMENDATION, number))]
        if held and not self.by_heading and self._only_last_has_words():
            self.drafts[-1].paragraphs.clear()
        if not held or any(draft.paragraphs for draft in held):
            return False
        self.close()
        self.current, self.in_answer, self.by_heading = held[-1], True, True
        self.answering = held if len(held) > 1 else []
        for draft in held:
            draft.heading.append(block.spans[0])
            draft.is_labelled = True
        rest = heading.rest
        if rest:
            raw = self.document.text[block.spans[0].start : block.spans[0].end]
            at = raw.rfind(rest[:10])
            self.answer(
                [Span(block.spans[0].start + at, block.spans[0].end), *block.spans[1:]] if at > 0 else block.spans
            )
        return True

    def _to_answer(self, held: Draft, block: Block) -> None:
        self.close()
        self.current, self.in_answer, self.by_heading = held, True, True
        held.heading.append(block.heading_span or block.spans[0])
        held.is_labelled = True
        if block.text and not self.is_item_title(block.text):
            self.answer(block.words)
        elif block.text:
            held.heading += block.words

    def _several(self, block: Block, heading: Heading) -> None:
        """ "Recommendations 9 and 10": an answer to both where they stand already, or the two of them."""
        numbers = numbers_of(heading.number)
        assert heading.kind is not None
        kind = heading.kind
        held = [draft for number in numbers if (draft := self.held(kind, number))]
        if len(held) == len(numbers) and not any(draft.paragraphs for draft in held):
            self.close()
            self.list_answers = False
            self.current, self.in_answer, self.answering = held[-1], True, held
            for draft in held:
                draft.heading.append(block.heading_span or block.spans[0])
            if block.text:
                self.answer(block.words)
            return
        drafts = [Draft(kind, number, parent=self.parent) for number in numbers]
        for draft in drafts:
            draft.heading.append(block.heading_span or block.spans[0])
        self.drafts += drafts
        self.close()
        self.current, self.answering = drafts[0], drafts
        if block.text and not self.is_item_title(block.text):
            self.add_words(drafts[0], block)


def _closing_bracket(text: str, start: int, end: int) -> int | None:
    """Where the bracket that opens at the start is closed."""
    depth = 0
    for at in range(start, end):
        depth += {"(": 1, ")": -1}.get(text[at], 0)
        if depth == 0:
            return at
    return None
