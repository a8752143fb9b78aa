"""A spreadsheet from its sending to the records and back, as the officer does it; and who may."""

from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import translation

from forces.roles import Role
from recommendations.models import InspectionReport, Recommendation
from responses.intake.models import Import
from responses.record.models import Position, Response
from tests import builders
from tests.responses.intake.import_pages import MOST_QUERIES, boxes, checked, rows_page, sent, told
from tests.responses.intake.sheets_made import TITLE, a_row, csv_file, some_rows
from tests.responses.record.forms_as_sent import problems, text_of
from tests.tracker.markup import read

pytestmark = pytest.mark.django_db


def test_a_sheet_is_sent_mended_read_in_and_taken_back(desk, officer):
    rows = [*some_rows(3), a_row(4, target="31/02/2024"), a_row(5, rag="Amber")]
    imported = checked(desk, rows, words={"Amber": "in-progress"})

    page = rows_page(desk, imported)
    problem = "Target date: “31/02/2024” is not a date. Enter it as day, month and year, such as 28/02/2024."
    assert "Of 5 rows, 4 would be new and 1 is wrong." in text_of(page)
    assert problems(page) == [f"Row 5. {problem}"]
    assert boxes(page) == {"cell_5_6": "31/02/2024"}
    assert "Read 4 rows into the records" not in text_of(page)

    mending = desk.post(f"/imports/{imported.pk}/rows/", {"row": "5", "cell_5_6": "28/02/2024", "page": "1"})
    assert told(mending) == ["Checked again: nothing is wrong any more."]
    assert "Read 5 rows into the records" in text_of(desk.get(mending.url))

    done = desk.post(f"/imports/{imported.pk}/read-in/")
    assert told(done) == ["office.csv is in the records."]
    assert {(row.recommendation.number, row.force.name) for row in Response.objects.all()} == {
        (str(number), "West Mercia Police") for number in range(1, 6)
    }
    assert Position.objects.get(response__recommendation__number="4").target_on == date(2024, 2, 28)
    made = text_of(desk.get(done.url))
    assert "Recommendations registered 5 Responses that are new 5 Responses changed 0" in made
    assert "Row 5: Recommendation 4, West Mercia Police , A made-up inspection (New)" in made

    undone = desk.post(f"/imports/{imported.pk}/undo/")
    assert told(undone) == ["All that office.csv made is taken back."]
    assert Position.objects.count() == 0
    assert "All that this sheet made is taken back." in text_of(desk.get(undone.url))


def test_the_same_sheet_again_changes_what_has_changed_and_doubles_nothing(desk):
    desk.post(f"/imports/{checked(desk, some_rows(3)).pk}/read-in/")
    again = checked(desk, [a_row(1), a_row(2), a_row(3, lead="B. Lead")])
    assert "Of 3 rows, 1 would change and 2 are held already." in text_of(rows_page(desk, again))
    desk.post(f"/imports/{again.pk}/read-in/")
    assert (Recommendation.objects.count(), InspectionReport.objects.count()) == (3, 1)
    assert list(Position.objects.current().order_by("response").values_list("owner", flat=True)) == [
        "A. Lead", "A. Lead", "B. Lead",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("file", "message"),
    [
        (None, "Choose a spreadsheet: an .xlsx or .csv file."),
        (
            SimpleUploadedFile("sheet.xlsx", b"%PDF-1.4 made up"),
            "The file is a PDF. Send the spreadsheet that it was made from, as .xlsx or .csv.",
        ),
        (
            SimpleUploadedFile("empty.csv", b""),
            "The file has no rows with content. Send one with a heading row and rows below it.",
        ),
    ],
)
def test_a_file_that_is_no_sheet_is_refused_beside_its_field(desk, file, message):
    response = desk.post("/imports/", {"file": file} if file else {})
    assert problems(response) == [message]
    assert Import.objects.count() == 0


def test_the_list_has_unfinished_sheets_first_and_says_how_far_each_has_come(desk):
    first = checked(desk, some_rows(1))
    desk.post(f"/imports/{first.pk}/read-in/")
    dropped = sent(desk, csv_file(some_rows(2), name="put aside.csv"))
    told_of = desk.post(f"/imports/{dropped.pk}/put-aside/")
    assert told(told_of) == ["put aside.csv is put aside. Nothing of it was read in."]
    unfinished = sent(desk, csv_file(some_rows(3), name="third.csv"))
    newest = sent(desk, csv_file(some_rows(4), name="fourth.csv"))
    table = read(desk.get("/imports/").content.decode()).one("tbody")
    assert [[cell.text for cell in row.all("th") + row.all("td")][:2] for row in table.all("tr")] == [
        ["fourth.csv", "Columns to be checked"],
        ["third.csv", "Columns to be checked"],
        ["put aside.csv", "Put aside, nothing read in"],
        ["office.csv", "In the records"],
    ]
    assert [link.attributes["href"] for link in table.all("a")][:2] == [
        f"/imports/{newest.pk}/",
        f"/imports/{unfinished.pk}/",
    ]
    assert desk.get(f"/imports/{unfinished.pk}/").url == f"/imports/{unfinished.pk}/columns/"


