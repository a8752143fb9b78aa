"""Labels: "Response:", "HMICFRS said:", "Status: Complete", "Due: 31 May"."""

from __future__ import annotations

import re
from dataclasses import replace

from letters.reading.blocks import Block
from letters.reading.drafts import Draft
from letters.reading.items_state import ItemState
from letters.reading.labels import Label, Labelled, is_bare, is_labelled, label_of
from letters.reading.values import Span
from recommendations.domain.split_wording import has_duty

_BOXES = re.compile(r"[☐☒☑☓□■✓✔✗]")
_TICKED = re.compile(r"[☒☑■✓✔] ?(?P<said>[^☐☒☑☓□■✓✔✗]{2,60})")
BOX_MOST = 40
"""Characters of a status on a line below its label."""


class TakesLabels(ItemState):
    """How a block behind a label is taken."""

    def take_label(self, block: Block) -> bool:
        """A label's block: what is asked, whose answer, which status, whose task."""
        block = self._with_bare_label(block)
        found = label_of(block.text)
        if found is None:
            return self._bare(block)
        behind = self.behind(block, found.length) if found.value or len(block.words) > 1 else []
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

    def take_ticked(self, block: Block) -> bool:
        """A line of boxes of which one is ticked: "☐ Accepted ☒ Not accepted"."""
        found = _TICKED.search(block.text) if _BOXES.match(block.text) else None
        if found is None or self.current is None or not self.current.text:
            return False
        self.current.boxes.append(found["said"].strip())
        self.current.beside += block.spans
        self.in_answer = True
        return True

    def _with_bare_label(self, block: Block) -> Block:
        """A block with the label that stood alone on the line before: "Status", and below it "Complete"."""
        label, self.bare = self.bare, ""
        if not label or self.current is None or len(block.text) >= BOX_MOST or is_labelled(block.text):
            return block
        return replace(block, text=f"{label}: {block.text}")

    def _bare(self, block: Block) -> bool:
        """A label that stands alone: its fact may follow, or a form has left it empty."""
        if self.current is None or not self.current.text or not is_bare(block.text):
            return False
        self.current.beside += block.spans
        self.bare = block.text
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
        if not behind and (self.current is None or self.current.text) and not self._tells_what(block):
            return False
        if self.current is None or self.current.text:
            if behind and not has_duty(block.text) and self.headed:
                return False
            draft = Draft(self.section or self.usual, self.record, sureness=0.9)
            self.record = ""
            self.drafts.append(draft)
            self.close()
            self.current = draft
        self.current.beside.append(Span(block.start, behind[0].start if behind else block.end))
        self.current.text += behind
        return True

    def _tells_what(self, block: Block) -> bool:
        """ "What HMICFRS said" alone on a line, and below it what it asked for."""
        return block.text.lower().startswith("what ") and self.duty_follows

    def _answered(self, block: Block, behind: list[Span]) -> bool:
        """An answer's label; a second one stands within the answer, and an empty one at its end is none of it."""
        assert self.current is not None
        if not self.current.text:
            return False
        if self.current.paragraphs and self.in_answer:
            if behind:
                self.answer(block.spans)
            else:
                self.current.beside += block.spans
                self.waiting = block
            return True
        self.in_answer = True
        self.current.is_labelled = True
        self.current.beside.append(Span(block.start, behind[0].start if behind else block.spans[0].end))
        if behind:
            self.answer(behind)
        return True
