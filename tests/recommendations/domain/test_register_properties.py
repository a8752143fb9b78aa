"""What holds of any text that is taken for a page of the register."""

import time
from datetime import date

import pytest
from hypothesis import given

from recommendations.domain.register import read_register
from recommendations.domain.register_values import DATE_DOUBTS
from tests.recommendations.domain.register_pages import PIECES, TEXTS, assert_whole, mutated


@given(TEXTS)
def test_every_character_is_in_one_place(text):
    assert_whole(text)


@given(mutated())
def test_so_it_is_where_marks_are_lost_or_doubled(text):
    assert_whole(text)


@given(TEXTS)
def test_an_entry_has_a_certain_day_or_says_why_not(text):
    for history in read_register(text).histories:
        for entry in history.entries:
            assert (entry.day is None) == bool(DATE_DOUBTS.intersection(entry.doubts))
            assert entry.day is None or date(1900, 1, 1) <= entry.day <= date(2199, 12, 31)


HOSTILE = (
    *(piece for piece in PIECES if piece),
    "[on]1 May 2020[status]x[/status][/on]",
    "[on][status]",
    "Rec 1\n[on]",
)


@pytest.mark.parametrize("times", [1, pytest.param(8, marks=pytest.mark.deep)])
@pytest.mark.parametrize("piece", [*HOSTILE, "".join(HOSTILE), " \n"])
def test_hostile_pages_are_read_in_time(piece, times):
    """The time grows with the text and no faster."""
    length = 20_000 * times
    page = piece * (length // len(piece))
    started = time.process_time()
    read_register(page)
    read_register("Rec 1\n" + page + "[on]")
    read_register("[on]" + page)
    assert time.process_time() - started < length / 10_000
