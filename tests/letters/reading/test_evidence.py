"""What of an answer is weighed: a rule's words count less, or not at all, where they are denied or only a condition."""

from letters.reading.evidence import evidence
from letters.reading.values import Judgement


def strength(answer: str, judgement: Judgement) -> float:
    return max((hit.keeps for hit in evidence(answer).hits if hit.cue.judgement is judgement), default=0.0)


def test_what_is_denied_is_not_done() -> None:
    assert strength("The review has been completed.", Judgement.COMPLETE) >= 1
    assert strength("No part of the review has been completed.", Judgement.COMPLETE) == 0


def test_a_denial_in_another_clause_denies_nothing() -> None:
    assert strength("It was not easy, but the review has been completed.", Judgement.COMPLETE) >= 1


def test_a_condition_counts_less() -> None:
    assert strength("Once the review has been completed, staff are told.", Judgement.COMPLETE) < 0.6


def test_reading_and_overseeing_count_less() -> None:
    assert strength("The report has been discussed.", Judgement.COMPLETE) < 0.6


def test_numbers_are_alike() -> None:
    assert evidence("31 of 50").words == evidence("12 of 60").words
