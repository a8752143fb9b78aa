"""Item by item: wording, deadline and answer."""

from dataclasses import replace

import pytest

from letters.reading.values import Frame, ItemDeadline, ItemKind, Span
from tests.responses.letter_in_order import CODE, ITEM_1, ITEM_2, LETTER, REGISTER, found, only, with_held, with_items


def test_an_area_for_improvement_without_answer_is_no_matter_of_law():
    """Police Act 1996 s.55(5B) names recommendations alone."""
    afi = replace(ITEM_2, kind=ItemKind.AFI, response="")
    assert only(with_items(ITEM_1, afi), REGISTER, CODE.NO_ANSWER).provision == ""


def test_a_cause_of_concern_is_answered_under_its_recommendations():
    cause = replace(ITEM_1, kind=ItemKind.CAUSE_OF_CONCERN, response="", response_spans=())
    below = replace(ITEM_2, parent=0)
    assert CODE.NO_ANSWER not in found(with_items(cause, below), REGISTER)


def test_answers_beside_a_narrative_are_no_part_of_it():
    """A cause of concern's recommendations are answered together; what follows is answered by itself."""
    reading = replace(LETTER, frame=Frame(narrative=(Span(0, 10),)))
    assert CODE.ONE_NARRATIVE not in found(reading, REGISTER)
    without = tuple(replace(item, response="", response_spans=()) for item in LETTER.items)
    assert only(replace(reading, items=without), REGISTER, CODE.ONE_NARRATIVE).items == (0, 1)


@pytest.mark.parametrize(
    ("letter", "register"),
    [
        ("by 31 MAY 2024 Chief Constables should count cells", "By 31 May 2024, chief constables should count cells."),
        ("Chief constables should count cells.¹", "Chief constables should count cells."),
        ("“Count” the cells", "Count' the cells"),
    ],
)
def test_case_punctuation_and_footnote_signs_are_no_other_wording(letter, register):
    reading = with_items(replace(ITEM_1, text=letter), ITEM_2)
    assert CODE.WORDING_DIFFERS not in found(reading, with_held(text=register))


def test_an_opening_that_stands_before_the_whole_list_is_no_other_wording():
    led = replace(ITEM_1, text="count cells.", deadline=replace(ITEM_1.deadline, is_lead_in=True))
    assert CODE.WORDING_DIFFERS not in found(with_items(led, ITEM_2), REGISTER)
    shorter = replace(led, deadline=ITEM_1.deadline)
    assert CODE.WORDING_DIFFERS in found(with_items(shorter, ITEM_2), REGISTER)


def test_a_deadline_that_a_letter_leaves_out_is_no_other_deadline():
    reading = with_items(replace(ITEM_1, deadline=ItemDeadline()), ITEM_2)
    assert CODE.DEADLINE_DIFFERS not in found(reading, REGISTER)
