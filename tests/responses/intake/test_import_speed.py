"""Ten thousand rows, from the file's bytes to the committed records, against bare bulk inserts of the same rows."""

import resource
import time
from datetime import UTC, date, datetime

import pytest
from django.core.files.base import ContentFile
from django.db import connection, transaction

from recommendations.models import Deadline, InspectionReport, Recommendation
from responses.intake.flows.commit_import import commit_import
from responses.intake.flows.stage_import import stage_import
from responses.intake.models import ImportMade, ImportRow
from responses.record.models import Position, Response, Update
from tests import builders
from tests.lifted import triggers_lifted
from tests.responses.intake import generated_sheet

ROWS = 10_000
MOST = 3.0
"""Times the bare inserts."""
MEGABYTES_MOST = 120
"""By which the process may grow; the rows alone, held at once, would take more."""
NOW = datetime(2023, 9, 12, 10, 30, tzinfo=UTC)
TABLES = (InspectionReport, Recommendation, Deadline, Response, Update, Position, ImportRow, ImportMade)


@pytest.mark.deep
@pytest.mark.bench
@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("form", ["csv", "xlsx"])
def test_ten_thousand_rows_take_at_most_three_times_bare_inserts(form, capsys):
    builders.the_inspectorate()
    body = builders.one_body(on=date(2022, 11, 1))
    officer = builders.officer(body)
    data = getattr(generated_sheet, f"as_{form}")(generated_sheet.rows(ROWS))
    before, started = _megabytes(), time.perf_counter()
    imported = stage_import(
        body=body, name=f"ours.{form}", file=ContentFile(data), by=officer, at=NOW, today=NOW.date()
    )
    staged = time.perf_counter() - started
    done = commit_import(imported=imported, by=officer, at=NOW, today=NOW.date())
    whole, grown = time.perf_counter() - started, _megabytes() - before
    assert done.counts["new"] == Response.objects.count() == ROWS
    bare = _bare_inserts()
    with capsys.disabled():
        print(  # noqa: T201  the figure is what the run is for
            f"\n{connection.vendor}, {form}: {ROWS} rows read and checked in {staged:.1f} s, in the records after "
            f"{whole:.1f} s, bare inserts {bare:.1f} s, ratio {whole / bare:.2f}, {grown:.0f} MB more"
        )
    assert whole / bare <= MOST
    assert grown <= MEGABYTES_MOST


def _bare_inserts() -> float:
    """Seconds to insert the same rows again, made ready beforehand, by Django's own bulk_create."""
    held = {model: list(model._base_manager.order_by("pk")) for model in TABLES}
    with (
        triggers_lifted(),
        connection.constraint_checks_disabled(),
        connection.cursor() as cursor,
        transaction.atomic(),
    ):
        for through in (InspectionReport.forces.through,):
            cursor.execute(f"DELETE FROM {through._meta.db_table}")
        cursor.execute("DELETE FROM intake_import_reports_made")
        for model in reversed(TABLES):
            cursor.execute(f"DELETE FROM {model._meta.db_table}")
        transaction.set_rollback(False)
        started = time.perf_counter()
        for model, rows in held.items():
            model._base_manager.bulk_create(rows, batch_size=500)
        return time.perf_counter() - started


def _megabytes() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
