"""A word-level diff: what it says of two texts, that no letter is lost, and that long texts cost little time."""

import random
import time
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.kit.word_diff import Kind, Segment, word_diff

SAME, REMOVED, ADDED = Kind.SAME, Kind.REMOVED, Kind.ADDED
LONGEST = 20_000


@pytest.mark.parametrize(
    ("before", "after", "segments"),
    [
        ("", "", []),
        ("Train.", "Train.", [(SAME, "Train.")]),
        ("", "Train.", [(ADDED, "Train.")]),
        ("Train.", "", [(REMOVED, "Train.")]),
        (
            "Train all staff by May.",
            "Train all new staff by June.",
            [(SAME, "Train all "), (ADDED, "new "), (SAME, "staff by "), (REMOVED, "May."), (ADDED, "June.")],
        ),
        ("Train. Then test.", "Train.\n\nThen test.", [
            (SAME, "Train."), (REMOVED, " "), (ADDED, "\n\n"), (SAME, "Then test."),
        ]),
        ("  Train.", "Train.", [(REMOVED, "  "), (SAME, "Train.")]),
        # An "of" between two words that were replaced goes with them; a longer word stays.
        ("head of training left", "chief of staff left", [
            (REMOVED, "head of training "), (ADDED, "chief of staff "), (SAME, "left"),
        ]),
        ("two trainers left today", "six trainers came today", [
            (REMOVED, "two "), (ADDED, "six "), (SAME, "trainers "), (REMOVED, "left "), (ADDED, "came "),
            (SAME, "today"),
        ]),
    ],
)  # fmt: skip
def test_what_went_and_what_came(before, after, segments):
    assert word_diff(before, after) == [Segment(kind, text) for kind, text in segments]


def test_a_blank_segment_says_whether_it_breaks_the_line():
    found = [(each.is_blank, each.breaks_line) for each in word_diff("a b", "a\nb")]
    assert found == [(False, False), (True, False), (True, True), (False, False)]


def both(segments):
    return tuple("".join(each.text for each in segments if each.kind != left_out) for left_out in (ADDED, REMOVED))


TEXTS = st.text(st.sampled_from("aab \n.’é\t"), max_size=60)


@given(TEXTS, TEXTS)
def test_no_letter_is_lost_on_either_side(before, after):
    segments = word_diff(before, after)
    assert both(segments) == (before, after)
    assert all(one.kind != other.kind for one, other in pairwise(segments))
    assert all(each.text for each in segments)


def long_prose(seed: int) -> list[str]:
    words = [f"w{number}" for number in range(600)]
    return random.Random(seed).choices(words, weights=[1 / (n + 1) for n in range(600)], k=5_000)


def random_letters(letters: str, seed: int) -> str:
    return " ".join(random.Random(seed).choices(letters, k=LONGEST // 2))


def parted(seed: int) -> str:
    """Stretches as long as difflib is given in one go, of two words, parted by words that stand once."""
    chance = random.Random(seed)
    stretches = (f"{' '.join(chance.choices('ab', k=99))} u{number}" for number in range(200))
    return " ".join(stretches)[:LONGEST]


def as_text(words: list[str]) -> str:
    return " ".join(words)[:LONGEST]


def one_word_in_ten_changed(words: list[str]) -> list[str]:
    return [f"x{place}" if place % 10 == 0 else word for place, word in enumerate(words)]


NUMBERS = [str(number) for number in range(4_000)]
HARD = {
    "few different words": (random_letters("ab", 1), random_letters("ab", 2)),
    "periodic": ("a b " * 5_000, "b a " * 5_000),
    "parted so that difflib has most to do": (parted(1), parted(2)),
    "two different texts": (as_text(long_prose(1)), as_text(long_prose(2))),
    "one word in ten": (as_text(long_prose(1)), as_text(one_word_in_ten_changed(long_prose(1)))),
    "each word once, turned round": (as_text(NUMBERS), as_text(NUMBERS[::-1])),
    "one word": ("x" * LONGEST, "y" * LONGEST),
    "blanks": (" " * LONGEST, "\n" * LONGEST),
}  # fmt: skip


@pytest.mark.parametrize("texts", HARD.values(), ids=list(HARD))
def test_the_longest_texts_take_well_under_half_a_second(texts):
    """Of the processor, the best of three: the machine may be busy."""
    took = []
    for _ in range(3):
        before = time.process_time()
        segments = word_diff(*texts)
        took.append(time.process_time() - before)
    assert both(segments) == texts
    assert min(took) < 0.25


def test_a_long_text_with_few_changes_shows_them_alone():
    words = [f"{word}" for word in long_prose(3)]
    changed = [*words[:2_000], "NEW", *words[2_000:4_000], *words[4_001:]]
    kinds = [(each.kind, each.text.strip()) for each in word_diff(" ".join(words), " ".join(changed))]
    assert [found for found in kinds if found[0] != SAME] == [(ADDED, "NEW"), (REMOVED, words[4_000])]
