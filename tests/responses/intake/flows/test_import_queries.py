"""What an import asks of the database grows by the five hundred rows, and by the report: never by the row."""

import pytest
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext

from tests.responses.intake import generated_sheet
from tests.responses.intake.reading_in import committed, counted, staged

pytestmark = pytest.mark.django_db
STEP, A_REPORT = 500, 25
MOST_STAGED, MOST_COMMITTED, MOST_OF_A_REPORT = 10, 50, 8
"""Further queries for STEP more rows, and for one report more, savepoints among them. SQLite takes a bulk insert in
several statements."""
OWNER = 6


def costs(officer, rows) -> tuple[dict[str, int], int, int]:
    """What became of the rows, and the queries of staging and of committing them."""
    data = generated_sheet.as_csv(rows)
    with CaptureQueriesContext(connection) as staging:
        imported = staged(officer, data)
    with CaptureQueriesContext(connection) as committing:
        done = committed(imported, officer)
    return counted(done), len(staging), len(committing)


def three_imports(officer, number) -> list[tuple[dict[str, int], int, int]]:
    """A sheet, the same again, and the same with another owner in each row; nothing of it stays."""
    rows = list(generated_sheet.rows(number, A_REPORT))
    others = [[*row[:OWNER], "Generated: another owner", *row[OWNER + 1 :]] for row in rows]
    with transaction.atomic():
        found = [costs(officer, each) for each in (rows, rows, others)]
        transaction.set_rollback(True)
    return found


def test_five_hundred_more_rows_cost_a_few_queries_more(officer):
    few, many = three_imports(officer, STEP), three_imports(officer, 2 * STEP)
    outcomes = [(one[0], two[0]) for one, two in zip(few, many, strict=True)]
    assert outcomes == [({name: STEP}, {name: 2 * STEP}) for name in ("new", "same", "changed")]
    more = [(two[1] - one[1], two[2] - one[2]) for one, two in zip(few, many, strict=True)]
    assert max(staging for staging, _committing in more) <= MOST_STAGED
    new, same, changed = (committing for _staging, committing in more)
    assert new <= MOST_COMMITTED + MOST_OF_A_REPORT * (STEP // A_REPORT)
    assert same <= MOST_STAGED
    assert changed <= MOST_COMMITTED


def test_reports_from_before_the_tracker_are_not_opened_one_by_one(officer):
    rows = list(generated_sheet.rows(40, a_report=1))
    _counts, _staging, committing = costs(officer, rows)
    assert committing <= 2 * MOST_COMMITTED + MOST_OF_A_REPORT * len(rows)
