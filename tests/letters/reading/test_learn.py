"""The weights are learned from labelled answers, and those that are held are of the rules that there are."""

import json
from pathlib import Path

from letters.reading.cues import CUES
from letters.reading.learn import labelled, learn, write
from letters.reading.learned import ORDER, learned


def test_what_is_held_was_learned_with_the_rules_that_there_are() -> None:
    assert set(learned().rules) == {cue.written for cue in CUES}


def test_a_word_comes_to_say_what_it_was_used_for() -> None:
    held = learn([("Zinc and brass.", "planned", []), ("Zinc or lead.", "planned", []), ("Lead again.", "unclear", [])])
    assert ORDER[held["word zinc"].index(max(held["word zinc"]))] == "planned"


def test_a_file_and_a_folder_are_read() -> None:
    here = Path(__file__).parent
    assert {status for _, status, _ in labelled(here / "answers/tuning.jsonl")} == {one.value for one in ORDER}
    assert all(answer for folder in ("examples", "real") for answer, _, _ in labelled(here / folder))


def test_what_is_written_is_read_back(tmp_path: Path) -> None:
    held = learn([("Zinc and brass.", "planned", [])] * 2)
    write(held, tmp_path / "learned.json")
    written = json.loads((tmp_path / "learned.json").read_text(encoding="utf-8"))
    assert set(written["rules"]) == {cue.written for cue in CUES}
    assert len(written["bias"]) == len(ORDER)
