"""The parts of a draft that may be changed in Word and read back in, each within a bookmark over its whole paragraphs.

A bookmark that holds the last paragraph's end outlives all its words being typed anew, in Word and in LibreOffice.
Content controls would show their place, but LibreOffice 7 spoils bold words and links in them (word-drafts.md).
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from letters.rendering.tree import Node
from letters.rendering.word.paragraphs import Paper, bookmark

BOOKMARK = "part__"
FIXED = "fixed__"
"""Begins the bookmark of a part that is read back from nowhere: what stands in neither kind was typed anew."""


@dataclass(frozen=True)
class WordDraft:
    """What the Word copy of a draft carries, so that it can be read back in.

    properties: what the file itself remembers: how the words stood when it was made.
    """

    properties: Mapping[str, str] = field(default_factory=dict)


def key_of(node: Node, language: str = "") -> str:
    """The region's key: "introduction", "12.body_action", "cy.closing"; "" of what is none.

    language: of a region that is not in the letter's own.
    """
    name = node.attributes.get("data-field", "")
    response = node.attributes.get("data-response", "")
    return ".".join(filter(None, [language, response, name])) if name else ""


def name_of(key: str) -> str:
    """The bookmark's name: letters, digits and underscores, of at most 40."""
    return BOOKMARK + key.replace(".", "__")


@dataclass
class Regions:
    """Marks regions in the document; none where the letter is no draft for Word."""

    paper: Paper
    draft: WordDraft | None

    def around(self, node: Node, found: list[Any], language: str) -> list[Any]:
        """The elements, between the two ends of a bookmark where they are a region."""
        key = key_of(node, language if language != self.paper.language else "")
        if self.draft is None or not found or "part" not in node.classes:
            return found
        start, end = bookmark(self.paper, name_of(key) if key else f"{FIXED}{self.paper.named + 1}")
        return [start, *found, end]
