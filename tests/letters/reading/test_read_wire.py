"""A reading is the same after its way through JSON."""

import json
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from letters.reading import values
from letters.reading.read_wire import packed_reading, reading_of
from letters.reading.values import (
    Claim,
    ClaimKind,
    DocumentKind,
    Frame,
    Header,
    Item,
    ItemDeadline,
    ItemKind,
    Judgement,
    Read,
    Reading,
    Span,
    Status,
)

WORDS = st.text(max_size=20)
SPANS = st.builds(Span, st.integers(0, 3_000_000), st.integers(0, 3_000_000))
SURE = st.floats(0, 1)
SOME = st.lists(SPANS, max_size=3).map(tuple)


def read(value: st.SearchStrategy) -> st.SearchStrategy:
    return st.builds(Read, value, st.none() | SPANS, SURE)


def some(value: st.SearchStrategy) -> st.SearchStrategy:
    return st.lists(value, max_size=3).map(tuple)


HEADERS = st.builds(
    Header,
    **dict.fromkeys(
        ("body", "report_title", "reference", "addressee_name", "addressee_role", "signatory_name", "signatory_role"),
        st.none() | read(WORDS),
    ),
    **dict.fromkeys(("report_published", "letter_date"), st.none() | read(st.dates())),
    **dict.fromkeys(("forces", "copies_to"), some(read(WORDS))),
)
DEADLINES = st.builds(ItemDeadline, WORDS, st.none() | st.dates(), WORDS, WORDS, st.booleans())
ITEMS = st.builds(
    Item,
    kind=st.sampled_from(ItemKind),
    number=WORDS,
    text=WORDS,
    spans=SOME,
    heading_span=st.none() | SPANS,
    parent=st.none() | st.integers(0, 100),
    deadline=DEADLINES,
    owner=WORDS,
    response=WORDS,
    response_spans=SOME,
    status=st.builds(Status, st.sampled_from(Judgement), WORDS, SURE),
    confidence=SURE,
    response_confidence=SURE,
    shares_answer=st.booleans(),
    beside=SOME,
)
FRAMES = st.builds(Frame, **dict.fromkeys(Frame.__dataclass_fields__, SOME))
READINGS = st.builds(
    Reading,
    text=WORDS,
    kind=st.sampled_from(DocumentKind),
    reason=WORDS,
    kind_confidence=SURE,
    header=HEADERS,
    frame=FRAMES,
    items=some(ITEMS),
    claims=some(st.builds(Claim, st.sampled_from(ClaimKind), WORDS, SPANS)),
    leftover=SOME,
)


@given(READINGS)
def test_nothing_is_lost(reading: Reading):
    again = reading_of(json.loads(json.dumps(packed_reading(reading))))
    assert again == reading
    assert repr(again) == repr(reading)  # a word of an enumeration is equal to a bare one


def test_every_field_of_every_value_is_tried():
    """A field that is added to a reading is tried here as well."""
    assert set(HEADERS.wrapped_strategy.kwargs) == set(Header.__dataclass_fields__)
    assert set(ITEMS.wrapped_strategy.kwargs) == set(Item.__dataclass_fields__)
    assert set(READINGS.wrapped_strategy.kwargs) == set(Reading.__dataclass_fields__)
    tried = {"Claim", "Frame", "Header", "Item", "ItemDeadline", "Read", "Reading", "Span", "Status"}
    assert {name for name, one in vars(values).items() if hasattr(one, "__dataclass_fields__")} == tried


def test_what_is_as_its_default_is_left_out():
    reading = Reading(
        "By May.", DocumentKind.LETTER, "", 0.5,
        header=Header(letter_date=Read(date(2024, 5, 31), Span(3, 6), 0.9)), leftover=(Span(0, 2),),
    )  # fmt: skip
    assert packed_reading(reading) == {
        "text": "By May.", "kind": "letter", "reason": "", "kind_confidence": 0.5,
        "header": {"letter_date": {"value": "2024-05-31", "span": [3, 6], "confidence": 0.9}}, "leftover": [[0, 2]],
    }  # fmt: skip


def test_a_reading_may_be_kept_without_the_text():
    reading = Reading("Words", DocumentKind.LETTER, "", 0.5)
    plain = packed_reading(reading)
    del plain["text"]
    assert reading_of(plain, "Words") == reading


def test_a_kind_that_there_is_none_of_is_refused():
    plain = packed_reading(Reading("", DocumentKind.LETTER, "", 0.5))
    with pytest.raises(ValueError, match="poem"):
        reading_of({**plain, "kind": "poem"})
