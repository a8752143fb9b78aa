"""A sentence as words with their meanings, in which the rules of the judge look for their patterns.

Every word becomes "word/.tag.tag." between blanks, and marks that part clauses become ",/" — so that a pattern is a
short regular expression over meanings, and does not reach from one clause into the next.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from letters.reading.word_classes import PHRASES, tags

_TOKEN = re.compile(r"\w+(?:[.,/'’-]\w+)*%?|[?.,;:!()\[\]—–]|[-](?= )")
_JOINER = re.compile(r" ..(\d+) ")


@dataclass(frozen=True)
class Clauses:
    """A sentence's words as a pattern sees them, with where each stands."""

    plain: str
    spans: tuple[tuple[int, int], ...]
    present: frozenset[str]

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Where in the sentence a match in `plain` stands."""
        first = self.plain.count(" ", 0, start + 1) - 1
        last = self.plain.count(" ", 0, max(end - 1, start + 1)) - 1
        return self.spans[first][0], self.spans[min(last, len(self.spans) - 1)][1]


@lru_cache(maxsize=20_000)
def _written(word: str, before: str) -> tuple[str, frozenset[str]]:
    found = tags(word)
    pair = PHRASES.get((before, word))
    if pair:
        found |= {pair}
    return f"{word}/.{'.'.join(sorted(found))}.", found | {word}


def clauses(sentence: str) -> Clauses:
    """The words of a sentence with their tags."""
    parts: list[str] = []
    spans: list[tuple[int, int]] = []
    present: set[str] = set()
    before = ""
    lowered = sentence.lower().replace("’", "'")
    for match in _TOKEN.finditer(lowered):
        word = match[0]
        if word[0].isalnum():
            text, found = _written(word, before)
            parts.append(text)
            present |= found
            before = word
        else:
            parts.append(",/")
            before = ""
        spans.append(match.span())
    return Clauses(" " + " ".join(parts) + " ", tuple(spans), frozenset(present))


_ONE = r"[^ /]+/\S*\.{}\.\S* "
_ADVERBS = r"(?:[^ /]+/\S*\.adv\.\S* ){0,3}?"


def compiled(pattern: str) -> tuple[re.Pattern[str], tuple[frozenset[str], ...]]:
    """A rule's pattern, and for each of its parts the words and tags one of which a sentence must have.

    `word`, `{tag}`, `a|b|{tag}` (either), `x?` (may be absent), `*` (a word), `..3` (up to three words of the clause),
    `^` (a sentence's beginning), `$` (a clause's end). Adverbs may stand between any two.
    """
    out, needs = [], []
    for place, part in enumerate(pattern.split()):
        if part == "^":
            out.append("^ ")
        elif part == "$":
            out.append(r"(?=,/|$)")
        elif part == "*":
            out.append(r"[^ /,]+/\S+ ")
        elif part.startswith(".."):
            out.append(rf"(?:[^ /,]+/\S+ ){{0,{part[2:]}}}?")
        else:
            choices = part.rstrip("?").split("|")
            before = "(?<= )" if not place else "" if out[-1].startswith("^") else _ADVERBS
            out.append(f"{before}(?:{_either(choices)})" + ("?" if part.endswith("?") else ""))
            if not part.endswith("?"):
                needs.append(frozenset(choice.strip("{}") for choice in choices))
    return re.compile("".join(out)), tuple(sorted(needs, key=_commonness))


def _either(choices: list[str]) -> str:
    """Words first, as one group that shares its end; then each meaning."""
    words = [re.escape(choice) for choice in choices if choice[0] != "{"]
    meanings = [_ONE.format(re.escape(choice[1:-1])) for choice in choices if choice[0] == "{"]
    return "|".join([*([f"(?:{'|'.join(words)})/\\S* "] if words else []), *meanings])


_COMMON = frozenset(
    """pp base s ing be was has will our self num month adv in to the of a an on for by at with and it is are has have
    that this as from be been not no neg none all or but which its has had will if item often year say""".split()  # noqa: SIM905  plainer than a list of strings
)


def _commonness(choices: frozenset[str]) -> int:
    """How likely any sentence has one of these."""
    return len(choices) + 60 * len(choices & _COMMON)
