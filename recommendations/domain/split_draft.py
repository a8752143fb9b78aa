"""A piece while it is being put together, and the list that it stands in."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from recommendations.domain.split_blocks import Block
from recommendations.domain.split_lines import ends_sentence
from recommendations.domain.split_markers import Marker
from recommendations.domain.split_values import PieceKind
from recommendations.domain.split_wording import has_duty, is_title, refers_back

_JOINT = re.compile(r"(?:;(?: and)?|, and|,)$")


@dataclass(eq=False)
class Draft:
    """A piece so far: `parts` are its paragraphs and, where `True`, its list items, each on a line of its own."""

    kind: PieceKind
    number: str = ""
    parent: Draft | None = None
    addressee: str = ""
    parts: list[tuple[str, bool]] = field(default_factory=list)
    is_item: bool = False
    leads_to_list: bool = False

    @property
    def text(self) -> str:
        """Paragraphs apart by a blank line, items each on a line, without the "; and" that joined it to the next."""
        text = "".join(f"\n{part}" if is_line else f"\n\n{part}" for part, is_line in self.parts).strip()
        return _JOINT.sub("", text) if self.is_item else text

    def add(self, block: Block) -> None:
        """A paragraph, or a list item with its mark; bullets of all kinds become one."""
        if block.marker is None or not self.parts:
            self.add_paragraph(block.text)
            return
        marks = {"()": "({})", ")": "{})", ".": "{}."}
        mark = "•" if block.marker.is_bullet else marks.get(block.marker.style, "{}").format(block.marker.token)
        self.add_paragraph(f"{mark} {block.text}", is_line=True)

    def add_paragraph(self, text: str, *, is_line: bool = False) -> None:
        """A paragraph, or a list item as it reads."""
        self.parts.append((text, is_line))
        self.leads_to_list = self.leads_to_list or text.endswith(":")

    def goes_on_with(self, block: Block, *, by_duty: bool = True) -> bool:
        """Whether the block is of this piece.

        The first paragraph is. After a full stop, only what refers back ("They should", "This would") and, `by_duty`,
        what says "should" itself: what follows a finding in a report is mostly what the inspectors saw.
        """
        if not self.parts:
            return True
        last, is_line = self.parts[-1]
        if block.marker is not None:
            paragraph_of_report = block.marker.style == "level"
            return last.endswith(":") or (not paragraph_of_report and (is_line or not ends_sentence(last)))
        if last.endswith(":") or refers_back(block.text):
            return True
        return (not is_line and is_title(last)) or (
            by_duty and self.kind is not PieceKind.CAUSE_OF_CONCERN and has_duty(block.text)
        )


@dataclass(eq=False)
class Listing:
    """The list that a heading in the plural opens: what it lists, and its last item's mark."""

    kind: PieceKind
    parent: Draft | None = None
    addressee: str = ""
    lead: str = ""  # what each item leans on: "Within three months, the force should:"
    marker: Marker | None = None
    indent: int = 0
    begins_small: bool = False
    waits: int = 2  # for so many paragraphs of introduction it is still open without an item

    def is_next(self, block: Block, current: Draft | None) -> bool:
        """Whether a marked block is an item of this list, and not of a list within the item."""
        if block.marker is None:
            return False
        if self.marker is None:
            return True
        if block.indent >= self.indent + 2 or not self._follows(block, block.marker, self.marker, current):
            return False
        if not block.marker.is_bullet or self.begins_small or current is None:
            return True
        return not (current.leads_to_list and block.text[:1].islower())

    def _follows(self, block: Block, marker: Marker, before: Marker, current: Draft | None) -> bool:
        """The next mark, or where the numbers begin again an item that says "should" itself."""
        begins_again = marker.style == before.style and marker.opens_list and has_duty(block.text)
        return marker.follows(before) or (begins_again and not (current and current.leads_to_list))

    def begin_at(self, block: Block) -> None:
        """Take the mark of an item as that of the list."""
        if self.marker is None:
            self.begins_small, self.indent = block.text[:1].islower(), block.indent
        self.marker = block.marker
