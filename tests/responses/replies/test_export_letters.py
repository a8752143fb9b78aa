"""Letters as files from the command line: the issued bytes, else the draft, one for each body."""

from datetime import UTC, datetime
from pathlib import Path

import pytest
from django.conf import settings
from django.core.management import CommandError, call_command

from letters.rendering.formats import FORMATS
from letters.rendering.pdf import render_pdf
from responses.replies.letters import letter_of
from responses.replies.models import IssuedLetter, Reply
from tests import builders
from tests.letters.rendering.test_pdf import text_of
from tracker.demo.load import load_demo

pytestmark = pytest.mark.django_db


def export(out: Path, *more: str, report: str = "a-report", kind: str = "pdf") -> list[str]:
    call_command("export_letters", "--report", report, "--format", kind, "--out", str(out), *more)
    return sorted(path.name for path in out.iterdir())


@pytest.fixture
def reply() -> Reply:
    builders.one_body()
    builders.opened(builders.a_report(1))
    return Reply.objects.get()


def test_an_issued_letter_is_its_own_bytes_and_a_draft_says_that_it_is_one(reply: Reply, tmp_path: Path) -> None:
    assert export(tmp_path / "draft") == ["west-mercia-pcc.pdf"]
    draft = (tmp_path / "draft" / "west-mercia-pcc.pdf").read_bytes()
    assert draft == render_pdf(letter_of(reply))
    assert "DRAFT" in " ".join(text_of(draft))
    builders.issued(reply)
    export(tmp_path / "issued")
    letter = IssuedLetter.objects.get()
    assert (tmp_path / "issued" / "west-mercia-pcc.pdf").read_bytes() == bytes(letter.pdf)


@pytest.mark.parametrize("kind", FORMATS)
def test_the_demo_s_three_letters_in_each_format(tmp_path: Path, kind: str) -> None:
    load_demo(settings.BASE_DIR / "fixtures", datetime(2024, 1, 31, tzinfo=UTC))
    names = [f"{body}.{kind}" for body in ("cheshire-pcc", "mopac", "west-mercia-pcc")]
    assert export(tmp_path, report="hmicfrs/firearms-2023", kind=kind) == names
    first = {path.name: path.read_bytes() for path in tmp_path.iterdir()}
    assert export(tmp_path, report="firearms-2023", kind=kind) == names
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == first
    assert all(len(data) > 1000 for data in first.values())


def test_some_bodies_alone(tmp_path: Path) -> None:
    load_demo(settings.BASE_DIR / "fixtures", datetime(2024, 1, 31, tzinfo=UTC))
    options = ["--body", "mopac", "--body", "cheshire-pcc"]
    assert export(tmp_path, *options, report="firearms-2023", kind="html") == ["cheshire-pcc.html", "mopac.html"]


@pytest.mark.parametrize(
    ("options", "words"),
    [
        ({"report": "unknown"}, "no report is called unknown. There are: a-report"),
        ({"more": ["--body", "nobody"]}, "no body is called nobody. These reply to the report: west-mercia-pcc"),
        ({"kind": "odt"}, "invalid choice: 'odt'"),
    ],
)
def test_what_is_not_known_is_refused_with_what_there_is(reply: Reply, tmp_path: Path, options, words) -> None:
    with pytest.raises(CommandError, match=words):
        export(tmp_path, *options.pop("more", []), **options)


def test_a_file_in_the_folder_s_place_is_left_alone(reply: Reply, tmp_path: Path) -> None:
    (tmp_path / "out").write_text("mine")
    with pytest.raises(CommandError, match=r"is a file\. Give a folder"):
        export(tmp_path / "out")
    assert (tmp_path / "out").read_text() == "mine"


def test_a_letter_that_cannot_be_printed_is_named(reply: Reply, tmp_path: Path) -> None:
    Reply.objects.update(closing="\u4e2d")
    with pytest.raises(CommandError, match=r"A report: No font .*\(U\+4E2D\) in: Closing"):
        export(tmp_path)
