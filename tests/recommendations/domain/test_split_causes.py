"""Causes of concern and the recommendations that are theirs."""

from __future__ import annotations

import pytest

from tests.recommendations.domain.pieces import Told, afi, cause, left_over, rec, told

SLOW, LATE = "The force does not act in time.", "It has no plan."
ACT, PLAN = "The force should act.", "The force should plan."

CAUSES: dict[str, tuple[str, list[Told]]] = {
    "list": (
        f"Cause of concern\n\n{SLOW}\n\nRecommendations\n\n• {ACT}\n• {PLAN}",
        [cause(SLOW), rec(ACT, to="force", parent=0), rec(PLAN, to="force", parent=0)],
    ),
    "accelerated": (
        f"Accelerated cause of concern\n{SLOW}\nRecommendations\n1. {ACT}\n2. {PLAN}",
        [cause(SLOW), rec(ACT, "1", to="force", parent=0), rec(PLAN, "2", to="force", parent=0)],
    ),
    "opening": (
        f"CAUSE OF CONCERN\n{SLOW}\nRecommendations\n"
        "Within three months, Eastmarch Police should:\n- act; and\n- plan.",
        [
            cause(SLOW),
            rec("Within three months, Eastmarch Police should: act", to="Eastmarch Police", parent=0),
            rec("Within three months, Eastmarch Police should: plan.", to="Eastmarch Police", parent=0),
        ],
    ),
    "headings": (
        f"Cause of concern 1: Custody\n{SLOW}\nRecommendation 1\n{ACT}\nRecommendation 2\n{PLAN}"
        f"\nCause of concern 2\n{LATE}\nRecommendation 1\n{ACT}",
        [
            cause(f"Custody\n\n{SLOW}", "1"),
            rec(ACT, "1", to="force", parent=0),
            rec(PLAN, "2", to="force", parent=0),
            cause(LATE, "2"),
            rec(ACT, "1", to="force", parent=3),
        ],
    ),
    "numbered-headings-over-whole-requests": (
        f"Cause of concern 1\n{SLOW}\nRecommendation 1\nBy May 2024, the force should act.\n"
        "Recommendation 2\nWithin a year, the force should plan.",
        [
            cause(SLOW, "1"),
            rec("By May 2024, the force should act.", "1", to="force", parent=0),
            rec("Within a year, the force should plan.", "2", to="force", parent=0),
        ],
    ),
    "one-recommendation-without-number": (
        f"Cause of concern\n{SLOW}\nRecommendation\n{ACT}",
        [cause(SLOW), rec(ACT, to="force", parent=0)],
    ),
    "several-paragraphs": (
        f"Cause of concern\n\n{SLOW}\n\n{LATE}\n\nWe saw this often.\n\nRecommendations\n\n{ACT}",
        [cause(f"{SLOW}\n\n{LATE}\n\nWe saw this often."), rec(ACT, to="force", parent=0)],
    ),
    "no-heading-for-its-recommendations": (
        f"Cause of concern\n\n{SLOW}\n\nBy May 2024, the force should act.\n\nWithin a year, the force should plan.",
        [
            cause(SLOW),
            rec("By May 2024, the force should act.", to="force", parent=0),
            rec("Within a year, the force should plan.", to="force", parent=0),
        ],
    ),
    "an-afi-ends-it": (
        f"Cause of concern\n{SLOW}\nRecommendations\n• {ACT}\nArea for improvement\n{PLAN}\nRecommendation 9\n{ACT}",
        [cause(SLOW), rec(ACT, to="force", parent=0), afi(PLAN, to="force"), rec(ACT, "9", to="force")],
    ),
    "a-second-list-is-not-its": (
        f"Cause of concern\n{SLOW}\nRecommendations\n• {ACT}\nRecommendations\n• {PLAN}",
        [cause(SLOW), rec(ACT, to="force", parent=0), rec(PLAN, to="force")],
    ),
    "plural-over-one": (
        f"Causes of concern\n\n{SLOW}\n\nRecommendations\n\n{ACT}",
        [cause(SLOW), rec(ACT, to="force", parent=0)],
    ),
    "plural-over-headings": (
        f"Causes of concern\nCause of concern 1\n{SLOW}\nRecommendations\n• {ACT}\nCause of concern 2\n{LATE}",
        [cause(SLOW, "1"), rec(ACT, to="force", parent=0), cause(LATE, "2")],
    ),
    "list-of-causes-leaves-open-whose": (
        f"Causes of concern\n1. {SLOW}\n2. {LATE}\nRecommendations\n1. {ACT}",
        [cause(SLOW, "1"), cause(LATE, "2"), rec(ACT, "1", to="force")],
    ),
}


@pytest.mark.parametrize(("pasted", "expected"), CAUSES.values(), ids=CAUSES)
def test_cause_of_concern(pasted: str, expected: list[Told]) -> None:
    assert told(pasted) == expected
    assert left_over(pasted) == []


def test_narrative_ends_what_a_cause_rules() -> None:
    pasted = f"Cause of concern\n{SLOW}\nRecommendations\n• {ACT}\n\nWe will return.\n\nRecommendation 4\n{PLAN}"
    assert told(pasted) == [cause(SLOW), rec(ACT, to="force", parent=0), rec(PLAN, "4", to="force")]
    assert left_over(pasted) == ["We will return."]


def test_without_recommendations_its_first_paragraph_is_its_text() -> None:
    pasted = f"Cause of concern\n\n{SLOW}\n\n{LATE}\n\nAreas for improvement\n\n• {ACT}"
    assert told(pasted) == [cause(SLOW), afi(ACT, to="force")]
    assert left_over(pasted) == [LATE]


def test_a_duty_told_under_it_is_no_more_of_its_text() -> None:
    pasted = f"Cause of concern\n\nThe force needs to act.\n\n{PLAN}\n\nAreas for improvement\n\n• {ACT}"
    assert told(pasted) == [cause("The force needs to act."), afi(ACT, to="force")]
    assert left_over(pasted) == [PLAN]


def test_a_cause_without_a_text_has_no_children() -> None:
    pasted = f"Cause of concern\n\nRecommendations\n\n• {ACT}"
    assert told(pasted) == [rec(ACT, to="force")]
    assert left_over(pasted) == ["Cause of concern"]
