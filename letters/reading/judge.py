"""Where an answer says that a matter stands, from its words alone, with the words that this rests on.

Rules (letters/reading/cues.py) and words are weighed together (learned.py). Where nothing says it, it is unclear.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from letters.reading.boxes import BOXES
from letters.reading.evidence import Evidence, evidence
from letters.reading.learned import ORDER, chances, learned
from letters.reading.sentences import sentences
from letters.reading.values import Judgement, Span, Status

NOW = re.compile(r"\b(?:Now|Update|Current position|Position now)(?: \([^)]*\))?:")
SPREAD = 0.85
"""Below 1, a judgement is surer than its weights say (see test_judge.py on how sure it may be)."""
BOXED = 0.7
PLAINLY = 0.6


def judge(answer: str, boxes: Sequence[str] = ()) -> Status:
    """The status of an answer; unclear, without a phrase, where its words do not say. What a status box beside it
    says counts where the words say nothing."""
    said = _judge(latest(answer))
    if said.judgement is not Judgement.UNCLEAR:
        return said
    for box in boxes:
        boxed = next((one for one, pattern in BOXES if pattern.search(box)), None)
        if boxed is not None:
            return Status(boxed, box.strip(), BOXED)
    return said


def says(words: str) -> bool:
    """Whether words say by themselves where a matter stands, and do so plainly."""
    said = judge(words)
    return said.judgement is not Judgement.UNCLEAR and said.confidence >= PLAINLY


def latest(answer: str) -> str:
    """Of an answer that says "In January: ... Now: ...", what it says now."""
    now = list(NOW.finditer(answer))
    return answer[now[-1].end() :] if now else answer


def _judge(said: str) -> Status:
    if not said.strip():
        return Status(Judgement.UNCLEAR)
    found = evidence(said)
    likely = chances(learned().scores(found), SPREAD)
    chance = max(likely)
    chosen = ORDER[likely.index(chance)]
    if chosen is Judgement.UNCLEAR:
        return Status(chosen, "", round(chance, 2))
    return Status(chosen, _phrase(said, found, chosen), round(min(chance, 0.97), 2))


def _phrase(said: str, found: Evidence, chosen: Judgement) -> str:
    """The words of the strongest rule for the status; without one, the sentence whose words say most for it."""
    rules, place = learned().rules, ORDER.index(chosen)
    hits = [hit for hit in found.hits if hit.cue.judgement is chosen and hit.cue.written in rules]
    if hits:
        best = max(hits, key=lambda hit: rules[hit.cue.written][place] * hit.keeps)
        return said[best.start : best.end]
    parts = [said[span.start : span.end] for span in sentences(said, Span(0, len(said)))]
    return max(parts, key=lambda part: learned().scores(evidence(part))[place])
