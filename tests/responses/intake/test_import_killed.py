"""The process that reads a sheet in is killed: nothing of the batch is left, and the next try is whole."""

import subprocess
from collections.abc import Iterator

import pytest

from tests.responses.intake import generated_sheet
from tests.served.installation import Installation, installation_in

ROWS = 3000
KILLED_AT = (500, 1500, 2500, 3001)
"""Rows after which the process is killed; after the last, reports are opened and the import is finished."""
SET_UP = """
import json
from datetime import date
from tests import builders
builders.the_inspectorate()
print(json.dumps(builders.officer(builders.one_body(on=date(2022, 11, 1))).email))
"""
HELD = """
import json
from responses.record.models import *
from recommendations.models import *
from responses.intake.models import *
from responses.record.flows.verify_positions import verify_positions
counted = (InspectionReport, Recommendation, Deadline, Response, Update, Position, Batch, ImportMade)
faults = sum(len(faults) for _pk, faults in verify_positions())
print(json.dumps([*(model.objects.count() for model in counted), faults]))
"""


class Importing:
    """An installation with a sheet to read in, and the officer who does."""

    def __init__(self, installation: Installation) -> None:
        self.installation = installation
        self.officer = installation.shell(SET_UP)
        self.sheet = installation.folder / "generated.csv"
        self.sheet.write_bytes(generated_sheet.as_csv(generated_sheet.rows(ROWS)))

    def held(self) -> list[int]:
        return list(self.installation.shell(HELD))

    def read_in(self, killed_at: int | None = None) -> int:
        """Run the command, killed once it says that it has come to this row; its exit code."""
        of = ("--body", "west-mercia-pcc", "--by", self.officer, "--verbosity", "2")
        command = self.installation.command("import_recommendations", str(self.sheet), *of)
        with subprocess.Popen(
            command, env=self.installation.env, stderr=subprocess.PIPE, stdout=subprocess.PIPE, text=True
        ) as run:
            assert run.stderr is not None
            for line in run.stderr:
                if killed_at and line.startswith("row ") and int(line.split()[1]) >= killed_at:
                    run.kill()
                    break
        return run.returncode


@pytest.fixture
def importing(tmp_path, django_db_blocker) -> Iterator[Importing]:
    with django_db_blocker.unblock(), installation_in(tmp_path, "killed_in_the_middle") as installation:
        yield Importing(installation)


@pytest.mark.deep
def test_nothing_of_a_killed_batch_is_left(importing):
    nothing = [0] * 9
    assert importing.held() == nothing
    for row in KILLED_AT:
        assert importing.read_in(killed_at=row) == -9
        assert importing.held() == nothing, f"killed at row {row}"
    importing.installation.manage(
        "import_recommendations", str(importing.sheet), "--body", "west-mercia-pcc", "--by", importing.officer
    )
    assert importing.held() == [ROWS / 25, ROWS, ROWS, ROWS, ROWS, ROWS, 1, ROWS, 0]
