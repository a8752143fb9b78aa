"""Recommendations that say the same."""

from __future__ import annotations

import json
import re
import time
from itertools import combinations
from pathlib import Path

import pytest

from recommendations.domain.alike import Alike, Held, nearest, what_is_asked

REPORTS = Path(__file__).parents[3] / "fixtures" / "demo" / "reports.json"
WORDINGS = [
    asked["text"]
    for report in json.loads(REPORTS.read_text(encoding="utf-8"))["reports"]
    for asked in report["recommendations"]
    if asked["text"]
]
HELD = list(enumerate(WORDINGS, start=100))
NAMES = [" ".join(text.split()[:8]) for text in WORDINGS]


def test_what_is_held() -> None:
    assert len(WORDINGS) == 12


@pytest.mark.parametrize(("key", "text"), HELD, ids=NAMES)
def test_each_is_alike_to_itself_alone(key: int, text: str) -> None:
    assert nearest(text, HELD) == (Alike(key, 100),)


def _another_date(text: str) -> str:
    return re.sub(r"[0-9]+ [A-Z][a-z]+ 20[0-9]{2}", "1 March 2031", text)


def _a_period(text: str) -> str:
    return re.sub(r"By [0-9]+ [A-Z][a-z]+ 20[0-9]{2}|With immediate effect", "Within six months", text)


def _a_force(text: str) -> str:
    return re.sub(r"(?:all )?chief constables", "Eastmarch Police", text)


def _ensure(text: str) -> str:
    return re.sub(r"make sure(?: that)?", "ensure that", text, count=1)


def _numbered(text: str) -> str:
    return f"Recommendation 7: {text}"


@pytest.mark.parametrize("way", [_another_date, _a_period, _a_force, _ensure, _numbered, str.upper])
@pytest.mark.parametrize(("key", "text"), HELD, ids=NAMES)
def test_the_same_words_are_found(way, key: int, text: str) -> None:
    assert [found.id for found in nearest(way(text), HELD)] == [key]


@pytest.mark.parametrize(("one", "other"), list(combinations(WORDINGS, 2)))
def test_different_ones_are_not(one: str, other: str) -> None:
    """Far below the floor, so that it could be lower by 20 and they would still be told apart."""
    assert nearest(one, [(1, other)], floor=60) == ()


@pytest.mark.parametrize(
    ("new", "held", "score"),
    [
        ("The force should improve its records.", "Eastmarch Police should improve its records.", 100),
        ("The force should improve its records.", "The force should improve its results.", None),
        ("The force should improve its recording.", "The force should improve its reporting.", None),
        (
            "The force should make sure that officers record the reasons for each stop and search.",
            "The force should make sure that officers record the reasons for each use of force.",
            None,
        ),
        (
            "By 2025, the force should review how Eastmarch Police records crime.",
            "By 2031, the force should review how West Eastmarch Constabulary records crime.",
            100,
        ),
        (
            "Forces should publish the number of items that could not be accounted for in the year to 31 March 2024.",
            "Forces should publish the number of items that could not be accounted for in the year to 31 March 2025.",
            100,
        ),
        ("By 31 July 2024, chief constables should act.", "By 31 July 2024, chief constables should plan.", None),
        ("", "Forces should act.", None),
        ("Forces should act.", "", None),
        ("…", "…", None),
    ],
)
def test_pairs(new: str, held: str, score: int | None) -> None:
    assert nearest(new, [(1, held)]) == ((Alike(1, score),) if score is not None else ())


def test_the_likest_first_and_equals_as_held() -> None:
    text = WORDINGS[0]
    held = [(3, f"{text} They should report on it."), (9, text), (4, "Forces should act."), (2, text)]
    assert nearest(text, held) == (Alike(9, 100), Alike(2, 100), Alike(3, 92))
    assert [found.id for found in Held(held).nearest(text, limit=1)] == [9]
    assert nearest(text, []) == ()


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        ("By 31 July 2024, chief constables should make sure that it is done.", "it is done"),
        ("The force’s plan must be ready by 31 May 2025.", "be ready by"),
        ("publish more data", "publish more data"),
        ("Forces should", "forces should"),
    ],
)
def test_what_is_asked(text: str, asked: str) -> None:
    assert what_is_asked(text) == asked


def test_twelve_against_ten_thousand_in_under_a_second() -> None:
    held = [(at, f"{WORDINGS[at % 12]} Item {at}.") for at in range(10_000)]
    started = time.process_time()
    comparison = Held(held)
    found = [comparison.nearest(text) for text in WORDINGS]
    assert time.process_time() - started < 1
    assert [len(each) for each in found] == [5] * 12
