"""How much each rule and each word says for each status, as letters/reading/learn.py found it on labelled answers.

`learned.json` beside this file holds it: whole numbers, in hundredths, in the order of `ORDER`.
"""

from __future__ import annotations

import json
import math
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from letters.reading.evidence import Evidence
from letters.reading.values import Judgement

FILE = Path(__file__).with_name("learned.json")
ORDER = tuple(Judgement)
Row = tuple[float, ...]


@dataclass(frozen=True)
class Learned:
    """A row of weights for each rule (by its pattern) and for each word or pair of words."""

    rules: dict[str, Row]
    words: dict[str, Row]
    bias: Row

    def scores(self, found: Evidence) -> list[float]:
        """How much speaks for each status, in the order of `ORDER`."""
        total = list(self.bias)
        for rule, by in found.strengths().items():
            for place, weight in enumerate(self.rules.get(rule, ())):
                total[place] += weight * by
        rows = [self.words[word] for word in found.words & self.words.keys()]
        return (
            [one + found.each * sum(column) for one, column in zip(total, zip(*rows, strict=True), strict=True)]
            if rows
            else total
        )


def chances(scores: list[float], spread: float = 1.0) -> list[float]:
    """Scores as chances that add up to 1; a greater spread makes them less sure."""
    top = max(scores)
    odds = [math.exp((score - top) / spread) for score in scores]
    return [one / sum(odds) for one in odds]


@cache
def learned() -> Learned:
    """What was learned, read once."""
    held = json.loads(FILE.read_text(encoding="utf-8"))
    rules, words = ({key: _row(row) for key, row in held[part].items()} for part in ("rules", "words"))
    return Learned(rules, words, _row(held["bias"]))


def _row(hundredths: list[int]) -> Row:
    return tuple(one / 100 for one in hundredths)
