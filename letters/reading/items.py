"""The recommendations of a document with their answers, whatever its layout."""

from __future__ import annotations

import re
from collections.abc import Sequence

from letters.reading.blocks import Block, Document
from letters.reading.drafts import Draft
from letters.reading.headings import answers_heading
from letters.reading.items_headings import TakesHeadings
from letters.reading.items_lists import TakesLists
from letters.reading.items_paragraphs import TakesParagraphs
from letters.reading.labels import RECORD
from letters.reading.table_items import table_drafts
from letters.reading.tables import TableRead
from letters.reading.welsh import welsh_blocks
from letters.reading.wording import answers_in_list, ends_letter, opens_part
from recommendations.domain.split_wording import has_duty

_LATER_MESSAGE = re.compile(r"-{3,} ?(?:Original|Forwarded) [Mm]essage|On .{6,80} wrote:$")


PART_MOST = 8
_NUMBER_ALONE = re.compile(r"(?P<number>[A-Z]{0,3}[0-9]{1,3}(?:\.[0-9]{1,2})?[a-z]?)")


def _number_alone(block: Block) -> re.Match[str] | None:
    """The number that stands apart from its heading: "Recommendation no.: 1"."""
    assert block.heading is not None
    return None if block.heading.number else _NUMBER_ALONE.fullmatch(block.text)


def _opens_lettered_part(block: Block) -> bool:
    """Whether it heads the next part by a letter: "B. Who was driving?"."""
    if block.marker is None or not block.marker.token.isupper() or len(block.marker.token) > 1:
        return False
    return len(block.text.split()) <= PART_MOST and not block.text.endswith(".") and not has_duty(block.text)


def drafts_of(document: Document, tables: Sequence[TableRead]) -> list[Draft]:
    """The items under headings, in lists and in tables, in the document's order."""
    return _Reader(document).read(tables)


class _Reader(TakesHeadings, TakesLists, TakesParagraphs):
    """Goes through the blocks once."""

    def read(self, tables: Sequence[TableRead]) -> list[Draft]:
        """The items that have words or an answer."""
        left = sorted(tables, key=lambda table: table.span)
        welsh = welsh_blocks(self.document.blocks)
        within = 0
        for place, block in enumerate(self.document.blocks):
            while left and left[0].span.start <= block.start:
                within = max(within, left[0].span.end)
                self._table(left.pop(0))
            if _LATER_MESSAGE.match(block.text):
                break
            if place not in welsh and block.start >= within:
                self.place = place
                self._take(block)
                self.last = block
        for table in left:
            self._table(table)
        return [draft for draft in self.drafts if draft.text or draft.paragraphs]

    def _table(self, table: TableRead) -> None:
        self.drafts += table_drafts(self.document, table, self.section)
        self.close()

    @property
    def _narrative_follows(self) -> bool:
        """Whether a paragraph follows, and no list or heading: one narrative answers the list."""
        following = self.following
        return following is not None and following.marker is None and following.heading is None

    def _take(self, block: Block) -> None:
        record = RECORD.match(block.text) if block.heading is None else _number_alone(block)
        if record:
            self.close()
            self.record = record["number"]
            return
        answers = answers_heading(self.document.text[block.start : block.spans[0].end].strip("*# "))
        if answers and self.take_answer_to(answers, block):
            return
        if block.heading is None and answers_in_list(block.text) and len(self.unanswered()) > 1:
            self.answering, self.list_answers = self.unanswered(), True
            self.close()
            if self._narrative_follows:
                self.current, self.in_answer, self.answering = self.drafts[-1], True, []
        elif block.heading is not None:
            self.take_heading(block, block.heading)
        elif block.marker is not None and self.take_listed(block, block.marker):
            return
        elif ends_letter(block.text) or (self.in_answer and (opens_part(block.text) or _opens_lettered_part(block))):
            self.close()
        else:
            self.take_paragraph(block)
