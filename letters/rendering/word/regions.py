"""The parts of a draft that may be changed in Word and read back in, each within a bookmark over its whole paragraphs.

A bookmark that holds the last paragraph's end outlives all its words being typed anew, in Word and in LibreOffice.
Content controls would show their place, but LibreOffice 7 spoils bold words and links in them (word-drafts.md).
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from letters.rendering.runs import Run
from letters.rendering.tree import Node
from letters.rendering.word.keys import FIXED, key_of, name_of
from letters.rendering.word.paragraphs import Paper, bookmark, paragraph


@dataclass(frozen=True)
class WordDraft:
    """What the Word copy of a draft carries, so that it can be read back in.

    prompts: what an empty field is called, which a person may begin to write there.
    properties: what the file itself remembers: how the words stood when it was made.
    """

    prompts: Mapping[str, str] = field(default_factory=dict)
    properties: Mapping[str, str] = field(default_factory=dict)


@dataclass
class Regions:
    """Marks parts in the document; none where the letter is no draft for Word."""

    paper: Paper
    draft: WordDraft | None

    def around(self, node: Node, found: list[Any], language: str) -> list[Any]:
        """The elements, between the two ends of a bookmark; an empty field that has a name asks for its words."""
        if self.draft is None or "part" not in node.classes:
            return found
        key = key_of(node, language if language != self.paper.language else "")
        prompt = self.draft.prompts.get(node.attributes.get("data-field", ""), "")
        if not found and prompt:
            found = [paragraph(self.paper, "Prompt", [Run(f"[{prompt}]")], language)]
        if not found:
            return []
        start, end = bookmark(self.paper, name_of(key) if key else f"{FIXED}{self.paper.named + 1}")
        return [start, *found, end]
