"""Learns how much each rule and each word says, from labelled answers: `python -m letters.reading.learn PATH ...`.

A path is a file of answers (one JSON a line: answer, status, also) or a folder of labelled documents;
one that is given twice counts twice. Each rule's example is learned too. Rules begin at their own weight and move
little; words begin at nothing. Writes `learned.json`.
"""

from __future__ import annotations

import json
import random
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from letters.reading.cues import CUES
from letters.reading.evidence import evidence
from letters.reading.judge import latest
from letters.reading.learned import FILE, ORDER, chances

ROUNDS, STEP, PULL = 24, 0.05, 0.002
"""How often all is gone through, how far one step goes, and how strongly each weight is pulled to where it began."""
RULE_COUNTS, UNCLEAR_AT = 0.35, 1.2
REAL = Path(__file__).resolve().parents[2] / "fixtures/letters"
"""Where the texts of real documents are, whose labels are among the tests."""
LEAST_SEEN, LEAST_KEPT = 2, 10
"""A word that one answer alone uses says nothing; nor does one whose weights, in hundredths, are all small."""


@dataclass(frozen=True)
class Labelled:
    """An answer's evidence by name, and the share of each status that is right."""

    parts: dict[str, float]
    right: list[float]


def labelled(path: Path) -> Iterator[tuple[str, str, list[str]]]:
    """Every answer with its status and what else is fair."""
    if path.is_file():
        for row in map(json.loads, path.read_text(encoding="utf-8").splitlines()):
            yield row["answer"], row["status"], row["also"]
        return
    for label in sorted(path.glob("*.json")):
        beside = label.with_suffix(".txt")
        text = (beside if beside.exists() else REAL / beside.name).read_text(encoding="utf-8")
        for item in json.loads(label.read_text(encoding="utf-8"))["recommendations"]:
            if item.get("response_start"):
                start = text.find(item["response_start"])
                end = text.find(item["response_end"], start) + len(item["response_end"])
                if 0 <= start < end:
                    yield text[start:end], item["status_judgement"], item["status_also_defensible"]


def learn(answers: list[tuple[str, str, list[str]]]) -> dict[str, list[float]]:
    """The weights, by the names of the parts."""
    samples = [_sample(*answer) for answer in answers]
    seen = Counter(part for sample in samples for part in sample.parts)
    began = {f"rule {cue.written}": _at(cue.judgement.value, cue.weight * RULE_COUNTS) for cue in CUES}
    began["bias"] = _at("unclear", UNCLEAR_AT)
    held = {
        part: list(began.get(part, _at("unclear", 0))) for part in seen if part in began or seen[part] >= LEAST_SEEN
    }
    held |= {part: list(row) for part, row in began.items() if part not in held}
    moved = {part: [1.0] * len(ORDER) for part in held}
    shuffled = random.Random(6)  # noqa: S311  an order, not a secret
    for _ in range(ROUNDS):
        shuffled.shuffle(samples)
        for sample in samples:
            _step(sample, held, moved, began)
    return held


def _step(
    sample: Labelled, held: dict[str, list[float]], moved: dict[str, list[float]], began: dict[str, list[float]]
) -> None:
    """One step towards judging one sample as its label does."""
    parts = [(part, by) for part, by in sample.parts.items() if part in held]
    scores = [0.0] * len(ORDER)
    for part, by in parts:
        for place, weight in enumerate(held[part]):
            scores[place] += weight * by
    wrong = [chance - right for chance, right in zip(chances(scores), sample.right, strict=True)]
    for part, by in parts:
        row, far, start = held[part], moved[part], began.get(part)
        for place, off in enumerate(wrong):
            slope = off * by + PULL * (row[place] - (start[place] if start else 0.0))
            far[place] += slope * slope
            row[place] -= STEP * slope / far[place] ** 0.5


def _sample(answer: str, status: str, also: list[str]) -> Labelled:
    found = evidence(latest(answer))
    parts = {f"rule {rule}": by for rule, by in found.strengths().items()}
    parts |= {f"word {word}": found.each for word in found.words}
    right = _at(status, 1.0 if not also else 0.75)
    for other in also:
        right[ORDER.index(other)] += 0.25 / len(also)
    return Labelled({**parts, "bias": 1.0}, right)


def _at(status: str, weight: float) -> list[float]:
    return [weight if judgement.value == status else 0.0 for judgement in ORDER]


def write(held: dict[str, list[float]], file: Path = FILE) -> None:
    """One line for each rule and word, so that a change can be read."""
    rules, words = (
        {part.removeprefix(kind): _hundredths(held[part]) for part in sorted(held) if part.startswith(kind)}
        for kind in ("rule ", "word ")
    )
    words = {word: row for word, row in words.items() if max(map(abs, row)) >= LEAST_KEPT}
    lines = [f'"{name}": {{\n{_lines(rows)}\n}}' for name, rows in (("rules", rules), ("words", words))]
    file.write_text("{\n" + ",\n".join([*lines, f'"bias": {_hundredths(held["bias"])}']) + "\n}\n", encoding="utf-8")


def _hundredths(row: list[float]) -> list[int]:
    return [round(one * 100) for one in row]


def _lines(rows: dict[str, list[int]]) -> str:
    return ",\n".join(f"{json.dumps(key, ensure_ascii=False)}: {row}" for key, row in rows.items())


if __name__ == "__main__":
    examples = [(cue.example, cue.judgement.value, list[str]()) for cue in CUES]
    write(learn(examples + [answer for path in sys.argv[1:] for answer in labelled(Path(path))]))
