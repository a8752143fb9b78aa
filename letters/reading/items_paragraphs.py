"""Paragraphs: a recommendation's words, their going on, what a list leans on, or an answer."""

from __future__ import annotations

import re

from letters.reading.blocks import Block
from letters.reading.drafts import Draft, Lead
from letters.reading.items_labels import TakesLabels
from letters.reading.values import ItemKind, Span
from letters.reading.wording import ends_letter, leads_list, mentions_several, speaks_for_writer
from recommendations.domain.deadlines import parse_deadline
from recommendations.domain.split_addressee import addressee_of
from recommendations.domain.split_wording import asks, has_duty, leans, refers_back

_ASKS_READER = re.compile(
    r"\b(?:I|we) (?:would |will |must |also |now |therefore )*(?:ask|urge|request|invite|call on|call upon) (?:that )?"
    r"(?:you|the (?:Home Office|Government|Treasury|Minister))\b"
)
COUNTS = {"two": 2, "both": 2, "three": 3, "four": 4}
_TOGETHER = re.compile(
    r"(?:(?:I|We) (?:take|answer|address|deal with) )?(?P<count>[Bb]oth|(?:[Tt]hese|[Tt]hose|[Aa]ll|[Tt]he) "
    r"(?:two|three|four))\b(?: of (?:these|them|the above))?(?: areas| recommendations| matters| points|,| "
    r"(?:are|have|will))"
)
LISTED = 0.9
"""How sure an item of a list is; one under its heading is surer."""
NAMES_MOST = 160
_NAMES_NEXT = re.compile(
    r"\b(?P<what>[Rr]ecommendation|[Rr]ec\.?|[Aa]rea for improvement|AFI) (?P<number>[0-9]{1,3}(?:\.[0-9]{1,2})?)"
    r"(?:,? (?:which )?(?:reads|says|is|asks)(?: as follows)?)? ?:$"
)
_TOPIC = re.compile(r"(?P<topic>[A-Z][^:.]{3,70}): (?=[A-Z])")


