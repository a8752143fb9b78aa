"""What changed between two texts, word by word: two texts in, segments out."""

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum
from itertools import groupby

SMALL = 10_000
"""Pairs of words that difflib may compare in one go. Its time grows faster than their number, so longer stretches are
parted first, at words that stand once in each text."""
DEEPEST = 12
"""How often a stretch is parted before what is left of it counts as rewritten."""
LITTLE_WORD = 3
"""In letters: "of", "the", "and"."""

Match = tuple[int, int]


class Kind(StrEnum):
    SAME = "same"
    REMOVED = "removed"
    ADDED = "added"


@dataclass(frozen=True)
class Segment:
    """A stretch that stayed, went or came: those not added make up the old text to the letter, those not removed the
    new one."""

    kind: Kind
    text: str

    @property
    def is_blank(self) -> bool:
        return not self.text.strip()

    @property
    def breaks_line(self) -> bool:
        return "\n" in self.text


@dataclass(frozen=True)
class Word:
    """A word, and the blanks after it. The blanks before the first word follow an empty one."""

    text: str
    blanks: str


def word_diff(before: str, after: str) -> list[Segment]:
    """The changes that make the new text out of the old one; of a change, what went comes first."""
    old, new = words_of(before), words_of(after)
    matches = list(_matches([word.text for word in old], [word.text for word in new]))
    return list(_joined(_stretches(old, new, _without_lone_words(matches, old, new))))


def words_of(text: str) -> list[Word]:
    return [Word(*found) for found in re.findall(r"(\S*)(\s*)", text) if any(found)]


def _matches(a: list[str], b: list[str], at: Match = (0, 0), depth: int = 0) -> Iterator[Match]:
    """The places in both texts of the words that stay, in their order."""
    head = next((n for n, (x, y) in enumerate(zip(a, b, strict=False)) if x != y), min(len(a), len(b)))
    rest = min(len(a), len(b)) - head
    tail = next((n for n in range(rest) if a[-1 - n] != b[-1 - n]), rest)
    yield from ((at[0] + n, at[1] + n) for n in range(head))
    inner_a, inner_b = a[head : len(a) - tail], b[head : len(b) - tail]
    if inner_a and inner_b:
        yield from _inner_matches(inner_a, inner_b, (at[0] + head, at[1] + head), depth)
    yield from ((at[0] + len(a) - n, at[1] + len(b) - n) for n in range(tail, 0, -1))


def _inner_matches(a: list[str], b: list[str], at: Match, depth: int) -> Iterator[Match]:
    if len(a) * len(b) <= SMALL:
        for block in SequenceMatcher(None, a, b, autojunk=False).get_matching_blocks():
            yield from ((at[0] + block.a + n, at[1] + block.b + n) for n in range(block.size))
    elif depth < DEEPEST and (anchors := _anchors(a, b)):
        done_a = done_b = 0
        for place_a, place_b in [*anchors, (len(a), len(b))]:
            part_a, part_b = a[done_a:place_a], b[done_b:place_b]
            yield from _matches(part_a, part_b, (at[0] + done_a, at[1] + done_b), depth + 1)
            if place_a < len(a):
                yield at[0] + place_a, at[1] + place_b
            done_a, done_b = place_a + 1, place_b + 1


def _anchors(a: list[str], b: list[str]) -> list[Match]:
    """The words that stand once in each text, as many as keep their order."""
    once_a, once_b = ({word for word, times in Counter(words).items() if times == 1} for words in (a, b))
    places = {word: place for place, word in enumerate(b) if word in once_a and word in once_b}
    return _longest_rising([(place, places[word]) for place, word in enumerate(a) if word in places])


def _longest_rising(pairs: list[Match]) -> list[Match]:
    """The longest run of pairs, not always neighbours, whose second numbers rise; the first ones rise already."""
    ends: list[int] = []
    holders: list[int] = []
    before: list[int | None] = []
    for number, (_first, second) in enumerate(pairs):
        length = bisect_left(ends, second)
        before.append(holders[length - 1] if length else None)
        ends[length:], holders[length:] = [second, *ends[length + 1 :]], [number, *holders[length + 1 :]]
    found, at = [], holders[-1] if holders else None
    while at is not None:
        found.append(pairs[at])
        at = before[at]
    return found[::-1]


def _without_lone_words(matches: list[Match], old: list[Word], new: list[Word]) -> list[Match]:
    """An "of" that stayed between two words that were replaced helps no reader: it goes with its neighbours."""
    edged = [(-1, -1), *matches, (len(old), len(new))]
    return [
        here
        for last, here, following in zip(edged, matches, edged[2:], strict=False)
        if len(old[here[0]].text) > LITTLE_WORD
        or not (_replaced_between(last, here) and _replaced_between(here, following))
    ]


def _replaced_between(one: Match, other: Match) -> bool:
    return other[0] - one[0] > 1 and other[1] - one[1] > 1


def _stretches(old: list[Word], new: list[Word], matches: list[Match]) -> Iterator[Segment]:
    done_old = done_new = 0
    for at_old, at_new in [*matches, (len(old), len(new))]:
        yield from (Segment(Kind.REMOVED, word.text + word.blanks) for word in old[done_old:at_old])
        yield from (Segment(Kind.ADDED, word.text + word.blanks) for word in new[done_new:at_new])
        if at_old < len(old):
            yield Segment(Kind.SAME, new[at_new].text)
            yield from _blanks(old[at_old].blanks, new[at_new].blanks)
        done_old, done_new = at_old + 1, at_new + 1


def _blanks(old: str, new: str) -> list[Segment]:
    return [Segment(Kind.SAME, new)] if old == new else [Segment(Kind.REMOVED, old), Segment(Kind.ADDED, new)]


def _joined(stretches: Iterator[Segment]) -> Iterator[Segment]:
    """Neighbours of one kind as one segment; of a change, first all that went, then all that came."""
    for is_same, group in groupby(stretches, lambda each: each.kind == Kind.SAME):
        found = list(group)
        for kind in (Kind.SAME,) if is_same else (Kind.REMOVED, Kind.ADDED):
            if text := "".join(each.text for each in found if each.kind == kind):
                yield Segment(kind, text)
