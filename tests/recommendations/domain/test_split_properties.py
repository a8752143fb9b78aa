"""What holds of any pasted text."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from recommendations.domain.split import Piece, PieceKind, Span, Split, split
from recommendations.models import Recommendation

VOCABULARY = """
    Recommendation Recommendations recommendation Rec. R3) AFI Areas for improvement: Cause of concern Causes 1 2. 3)
    (4) i) a. • - – * ** o By 31 July 2024, Within six months, With immediate effect chief constables the force should
    must act. plan; and write. They This would help tac- 24- decision- OFFICIAL Page 12 of 40 ........
"""
PHRASES = ("Cause of concern", "Areas for improvement", "Innovative practice", "Within a month, the force should:")
SPACES = ("\n", "\n", "\n\n", "\n\n", "\r\n", "\f", "\t", "\u00a0", "\u00ad", "\u200b", "\x0b", "\u2028", "\x1f", "")
WORDS = st.sampled_from([*VOCABULARY.split(), *PHRASES, *SPACES])
TEXTS = st.one_of(st.text(), st.lists(WORDS, max_size=60).map(" ".join), st.lists(WORDS, max_size=60).map("".join))


def _letters(text: str) -> str:
    return "".join(char for char in text if char.isalnum())


def _own(text: str, piece: Piece, leftover: tuple[Span, ...]) -> str:
    inside = range(piece.start, piece.end)
    return "".join(text[at] for at in inside if not any(span.start <= at < span.end for span in leftover))


@given(TEXTS)
def test_every_character_is_in_one_place(text: str) -> None:
    """In order, and each in one piece or left over, but for what the page left between the lines of a piece."""
    found = split(text)
    left = [at for span in found.leftover for at in range(span.start, span.end)]
    held = [at for piece in found.pieces for at in range(piece.start, piece.end)]
    assert held == sorted(set(held))
    assert left == sorted(set(left))
    assert set(held) | set(left) == set(range(len(text)))
    assert all(text[span.start : span.end].strip() for span in found.leftover) or not text.strip()


@given(TEXTS)
def test_nothing_is_worded_anew(text: str) -> None:
    """A piece's letters are the last of its own part of the text: what is before them is its heading or its mark."""
    found = split(text)
    for piece in found.pieces:
        assert piece.text == piece.text.strip() != ""
        assert not piece.number_inferred
        assert piece.parent is None or found.pieces[piece.parent].kind is PieceKind.CAUSE_OF_CONCERN
        assert piece.parent is None or found.pieces[piece.parent].start < piece.start
        assert _letters(piece.addressee) in _letters(text)
        if not _shares_an_opening(piece, text):
            own = _letters(_own(text, piece, found.leftover))
            joint = "and" if own.endswith("and") and not _letters(piece.text).endswith("and") else ""
            assert (own.removesuffix(joint)).endswith(_letters(piece.text))


def _shares_an_opening(piece: Piece, text: str) -> bool:
    return len(_letters(piece.text)) > len(_letters(text[piece.start : piece.end])) or ": " in piece.text


@given(TEXTS)
def test_the_same_again(text: str) -> None:
    """Line breaks of Windows and spaces at the ends of lines change nothing."""
    plain = text.replace("\r", "")
    apart = plain.replace("\n", " \r\n")
    assert [_told(piece) for piece in split(apart).pieces] == [_told(piece) for piece in split(plain).pieces]


def _told(piece: Piece) -> tuple[object, ...]:
    return piece.kind, piece.number, piece.text, piece.parent, piece.addressee


def test_kinds_are_those_of_the_record() -> None:
    assert [kind.value for kind in PieceKind] == Recommendation.Kind.values


def test_places_are_those_of_the_text() -> None:
    text = "Foreword\n\nRecommendation 3\nForces should\n\n12\n\nact.\n"
    assert split(text) == Split(
        (Piece(PieceKind.RECOMMENDATION, "Forces should act.", 10, 51, number="3", addressee="Forces"),),
        (Span(0, 10), Span(42, 46)),
    )


HOSTILE = (
    *(
        "Recommendation 1\n",
        "Recommendations\n",
        "• ",
        "1. ",
        "a",
        " ",
        "\n",
        "\n\n",
        "**",
        "*a",
        "- \n",
        "ab-\ncd",
        "(",
        ")",
    ),
    *(
        "By 31 July 2024, ",
        "should ",
        "Cause of concern\n",
        ". Recommendation 1: A",
        "\u00ad\n",
        "____",
        "Title 1\n",
        "a,b ",
    ),
    *(
        "| ",
        "....",
        "#",
        "> ",
        "i) ",
        "Within ",
        "chief constables, ",
        "the force and ",
        "Recommendations to ",
        "12\n\f",
    ),
)


@pytest.mark.parametrize("times", [1, pytest.param(8, marks=pytest.mark.deep)])
@pytest.mark.parametrize(("piece", "length"), [(piece, 10_000) for piece in HOSTILE] + [("".join(HOSTILE), 40_000)])
def test_hostile_text_is_split_in_time(piece: str, length: int, times: int) -> None:
    """The time grows with the text and no faster."""
    length *= times
    text = "Recommendation 1\n" + piece * (length // len(piece))
    started = time.process_time()
    split(text)
    assert time.process_time() - started < length / 10_000
