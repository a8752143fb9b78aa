"""`manage.py read_letter`, as it is typed on a machine where nothing is set up, and through Django."""

import json
import subprocess
import sys
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from tests.letters.reading.scoring import ROOT

LETTER = ROOT / "fixtures/letters/west-mercia-2023-firearms.txt"


def run(*arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, str(ROOT / "manage.py"), "read_letter", *arguments],
        env={"PATH": "/usr/bin:/bin"},
        cwd="/",
        capture_output=True,
        text=True,
        check=False,
    )


def test_it_needs_no_settings_and_prints_one_json_object() -> None:
    done = run("--json", str(LETTER))
    assert done.returncode == 0, done.stderr
    found = json.loads(done.stdout)
    assert found["kind"] == "letter"
    assert [item["number"] for item in found["recommendations"]] == ["2", "3", "5", "6", "8", "10", "12"]
    assert found["recommendations"][0]["text"].startswith("By 31 July 2024")
    text = LETTER.read_text()
    for item in found["recommendations"]:
        start, end = item["span"]
        assert text[start:end].split()[:5] == item["text"].split()[:5]
    assert found["leftover"]


def test_in_words_it_says_what_it_is() -> None:
    done = run(str(LETTER))
    assert done.stdout.startswith("letter: A letter: ")
    assert "report_published: 2023-07-11" in done.stdout


def test_a_file_that_is_not_there_is_named(tmp_path: Path) -> None:
    done = run("--json", str(tmp_path / "none.txt"))
    assert (done.returncode, done.stdout) == (1, "")
    assert "none.txt: No such file or directory. Name a file that can be read." in done.stderr


def test_a_file_that_cannot_be_read_is_named_with_the_reason(tmp_path: Path) -> None:
    path = tmp_path / "empty.pdf"
    path.write_bytes(b"%PDF-1.7 and nothing more")
    done = run("--json", str(path))
    assert done.returncode == 1
    assert done.stderr.startswith("empty.pdf: ")


def test_django_knows_it_too(tmp_path: Path) -> None:
    out = StringIO()
    call_command("read_letter", str(LETTER), "--json", stdout=out)
    assert json.loads(out.getvalue())["kind"] == "letter"
    with pytest.raises(CommandError, match=r"none\.txt"):
        call_command("read_letter", str(tmp_path / "none.txt"))
