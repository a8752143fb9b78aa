"""The recommendations of the firearms report whose wording is held, each in six layouts."""

from __future__ import annotations

import json
import textwrap
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.recommendations.domain.pieces import Told, left_over, rec, told

REPORTS = Path(__file__).parents[3] / "fixtures" / "demo" / "reports.json"
FIREARMS = next(
    report for report in json.loads(REPORTS.read_text(encoding="utf-8"))["reports"] if report["slug"] == "firearms-2023"
)
HELD = [(asked["number"], asked["text"], asked["addressee"]) for asked in FIREARMS["recommendations"] if asked["text"]]
HEAD = FIREARMS["title"]


def _headings(number: str, text: str) -> str:
    return f"Recommendation {number}\n\n{text}\n\n"


def _colons(number: str, text: str) -> str:
    return f"**Recommendation {number}:** {text}\r\n\r\n"


def _dashes(number: str, text: str) -> str:
    return f"Rec. {number} –\u00a0{text}\n"


def _wrapped(number: str, text: str) -> str:
    lines = textwrap.wrap(text, 72, break_on_hyphens=True)
    return f"Recommendation {number}\n" + "\n".join(lines) + "\n"


def _pages(number: str, text: str) -> str:
    first, *rest = textwrap.wrap(text, 84, break_on_hyphens=False)
    return f"{HEAD}\n\nRecommendation {number}\n{first}\n\n{number}\n\f{HEAD}\n\n" + "\n".join(rest) + "\n\n"


def _numbers(number: str, text: str) -> str:
    return f"{number}.\t{text}\n"


Layout = Callable[[str, str], str]
LAYOUTS: list[tuple[Layout, str]] = [
    (_headings, ""),
    (_colons, ""),
    (_dashes, ""),
    (_wrapped, ""),
    (_pages, ""),
    (_numbers, "Recommendations\n"),
]


def _expected(number: str, text: str, addressee: str) -> Told:
    return rec(text, number, to=addressee)


def test_what_is_held() -> None:
    assert [number for number, _, _ in HELD] == ["2", "3", "5", "6", "7", "8", "10", "12"]


@pytest.mark.parametrize("held", HELD, ids=[number for number, _, _ in HELD])
@pytest.mark.parametrize(("layout", "before"), LAYOUTS, ids=[layout.__name__ for layout, _ in LAYOUTS])
def test_each_in_each_layout(layout: Layout, before: str, held: tuple[str, str, str]) -> None:
    number, text, _ = held
    assert told(before + layout(number, text)) == [_expected(*held)]


@pytest.mark.parametrize(("layout", "before"), LAYOUTS, ids=[layout.__name__ for layout, _ in LAYOUTS])
def test_all_in_each_layout(layout: Layout, before: str) -> None:
    pasted = before + "".join(layout(number, text) for number, text, _ in HELD)
    assert told(pasted) == [_expected(*held) for held in HELD]
    rest = {line.strip() for part in left_over(pasted) for line in part.splitlines() if line.strip()}
    assert rest == ({HEAD, *(number for number, _, _ in HELD)} if layout is _pages else set())


@pytest.mark.parametrize("mark", ["- ", "• ", "\uf0b7\t", ""])
def test_all_without_headings(mark: str) -> None:
    pasted = "There were twelve.\n\n" + "\n\n".join(mark + text for _, text, _ in HELD)
    assert told(pasted) == [_expected("", text, addressee) for _, text, addressee in HELD]
    assert left_over(pasted) == ["There were twelve."]


LETTERS = [
    ("mopac-2023-firearms", ["2", "3", "5", "6", "8", "10", "12"]),
    ("west-mercia-2023-firearms", ["2", "3", "5", "6", "8", "10", "12"]),
    ("cheshire-2023-firearms", [""] * 8),
]


@pytest.mark.parametrize(("name", "numbers"), LETTERS)
def test_a_reply_pasted_by_mistake_gives_the_recommendations_it_quotes(name: str, numbers: list[str]) -> None:
    letter = (REPORTS.parents[1] / "letters" / f"{name}.txt").read_text(encoding="utf-8")
    assert [number for _, number, _, _, _ in told(letter)] == numbers
    assert {addressee.lower() for _, _, _, addressee, _ in told(letter)} <= {held[2] for held in HELD}


def test_a_news_article_has_none() -> None:
    article = (REPORTS.parents[1] / "letters" / "news-2023-armed-police.txt").read_text(encoding="utf-8")
    assert told(article) == []
    assert left_over(article) == [article.strip()]
