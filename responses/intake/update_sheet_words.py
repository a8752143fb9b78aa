"""Two texts side by side, with the words marked in which they differ."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby

from rapidfuzz.distance import LCSseq

ALIKE_FROM = 0.25
"""Texts that share less than this of their words are two texts, and marks would only be in the way."""
_WORD = re.compile(r"\S+\s*")


@dataclass(frozen=True)
class Piece:
    """Some words, and whether the other text lacks them."""

    text: str
    is_changed: bool = False


def marked(before: str, after: str) -> tuple[list[Piece], list[Piece]]:
    """The pieces of both texts. rapidfuzz takes some tens of milliseconds where difflib may take minutes."""
    old, new = _WORD.findall(before), _WORD.findall(after)
    old_words, new_words = [word.strip() for word in old], [word.strip() for word in new]
    if LCSseq.normalized_similarity(old_words, new_words) < ALIKE_FROM or not (old and new):
        return [Piece(before)] if before else [], [Piece(after)] if after else []
    steps = LCSseq.opcodes(old_words, new_words)
    return (
        _pieces(old, ((step.src_start, step.src_end, step.tag != "equal") for step in steps)),
        _pieces(new, ((step.dest_start, step.dest_end, step.tag != "equal") for step in steps)),
    )


def _pieces(words: Sequence[str], steps: Iterable[tuple[int, int, bool]]) -> list[Piece]:
    flags = [is_changed for start, end, is_changed in steps for _place in range(start, end)]
    pairs = groupby(zip(words, flags, strict=True), key=lambda pair: pair[1])
    return [piece for is_changed, some in pairs for piece in _piece("".join(word for word, _flag in some), is_changed)]


def _piece(text: str, is_changed: bool) -> list[Piece]:
    """The blank after the last changed word is not marked."""
    bare = text.rstrip() if is_changed else text
    return [Piece(bare, is_changed), *([Piece(text[len(bare) :])] if len(bare) < len(text) else [])]
