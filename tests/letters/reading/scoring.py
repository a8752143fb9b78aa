"""How far a reading agrees with a label, mark by mark."""

import json
import re
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from letters.reading.as_json import as_json
from letters.reading.extract import extract
from letters.reading.read import read

ROOT = Path(__file__).resolve().parents[3]
HERE = Path(__file__).resolve().parent
FIELDS = (
    "body", "report_title", "report_published", "letter_date", "reference", "addressee_name", "addressee_role",
    "signatory_name", "signatory_role",
)  # fmt: skip
Marks = dict[str, list[bool]]


def pairs_in(folder: str) -> Iterator[tuple[Path, dict[str, Any]]]:
    """The texts of a folder of samples, each with its label; the real documents' texts are the fixtures."""
    for label in sorted((HERE / folder).glob("*.json")):
        text = label.with_suffix(".txt")
        yield text if text.exists() else ROOT / "fixtures/letters" / text.name, json.loads(label.read_text())


def score(folder: str) -> dict[str, float]:
    """The share of right marks by their kind, over a folder."""
    total: Marks = defaultdict(list)
    for text, label in pairs_in(folder):
        for name, marks in marks_of(as_json(read(extract(text.read_bytes(), text.name))), label).items():
            total[name] += marks
    return {name: sum(marks) / len(marks) for name, marks in total.items()}


def marks_of(found: dict[str, Any], label: dict[str, Any]) -> Marks:
    """Each thing that a label says: whether the reading says it too."""
    marks: Marks = defaultdict(list)
    marks["kind"].append(found["kind"] == label["kind"])
    if label["kind"] != "not-a-reply":
        marks["header"] += [_alike(found[field], label[field]) for field in FIELDS]
        marks["header"].append(sorted(map(_words, found["forces"])) == sorted(map(_words, label["forces"])))
        marks["header"].append(len(found["copies_to"]) == len(label["copies_to"]))
    left = list(found["recommendations"])
    for wanted in label["recommendations"]:
        item = next((one for one in left if _begins(one["text"], wanted["text_start"])), None)
        marks["items"].append(item is not None)
        if item is not None:
            left.remove(item)
            _mark(marks, item, wanted)
    marks["items"] += [False] * len(left)
    return marks


def _mark(marks: Marks, item: dict[str, Any], wanted: dict[str, Any]) -> None:
    marks["number"].append(_alike(item["number"], wanted["number"]))
    marks["item kind"].append(item["kind"] == wanted["kind"])
    marks["text"].append(_ends(item["text"], wanted["text_end"]))
    due = wanted["deadline"]
    marks["deadline"].append((item["deadline"]["kind"], item["deadline"]["date"]) == (due["kind"], due["date"]))
    answer = item["response"]
    if wanted["response_start"] is None:
        marks["answer"].append(answer is None)
    else:
        marks["answer"].append(_begins(answer, wanted["response_start"]) and _ends(answer, wanted["response_end"]))
    fair = {wanted["status_judgement"], *wanted["status_also_defensible"]}
    marks["status"].append(item["status_judgement"] in fair)


def _words(text: str | None) -> str:
    return " ".join(re.findall(r"\w+", (text or "").casefold()))


def _alike(one: str | None, other: str | None) -> bool:
    """The same but for case and punctuation, or one within the other and at least half as long."""
    short, long = sorted((_words(one), _words(other)), key=len)
    return short == long or (bool(short) and short in long and len(long) <= 2 * len(short))


def _begins(text: str | None, start: str) -> bool:
    return _words(text).startswith(" ".join(_words(start).split()[:8]))


def _ends(text: str | None, end: str) -> bool:
    return _words(text).endswith(" ".join(_words(end).split()[-5:]))
