"""Lists: whose marks open items, whose marks answer them, and whose are of a recommendation's own words."""

from __future__ import annotations

import re
from itertools import takewhile

from letters.reading.blocks import Block
from letters.reading.drafts import Draft
from letters.reading.items_state import ItemState
from letters.reading.values import ItemKind
from letters.reading.wording import is_grade, speaks_for_writer
from recommendations.domain.split_markers import Marker
from recommendations.domain.split_wording import after_recommending, asks, has_duty

LONGEST = 40
"""Bullets of a list of answers that are counted."""
_OPENS_WITH_DUTY = re.compile(r"[A-Z][^.;:]{2,90} (?:should|must|needs? to)\b")
_THAT = re.compile(r"That (?!(?:is|was|would|will|said|has|had|does|did|means|may|can|work)\b)\w+ \w+")
"""A committee's recommendation: "That the Commissioner publishes the results"."""
_JOINED = re.compile(r"(?:;|,)(?: and| or)?$|\b(?:and|or)$")


class TakesLists(ItemState):
    """How a marked block is taken."""

    def take_listed(self, block: Block, marker: Marker) -> bool:
        """A marked block as an item of a list, or as the answer to one; False where it is neither."""
        if is_grade(block.text):
            return True
        if self._answers_begin(block, marker):
            self.answering, self.list_answers = self.unanswered(), True
            self.close()
        if self.answering and not self._in_answer_of_group and self._answers_by_mark(block, marker):
            return True
        if self.current and self.current.text and not self.in_answer and self._goes_on_with_list(block):
            self.current.text += block.spans
            return True
        if self._opens_item(block, marker):
            self._list_item(block, marker)
            return True
        return False

    @property
    def _in_answer_of_group(self) -> bool:
        return self.in_answer and len(self.answering) > 1 and self.current in self.answering and not self.list_answers

    def _answers_by_mark(self, block: Block, marker: Marker) -> bool:
        if not self.list_answers:
            return False
        held = next(
            (d for d in self.answering if d.number.lower() == marker.number.lower() and marker.number), None
        ) or (next((d for d in self.answering if not d.paragraphs), None) if marker.is_bullet else None)
        if held is None or (held.paragraphs and not marker.is_bullet):
            return False
        self.current, self.in_answer = held, True
        held.is_labelled = True
        held.beside.append(block.heading_span or block.spans[0])
        self.answer(block.words)
        return True

    def _answers_begin(self, block: Block, marker: Marker) -> bool:
        """Whether the marks of a list begin again, now with the answers: "A. All interpreters come through"."""
        if marker.is_bullet and not self.list_answers and self._answer_is_labelled and not has_duty(block.text):
            return len(self.unanswered()) > 1 and self._bullets_from_here() == len(self.unanswered())
        if self.list_answers or marker.is_bullet or not self.drafts or self.drafts[-1].paragraphs:
            return False
        if self.marker is not None and marker.follows(self.marker):
            return False
        listed = self.unanswered()
        if len(listed) < 2 or marker.number != listed[0].number:
            return False
        return all(draft.number for draft in listed) and not asks(block.text) and not has_duty(block.text)

    @property
    def _answer_is_labelled(self) -> bool:
        """Whether a label has just announced the answer to a list: "PCC response"."""
        current = self.current
        return self.in_answer and current is not None and current.is_labelled and current.lead is not None

    def _bullets_from_here(self) -> int:
        """How many bullets stand one after the other, from this one on."""
        ahead = self.document.blocks[self.place : self.place + LONGEST]
        return sum(1 for _ in takewhile(lambda one: one.is_bullet, ahead))

    def _goes_on_with_list(self, block: Block) -> bool:
        """Whether a bullet is of the recommendation's own words, not of its answer."""
        assert self.current is not None
        last = self.last
        if last is None or (self.current.lead is not None and self.list_open):
            return False
        in_words = last.end <= self.current.text[-1].end
        if self._is_next_asked(block):
            return False
        if in_words and last.text.endswith((":", ",")):
            return True
        asks_too = self.headed and has_duty(block.text) and not speaks_for_writer(block.text)
        if in_words and not block.is_apart and asks_too:
            return self.current.lead is None
        return in_words and last.marker is not None and self._is_joined(block, last)

    def _is_next_asked(self, block: Block) -> bool:
        """Whether it has the list's next number and asks by itself: "(b) The force should patrol the stops"."""
        marker = block.marker
        if marker is None or marker.is_bullet or self.marker is None or not marker.follows(self.marker):
            return False
        return _OPENS_WITH_DUTY.match(block.text) is not None

    def _is_joined(self, block: Block, last: Block) -> bool:
        """Whether the bullet before leads on to this one."""
        if _JOINED.search(self.last_words()):
            return True
        return not block.is_apart and not last.text.endswith(".") and block.text[:1].islower()

    def _opens_item(self, block: Block, marker: Marker) -> bool:
        words = after_recommending(block.text)
        duty = asks(block.text) or (has_duty(block.text) and not speaks_for_writer(words))
        duty = duty or (bool(marker.number) and _THAT.match(block.text) is not None)
        if self.lead is not None and (self.marker is None or marker.follows(self.marker) or self._same_list(marker)):
            return not (self.in_answer and self.current is not None and self.marker is None)
        if (
            self.headed
            and self.section is None
            and not self.list_open
            and not (self.current is None and asks(block.text))
        ):
            return False
        asked = asks(block.text) or (
            self._same_list(marker) and duty and _OPENS_WITH_DUTY.match(block.text) is not None
        )
        if self.current is not None and self.in_answer and marker.is_bullet and not asked:
            return False
        if not duty:
            return False
        if self.current is None or self.marker is None:
            return self.current is None or self.current.kind is ItemKind.CAUSE_OF_CONCERN or asks(block.text)
        return marker.follows(self.marker) or marker.style == self.marker.style or self._same_list(marker)

    def _same_list(self, marker: Marker) -> bool:
        return self.marker is not None and marker.is_bullet and marker.style == self.marker.style

    def _list_item(self, block: Block, marker: Marker) -> None:
        kind = self.section or self.usual
        if kind is ItemKind.CAUSE_OF_CONCERN:
            kind = ItemKind.RECOMMENDATION if self.lead or self.parent else kind
        draft = Draft(
            kind, marker.number, lead=self.lead, parent=self.parent if kind is ItemKind.RECOMMENDATION else None
        )
        draft.heading.append(block.heading_span or block.spans[0])
        told = len(block.text) - len(after_recommending(block.text))
        draft.text += self.behind(block, told) if told else block.words
        draft.sureness = 0.9
        self.drafts.append(draft)
        self.current, self.in_answer, self.marker = draft, False, marker
