"""How alike two texts are in their words: a sketch of each is kept, and the sketches are compared.

A sketch holds the smallest hashes of a text's runs of four words. Of two texts' sketches, the share of the smallest of
both that each holds is about the share of the runs that both have (bottom-k MinHash: within 0.06 two times in three).
"""

import heapq
import re
from collections.abc import Iterator, Sequence
from hashlib import blake2b

RUN = 4
"""Words that are looked at together: single words are alike in all letters."""
SKETCH = 64
MARKS = 8
"""So many of the smallest are looked up. All are missed once in 65,000 times where 3 runs of 4 are the same."""
WORDS_LEAST = 20
"""A shorter text says too little to be like another."""
MUCH_THE_SAME = 0.75
"""Above it stand one letter in two formats, or mended, or sent again with another date; two letters of one office that
share their beginning and their end stand below."""
_WORD = re.compile(r"\w+")


def sketch_of(text: str) -> list[int]:
    """Its smallest hashes, in order; none for a text that is too short."""
    words = _WORD.findall(text.casefold())
    return sorted(heapq.nsmallest(SKETCH, set(_hashes(words)))) if len(words) >= WORDS_LEAST else []


def marks_of(sketch: Sequence[int]) -> list[int]:
    """Those by which it is looked up among many."""
    return list(sketch[:MARKS])


def likeness(one: Sequence[int], other: Sequence[int]) -> float:
    """From 0 to 1."""
    if not one or not other:
        return 0.0
    both = set(one) & set(other)
    smallest = heapq.nsmallest(SKETCH, set(one) | set(other))
    return sum(value in both for value in smallest) / len(smallest)


def _hashes(words: Sequence[str]) -> Iterator[int]:
    for start in range(len(words) - RUN + 1):
        run = " ".join(words[start : start + RUN])
        yield int.from_bytes(blake2b(run.encode("utf-8", "replace"), digest_size=6).digest(), "big")
