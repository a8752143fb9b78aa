"""The sentences of a passage, each with its place."""

from __future__ import annotations

import re
from itertools import pairwise

from letters.reading.values import Span

_SENTENCE_END = re.compile(r"[.!?]['’”\")]*(?:\s+(?=[\"“'‘(]?[A-Z0-9•])|$)|\n\s*\n|\n(?=\s*[•\-–*] )")
_ABBREVIATED = re.compile(
    r"\b(?:Mr|Mrs|Ms|Dr|Sir|No|St|Rt|Hon|Rec|Insp|Supt|Det|Ch|vs|etc|e\.g|i\.e|cf|para|paras|p|pp)\.$"
)
_LONGEST = 8
"""As long as the longest abbreviation is, and a letter more."""


def sentences(text: str, span: Span) -> list[Span]:
    """The sentences of a passage. "No. 3", "Mr Bell" and "e.g. this" end none."""
    passage = text[span.start : span.end]
    ends = [
        match.end()
        for match in _SENTENCE_END.finditer(passage)
        if not _ABBREVIATED.search(passage, max(0, match.start() - _LONGEST), match.start() + 1)
    ]
    cuts = [0, *ends, len(passage)]
    found = []
    for start, end in pairwise(cuts):
        part = passage[start:end]
        if part.strip():
            begin = start + len(part) - len(part.lstrip())
            found.append(Span(span.start + begin, span.start + start + len(part.rstrip())))
    return found
