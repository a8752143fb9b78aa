"""Whole documents, read and held against their labels; and what holds for every reading of any text."""

import time
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from letters.reading.as_json import as_json
from letters.reading.extract import extract
from letters.reading.extracted import Extracted, Media, Places
from letters.reading.read import read
from letters.reading.values import ClaimKind, DocumentKind, Reading
from tests.letters.reading.scoring import ROOT, marks_of, pairs_in, score
from tests.letters.reading.whole import assert_whole

FLOORS = {
    "real": {"kind": 1, "items": 1, "text": 1, "deadline": 1, "answer": 1, "header": 0.98, "status": 0.95},
    "examples": {"kind": 1, "items": 1, "text": 1, "deadline": 1, "answer": 0.9, "header": 0.98, "status": 0.9},
    "tuning": {
        "kind": 0.99,
        "items": 0.98,
        "text": 0.98,
        "deadline": 0.95,
        "answer": 0.97,
        "header": 0.97,
        "number": 0.98,
    },
}


@pytest.mark.parametrize("folder", FLOORS)
def test_a_folder_of_samples_is_read_as_its_labels_say(folder: str) -> None:
    found = score(folder)
    missed = {name: found[name] for name, floor in FLOORS[folder].items() if found[name] < floor}
    assert not missed


def test_a_wrong_reading_scores_less() -> None:
    text, label = next(pairs_in("real"))
    found = as_json(read(extract(text.read_bytes(), text.name)))
    found["recommendations"][0]["response"] = "Nothing of the kind."
    found["recommendations"].pop()
    marks = marks_of(found, label)
    assert marks["items"].count(False) == 1
    assert marks["answer"].count(False) == 1


def reading_of(text: str) -> Reading:
    return read(Extracted(text, Media.TXT, Places((), ())))


@pytest.mark.parametrize("folder", ["real", "examples", "tuning"])
def test_every_character_is_in_a_field_or_left_over(folder: str) -> None:
    for path, _label in pairs_in(folder):
        assert_whole(read(extract(path.read_bytes(), path.name)))


def test_a_letter_says_how_many_recommendations_there_are_and_for_whom() -> None:
    folder = ROOT / "fixtures/letters"
    said = {
        name: {(claim.kind, claim.value) for claim in reading_of((folder / name).read_text()).claims}
        for name in ("west-mercia-2023-firearms.txt", "cheshire-2023-firearms.txt", "mopac-2023-firearms.txt")
    }
    assert said["west-mercia-2023-firearms.txt"] == {(ClaimKind.TOTAL, "12"), (ClaimKind.COUNT, "7")}
    assert said["cheshire-2023-firearms.txt"] == {(ClaimKind.TOTAL, "12"), (ClaimKind.COUNT, "8")}
    assert said["mopac-2023-firearms.txt"] == {(ClaimKind.AIMED_AT, "Police and Crime Commissioners")}


LETTER = """Police and Crime Commissioner for Anyshire

4 September 2024

Rt Hon Jo Sample MP
Home Secretary

Dear Home Secretary

Made up: an inspection of samples

HMICFRS published this report on 11 July 2024.

Recommendation 1: By 31 December 2024, chief constables should count the samples.

The samples have been counted.

Yours sincerely

Alex Example
Police and Crime Commissioner for Anyshire
"""


def test_a_cause_of_concern_is_the_parent_of_what_stands_under_it() -> None:
    text = (ROOT / "tests/letters/reading/examples/106-letter-cause-of-concern.txt").read_text()
    assert [item.parent for item in reading_of(text).items] == [None, 0, 0, 0, None, None]


def test_a_letters_frame_is_kept_apart_from_its_answers() -> None:
    reading = reading_of(LETTER)
    said = {
        name: " ".join(reading.text[span.start : span.end] for span in getattr(reading.frame, name))
        for name in ("salutation", "sign_off", "closing")
    }
    assert said == {"salutation": "Dear Home Secretary", "sign_off": "Yours sincerely", "closing": ""}
    assert reading.header.letter_date is not None
    assert reading.header.letter_date.value == date(2024, 9, 4)


def test_a_document_that_is_no_reply_says_why_and_has_no_items() -> None:
    reading = reading_of((ROOT / "fixtures/letters/news-2023-armed-police.txt").read_text())
    assert reading.kind is DocumentKind.NOT_A_REPLY
    assert reading.reason.startswith("Not a reply: ")
    assert not reading.items


@pytest.mark.parametrize(
    "text", ["", "\n", " ", "\x0c", "a", "Recommendation 1", "|", "|\n|\n|", "•", "Dear", "\t\t\n\t"]
)
def test_next_to_nothing_is_read_as_nothing(text: str) -> None:
    assert reading_of(text).items == ()


def test_the_same_text_is_read_alike_from_another_file() -> None:
    plain = reading_of(LETTER)
    assert replace(read(extract(LETTER.replace("\n", "\r\n").encode(), "x.txt")), text="") == replace(plain, text="")


def test_a_file_of_the_tuning_set_is_named_once() -> None:
    names = [Path(path).name for folder in ("tuning", "examples") for path, _label in pairs_in(folder)]
    assert len(names) == len(set(names))


@pytest.mark.parametrize(
    "text",
    [
        "Recommendations\n" + "• chief constables should do it\n" * 4000,
        "Recommendation 1: forces should:\n" + "• do it;\n" * 4000,
        "Recommendation 1: forces should do it.\n" * 4000,
        "".join(f"{number}. By 31 July 2024, forces should do it.\n" for number in range(4000))
        + "In response:\n1. Done.\n" * 900,
        "| No | Recommendation | Response |\n|---|---|---|\n" + "| 1 | forces should count | Done |\n" * 4000,
        "The force has done it. " * 20_000,
        "What HMICFRS said\n\nThe force should do it.\n\n" * 8000,
        "".join(f"{number}. By 31 July 2024, forces should do it.\n\n" for number in range(1, 1000))
        + "".join(f"On recommendation {number}, it is done.\n\n" for number in range(1, 4000)),
    ],
    ids=["bullets", "a list in one", "headings", "a list and answers", "a table", "sentences", "labels", "names"],
)
def test_the_time_keeps_in_step_with_the_length(text: str) -> None:
    start = time.process_time()
    reading_of(text)
    assert time.process_time() - start < 10
