"""The recommendations of a document with their answers, whatever its layout."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from letters.reading.blocks import Block, Document
from letters.reading.drafts import Draft, Lead
from letters.reading.headings import answers_heading
from letters.reading.labels import RECORD, Label, Labelled, label_of
from letters.reading.table_items import table_drafts
from letters.reading.tables import TableRead
from letters.reading.values import ItemKind, Span
from letters.reading.welsh import welsh_blocks
from letters.reading.wording import (
    answers_in_list,
    ends_letter,
    is_grade,
    leads_list,
    mentions_several,
    speaks_for_writer,
)
from recommendations.domain.deadlines import parse_deadline
from recommendations.domain.split_addressee import addressee_of
from recommendations.domain.split_headings import Heading
from recommendations.domain.split_markers import Marker
from recommendations.domain.split_values import PieceKind
from recommendations.domain.split_wording import asks, has_duty, leans, refers_back

KINDS = {
    PieceKind.RECOMMENDATION: ItemKind.RECOMMENDATION,
    PieceKind.AFI: ItemKind.AFI,
    PieceKind.CAUSE_OF_CONCERN: ItemKind.CAUSE_OF_CONCERN,
}
_SEVERAL = re.compile(r"[0-9]+(?:\.[0-9]+)?[a-z]?")
_TOPIC = re.compile(r"(?P<topic>[A-Z][^:.]{3,70}): (?=[A-Z])")
_RANGE = re.compile(r"^([0-9]{1,2}) ?(?:to|[-–—]) ?([0-9]{1,2})$")
_TITLE_MOST = 110
_LATER_MESSAGE = re.compile(r"-{3,} ?(?:Original|Forwarded) [Mm]essage|On .{6,80} wrote:$")


def drafts_of(document: Document, tables: Sequence[TableRead]) -> list[Draft]:
    """The items under headings, in lists and in tables, in the document's order."""
    return _Reader(document, tables).read()


