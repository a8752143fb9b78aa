"""What an answer's words make of a response, and whose action each sentence tells."""

import json

import pytest

from letters.reading.values import Judgement
from responses.domain.status import Acceptance, Applies, Progress
from responses.intake.review.outcomes import accepts, outcome, sentence_with, whose_action
from tests.responses.intake.letters_in import by_hand


def answers_of_the_demonstration() -> list[dict]:
    names = (by_hand.WEST_MERCIA, by_hand.MOPAC, by_hand.CHESHIRE, by_hand.MAYOR)
    files = [json.loads((by_hand.FIXTURES / "demo" / f"{name}.json").read_text(encoding="utf-8")) for name in names]
    return [item for file in files for reply in file["replies"] for item in reply["items"]]


def test_whose_action_it_is_as_a_person_chose_for_most():
    items = answers_of_the_demonstration()
    same = [one for one in items if whose_action(one["answer"])[1].split() == one["body_action"].split()]
    assert (len(same), len(items)) == (23, 26)


def test_whether_it_is_accepted_as_a_person_chose():
    items = [one for one in answers_of_the_demonstration() if one["acceptance"] != "not-accepted"]
    assert [one["heading"] for one in items if accepts(one["answer"]) != (one["acceptance"] == "accepted")] == []


@pytest.mark.parametrize(
    ("answer", "force", "body"),
    [
        ("The force counts. MOPAC will monitor.", "The force counts.", "MOPAC will monitor."),
        ("I am pleased to report that it is done.", "I am pleased to report that it is done.", ""),
        ("I will ask each month.\n\nThe force counts.", "The force counts.", "I will ask each month."),
        ("", "", ""),
    ],
)
def test_each_sentence_is_someones(answer, force, body):
    assert whose_action(answer) == (force, body)


@pytest.mark.parametrize(
    ("answer", "said"),
    [
        ("I accept this recommendation.", True),
        ("We do not accept the recommendation.", False),
        ("The recommendation is accepted.", True),
        ("The force counts.", False),
    ],
)
def test_silence_is_no_acceptance(answer, said):
    assert accepts(answer) is said


def test_each_judgement_makes_a_state():
    made = {judgement: outcome(judgement, reason="Why.", waiting_for="Guidance.") for judgement in Judgement}
    assert {judgement: values["progress"] for judgement, values in made.items()} == {
        Judgement.ALREADY_COMPLIANT: Progress.ALREADY_COMPLIANT,
        Judgement.COMPLETE: Progress.COMPLETE,
        Judgement.IN_PROGRESS: Progress.IN_PROGRESS,
        Judgement.PLANNED: Progress.PLANNED,
        Judgement.DEPENDS_ON_OTHERS: Progress.WAITING,
        Judgement.NOT_ACCEPTED: Progress.NOT_STARTED,
        Judgement.NOT_APPLICABLE: Progress.NOT_STARTED,
        Judgement.UNCLEAR: Progress.UNCLEAR,
    }
    refused, not_ours = made[Judgement.NOT_ACCEPTED], made[Judgement.NOT_APPLICABLE]
    assert (refused["acceptance"], refused["acceptance_reason"]) == (Acceptance.NOT_ACCEPTED, "Why.")
    assert (not_ours["applies"], not_ours["applies_reason"]) == (Applies.NO, "Why.")
    assert [judgement for judgement, values in made.items() if values["waiting_for"]] == [Judgement.DEPENDS_ON_OTHERS]


def test_the_sentence_that_holds_the_phrase():
    assert sentence_with("It is late. It waits for\nguidance. Done.", "waits for guidance") == "It waits for\nguidance."
    assert sentence_with("Nothing of it.", "elsewhere") == "Nothing of it."
