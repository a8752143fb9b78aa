"""The deadlines of recommendations: a corpus of hand-checked wordings, and what holds of any text."""

from __future__ import annotations

import csv
import time
from datetime import date, timedelta
from itertools import groupby
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from recommendations.domain.deadlines import (
    Deadline,
    DeadlineKind,
    Precision,
    governing,
    parse_deadline,
    parse_deadlines,
)

CORPUS = Path(__file__).parents[3] / "fixtures" / "deadline_phrases.csv"
PUBLISHED_ON = date(2023, 7, 11)


def _rows_by_case() -> list[tuple[str, list[dict[str, str]]]]:
    """A case with several deadlines has a row for each, in the order of its text."""
    with CORPUS.open(newline="", encoding="utf-8") as rows:
        return [(case, list(found)) for case, found in groupby(csv.DictReader(rows), key=lambda row: row["case"])]


def _day(text: str) -> date | None:
    return date.fromisoformat(text) if text else None


def _as_row(deadline: Deadline) -> tuple[object, ...]:
    return deadline.kind, deadline.phrase, deadline.date, deadline.precision, deadline.due_on


CASES = _rows_by_case()
TEXTS = {case: rows[0]["text"] for case, rows in CASES}


@pytest.mark.parametrize("rows", [rows for _, rows in CASES], ids=[case for case, _ in CASES])
def test_corpus(rows: list[dict[str, str]]) -> None:
    text, published_on = rows[0]["text"], _day(rows[0]["published_on"])
    expected = [
        (DeadlineKind(row["kind"]), row["phrase"], _day(row["date"]), Precision(row["precision"]), _day(row["due_on"]))
        for row in rows
        if row["kind"] != "none" or row["phrase"]
    ]
    assert [_as_row(deadline) for deadline in parse_deadlines(text, published_on)] == expected
    if len(expected) == 1:
        assert _as_row(parse_deadline(text, published_on)) == expected[0]


def test_corpus_is_whole() -> None:
    names = [case for case, _ in CASES]
    assert len(names) == len(set(names))
    assert len(names) >= 200
    assert {row["kind"] for _, rows in CASES for row in rows} == set(DeadlineKind)
    assert {row["precision"] for _, rows in CASES for row in rows} == set(Precision)


@pytest.mark.parametrize(
    ("case", "published_on", "phrase"),
    [
        ("several-and", PUBLISHED_ON, "By 31 March 2024"),
        ("several-clauses", PUBLISHED_ON, "by 30 September 2023"),
        ("several-later-first", PUBLISHED_ON, "By 30 June 2024"),
        ("several-immediate", PUBLISHED_ON, "Immediately"),
        ("several-immediate", None, "Immediately"),
        ("several-immediate-unpublished", None, "With immediate effect"),
        ("several-soon", PUBLISHED_ON, "no later than 1 April 2025"),
        ("several-periods", PUBLISHED_ON, "within six months"),
        ("several-periods", None, "within six months"),
        ("several-season", PUBLISHED_ON, "no later than 30 June 2025"),
        ("several-relative-unpublished", PUBLISHED_ON, "Within six months"),
        ("several-relative-unpublished", date(2024, 12, 1), "By 31 March 2025"),
        ("several-relative-unpublished", None, "By 31 March 2025"),
    ],
)
def test_earliest_governs(case: str, published_on: date | None, phrase: str) -> None:
    assert parse_deadline(TEXTS[case], published_on).phrase == phrase


def test_what_is_not_understood_governs_last() -> None:
    text = "By spring 2025, forces should plan. As soon as practicable, they should act."
    assert parse_deadline(text, PUBLISHED_ON).phrase == "As soon as practicable"


def test_no_deadline() -> None:
    assert parse_deadlines("The force should improve its records.", PUBLISHED_ON) == ()
    assert parse_deadline("The force should improve its records.", PUBLISHED_ON) == Deadline(DeadlineKind.NONE)
    assert governing(()) is None


def test_offsets_are_those_of_the_text() -> None:
    text = "Recommendation 3 – By\u00a031 October 2023, all Chief Constables should"
    assert parse_deadlines(text, None) == (
        Deadline(
            DeadlineKind.FIXED,
            "By\u00a031 October 2023",
            date(2023, 10, 31),
            Precision.DAY,
            date(2023, 10, 31),
            start=19,
            end=37,
        ),
    )


