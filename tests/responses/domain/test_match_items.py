"""Which recommendation an item is about: number and words, together and apart."""

import pytest

from letters.reading.values import Item, ItemKind
from responses.domain.letter_register import HeldRecommendation
from responses.domain.match_items import By, match_items

CELLS = "By 31 May 2024, chief constables should count every cell of each custody suite and write the number down."
FOOD = "Forces should make sure that each detainee is offered a hot meal at the times that the law sets."
HELD = [
    HeldRecommendation(id=1, report=9, position=1, number="1", text=CELLS),
    HeldRecommendation(id=2, report=9, position=2, number="2", text=FOOD),
    HeldRecommendation(id=3, report=9, position=3, number="3"),
    HeldRecommendation(id=4, report=9, position=4, number="1", kind="afi", text="The force should keep its log."),
    HeldRecommendation(id=5, report=9, position=5, number="5", kind="cause-of-concern", text="Cells are not counted."),
    HeldRecommendation(id=6, report=9, position=6, number="1", parent=5, kind="cause-of-concern"),
]


def item(number: str = "", text: str = "", kind: ItemKind = ItemKind.RECOMMENDATION) -> Item:
    return Item(kind=kind, number=number, text=text, spans=())


@pytest.mark.parametrize(
    ("asked", "chosen", "by"),
    [
        (item("1", CELLS), 1, By.NUMBER_AND_WORDS),
        (item("01.", CELLS), 1, By.NUMBER_AND_WORDS),
        (item("", CELLS), 1, By.WORDS),
        (item("2", CELLS), 1, By.WORDS),
        (item("1"), 1, By.NUMBER),
        (item("3", CELLS.replace("31 May 2024", "30 June 2031").upper()), 1, By.WORDS),
        (item("3", "Something whose wording is not held at all."), 3, By.NUMBER),
        (item("1", kind=ItemKind.AFI), 4, By.NUMBER),
        (item("2", "count every cell of each custody suite and write"), 1, By.WORDS),
        (item("1", "An entirely different matter, of vetting and of horses."), None, None),
        (item("9"), None, None),
        (item("", "An entirely different matter."), None, None),
        (item(), None, None),
    ],
)
def test_what_an_item_is_about(asked, chosen, by):
    (match,) = match_items([asked], HELD)
    assert (match.chosen, match.by) == (chosen, by)


def test_a_number_whose_words_are_others_is_offered_and_not_taken():
    (match,) = match_items([item("1", "An entirely different matter, of vetting and of horses.")], HELD)
    assert match.is_unsure
    assert [(one.recommendation, one.by_number) for one in match.candidates] == [(1, True)]


def test_two_of_the_same_words_are_told_apart_by_their_numbers_alone():
    twice = [*HELD, HeldRecommendation(id=7, report=9, position=7, number="7", text=CELLS.replace("May", "June"))]
    assert [match.chosen for match in match_items([item("7", CELLS), item("1", CELLS), item("", CELLS)], twice)] == [
        7,
        1,
        None,
    ]
    assert len(match_items([item("", CELLS)], twice)[0].candidates) == 2


def test_one_number_under_two_parents_is_a_choice():
    under = [
        HeldRecommendation(id=place, report=9, position=place, number="1", parent=parent, text=text)
        for place, parent, text in [(1, 10, ""), (2, 11, "")]
    ]
    (match,) = match_items([item("1")], under)
    assert (match.chosen, [one.recommendation for one in match.candidates]) == (None, [1, 2])
