"""The text in pieces: nothing of it lost, each word that a field was read from marked, the rest said to be unused."""

import pytest

from letters.reading.values import Span
from responses.intake.review.marks import LONGEST_PLAIN, pieces
from responses.intake.review.sightings import Sureness, sightings, sureness
from tests.responses.intake.letters_in import by_hand

NAMES = (by_hand.WEST_MERCIA, by_hand.MOPAC, by_hand.CHESHIRE, by_hand.MAYOR)


@pytest.mark.parametrize("name", NAMES)
def test_nothing_is_lost_and_every_thing_begins_once(name):
    reading = by_hand.reading_of(name)
    found = sightings(reading)
    cut = pieces(reading, found)
    assert "".join(piece.text for piece in cut) == reading.text
    begun = [one.name for piece in cut for one in piece.begins]
    assert sorted(begun) == sorted(one.name for one in found if one.spans)
    for piece in cut:
        assert not (piece.marks and piece.is_unused)


def test_a_window_shows_its_part_alone():
    reading = by_hand.reading_of(by_hand.MOPAC)
    cut = pieces(reading, sightings(reading), Span(100, 400))
    assert "".join(piece.text for piece in cut) == reading.text[100:400]


def test_the_middle_of_a_long_stretch_is_left_out_and_counted():
    reading = by_hand.many_items(2)
    cut = pieces(reading, sightings(reading))
    shown, skipped = sum(len(piece.text) for piece in cut), sum(piece.skipped for piece in cut)
    assert shown + skipped == len(reading.text)
    assert skipped > 0
    assert max(len(piece.text) for piece in cut) <= LONGEST_PLAIN


@pytest.mark.parametrize(
    ("confidence", "word"), [(1, Sureness.SURE), (0.85, Sureness.SURE), (0.84, Sureness.FAIRLY_SURE), (0.2, "check")]
)
def test_confidence_in_words(confidence, word):
    assert sureness(confidence) == word
