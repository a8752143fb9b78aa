"""A text file is its own text, with nothing changed but its line ends."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from letters.reading.extract import extract
from letters.reading.extracted import Media, Place, PlaceKind, RemarkCode

WORDS = "Recommendation 1\n\n  By 31 July – £5,\tsaid “she”.\n"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1252"])
def test_each_encoding_gives_the_same_text(encoding: str):
    found = extract(WORDS.encode(encoding), "letter.txt")
    assert (found.text, found.media) == (WORDS, Media.TXT)
    assert [remark.code for remark in found.remarks] == ([RemarkCode.WINDOWS_1252] if encoding == "cp1252" else [])


@pytest.mark.parametrize("end", ["\r\n", "\r", "\n"])
def test_line_ends_are_one_kind(end: str):
    assert extract(WORDS.replace("\n", end).encode()).text == WORDS


@given(st.text(st.characters(exclude_categories=["Cc", "Cs"], include_characters="\n\t"), min_size=1))
def test_nothing_else_changes(text: str):
    data = f"Words. {text}".encode()
    assert extract(data).text == f"Words. {text}"


def test_a_place_is_a_line():
    found = extract(WORDS.encode())
    assert found.places.at(0) == Place(PlaceKind.LINE, 1)
    assert found.places.at(found.text.index("By")) == Place(PlaceKind.LINE, 3)
    assert [str(place) for place in found.places.over(0, len(found.text))] == ["line 1", "line 3"]
    assert found.places.at(-1) is None


def test_a_letter_that_begins_like_another_kind_is_text():
    for start in ("BMW cars were bought.", "MZ is a code.", "GIF89 was named.", "Rar! they said.", "PK is a name."):
        assert extract(start.encode()).text == start
