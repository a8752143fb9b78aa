"""The process that reads a sheet in is killed: nothing of the batch is left, and the next try is whole."""

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.conf import settings
from django.db import connection

from tests.responses.intake import generated_sheet

ROWS = 3000
KILLED_AT = (500, 1500, 2500, 3001)
"""Rows after which the process is killed; after the last, reports are opened and the import is finished."""
SET_UP = """
from datetime import date
from tests import builders
builders.the_inspectorate()
print(builders.officer(builders.one_body(on=date(2022, 11, 1))).email)
"""
HELD = """
from responses.record.models import *
from recommendations.models import *
from responses.intake.models import *
from responses.record.flows.verify_positions import verify_positions
counted = (InspectionReport, Recommendation, Deadline, Response, Update, Position, Batch, ImportMade)
print(*[model.objects.count() for model in counted], sum(len(faults) for _pk, faults in verify_positions()))
"""


class Installation:
    """A database of its own, used by processes of their own."""

    def __init__(self, folder: Path, url: str) -> None:
        self.env = {**os.environ, "DATABASE_URL": url, "DJANGO_SETTINGS_MODULE": "tests.settings"}
        self.manage("migrate", "--verbosity", "0")
        self.officer = self.shell(SET_UP)[-1]
        self.sheet = folder / "generated.csv"
        self.sheet.write_bytes(generated_sheet.as_csv(generated_sheet.rows(ROWS)))

    def command(self, *args: str) -> list[str]:
        return [sys.executable, str(settings.BASE_DIR / "manage.py"), *args]

    def manage(self, *args: str) -> str:
        done = subprocess.run(self.command(*args), env=self.env, check=False, capture_output=True, text=True)
        assert done.returncode == 0, done.stderr
        return done.stdout

    def shell(self, script: str) -> list[str]:
        return self.manage("shell", "--verbosity", "0", "-c", script).split()

    def held(self) -> list[int]:
        return [int(number) for number in self.shell(HELD)]

    def read_in(self, killed_at: int | None = None) -> int:
        """Run the command, killed once it says that it has come to this row; its exit code."""
        of = ("--body", "west-mercia-pcc", "--by", self.officer, "--verbosity", "2")
        command = self.command("import_recommendations", str(self.sheet), *of)
        with subprocess.Popen(command, env=self.env, stderr=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as run:
            assert run.stderr is not None
            for line in run.stderr:
                if killed_at and line.startswith("row ") and int(line.split()[1]) >= killed_at:
                    run.kill()
                    break
        return run.returncode


@pytest.fixture
def installation(tmp_path, django_db_blocker) -> Iterator[Installation]:
    if connection.vendor == "sqlite":
        yield Installation(tmp_path, f"sqlite:///{tmp_path / 'killed.sqlite3'}")
        return
    name = "killed_in_the_middle"
    url = os.environ["DATABASE_URL"]
    with django_db_blocker.unblock():
        administer(f"DROP DATABASE IF EXISTS {name}")
        administer(f"CREATE DATABASE {name}")
        yield Installation(tmp_path, url.rpartition("/")[0] + f"/{name}")
        administer(f"DROP DATABASE {name} WITH (FORCE)")


def administer(statement: str) -> None:
    """Databases are made and dropped outside of transactions."""
    with connection._nodb_cursor() as cursor:
        cursor.execute(statement)


@pytest.mark.deep
def test_nothing_of_a_killed_batch_is_left(installation):
    nothing = [0] * 9
    assert installation.held() == nothing
    for row in KILLED_AT:
        assert installation.read_in(killed_at=row) == -9
        assert installation.held() == nothing, f"killed at row {row}"
    installation.manage(
        "import_recommendations", str(installation.sheet), "--body", "west-mercia-pcc", "--by", installation.officer
    )
    assert installation.held() == [ROWS / 25, ROWS, ROWS, ROWS, ROWS, ROWS, 1, ROWS, 0]
