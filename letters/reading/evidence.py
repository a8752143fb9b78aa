"""What an answer's words hold that bears on where the matter stands: the rules that match, and the words themselves."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from letters.reading.clauses import Clauses, clauses
from letters.reading.cues import Cue, possible
from letters.reading.sentences import sentences
from letters.reading.values import Judgement, Span

FIRST_COUNTS = 1.1
"""How much more the first sentence counts: a person says first where it stands."""
CLAIMS = {Judgement.COMPLETE, Judgement.ALREADY_COMPLIANT}
DOINGS = CLAIMS | {Judgement.IN_PROGRESS, Judgement.PLANNED}
_CONDITION = re.compile(r" ?[^ ]+\.if\.")
_CLAUSE = re.compile(r" ,/ | (?:but|although|though|while|whilst|which|who|because|since|and)/\S*(?= )")


@dataclass(frozen=True, slots=True)
class Hit:
    """Where a rule matches, and how much it keeps of its weight there."""

    cue: Cue
    keeps: float
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Evidence:
    """All that is weighed of an answer; `words` are its words and pairs of words."""

    hits: tuple[Hit, ...]
    words: frozenset[str]

    @property
    def each(self) -> float:
        """What one word counts: less, the more there are."""
        return 5 / max(len(self.words), 1) ** 0.5

    def strengths(self) -> dict[str, float]:
        """Each rule by its pattern, at its strongest."""
        found: dict[str, float] = {}
        for hit in self.hits:
            found[hit.cue.written] = max(found.get(hit.cue.written, 0.0), hit.keeps)
        return found


def evidence(answer: str) -> Evidence:
    """The evidence of an answer."""
    hits: list[Hit] = []
    words: set[str] = set()
    for place, span in enumerate(sentences(answer, Span(0, len(answer)))):
        said = clauses(answer[span.start : span.end])
        words |= _words(said.plain)
        for cue in possible(said.present):
            for match in cue.pattern.finditer(said.plain):
                keeps = _keeps(cue, said, match) * (FIRST_COUNTS if place == 0 else 1.0)
                if keeps > 0.2:
                    start, end = said.span(match.start(), match.end())
                    hits.append(Hit(cue, keeps, span.start + start, span.start + end))
    return Evidence(tuple(hits), frozenset(words))


_SHOWN = "neg none outside will was has be if month year num self grant pp ing".split()  # noqa: SIM905
"""The meanings that stand for their words where three words are looked at together; the first that fits."""


def _words(plain: str) -> set[str]:
    """The words of a sentence, each two that follow each other, and each three by their meanings; any number is "#"."""
    words, meant = ["^"], ["^"]
    for one in plain.split():
        word, meanings = one.split("/", 1)
        words.append("#" if word[0].isdigit() else word)
        meant.append(_meant(word, meanings))
    pairs = {f"{one} {two}" for one, two in pairwise(words)}
    threes = {f"{one}_{two}_{three}" for one, two, three in zip(meant, meant[1:], meant[2:], strict=False)}
    return {*words, *pairs, *threes}


@lru_cache(maxsize=20_000)
def _meant(word: str, meanings: str) -> str:
    return next((f"<{one}>" for one in _SHOWN if f".{one}." in meanings), word)


def _keeps(cue: Cue, words: Clauses, match: re.Match[str]) -> float:
    """How much of a rule's weight its words keep where they stand: nothing if they are denied, less if they are only
    a condition, an outside party's doing, or talk of reading and overseeing."""
    if cue.judgement not in DOINGS:
        return 1.0
    start = 0
    for cut in _CLAUSE.finditer(words.plain, 0, match.start() + 1):
        start = cut.end() - 1
    before, said = words.plain[start : match.start()] + " ", match[0]
    if cue.judgement in CLAIMS and (".neg." in before or ".none." in before):
        return 0.0
    keeps = 1.0
    if _CONDITION.match(words.plain, start, match.end()):
        keeps *= 0.4
    if ".outside." in before and cue.weight < 4:
        keeps *= 0.6
    last = said[said.rfind(" ", 0, len(said) - 1) :]
    if ".achieve" not in last and (".say-pp." in last or ".say-base." in last or ".monitor-" in last):
        keeps *= 0.4
    return keeps
