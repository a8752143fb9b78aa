"""Answers that point back to another."""

from dataclasses import replace

import pytest

from tests.responses.letter_in_order import CODE, ITEM_1, ITEM_2, REGISTER, found, with_items


@pytest.mark.parametrize(
    ("response", "refers"),
    [
        ("As above.", 0),
        ("Please see above", 0),
        ("As set out in the response to recommendation 1, we count.", 0),
        ("As per Rec 1", 0),
        ("See answer above.", 0),
        ("Gweler uchod.", 0),
        ("Ditto", 0),
        ("As in recommendation 7 of the other report", None),
        ("As recommendation 2 asks, meals are counted.", "none"),
        ("The force acts above all on this.", "none"),
        ("As a matter of fact, they are fed.", "none"),
    ],
)
def test_answers_that_refer_back(response, refers):
    reading = with_items(ITEM_1, replace(ITEM_2, response=response))
    back = found(reading, REGISTER).get(CODE.AS_ABOVE, [])
    assert [one.refers_to for one in back] == ([] if refers == "none" else [refers])
