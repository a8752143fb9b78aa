"""Where an answer says that a matter stands: each rule on its own example, and all of them on labelled answers."""

import json
from pathlib import Path

import pytest

from letters.reading.clauses import clauses
from letters.reading.cues import CUES, Cue
from letters.reading.judge import judge
from letters.reading.values import Judgement, Status

HERE = Path(__file__).parent
SAMPLES_FLOOR, TUNING_FLOOR, CHECKING_FLOOR = 0.97, 0.98, 0.84
SURE, UNSURE = 0.9, 0.6
Answer = tuple[str, set[str]]


@pytest.mark.parametrize("cue", CUES, ids=lambda cue: cue.example)
def test_each_rule_reads_its_example(cue: Cue) -> None:
    said = clauses(cue.example)
    assert cue.pattern.search(said.plain)
    assert not any(need.isdisjoint(said.present) for need in cue.needs)


def test_the_examples_are_judged_as_their_rules_say() -> None:
    right = [judge(cue.example).judgement is cue.judgement for cue in CUES]
    assert sum(right) / len(right) >= TUNING_FLOOR


@pytest.mark.parametrize(
    ("answer", "expected"),
    [
        ("", Judgement.UNCLEAR),
        ("I welcome the report.", Judgement.UNCLEAR),
        ("The review has been completed.", Judgement.COMPLETE),
        ("The review has not been completed.", Judgement.IN_PROGRESS),
        ("The fourth team has not yet been trained.", Judgement.IN_PROGRESS),
        ("The figure will be published in the spring.", Judgement.PLANNED),
        ("The force was already compliant.", Judgement.ALREADY_COMPLIANT),
        ("We do not accept that this is right.", Judgement.NOT_ACCEPTED),
        ("This does not apply to us.", Judgement.NOT_APPLICABLE),
        ("It cannot begin until the Home Office settles the grant.", Judgement.DEPENDS_ON_OTHERS),
        ("In January: this was under way. Now: it has been completed.", Judgement.COMPLETE),
        ("It was to be done by June. Now: it is not finished.", Judgement.IN_PROGRESS),
    ],
)
def test_negation_and_tense_count(answer: str, expected: Judgement) -> None:
    assert judge(answer).judgement == expected


def test_the_phrase_stands_in_the_answer_as_it_is_written() -> None:
    answer = "Eight teams met.\nThe review  Has been\nCompleted in May."
    assert judge(answer).phrase in answer


def test_a_box_counts_only_where_the_words_say_nothing() -> None:
    assert judge("Noted.", ["Complete"]).judgement is Judgement.COMPLETE
    assert judge("We do not accept this.", ["Complete"]).judgement is Judgement.NOT_ACCEPTED


def in_documents() -> list[Answer]:
    found = []
    for label in sorted((HERE / "tuning").glob("2*.json")):
        text = label.with_suffix(".txt").read_text(encoding="utf-8")
        for item in json.loads(label.read_text(encoding="utf-8"))["recommendations"]:
            if item["response_span"]:
                start, end = item["response_span"]
                found.append((text[start:end], {item["status_judgement"], *item["status_also_defensible"]}))
    return found


def alone(name: str) -> list[Answer]:
    lines = (HERE / "answers" / name).read_text(encoding="utf-8").splitlines()
    return [(row["answer"], {row["status"], *row["also"]}) for row in map(json.loads, lines)]


def judged(answers: list[Answer]) -> list[tuple[bool, Status]]:
    said = [(judge(answer), fair) for answer, fair in answers]
    return [(status.judgement.value in fair, status) for status, fair in said]


@pytest.mark.parametrize(
    ("answers", "floor"),
    [
        (in_documents(), SAMPLES_FLOOR),
        (alone("tuning.jsonl"), TUNING_FLOOR),
        (alone("checking.jsonl"), CHECKING_FLOOR),
    ],
    ids=["documents", "tuning", "checking"],
)
def test_labelled_answers_are_judged_as_their_labels_do(answers: list[Answer], floor: float) -> None:
    right = [fair for fair, _ in judged(answers)]
    assert sum(right) / len(right) >= floor


def test_it_is_sure_where_it_is_right() -> None:
    """Of answers that it did not learn from: it knows what it does not know."""
    checked = judged(alone("checking.jsonl"))
    sure = [fair for fair, status in checked if status.confidence >= SURE]
    unsure = [fair for fair, status in checked if status.confidence < UNSURE]
    assert sum(sure) / len(sure) >= 0.9
    assert sum(unsure) / len(unsure) <= 0.6
