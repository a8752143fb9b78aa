"""Where an answer says that a matter stands, from its words alone, with the words that this rests on.

Every sentence's cues are weighed (letters/reading/cues.py). What is planned or under way outweighs what is said to be
done in the same answer, and "has not yet been" is no "has been". Where nothing says it, it is unclear.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from letters.reading.cues import BOXES, CUES, Cue
from letters.reading.sentences import sentences
from letters.reading.values import Judgement, Span, Status

NEGATED = re.compile(
    r"\b(?:not|never|no|cannot|can't|hasn't|haven't|isn't|aren't|hoped to|would|could|if|yet to|unable to)\b"
    r"(?: \w+){0,2} $"
)
NOW = re.compile(r"\b(?:Now|Update|Current position|Position now)(?: \([^)]*\))?:")
_UNCERTAIN = Status(Judgement.UNCLEAR)
FIRST_COUNTS = 1.12
"""How much more the first sentence counts: a person says first where it stands."""
LEAST = 2.2


@dataclass(frozen=True)
class _Hit:
    cue: Cue
    weight: float
    phrase: str
    sentence: int


def judge(answer: str, boxes: Sequence[str] = ()) -> Status:
    """The status of an answer; unclear, without a phrase, where its words do not say. What a status box beside it
    says counts where the words say nothing."""
    said = _judge(answer)
    if said.judgement is not Judgement.UNCLEAR:
        return said
    for box in boxes:
        boxed = next((one for one, pattern in BOXES if pattern.search(box)), None)
        if boxed is not None:
            return Status(boxed, box.strip(), 0.7)
    return said


def _judge(answer: str) -> Status:
    hits = _hits(latest(answer))
    if not hits:
        return _UNCERTAIN
    totals: dict[Judgement, float] = defaultdict(float)
    best: dict[Judgement, _Hit] = {}
    for hit in hits:
        judgement = hit.cue.judgement
        totals[judgement] = max(totals[judgement], hit.weight) + 0.25 * min(totals[judgement], hit.weight)
        if judgement not in best or hit.weight > best[judgement].weight:
            best[judgement] = hit
    chosen = _chosen(totals)
    ordered = sorted(totals.values(), reverse=True)
    margin = ordered[0] - (ordered[1] if len(ordered) > 1 else 0)
    if totals[chosen] < LEAST:
        return _UNCERTAIN
    return Status(chosen, best[chosen].phrase, round(min(0.97, 0.55 + margin / 8), 2))


def latest(answer: str) -> str:
    """Of an answer that says "In January: ... Now: ...", what it says now."""
    now = list(NOW.finditer(answer))
    return answer[now[-1].end() :] if now else answer


def _hits(answer: str) -> list[_Hit]:
    found: list[_Hit] = []
    for place, span in enumerate(sentences(answer, Span(0, len(answer)))):
        sentence = answer[span.start : span.end]
        plain = " ".join(sentence.lower().replace("’", "'").split())
        for cue in CUES:
            for match in cue.words.finditer(plain):
                if _is_denied(cue, plain, match.start()):
                    continue
                weight = cue.weight * (FIRST_COUNTS if place == 0 else 1.0)
                found.append(_Hit(cue, weight, _as_written(sentence, match[0]), place))
                break
    return found


def _is_denied(cue: Cue, plain: str, start: int) -> bool:
    """Whether the words before turn a claim of something done into its opposite."""
    claims = {Judgement.COMPLETE, Judgement.ALREADY_COMPLIANT}
    return cue.judgement in claims and NEGATED.search(plain[:start]) is not None


def _chosen(totals: dict[Judgement, float]) -> Judgement:
    """The strongest; of what is nearly as strong, the one that leaves more to do."""
    top = max(totals.values())
    for judgement in (
        Judgement.NOT_ACCEPTED,
        Judgement.NOT_APPLICABLE,
        Judgement.DEPENDS_ON_OTHERS,
        Judgement.IN_PROGRESS,
        Judgement.ALREADY_COMPLIANT,
        Judgement.COMPLETE,
        Judgement.PLANNED,
    ):
        if totals.get(judgement, 0) >= top - 0.35:
            return judgement
    return Judgement.UNCLEAR


def _as_written(sentence: str, plain: str) -> str:
    """The words as the document has them."""
    pattern = r"\s+".join(re.escape(word).replace("'", "['’]") for word in plain.split())
    found = re.search(pattern, sentence, re.IGNORECASE)
    return found[0] if found else plain
