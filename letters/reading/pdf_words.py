"""Lines joined into running words: what is divided at a line's end is put together."""

import re
from collections.abc import Sequence
from functools import cached_property
from itertools import pairwise

WORD = re.compile(r"[^\W\d_]+(?:[-‐][^\W\d_]+)*")
LAST = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*$")
FIRST = re.compile(r"[^\W\d_]+")
ADDRESS_PARTS = "/-_=&?#.%"
ADDRESS = re.compile(r"(?:https?://|www\.)\S*[/\-_=&?#.%]$")
ADDRESS_GOES_ON = re.compile(r"[a-z0-9%?#&=_~-]")
LONGEST = 40
"""Letters of the longest part of a word."""
HYPHENS = "-‐\xad"
KEPT_AFTER = frozenset([
    "after", "all", "anti", "best", "co", "cross", "double", "down", "e", "early", "end", "ex", "face", "first",
    "five", "four", "full", "half", "hand", "high", "ill", "in", "inter", "key", "large", "late", "life", "long",
    "low", "mid", "multi", "near", "neuro", "non", "off", "on", "one", "open", "out", "over", "part", "peer",
    "post", "pre", "pro", "quasi", "re", "real", "second", "self", "semi", "short", "single", "six", "so", "socio",
    "sub", "ten", "third", "three", "time", "two", "under", "up", "user", "victim", "well",
])  # fmt: skip
"""First parts of words that are written with a hyphen more often than not."""


class Mender:
    """Joins lines, and counts the words that it put together."""

    def __init__(self, texts: Sequence[str]) -> None:
        self._texts = texts
        self.mended: list[str] = []

    def join(self, before: str, after: str) -> str:
        """Both with a space between; a word divided by a hyphen is whole, with its own hyphen where it has one. An
        address of the web has no space within."""
        if before[-1:] not in ADDRESS_PARTS and before[-1:] not in HYPHENS:
            return f"{before} {after}"
        if ADDRESS.search(before, max(len(before) - 400, 0)) and ADDRESS_GOES_ON.match(after):
            return before + after
        if before[-1:] not in HYPHENS or not (head := LAST.search(before[-LONGEST:-1])):
            return f"{before} {after}"
        tail = FIRST.match(after)
        if not tail:
            return before + after if after[:1].isdigit() else f"{before} {after}"
        joint = "-" if self._keeps_hyphen(head[0], tail[0], before[-1]) else ""
        self.mended.append(head[0] + joint + tail[0])
        return before[:-1] + joint + after

    def _keeps_hyphen(self, head: str, tail: str, hyphen: str) -> bool:
        if hyphen == "\xad":
            return False
        if not tail[0].islower():
            return True
        if f"{head}-{tail}".casefold() in self._words:
            return True
        if hyphen == "‐" or f"{head}{tail}".casefold() in self._words:
            return False
        return "-" in head or head.casefold() in KEPT_AFTER or not self._divides

    @cached_property
    def _divides(self) -> bool:
        """Whether the document divides words at its lines' ends at all: few do that are written in a word processor.
        Then a word that is whole elsewhere is divided somewhere."""
        for before, after in pairwise(self._texts):
            if before[-1:] == "-" and after[:1].islower():
                head, tail = LAST.search(before[-LONGEST:-1]), FIRST.match(after)
                if head and tail and f"{head[0]}{tail[0]}".casefold() in self._words:
                    return True
        return False

    @cached_property
    def _words(self) -> frozenset[str]:
        """Every word of the document: most that are divided stand whole elsewhere."""
        text = "\n".join(self._texts).casefold().replace("‐", "-")
        return frozenset(WORD.findall(text))
