"""The demo documents as the tests read them: the letters' words, and what the demo files take from them."""

import csv
import json
import re
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[2] / "fixtures"
LABELS = Path(__file__).with_name("labels.csv")

# Words of a letter that no record holds, and how often they stand in it. fixtures/README.md lists them for people.
LEFT_OUT: dict[str, dict[str, int]] = {
    "mopac-2023-firearms": {"Our ref:": 1},
    "west-mercia-2023-firearms": {"Accessibility Settings Skip to main content": 1, "cc West Mercia Police": 1},
    "cheshire-2023-firearms": {},
    "mayor-of-london-2018-gun-crime": {"MAYOR OF LONDON": 3, "Our ref:": 1, "Date:": 1, "Re:": 1},
}
KEPT_AFTER = {"cc West Mercia Police": "West Mercia Police"}
"""A left-out word too short to be looked for alone, found by the words after it, which stay."""


def normalise(text: str) -> str:
    """The same words with one space between them: the only change that every comparison allows."""
    return re.sub(r"\s+", " ", text).strip()


def reading(document: str) -> str:
    """A letter's words without what is left out and without the marks of bold type (**)."""
    text = normalise((ROOT / "letters" / f"{document}.txt").read_text(encoding="utf-8").replace("**", ""))
    for phrase, times in LEFT_OUT.get(document, {}).items():
        assert text.count(phrase) == times, (document, phrase)
        text = text.replace(phrase, KEPT_AFTER.get(phrase, ""))
    return normalise(text)


def demo(name: str) -> dict[str, Any]:
    loaded: dict[str, Any] = json.loads((ROOT / "demo" / f"{name}.json").read_text(encoding="utf-8"))
    return loaded


def replies() -> dict[str, dict[str, Any]]:
    """The one reply of each letter, by the letter's name."""
    found = {}
    for document in LEFT_OUT:
        (found[document],) = demo(document)["replies"]
    return found


def items() -> dict[tuple[str, int], dict[str, Any]]:
    """Every answered item, by letter and by the recommendation's place in its report."""
    return {(document, item["position"]): item for document, reply in replies().items() for item in reply["items"]}


def labels() -> dict[tuple[str, int], dict[str, str]]:
    """What a person who read the letters marked in them, by the same key."""
    with LABELS.open(encoding="utf-8", newline="") as file:
        return {(row["document"], int(row["position"])): row for row in csv.DictReader(file)}


def forces() -> list[dict[str, str]]:
    with (ROOT / "forces.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))
