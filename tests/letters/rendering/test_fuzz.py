"""Letters of any words: 60 in the suite, 2,000 by `make fuzz` (FUZZ=2000)."""

import os

import pytest
from hypothesis import HealthCheck, given, seed, settings

from letters.content import Letter
from tests.letters.fuzz import is_made_and_comes_back, letters, typed_words_are_shown

LETTERS = int(os.environ.get("FUZZ", "60"))
PARTS = 6
"""The letters are made in so many tests, so that they share the cores."""
FUZZED = settings(max_examples=LETTERS // PARTS, deadline=None, database=None, suppress_health_check=list(HealthCheck))


@pytest.mark.parametrize("part", range(PARTS))
def test_any_letter_is_made_in_every_format_and_its_words_come_back_or_it_is_refused_with_the_place(part: int) -> None:
    made, refused = 0, 0

    @seed(part)
    @FUZZED
    @given(letters())
    def one(letter: Letter) -> None:
        nonlocal made, refused
        if is_made_and_comes_back(letter):
            made += 1
        else:
            refused += 1
        if not letter.has_marks:
            typed_words_are_shown(letter)

    one()
    print(f"{made} letters made, {refused} refused")  # noqa: T201
    assert made > refused / 4