class TakesParagraphs(TakesLabels):
    """How a paragraph without a mark or a heading is taken."""

    def take_paragraph(self, block: Block) -> None:
        text = block.text
        if self.take_ticked(block) or self.take_label(block) or self._names_next(block):
            return
        if self._goes_on_to_list(text):
            assert self.current is not None
            self.add_words(self.current, block)
            return
        if (leads_list(text) or (leans(text) and has_duty(text))) and (
            self.section or self.current is None or self._is_new_lead(text) or self._is_next_lead(text)
        ):
            self.open_lead(block)
            return
        if self._sets_deadline_of_list(text):
            self.open_lead(block)
            return
        if text.endswith(":") and self.section and self.current is None and len(text) < 160:
            self.lead = None
            return
        if self.current is None or (self.list_open and self.current.lead is None and self._asks_anew(block)):
            self._loose(block)
        elif not self.current.text:
            self._first_words(block)
        elif not self.in_answer and self._goes_on(block):
            self.add_words(self.current, block)
        else:
            self._begin_or_add_answer(block)

    def _goes_on_to_list(self, text: str) -> bool:
        """Whether a headed recommendation's own words lead to its list: "The panel should:"."""
        current = self.current
        if current is None or not current.text or not current.number or self.in_answer or current.lead is not None:
            return False
        is_headed = current.kind is not ItemKind.CAUSE_OF_CONCERN and current.sureness > LISTED
        return is_headed and leans(text) and not asks(text) and not parse_deadline(text, None).phrase

    def _names_next(self, block: Block) -> bool:
        """ "The one which is for forces is Recommendation 5:", and then its words."""
        named = _NAMES_NEXT.search(block.text) if len(block.text) < NAMES_MOST else None
        if named is None or (self.current is not None and not self.in_answer) or not self.duty_follows:
            return False
        draft = Draft(ItemKind.AFI if named["what"][0] in "aA" else ItemKind.RECOMMENDATION, named["number"])
        draft.heading += block.spans
        self.drafts.append(draft)
        self.close()
        self.current = draft
        return True

    def _sets_deadline_of_list(self, text: str) -> bool:
        """ "The following should be achieved by the end of September 2025:"."""
        if not text.endswith(":") or len(text) >= 200 or self.in_answer or not parse_deadline(text, None).phrase:
            return False
        return self.current is None or (self.current.lead is not None and bool(self.current.text))

    def _is_next_lead(self, text: str) -> bool:
        """Whether a list is being read that has an opening of its own: the next one opens another."""
        if self.current is None or self.current.lead is None:
            return False
        return not self.in_answer or (asks(text) and not speaks_for_writer(text))

    def _is_new_lead(self, text: str) -> bool:
        return self.current is not None and self.current.kind is ItemKind.CAUSE_OF_CONCERN and not refers_back(text)

    def open_lead(self, block: Block) -> None:
        """Read the list that follows as what is asked, unless the writer asks it of the reader."""
        if _ASKS_READER.search(block.text):
            self.close()
            self.section = None
            return
        if self.current is not None and self.current.kind is ItemKind.CAUSE_OF_CONCERN:
            self.parent = self.current
        self.close()
        self.lead = self.under = Lead(block.text, block.spans)
        self.list_answers, self.answering, self.list_open = False, [], True

    def _loose(self, block: Block) -> None:
        """A paragraph under no item: a cause of concern or an area under its plural heading, or nothing of ours."""
        if self.section is None or ends_letter(block.text) or not self.list_open:
            return
        if self.section is ItemKind.RECOMMENDATION and not asks(block.text):
            return
        if self.section is ItemKind.AFI and not has_duty(block.text):
            return
        if len(block.text) < 40 or speaks_for_writer(block.text):
            return
        draft = Draft(self.section, parent=self.parent if self.section is ItemKind.RECOMMENDATION else None)
        topic = _TOPIC.match(block.text)
        if topic and has_duty(block.text[topic.end() :]):
            draft.title = topic["topic"]
            draft.heading.append(Span(block.start, block.start + topic.end()))
            draft.text += self.behind(block, topic.end())
        else:
            draft.text += block.words
        draft.sureness = 0.75
        self.drafts.append(draft)
        self.current, self.in_answer = draft, False

    def _asks_anew(self, block: Block) -> bool:
        """Whether a paragraph of a section without numbers is the next thing asked, behind the answer to the last."""
        if not self.in_answer or self.current is None or self.current.number or self.section is None:
            return False
        topic = _TOPIC.match(block.text)
        words = block.text[topic.end() :] if topic else block.text
        opens = asks(words) or (addressee_of(words) != "" and has_duty(words[:160]))
        return opens and not speaks_for_writer(words)

    def _first_words(self, block: Block) -> None:
        assert self.current is not None
        if self.is_item_title(block.text) and len(block.text) < 90 and not self.current.title and self.duty_follows:
            self.current.title = block.text
            self.current.heading += block.words
            return
        self.add_words(self.current, block)

    def _goes_on(self, block: Block) -> bool:
        """Whether a paragraph goes on with the recommendation's words: "They should also:"."""
        assert self.current is not None
        words = self.last_words()
        if block.is_quoted or speaks_for_writer(block.text):
            return False
        if self.current.lead is not None:
            return False
        if words.endswith(":"):
            return True
        if self.current.kind is ItemKind.CAUSE_OF_CONCERN:
            return False
        if len(self.answering) > 1 and has_duty(block.text) and not refers_back(block.text):
            return False
        first = re.split(r"(?<=[.;:]) ", block.text, maxsplit=1)[0]
        return refers_back(block.text) and has_duty(first) and not re.match(r"(?:It|This) (?:will|would)\b", first)

    def _share_with_before(self, count: int) -> None:
        """ "These two areas are being addressed together": the answer is to the items before as well, if they wait."""
        waiting = self.unanswered()[-count:]
        if len(waiting) == count and waiting[-1] is self.current:
            self.answering = waiting

    def _begin_or_add_answer(self, block: Block) -> None:
        group = self.answering
        if not self.in_answer and len(group) > 1 and self.current in group and has_duty(block.text):
            place = group.index(self.current)
            if place + 1 < len(group) and not speaks_for_writer(block.text):
                self.current = group[place + 1]
                self.add_words(self.current, block)
                return
        several = mentions_several(block.text)
        together = _TOGETHER.match(block.text) if not several and not self.in_answer else None
        if together and self.current in self.drafts:
            self._share_with_before(COUNTS[together["count"].lower().split()[-1]])
        if several and self.current:
            held = [d for n in several if (d := self.held(self.current.kind, n)) and not d.paragraphs]
            if len(held) > 1:
                self.answering = held
        self.in_answer = True
        self.answer(block.spans)
