"""What the start says and leaves behind, with the demonstration and without it."""

import subprocess
from pathlib import Path

import pytest
from django.core.management import call_command
from django.db import connection

from forces.models import Force, User
from recommendations.models import InspectionReport
from tests.builders import officer, one_body
from tracker.kit import triggers

ROOT = Path(__file__).resolve().parent.parent.parent


@pytest.fixture(autouse=True)
def _nothing_to_collect(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tracker.management.commands.prepare.static_files_are_current", lambda: True)


def prepared(capsys: pytest.CaptureFixture[str]) -> str:
    call_command("prepare")
    return capsys.readouterr().out


@pytest.mark.django_db
def test_without_the_demonstration_there_is_none_of_it(settings, capsys, monkeypatch: pytest.MonkeyPatch) -> None:
    settings.DEMO, settings.ALLOWED_HOSTS = False, ["127.0.0.1", "localhost", "[::1]"]
    monkeypatch.setenv("HOST", "127.0.0.1")
    monkeypatch.setenv("PORT", "8001")
    said = prepared(capsys)
    assert said == "Nobody has an account yet. Set your office up at http://127.0.0.1:8001/set-up/\n"
    assert (User.objects.count(), InspectionReport.objects.count(), Force.objects.count()) == (0, 0, 47)


@pytest.mark.django_db
@pytest.mark.parametrize(("hosts", "host"), [(["tracker.example.org"], "127.0.0.1"), (["localhost"], "0.0.0.0")])
def test_on_a_server_it_says_how_to_get_the_code(settings, capsys, monkeypatch, hosts: list[str], host: str) -> None:
    settings.DEMO, settings.ALLOWED_HOSTS = False, hosts
    monkeypatch.setenv("HOST", host)
    assert prepared(capsys) == (
        "Nobody has an account yet. Set your office up at /set-up/ of this site's address.\n"
        "It asks for a set-up code, which this command prints: manage.py set_up_code\n"
    )


@pytest.mark.django_db
def test_once_someone_has_an_account_nothing_is_said(settings, capsys) -> None:
    settings.DEMO = False
    officer(one_body())
    assert prepared(capsys) == ""


@pytest.mark.parametrize(
    ("demo", "folder"),
    [("", "var"), ("on", "var"), ("ON", "var"), ("1", "var"), ("0", "var/office"), ("off", "var/office")],
)
def test_an_office_of_ones_own_has_its_own_folder(tmp_path: Path, demo: str, folder: str) -> None:
    """And its own key: what local_settings.sh tells the product, run in an empty folder."""
    script = ROOT / "tracker" / "ops" / "local_settings.sh"
    said = subprocess.run(
        ["bash", "-euc", f'. "{script}"; echo "$VAR_DIR"; echo "$DEMO"'],
        cwd=tmp_path,
        env={"PATH": "/usr/bin:/bin", "VENV": str(ROOT / ".venv"), **({"DEMO": demo} if demo else {})},
        capture_output=True,
        text=True,
        check=True,
    ).stdout.split()
    assert said == [str(tmp_path / folder), demo or "on"]
    assert (tmp_path / folder / "secret_key").stat().st_mode & 0o077 == 0


@pytest.mark.django_db
def test_a_start_puts_back_triggers_that_an_earlier_one_left_out(settings, capsys) -> None:
    settings.DEMO = False
    triggers.lift(connection)
    prepared(capsys)
    assert triggers.missing(connection) == []
