"""A text that was mended a little is found again; another letter of the same office is not."""

import random
import re
from pathlib import Path

import pytest

from letters.reading.likeness import MARKS, MUCH_THE_SAME, SKETCH, likeness, marks_of, sketch_of

WORDS = [f"word{number}" for number in range(2_000)]


def text(seed: int, words: int = 600) -> str:
    return " ".join(random.Random(seed).choices(WORDS, k=words))


def changed(words: str, share: float, seed: int = 1) -> str:
    """One word in so many is another."""
    chance = random.Random(seed)
    return " ".join("other" if chance.random() < share else word for word in words.split())


def test_the_same_words_are_alike_whatever_their_spaces_case_and_signs():
    one = sketch_of(text(1))
    assert len(one) == SKETCH
    assert one == sorted(one)
    assert likeness(one, sketch_of(re.sub(" ", ",\n  ", text(1)).upper())) == 1.0


def test_other_words_are_not_alike():
    assert likeness(sketch_of(text(1)), sketch_of(text(2))) == 0.0


@pytest.mark.parametrize(("share", "is_same"), [(0.01, True), (0.15, False)])
def test_a_word_changed_here_and_there(share: float, is_same: bool):
    found = [likeness(sketch_of(text(seed)), sketch_of(changed(text(seed), share))) for seed in range(20)]
    assert {value >= MUCH_THE_SAME for value in found} == {is_same}


def test_a_date_changed_leaves_a_mark_to_find_it_by():
    for seed in range(20):
        one, other = sketch_of(text(seed)), sketch_of("3 May 2024 " + text(seed))
        assert len(marks_of(one)) == MARKS
        assert set(marks_of(one)) & set(marks_of(other))


def test_a_short_text_is_like_nothing():
    assert sketch_of("Thank you for your letter.") == []
    assert likeness([], []) == 0.0


def test_no_sample_letter_is_taken_for_another():
    """The tuning samples are of several bodies and layouts; some answer the same report."""
    folder = Path(__file__).parent / "tuning"
    sketches = {path.name: sketch_of(path.read_text()) for path in sorted(folder.rglob("*.txt"))}
    assert len(sketches) > 10
    pairs = [
        (one, other, likeness(sketches[one], sketches[other])) for one in sketches for other in sketches if one < other
    ]
    assert [pair for pair in pairs if pair[2] >= MUCH_THE_SAME] == []
