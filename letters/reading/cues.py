"""The rules by which an answer's words say where a matter stands: a pattern over meanings, what it weighs, an example.

How patterns are written is said by letters/reading/clauses.py, what the {meanings} are by word_classes.py; how rules
are weighed against each other by judge.py.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from letters.reading.clauses import compiled
from letters.reading.cues_done import ALREADY, COMPLETE
from letters.reading.cues_open import IN_PROGRESS, PLANNED
from letters.reading.cues_turned import NOT_ACCEPTED, NOT_APPLICABLE
from letters.reading.cues_waiting import DEPENDS
from letters.reading.values import Judgement


@dataclass(frozen=True)
class Cue:
    """Words that say a status, and a sentence in which they do."""

    judgement: Judgement
    weight: float
    pattern: re.Pattern[str]
    needs: tuple[frozenset[str], ...]
    written: str
    example: str


def _cues(judgement: Judgement, rules: str) -> list[Cue]:
    found = []
    for line in rules.strip().splitlines():
        weight, written, example = (part.strip() for part in line.split(" :: "))
        pattern, needs = compiled(written)
        found.append(Cue(judgement, float(weight), pattern, needs, written, example))
    return found


CUES: tuple[Cue, ...] = (
    *_cues(Judgement.NOT_ACCEPTED, NOT_ACCEPTED),
    *_cues(Judgement.NOT_APPLICABLE, NOT_APPLICABLE),
    *_cues(Judgement.DEPENDS_ON_OTHERS, DEPENDS),
    *_cues(Judgement.IN_PROGRESS, IN_PROGRESS),
    *_cues(Judgement.PLANNED, PLANNED),
    *_cues(Judgement.COMPLETE, COMPLETE),
    *_cues(Judgement.ALREADY_COMPLIANT, ALREADY),
)

BY_WORD: dict[str, list[int]] = {}
"""The rules by each word or tag one of which they need most."""
for _place, _cue in enumerate(CUES):
    for _word in _cue.needs[0]:
        BY_WORD.setdefault(_word, []).append(_place)


def possible(present: frozenset[str]) -> list[Cue]:
    """The rules that could match in a sentence with these words and tags."""
    places: set[int] = set()
    for word in present & BY_WORD.keys():
        places.update(BY_WORD[word])
    found = []
    for place in sorted(places):
        for need in CUES[place].needs:
            if need.isdisjoint(present):
                break
        else:
            found.append(CUES[place])
    return found
