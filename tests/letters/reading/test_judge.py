"""Where an answer says that a matter stands: each rule on its own example, and all of them on the tuning samples."""

import json
from pathlib import Path

import pytest

from letters.reading.cues import CUES, Cue
from letters.reading.judge import judge
from letters.reading.values import Judgement

TUNING = Path(__file__).with_name("tuning")
FLOOR = 0.90


@pytest.mark.parametrize("cue", CUES, ids=lambda cue: cue.example)
def test_each_rule_reads_its_example(cue: Cue) -> None:
    assert cue.words.search(cue.example.lower().replace("’", "'"))


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


def answers() -> list[tuple[str, set[str]]]:
    found = []
    for label in sorted(TUNING.glob("2*.json")):
        text = label.with_suffix(".txt").read_text(encoding="utf-8")
        for item in json.loads(label.read_text(encoding="utf-8"))["recommendations"]:
            if item["response_span"]:
                start, end = item["response_span"]
                found.append((text[start:end], {item["status_judgement"], *item["status_also_defensible"]}))
    return found


def test_the_samples_are_judged_as_their_labels_do() -> None:
    right = [judge(answer).judgement in fair for answer, fair in answers()]
    assert sum(right) / len(right) >= FLOOR