def test_a_person_of_two_bodies_says_whose_sheet_it_is(desk, officer, body):
    kent = builders.one_body(builders.one_force("kent", "Kent Police"), slug="kent-pcc", name="PCC for Kent")
    builders.give_role(user=officer, role=Role.OFFICER, body=kent)
    response = desk.post("/imports/", {"file": csv_file(some_rows(1))})
    assert problems(response) == ["Choose whose recommendations the sheet holds."]
    desk.post("/imports/", {"file": csv_file(some_rows(1)), "body": kent.pk})
    assert Import.objects.get().body == kent


ADDRESSES = ("", "columns/", "columns/read-again/", "rows/", "rows/leave-out/", "read-in/", "put-aside/", "undo/")


def test_another_bodys_sheet_is_not_found(desk):
    imported = sent(desk, csv_file(some_rows(1)))
    kent = builders.one_body(builders.one_force("kent", "Kent Police"), slug="kent-pcc", name="PCC for Kent")
    stranger = Client()
    stranger.force_login(builders.officer(kent))
    found = {stranger.get(f"/imports/{imported.pk}/{name}").status_code for name in ("", "columns/", "undo/")}
    found |= {stranger.post(f"/imports/{imported.pk}/{name}").status_code for name in ADDRESSES[1:]}
    assert found == {404}
    assert "office.csv" not in text_of(stranger.get("/imports/"))


@pytest.mark.parametrize("role", [role for role in Role if role != Role.OFFICER])
def test_only_officers_read_sheets_in(desk, body, role):
    imported = sent(desk, csv_file(some_rows(1)))
    other = Client()
    is_of_force = role == Role.LIAISON
    other.force_login(
        builders.member(role, body=None if is_of_force else body, force=builders.one_force() if is_of_force else None)
    )
    assert {other.get("/imports/").status_code, other.post("/imports/").status_code} == {403}
    assert {other.post(f"/imports/{imported.pk}/{name}").status_code for name in ADDRESSES} == {403}


def test_a_stranger_is_asked_to_sign_in(desk):
    imported = sent(desk, csv_file(some_rows(1)))
    asked = {Client().post(f"/imports/{imported.pk}/{name}").url for name in ADDRESSES}
    assert asked == {f"/sign-in/?next=/imports/{imported.pk}/{name}" for name in ADDRESSES}


@pytest.mark.parametrize("name", ["rows/", "rows/leave-out/", "read-in/", "put-aside/", "columns/read-again/"])
def test_a_change_is_a_post(desk, name):
    imported = sent(desk, csv_file(some_rows(1)))
    assert desk.get(f"/imports/{imported.pk}/{name}").status_code == 405


def cost(desk, address):
    with CaptureQueriesContext(connection) as queries:
        assert desk.get(address).status_code == 200
    return len(queries)


def test_a_page_costs_the_same_however_long_the_sheet(desk):
    costs = {}
    for number in (2, 120):
        rows = [a_row(place, target="1/2/2024" if place % 2 else "soon") for place in range(1, number + 1)]
        imported = checked(desk, rows)
        before = [cost(desk, f"/imports/{imported.pk}/{name}") for name in ("", "columns/")]
        desk.post(f"/imports/{imported.pk}/rows/leave-out/")
        desk.post(f"/imports/{imported.pk}/read-in/")
        after = [cost(desk, f"/imports/{imported.pk}/{name}") for name in ("", "undo/")]
        costs[number] = [cost(desk, "/imports/"), *before, *after]
    assert costs[2] == costs[120]
    assert max(costs[2]) <= MOST_QUERIES


def test_a_days_problem_is_said_in_the_pages_language(desk):
    imported = checked(desk, [a_row(1, date="12/07/2024")])
    with translation.override("cy"):
        page = text_of(rows_page(desk, imported))
        day = "12 Gorffenaf 2024"
        desk.post(f"/imports/{imported.pk}/rows/", {"row": "2"})
        assert day not in page
        assert day in text_of(rows_page(desk, imported))


def test_the_title_is_said_as_the_sheet_writes_it(desk):
    page = rows_page(desk, checked(desk, some_rows(1)))
    assert f"They would be registered: {TITLE}" in text_of(page)
