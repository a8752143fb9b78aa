"""What a spreadsheet that was read in leads to, and what can still be done with it."""

from datetime import date

import pytest
from django.test import Client

from forces.roles import Role
from responses.intake.models import Import
from responses.record.models import Response
from tests import builders
from tests.responses.intake.import_pages import checked, rows_page
from tests.responses.intake.sheets_made import TITLE, a_row, some_rows
from tests.tracker.markup import read

pytestmark = pytest.mark.django_db


def links_of(page):
    return {link.text: link.attributes["href"] for link in read(page.content.decode()).one("main").all("a")}


def read_in(desk, rows):
    imported = checked(desk, rows)
    desk.post(f"/imports/{imported.pk}/read-in/")
    imported.refresh_from_db()
    return imported


def test_a_sheet_of_one_report_leads_to_its_recommendations(desk):
    read_in(desk, [a_row(1, inspection="Another made-up inspection")])
    imported = read_in(desk, some_rows(2))
    address = links_of(rows_page(desk, imported))[f"See the recommendations of {TITLE}"]
    page = desk.get(address)
    assert page.context["count"] == 2
    assert [chosen.words for chosen in page.context["chosen"]] == [f"“{TITLE}”"]


def test_a_sheet_of_several_reports_leads_to_the_whole_list(desk):
    imported = read_in(desk, [a_row(1), a_row(2, inspection="Another made-up inspection")])
    links = links_of(rows_page(desk, imported))
    assert links["See all recommendations"] == "/recommendations/"
    assert not any(words.startswith("See the recommendations of") for words in links)


def test_a_sheet_and_its_batch_lead_to_each_other(desk, body):
    imported = read_in(desk, some_rows(1))
    batch = links_of(rows_page(desk, imported))["See what changed, response by response"]
    assert batch == f"/batches/{imported.batch_id}/"
    back = {"See the spreadsheet that was read in": f"/imports/{imported.pk}/"}
    assert back.items() <= links_of(desk.get(batch)).items()
    reader = Client()
    reader.force_login(builders.member(Role.READER, body=body))
    assert back.keys().isdisjoint(links_of(reader.get(batch)))


def test_what_was_taken_back_leads_to_its_batch_alone(desk):
    imported = read_in(desk, some_rows(1))
    desk.post(f"/imports/{imported.pk}/undo/")
    links = links_of(rows_page(desk, imported))
    assert [words for words in links if words.startswith("See ")] == ["See what changed, response by response"]


def test_what_stands_against_taking_it_back_is_said(desk, officer):
    imported = checked(desk, some_rows(1))
    desk.post(f"/imports/{imported.pk}/read-in/")
    builders.record(Response.objects.get(), on=date(2024, 3, 1), by=officer, note="Something.", owner="C. Lead")
    page = desk.get(f"/imports/{imported.pk}/undo/")
    assert page.context["against"] == [
        "West Mercia Police: Recommendation 1, A made-up inspection: something was recorded after it."
    ]
    assert read(page.content.decode()).one("main").all("button") == []
    refused = desk.post(f"/imports/{imported.pk}/undo/")
    assert refused.url == f"/imports/{imported.pk}/undo/"
    assert Import.objects.get().stage == "done"


@pytest.mark.parametrize("name", ["rows/", "read-in/", "put-aside/", "columns/"])
def test_a_finished_sheet_is_not_changed_any_more(desk, name):
    imported = checked(desk, some_rows(1))
    desk.post(f"/imports/{imported.pk}/read-in/")
    held = Import.objects.get()
    assert desk.get(f"/imports/{imported.pk}/columns/").url == f"/imports/{imported.pk}/"
    typed = {"row": "2", "out_2": "on", "date_order": "day-first", "force": builders.one_force().pk}
    typed |= {"column_0": "number", "column_1": "report_title", "holds_from_day": "1", "holds_from_month": "3"}
    desk.post(f"/imports/{imported.pk}/{name}", {**typed, "holds_from_year": "2024"})
    after = Import.objects.get()
    assert (after.stage, after.columns, after.counts) == (held.stage, held.columns, held.counts)
    assert [row.left_out for row in imported.rows.all()] == [False]