LEADS = st.sampled_from(["By ", "by ", "by no later than ", "no later than ", "On or before "])
DAYS = st.dates(min_value=date(1000, 1, 1))
WAYS = st.sampled_from(["{0.day} {0:%B %Y}", "{0.day} {0:%b} {0:%Y}", "{0:%d/%m/%Y}", "{0:%d.%m.%Y}", "{0:%Y-%m-%d}"])


@given(LEADS, DAYS, WAYS)
def test_any_day_in_any_writing(lead: str, day: date, way: str) -> None:
    phrase = lead + way.format(day)
    expected = Deadline(DeadlineKind.FIXED, phrase, day, Precision.DAY, day, 0, len(phrase))
    assert parse_deadlines(f"{phrase}, forces should", PUBLISHED_ON) == (expected,)


@given(st.integers(min_value=1, max_value=400), st.dates(max_value=date(9998, 1, 1)))
def test_days_are_counted_from_the_day_after_publication(count: int, published_on: date) -> None:
    found = parse_deadline(f"Within {count} days, forces should", published_on)
    assert found.due_on == published_on + timedelta(days=count)


@given(st.integers(min_value=1, max_value=120), st.dates(max_value=date(9980, 1, 1)))
def test_months_end_on_the_same_day_or_the_last(count: int, published_on: date) -> None:
    due_on = parse_deadline(f"Within {count} months, forces should", published_on).due_on
    assert due_on is not None
    assert (due_on.year - published_on.year) * 12 + due_on.month - published_on.month == count
    clamped = due_on.day < published_on.day and (due_on + timedelta(days=1)).day == 1
    assert due_on.day == published_on.day or clamped


VOCABULARY = """
    by By BY within Within before no later than the end of on 31 30 0 00 99 July february mar. Q4 quarter 2024 24
    2025/26 9999 0000 six months days weeks year next publication this report immediately should forces , . : ; ( ) - –
    | • / spring mid- with immediate effect as soon as possible financial calendar period a ſ İ K ı ² ٣
"""
WORDS = st.sampled_from([*VOCABULARY.split(), "\n", "\n\n", "\u00a0", ""])


@given(st.one_of(st.text(), st.lists(WORDS, max_size=25).map(" ".join)), st.none() | st.dates())
def test_any_text_is_read(text: str, published_on: date | None) -> None:
    found = parse_deadlines(text, published_on)
    reached = 0
    for deadline in found:
        assert deadline.start is not None
        assert deadline.end is not None
        assert reached <= deadline.start < deadline.end
        assert deadline.phrase == text[deadline.start : deadline.end] != ""
        assert (deadline.date is not None) == (deadline.kind is DeadlineKind.FIXED)
        assert deadline.kind is not DeadlineKind.FIXED or deadline.date == deadline.due_on
        assert deadline.kind is not DeadlineKind.IMMEDIATE or deadline.due_on == published_on
        assert deadline.kind is not DeadlineKind.NONE or deadline.due_on is None
        reached = deadline.end
    assert parse_deadline(text, published_on) == (governing(found) or Deadline(DeadlineKind.NONE))


PIECES = (
    *(
        "by ",
        "within ",
        "by the end of ",
        "within 6 months ",
        "by 31 July ",
        "1",
        " ",
        "\n",
        "a",
        "immediately ",
        "by\n",
    ),
    *("no later than ", "should ", ", and ", "within six months of the ", "by 31 March 2025 and ", "before the ", "- "),
)


@pytest.mark.parametrize("times", [1, pytest.param(4, marks=pytest.mark.deep)])
@pytest.mark.parametrize(("piece", "length"), [(piece, 5_000) for piece in PIECES] + [("".join(PIECES), 25_000)])
def test_hostile_text_is_read_in_time(piece: str, length: int, times: int) -> None:
    """Reading looks a bounded way to either side, so that its time grows with the text and no faster."""
    length *= times
    text = "by " + piece * (length // len(piece))
    started = time.process_time()
    parse_deadlines(text, PUBLISHED_ON)
    assert time.process_time() - started < length / 20_000
