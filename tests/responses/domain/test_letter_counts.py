"""How many, and at whom: what a letter says of its recommendations as a whole."""

from dataclasses import replace

import pytest

from letters.reading.values import Claim, ClaimKind, ItemKind, Span
from tests.responses.letter_in_order import CODE, ITEM_1, ITEM_2, LETTER, REGISTER, found, with_items


def test_a_count_may_be_that_of_one_kind():
    afi = replace(ITEM_2, kind=ItemKind.AFI)
    claim = Claim(ClaimKind.COUNT, "1", Span(0, 3))
    assert CODE.COUNT_DIFFERS not in found(with_items(ITEM_1, afi, claims=(claim,)), REGISTER)
    assert CODE.COUNT_DIFFERS in found(with_items(ITEM_1, ITEM_2, claims=(claim,)), REGISTER)


def test_two_counts_that_make_up_all_are_right():
    claims = tuple(Claim(ClaimKind.COUNT, number, Span(0, 3)) for number in ("1", "1"))
    assert CODE.COUNT_DIFFERS not in found(replace(LETTER, claims=claims), REGISTER)


@pytest.mark.parametrize(
    ("claimed", "count"),
    [
        ("chief constables", 1),
        ("the Chief Constable", 1),
        ("local forces", 0),
        ("police and crime commissioners", 2),
        ("the Home Office", 2),
    ],
)
def test_at_whom_a_letter_says_that_they_are_aimed(claimed, count):
    reading = replace(LETTER, claims=(Claim(ClaimKind.AIMED_AT, claimed, Span(0, 3)),))
    warnings = found(reading, REGISTER).get(CODE.AIMED_AT, [])
    assert [one.count for one in warnings] == ([count] if count else [])
