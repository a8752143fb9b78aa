"""Every list and form page with 3,000 responses held: at most ten queries, My work at most twelve."""

import pytest
import time_machine
from django.core.files.base import ContentFile
from django.db import connection
from django.test.utils import CaptureQueriesContext

from forces.roles import Role
from responses.intake.flows.commit_import import commit_import
from responses.intake.flows.stage_import import stage_import
from responses.record.models import Batch
from tests import builders
from tests.responses.intake import generated_sheet

NOW = builders.datetime(2023, 9, 12, 10, 30, tzinfo=builders.UTC)
RESPONSES = 3_000
SETTINGS = "/settings/west-mercia-pcc/"
PAGES = (
    "/",
    "/bodies/west-mercia-pcc/",
    "/bodies/west-mercia-pcc/record/",
    "/bodies/west-mercia-pcc/log/",
    "/recommendations/",
    "/recommendations/?status=not-started&past_deadline=1&rag=red&q=thing&sort=deadline",
    "/recommendations/export.csv",
    "/recommendations/export.xlsx",
    "/allocate/?all=1&filter=%3Fstatus%3Dplanned",
    "/scrutiny/",
    "/scrutiny/new/?all=1&filter=%3Fstatus%3Dplanned",
    "/imports/",
    "/letters-in/",
    "/letters-in/new/",
    "/update-sheets/",
    "/update-sheets/west-mercia.xlsx",
    "/reports/",
    "/reports/new/",
    "/reports/hmicfrs/a-long-report/",
    "/reports/hmicfrs/a-long-report/correct/",
    "/reports/hmicfrs/a-long-report/changes/",
    "/reports/hmicfrs/a-long-report/recommendations/new/",
    SETTINGS,
    *(f"{SETTINGS}{page}/" for page in ("office", "letters", "colours", "from-when", "forces", "office-holders")),
    f"{SETTINGS}people/",
    f"{SETTINGS}people/add/",
)
MOST = {"/": 12}


def of_one(response_id: int, import_id: int, batch_id: int) -> list[str]:
    """The pages of one response, of one import that is in the records, and of its batch."""
    forms = ("", "update/", "target/", "decide/")
    imports = (f"/imports/{import_id}/", f"/imports/{import_id}/undo/", f"/batches/{batch_id}/")
    return [*(f"/responses/{response_id}/{form}" for form in forms), *imports]


@pytest.mark.deep
@pytest.mark.django_db
def test_no_page_asks_more_of_the_database_when_much_is_held(client):
    body = builders.one_body(on=builders.date(2022, 11, 1))
    officer = builders.officer(body)
    builders.give_role(user=officer, role=Role.ADMINISTRATOR, body=body)
    with time_machine.travel(NOW, tick=False):
        rows = builders.many_responses(RESPONSES)
        data = generated_sheet.as_csv(generated_sheet.rows(300))
        sheet = stage_import(
            body=body, name="Generated.csv", file=ContentFile(data), by=officer, at=NOW, today=NOW.date()
        )
        done = commit_import(imported=sheet, by=officer, at=NOW, today=NOW.date())
        client.force_login(officer)
        addresses = [*PAGES, *of_one(rows[0].response_id, done.pk, Batch.objects.get().pk)]
        counted = {address: queries(client, address) for address in addresses}
    assert {address: number for address, number in counted.items() if number > MOST.get(address, 10)} == {}


def queries(client, address: str) -> int:
    with CaptureQueriesContext(connection) as captured:
        response = client.get(address)
        if response.streaming:
            b"".join(response.streaming_content)
    assert response.status_code == 200, address
    return len([query for query in captured if "SAVEPOINT" not in query["sql"] and query["sql"] != "BEGIN"])