class _Reader:
    """Goes through the blocks once. `current` is the item whose words or answer are being read."""

    def __init__(self, document: Document, tables: Sequence[TableRead]) -> None:
        self.document = document
        self.tables = list(tables)
        self.drafts: list[Draft] = []
        self.current: Draft | None = None
        self.in_answer = False
        self.section: ItemKind | None = None
        self.parent: Draft | None = None
        self.lead: Lead | None = None
        self.marker: Marker | None = None
        self.answering: list[Draft] = []
        """Listed items whose answers are expected under the same marks."""
        self.after_bare = False
        self.last: Block | None = None
        self.record = ""
        """The number of the record that has begun: "1   Priority: HIGH"."""
        self.waiting: Block | None = None
        """A second answer's label that stands alone: part of the answer once words follow it."""
        self.list_open = False
        self.headed = any(b.heading and b.heading.kind and b.heading.number for b in document.blocks)

    def read(self) -> list[Draft]:
        welsh = welsh_blocks(self.document.blocks)
        for place, block in enumerate(self.document.blocks):
            self._tables_before(block.start)
            if _LATER_MESSAGE.match(block.text):
                break
            if place in welsh:
                continue
            if any(table.span.start <= block.start < table.span.end for table in self.tables):
                continue
            self._take(block)
            self.last = block
        self._tables_before(len(self.document.text) + 1)
        return [draft for draft in self.drafts if draft.text or draft.paragraphs]

    def _tables_before(self, at: int) -> None:
        while self.tables and self.tables[0].span.start < at:
            if self.tables[0].span.end > at > self.tables[0].span.start and at <= len(self.document.text):
                pass
            table = self.tables[0]
            if table.span.start <= at and getattr(self, "_done", None) != table.span:
                self._done = table.span
                self.drafts += table_drafts(self.document, table, self.section)
                self._close()
            if table.span.end <= at:
                self.tables.pop(0)
            else:
                return

    def _close(self) -> None:
        self.waiting = None
        self.current, self.in_answer, self.lead, self.marker, self.list_open = None, False, None, None, False

    # One block.

    def _take(self, block: Block) -> None:
        record = RECORD.match(block.text)
        if record and block.heading is None:
            self._close()
            self.record = record["number"]
            return
        answers = answers_heading(self.document.text[block.start : block.spans[0].end].strip("*# "))
        if answers and self._answer_to(answers, block):
            return
        if block.heading is None and answers_in_list(block.text) and len(self._listed_unanswered()) > 1:
            self.answering, self.list_answers = self._listed_unanswered(), True
            self._close()
        elif block.heading is not None:
            self._heading(block, block.heading)
        elif block.marker is not None and self._listed(block, block.marker):
            return
        elif ends_letter(block.text):
            self._close()
        else:
            self._paragraph(block)

    # Headings.

    def _heading(self, block: Block, heading: Heading) -> None:
        if heading.kind is None:
            self._close()
            self.section = None
        elif heading.many:
            self._section(KINDS[heading.kind], block)
        elif _SEVERAL.findall(heading.number)[1:] and heading.number.count(".") != 1:
            self._several(block, heading)
        elif not self._is_answers_heading(block, heading):
            self._begin(block, heading)

    def _section(self, kind: ItemKind, block: Block) -> None:
        causes = [draft for draft in self.drafts if draft.kind is ItemKind.CAUSE_OF_CONCERN]
        under = self.section is ItemKind.CAUSE_OF_CONCERN or (
            self.current is not None and self.current.kind is ItemKind.CAUSE_OF_CONCERN
        )
        self.parent = causes[-1] if causes and kind is ItemKind.RECOMMENDATION and under else None
        self._close()
        self.section = kind
        self.list_open = True
        self.after_bare = False

    def _begin(self, block: Block, heading: Heading) -> None:
        assert heading.kind is not None
        kind = KINDS[heading.kind]
        number = heading.number or self.record
        self.record = ""
        self._drop_title_of_same(kind, number)
        if kind is ItemKind.CAUSE_OF_CONCERN or kind is ItemKind.AFI:
            self.parent = None
        elif self.current is not None and self.current.kind is ItemKind.CAUSE_OF_CONCERN:
            self.parent = self.current
        elif self.section is ItemKind.AFI:
            self.parent = None
        draft = Draft(kind, number, parent=self.parent if kind is ItemKind.RECOMMENDATION else None)
        draft.heading.append(block.heading_span or block.spans[0])
        self.drafts.append(draft)
        self._close()
        self.current = draft
        if block.text.startswith("(") and self._in_brackets(draft, block):
            return
        if block.text and self._is_item_title(block.text):
            draft.title = block.text
            draft.heading += block.words
        elif block.text:
            self._words(draft, block)

    def _in_brackets(self, draft: Draft, block: Block) -> bool:
        """ "(By 31 July, chief constables should log each.) The log was opened": words in brackets, then the answer."""
        start, end = block.words[0].start, block.end
        close = _closing_bracket(self.document.text, start, end)
        if close is None or close - start < 20:
            return False
        draft.text.append(Span(start + 1, close))
        behind = re.compile(r"[ \t]*(?:[-–—:.] ?)?\s*").match(self.document.text, close + 1, end)
        after = behind.end() if behind else close + 1
        if after < end:
            self._answer([Span(after, end)])
        return True

    def _drop_title_of_same(self, kind: ItemKind, number: str) -> None:
        """A table of contents names each recommendation before it stands: those are no items."""
        for draft in list(self.drafts):
            same = draft.kind is kind and draft.number == number and number and not draft.paragraphs
            if same and not has_duty(self.document.flowing(draft.text)):
                self.drafts.remove(draft)

    def _is_item_title(self, text: str) -> bool:
        """A heading's title: short, no sentence, and asking nothing."""
        return len(text) <= _TITLE_MOST and not text.endswith((".", ";", ":")) and not has_duty(text)

    def _is_answers_heading(self, block: Block, heading: Heading) -> bool:
        """Whether the heading names an item that was listed before, and so opens its answer."""
        if heading.kind is None or not heading.number:
            return False
        held = self._held(KINDS[heading.kind], heading.number)
        if held is None or held.paragraphs or not held.text:
            return False
        if has_duty(block.text) and (asks(block.text) or not speaks_for_writer(block.text)):
            return False
        listed_all = all(not draft.paragraphs for draft in self.drafts[-2:]) or self.answering
        if not listed_all or not has_duty(self.document.flowing(held.text)):
            return False
        self._to_answer(held, block)
        return True

    def _held(self, kind: ItemKind, number: str) -> Draft | None:
        plain = number.lower().lstrip("r")
        for draft in reversed(self.drafts):
            if draft.number.lower().lstrip("r") == plain and (draft.kind is kind or not draft.paragraphs):
                return draft
        return None

    def _answer_to(self, heading: Heading, block: Block) -> bool:
        numbers = _numbers(heading.number)
        held = [draft for number in numbers if (draft := self._held(ItemKind.RECOMMENDATION, number))]
        if not held or any(draft.paragraphs for draft in held):
            return False
        self._close()
        self.current, self.in_answer = held[-1], True
        self.answering = held if len(held) > 1 else []
        for draft in held:
            draft.heading.append(block.spans[0])
            draft.is_labelled = True
        rest = heading.rest
        if rest:
            raw = self.document.text[block.spans[0].start : block.spans[0].end]
            at = raw.rfind(rest[:10])
            self._answer(
                [Span(block.spans[0].start + at, block.spans[0].end), *block.spans[1:]] if at > 0 else block.spans
            )
        return True

    def _to_answer(self, held: Draft, block: Block) -> None:
        self._close()
        self.current, self.in_answer = held, True
        held.heading.append(block.heading_span or block.spans[0])
        held.is_labelled = True
        if block.text and not self._is_item_title(block.text):
            self._answer(block.words)
        elif block.text:
            held.heading += block.words

    def _several(self, block: Block, heading: Heading) -> None:
        """ "Recommendations 9 and 10": an answer to both where they stand already, or the two of them."""
        numbers = _numbers(heading.number)
        assert heading.kind is not None
        kind = KINDS[heading.kind]
        held = [draft for number in numbers if (draft := self._held(kind, number))]
        if len(held) == len(numbers) and not any(draft.paragraphs for draft in held):
            self._close()
            self.list_answers = False
            self.current, self.in_answer, self.answering = held[-1], True, held
            for draft in held:
                draft.heading.append(block.heading_span or block.spans[0])
            if block.text:
                self._answer(block.words)
            return
        drafts = [Draft(kind, number, parent=self.parent) for number in numbers]
        for draft in drafts:
            draft.heading.append(block.heading_span or block.spans[0])
        self.drafts += drafts
        self._close()
        self.current, self.answering = drafts[0], drafts
        if block.text and not self._is_item_title(block.text):
            self._words(drafts[0], block)

    # Lists.

    def _listed(self, block: Block, marker: Marker) -> bool:
        """A marked block as an item of a list, or as the answer to one; False where it is neither."""
        if is_grade(block.text):
            return True
        if self._answers_begin(block, marker):
            self.answering, self.list_answers = self._listed_unanswered(), True
            self._close()
        if self.answering and not self.in_answer_of_group and self._answers_by_mark(block, marker):
            return True
        if self.current and self.current.text and not self.in_answer and self._goes_on_with_list(block):
            self.current.text += block.spans
            return True
        if self._opens_item(block, marker):
            self._list_item(block, marker)
            return True
        return False

    @property
    def in_answer_of_group(self) -> bool:
        return self.in_answer and len(self.answering) > 1 and self.current in self.answering and not self.list_answers

    list_answers = False

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
        self._answer(block.words)
        return True

    def _answers_begin(self, block: Block, marker: Marker) -> bool:
        """Whether the marks of a list begin again, now with the answers: "A. All interpreters come through"."""
        listed = self._listed_unanswered()
        if self.list_answers or len(listed) < 2 or marker.is_bullet or marker.number != listed[0].number:
            return False
        return all(draft.number for draft in listed) and not asks(block.text) and not has_duty(block.text)

    def _goes_on_with_list(self, block: Block) -> bool:
        """Whether a bullet is of the recommendation's own words, not of its answer."""
        assert self.current is not None
        if self.current.lead is not None and self.list_open:
            return False
        words = self.document.flowing(self.current.text)
        last = self.last
        if last is None:
            return False
        if last.text.endswith(":") and last.end <= self.current.text[-1].end:
            return True
        if last.marker is None or last.end > self.current.text[-1].end:
            return False
        if re.search(r"(?:;|,)(?: and| or)?$", words) or words.endswith((" and", " or")):
            return True
        return not block.is_apart and not last.text.endswith(".") and block.text[:1].islower()

    def _opens_item(self, block: Block, marker: Marker) -> bool:
        duty = asks(block.text) or (has_duty(block.text) and not speaks_for_writer(block.text))
        if self.lead is not None and (self.marker is None or marker.follows(self.marker) or self._same_list(marker)):
            return not (self.in_answer and self.current is not None and self.marker is None)
        if (
            self.headed
            and self.section is None
            and not self.list_open
            and not (self.current is None and asks(block.text))
        ):
            return False
        if self.current is not None and self.in_answer and marker.is_bullet and not asks(block.text):
            return False
        if not duty:
            return False
        if self.current is None or self.marker is None:
            return self.current is None or self.current.kind is ItemKind.CAUSE_OF_CONCERN or asks(block.text)
        return marker.follows(self.marker) or marker.style == self.marker.style or self._same_list(marker)

    def _same_list(self, marker: Marker) -> bool:
        return self.marker is not None and marker.is_bullet and marker.style == self.marker.style

    def _list_item(self, block: Block, marker: Marker) -> None:
        kind = self.section or ItemKind.RECOMMENDATION
        if kind is ItemKind.CAUSE_OF_CONCERN:
            kind = ItemKind.RECOMMENDATION if self.lead or self.parent else kind
        draft = Draft(
            kind, marker.number, lead=self.lead, parent=self.parent if kind is ItemKind.RECOMMENDATION else None
        )
        draft.heading.append(block.heading_span or block.spans[0])
        draft.text += block.words
        draft.sureness = 0.9
        self.drafts.append(draft)
        self.current, self.in_answer, self.marker = draft, False, marker

    # Paragraphs.

    def _paragraph(self, block: Block) -> None:
        text = block.text
        if self._labels(block):
            return
        if (leads_list(text) or (leans(text) and has_duty(text))) and (
            self.section or self.current is None or self._is_new_lead(text)
        ):
            self._lead(block)
            return
        if self._sets_deadline_of_list(text):
            self._lead(block)
            return
        if text.endswith(":") and self.section and self.current is None and len(text) < 160:
            self.lead = None
            return
        if self.current is None or (self.list_open and self.current.lead is None and self._asks_anew(block)):
            self._loose(block)
        elif not self.current.text:
            self._first_words(block)
        elif not self.in_answer and self._goes_on(block):
            self._words(self.current, block)
        else:
            self._begin_or_add_answer(block)

    def _sets_deadline_of_list(self, text: str) -> bool:
        """ "The following should be achieved by the end of September 2025:"."""
        if not text.endswith(":") or len(text) >= 200 or self.in_answer or not parse_deadline(text, None).phrase:
            return False
        return self.current is None or (self.current.lead is not None and bool(self.current.text))

    def _is_new_lead(self, text: str) -> bool:
        return self.current is not None and self.current.kind is ItemKind.CAUSE_OF_CONCERN and not refers_back(text)

    def _lead(self, block: Block) -> None:
        if self.current is not None and self.current.kind is ItemKind.CAUSE_OF_CONCERN:
            self.parent = self.current
        self._close()
        self.lead = Lead(block.text, block.spans)
        self.list_answers, self.answering, self.list_open = False, [], True

    def _listed_unanswered(self) -> list[Draft]:
        found: list[Draft] = []
        for draft in reversed(self.drafts):
            if draft.paragraphs:
                break
            found.insert(0, draft)
        return found

    def _labels(self, block: Block) -> bool:
        """A label's block: what is asked, whose answer, which status, whose task."""
        found = label_of(block.text)
        if found is None:
            return False
        behind = self._behind(block, found.length) if found.value or len(block.words) > 1 else []
        if found.label is Label.ASKS:
            return self._asked(block, behind)
        if self.current is None:
            return False
        if found.label is Label.ANSWERS:
            return self._answered(block, behind)
        if found.label is not Label.BESIDE and (not found.value or len(found.value) > 90):
            return False
        self._noted(block, found)
        return True

    def _noted(self, block: Block, found: Labelled) -> None:
        """A status, an owner, a day or another fact beside the item."""
        assert self.current is not None
        self.current.beside += block.spans
        if found.label is Label.STATUS:
            self.current.boxes.append(found.value)
            self.in_answer = self.in_answer or bool(self.current.text)
        elif found.label is Label.OWNER:
            self.current.owner = found.value
        elif found.label is Label.DUE:
            self.current.due = found.value

    def _asked(self, block: Block, behind: list[Span]) -> bool:
        """The words of the item that is open, or of a new one where that has its own."""
        if self.current is not None and self.in_answer and not self.current.boxes and not self.current.paragraphs:
            return False
        if not behind and (self.current is None or self.current.text):
            return False
        if self.current is None or self.current.text:
            if not has_duty(block.text) and self.headed:
                return False
            draft = Draft(self.section or ItemKind.RECOMMENDATION, self.record, sureness=0.9)
            self.record = ""
            self.drafts.append(draft)
            self._close()
            self.current = draft
        self.current.beside.append(Span(block.start, behind[0].start if behind else block.end))
        self.current.text += behind
        return True

    def _answered(self, block: Block, behind: list[Span]) -> bool:
        """An answer's label; a second one stands within the answer, and an empty one at its end is none of it."""
        assert self.current is not None
        if not self.current.text:
            return False
        if self.current.paragraphs and self.in_answer:
            if behind:
                self._answer(block.spans)
            else:
                self.current.beside += block.spans
                self.waiting = block
            return True
        self.in_answer = True
        self.current.is_labelled = True
        self.current.beside.append(Span(block.start, behind[0].start if behind else block.spans[0].end))
        if behind:
            self._answer(behind)
        return True

    def _behind(self, block: Block, length: int) -> list[Span]:
        """A block's words behind its label."""
        words = block.text[length:].strip()
        if not words:
            return list(block.words[1:]) if len(block.words) > 1 else []
        first = block.words[0]
        raw = self.document.text[first.start : first.end]
        at = raw.find(words[:8], max(0, length - 8))
        at = at if at >= 0 else min(length, len(raw))
        return [Span(first.start + at, first.end), *block.words[1:]]

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
            draft.text += self._behind(block, topic.end())
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
        if (
            self._is_item_title(block.text)
            and len(block.text) < 90
            and not self.current.title
            and self._duty_follows(block)
        ):
            self.current.title = block.text
            self.current.heading += block.words
            return
        self._words(self.current, block)

    def _duty_follows(self, block: Block) -> bool:
        blocks = self.document.blocks
        place = blocks.index(block)
        following = blocks[place + 1] if place + 1 < len(blocks) else None
        return following is not None and following.heading is None and has_duty(following.text)

    def _words(self, draft: Draft, block: Block) -> None:
        draft.text += block.words
        self.in_answer = False

    def _goes_on(self, block: Block) -> bool:
        """Whether a paragraph goes on with the recommendation's words: "They should also:"."""
        assert self.current is not None
        words = self.document.flowing(self.current.text)
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

    def _begin_or_add_answer(self, block: Block) -> None:
        group = self.answering
        if not self.in_answer and len(group) > 1 and self.current in group and has_duty(block.text):
            place = group.index(self.current)
            if place + 1 < len(group) and not speaks_for_writer(block.text):
                self.current = group[place + 1]
                self._words(self.current, block)
                return
        several = mentions_several(block.text)
        if several and self.current:
            held = [d for n in several if (d := self._held(self.current.kind, n)) and not d.paragraphs]
            if len(held) > 1:
                self.answering = held
        self.in_answer = True
        self._answer(block.spans)

    def _answer(self, spans: Iterable[Span]) -> None:
        assert self.current is not None
        paragraph = tuple(spans)
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


def _closing_bracket(text: str, start: int, end: int) -> int | None:
    """Where the bracket that opens at the start is closed."""
    depth = 0
    for at in range(start, end):
        depth += {"(": 1, ")": -1}.get(text[at], 0)
        if depth == 0:
            return at
    return None


def _numbers(written: str) -> list[str]:
    """The numbers of "5 and 6", "1–4", "2, 3 and 5"."""
    ranged = _RANGE.match(written.strip())
    if ranged and int(ranged[1]) < int(ranged[2]) <= int(ranged[1]) + 20:
        return [str(number) for number in range(int(ranged[1]), int(ranged[2]) + 1)]
    return _SEVERAL.findall(written)
