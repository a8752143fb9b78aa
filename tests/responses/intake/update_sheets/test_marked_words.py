"""Two texts side by side: the words in which they differ are marked, and nothing of either is lost."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from responses.intake.update_sheet_words import Piece, marked

words = st.lists(st.sampled_from(["the", "force", "has", "trained", "all", "officers.", "\n\n"]), max_size=30)
texts = words.map(lambda found: " ".join(found).strip())


def whole(pieces: list[Piece]) -> str:
    return "".join(piece.text for piece in pieces)


def shown(pieces: list[Piece]) -> str:
    return "".join(f"[{piece.text}]" if piece.is_changed else piece.text for piece in pieces)


@pytest.mark.parametrize(
    ("before", "after", "left", "right"),
    [
        ("Half are counted.", "All are counted.", "[Half] are counted.", "[All] are counted."),
        (
            "All are counted.",
            "All are counted.\n\nNow mended.",
            "All are counted.",
            "All are counted.\n\n[Now mended.]",
        ),
        ("One two three four.", "One four.", "One [two three] four.", "One four."),
        ("One two.", "One  two.", "One two.", "One  two."),
        ("", "All are counted.", "", "All are counted."),
        ("All are counted.", "", "All are counted.", ""),
        ("All of the radios.", "Nothing was done yet.", "All of the radios.", "Nothing was done yet."),
        ("the same", "the same", "the same", "the same"),
    ],
)
def test_changed_words_are_marked(before: str, after: str, left: str, right: str):
    was, then = marked(before, after)
    assert (shown(was), shown(then)) == (left, right)


@given(texts, texts)
def test_nothing_of_either_text_is_lost(before: str, after: str):
    was, then = marked(before, after)
    assert (whole(was), whole(then)) == (before, after)


@given(texts, texts)
def test_what_is_not_marked_is_the_same_in_both(before: str, after: str):
    was, then = marked(before, after)
    if any(piece.is_changed for piece in [*was, *then]):
        same = [[w for p in side if not p.is_changed for w in p.text.split()] for side in (was, then)]
        assert same[0] == same[1]


def test_the_longest_texts_are_compared_at_once():
    """Two texts of 20,000 characters, of the kind on which a plain comparison takes the longest."""
    before, after = "a b " * 5_000, "b a " * 5_000
    began = time.process_time()
    marked(before.strip(), after.strip())
    assert time.process_time() - began < 2
