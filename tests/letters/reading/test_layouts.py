"""Layouts in few words: which words are asked, which answer, and what only stands beside them."""

import pytest

from letters.reading.extracted import Extracted, Media, Places
from letters.reading.read import read
from letters.reading.values import Item, ItemKind

HEAD = "Police and Crime Commissioner for Merrow\n\n4 September 2024\n\nDear Home Secretary\n\n"
TITLE = "Out of sight: an inspection of custody, published on 11 July 2024\n\n"
FOOT = "\n\nYours sincerely\n\nPat Sample\nPolice and Crime Commissioner for Merrow\n"
LOG = "By 31 July 2025, chief constables should keep a log of every search."
TRAIN = "Chief constables should train each sergeant in its use."
PUBLISH = "Chief constables should publish the figures each quarter."


def items_of(body: str) -> tuple[Item, ...]:
    return read(Extracted(HEAD + TITLE + body + FOOT, Media.TXT, Places((), ()))).items


def answers_of(body: str) -> list[str]:
    return [item.response for item in items_of(body)]


LISTED = f"Recommendation 1: {LOG}\n\nRecommendation 2: {TRAIN}\n\nRecommendation 3: {PUBLISH}\n\n"


def test_one_narrative_answers_a_list_under_headings() -> None:
    said = answers_of(
        f"{LISTED}Commissioner's comments\n\nThe figures have been published each quarter since May.\n\n"
        "A log of every search has been kept since 2019.\n\nTraining for each sergeant will begin in March."
    )
    assert said == [
        "A log of every search has been kept since 2019.",
        "Training for each sergeant will begin in March.",
        "The figures have been published each quarter since May.",
    ]


def test_answers_stand_under_the_headings_of_their_list_again() -> None:
    said = answers_of(
        f"{LISTED}My response\n\nI thank the inspectors for their work.\n\nRecommendation 1. The log is kept.\n\n"
        "Recommendation 2. Training begins in March.\n\nRecommendation 3. The figures are published."
    )
    assert said == ["The log is kept.", "Training begins in March.", "The figures are published."]


def test_answers_name_their_recommendations_in_any_order() -> None:
    said = answers_of(
        f"1. {LOG}\n\n2. {TRAIN}\n\n3. {PUBLISH}\n\nComments\n\nI thank the inspectors.\n\n"
        "On recommendation 3, the figures are published.\n\nOn recommendations 1 and 2, work has begun."
    )
    both = "On recommendations 1 and 2, work has begun."
    assert said == [both, both, "On recommendation 3, the figures are published."]


def test_bullets_answer_bullets_in_their_order() -> None:
    said = answers_of(
        "Recommendations\n\nBy 30 April 2026, the force should:\n\n• introduce a call-back option; and\n"
        "• report the rate each month.\n\nPCC response\n\n• The option has been in use since May.\n"
        "• The rate will be reported from January."
    )
    assert said == ["The option has been in use since May.", "The rate will be reported from January."]


def test_an_opening_before_headed_items_sets_their_deadline() -> None:
    found = items_of(
        "By 31 May 2026 the force should:\n\nRecommendation 1. Keep a log of every search.\n\nIt is kept.\n\n"
        "Recommendation 2. Train each sergeant in its use.\n\nTraining has begun."
    )
    assert [str(item.deadline.date) for item in found] == ["2026-05-31", "2026-05-31"]


def test_an_answer_to_two_that_wait_is_shared() -> None:
    said = answers_of(
        f"Recommendation 1\n\n{LOG}\n\nRecommendation 2\n\n{TRAIN}\n\n"
        f"These two recommendations are dealt with together.\n\nRecommendation 3\n\n{PUBLISH}\n\nIt is done."
    )
    shared = "These two recommendations are dealt with together."
    assert said == [shared, shared, "It is done."]


@pytest.mark.parametrize("quotes", ["“{}”", '"{}"'])
def test_a_recommendation_is_quoted_within_a_sentence(quotes: str) -> None:
    asked = "by 31 July 2025, chief constables should keep a log of every search."
    found = items_of(
        f"The inspectors say that {quotes.format(asked)} A log has been kept since 2019.\n\n"
        f"Next, the report proposes that {quotes.format(TRAIN)} Training will begin in March."
    )
    assert [item.response for item in found] == ["A log has been kept since 2019.", "Training will begin in March."]


def test_paragraph_numbers_are_no_numbers_of_recommendations() -> None:
    found = items_of(
        "1.1 I write about the report.\n\n1.2 It is a fair one.\n\nAreas for improvement\n\n"
        "2.1 The force should improve how it keeps its log.\n\n2.2 The log has been mended.\n\n"
        "2.3 The force should improve how it trains sergeants.\n\n2.4 Training has begun.\n\n"
        "2.5 I am content with both."
    )
    assert [(item.kind, item.number) for item in found] == [(ItemKind.AFI, ""), (ItemKind.AFI, "")]
    assert found[0].response == "The log has been mended."


def test_a_ticked_box_stands_beside_the_answer() -> None:
    (found,) = items_of(
        f"Recommendation 9\n{LOG}\n☐ Accepted\t☒ Not accepted\nAction taken or proposed:\nThe log costs too much."
    )
    assert found.response == "The log costs too much."


def test_what_a_writer_asks_of_the_reader_is_no_recommendation() -> None:
    assert items_of("I would ask you to do two things:\n\n1. Publish a timetable.\n\n2. Meet the cost in full.") == ()


def test_the_next_part_of_a_document_ends_an_answer() -> None:
    said = answers_of(
        f"REPORT 1: SEARCHES AND WHAT BECOMES OF THEM\n\nRecommendation 1\n\n{LOG}\n\nIt is kept.\n\n"
        f"REPORT 2: SERGEANTS AND THEIR TRAINING\n\nI welcome it.\n\nRecommendation 1\n\n{TRAIN}\n\nIt has begun."
    )
    assert said == ["It is kept.", "It has begun."]
