"""Whether a passage is in Welsh: a document in both languages is read by its English."""

from __future__ import annotations

import re
from collections.abc import Sequence

from letters.reading.blocks import Block

_WORD = re.compile(r"[a-zâêîôûŵŷäëïöü]+['’]?[a-z]*", re.IGNORECASE)
_WELSH = frozenset(
    [
        "y",
        "yr",
        "yn",
        "ac",
        "a",
        "i",
        "o",
        "ei",
        "eu",
        "mae",
        "bod",
        "gan",
        "ar",
        "dylai",
        "nid",
        "bu",
        "erbyn",
        "wedi",
        "hyn",
        "hynny",
        "am",
        "gyda",
        "i'r",
        "a'r",
        "o'r",
        "yw",
        "sydd",
        "oedd",
        "ni",
        "fydd",
        "ym",
        "bydd",
        "cael",
        "dros",
        "wrth",
        "fod",
        "pob",
        "hefyd",
        "heb",
        "rhwng",
        "cyn",
        "ond",
        "neu",
        "felly",
        "hon",
        "hwn",
        "heddlu",
        "comisiynydd",
        "argymhelliad",
        "prif",
        "wnstabl",
        "gwnstabliaid",
    ]
)
_ENGLISH = frozenset(
    [
        "the",
        "of",
        "and",
        "to",
        "in",
        "is",
        "that",
        "has",
        "have",
        "was",
        "were",
        "should",
        "will",
        "be",
        "by",
        "for",
        "with",
        "this",
        "it",
        "on",
        "are",
        "at",
        "from",
        "as",
        "not",
        "been",
    ]
)


_HINT = re.compile(r"\b(?:yr|yn|ac|mae|Argymhelliad|Ymateb|Heddlu|Comisiynydd|Annwyl|Hafan)\b|[ŵŷ]")
HEAD_BLOCKS = 60


def is_welsh(text: str) -> bool:
    """By its small words."""
    words = [word.lower().replace("’", "'") for word in _WORD.findall(text[:600])]
    welsh = sum(word in _WELSH for word in words)
    english = sum(word in _ENGLISH for word in words)
    return len(words) > 3 and welsh > 2 * english and welsh >= 0.2 * len(words)


def has_welsh(blocks: Sequence[Block]) -> bool:
    """Whether the document's first blocks have a word of Welsh at all."""
    return any(_HINT.search(block.text) for block in blocks[:HEAD_BLOCKS])


def welsh_blocks(blocks: Sequence[Block]) -> frozenset[int]:
    """The places of a bilingual document's Welsh blocks; none where it has no English beside them."""
    if not has_welsh(blocks):
        return frozenset()
    found = {place for place, block in enumerate(blocks) if len(block.text) > 25 and is_welsh(block.text)}
    english = [place for place, block in enumerate(blocks) if place not in found and len(block.text) > 60]
    return frozenset(found) if len(english) * 2 >= len(found) else frozenset()
