"""How a spreadsheet's columns and words are understood, as the officer says it."""

from datetime import date

import pytest

from responses.intake.forms.columns import word_name
from responses.intake.models import Import, SheetMemory
from responses.record.sheet_columns import COLUMNS
from tests import builders
from tests.responses.intake.import_pages import checked, form_of, mapped, sent, told
from tests.responses.intake.sheets_made import HEADINGS, a_row, csv_file, some_rows, workbook
from tests.responses.record.forms_as_sent import as_sent, problems, text_of
from tests.tracker.markup import read

pytestmark = pytest.mark.django_db


def test_the_columns_page_shows_what_each_holds_and_what_was_guessed(desk):
    imported = sent(desk, csv_file([a_row(1), a_row(2, lead="B. Lead", date="")]))
    page = desk.get(f"/imports/{imported.pk}/columns/")
    shown = [(c.letters, c.heading, c.samples, c.field.value()) for c in page.context["columns"]]
    assert [(letters, heading, field) for letters, heading, _samples, field in shown] == list(
        zip(
            "ABCDEFGH",
            HEADINGS,
            ["number", "report_title", "published_on", "text", "owner", "status", "target_on", "force_action"],
            strict=True,
        )
    )
    assert [shown[0][2], shown[2][2], shown[4][2]] == [["1", "2"], ["11/07/2023"], ["A. Lead", "B. Lead"]]
    form = page.context["form"]
    assert [form[name].value() for name in ("date_order", "holds_from")] == ["day-first", date(2024, 3, 1)]
    assert form["force"].value() == builders.one_force().pk
    assert form["source"].value() == builders.the_inspectorate().pk


def test_what_no_row_could_be_read_without_is_asked_for(desk):
    imported = sent(desk, csv_file(some_rows(1)))
    columns = {f"column_{place}": "ignored" for place in range(len(HEADINGS))}
    response = mapped(desk, imported, **columns, force="")
    assert problems(response) == [
        "Choose the column that holds the recommendations’ number or text.",
        "No column holds the force. Choose the force of all rows, or the column that names it.",
        "No column holds the report. Choose the report of all rows, or the column that names it.",
    ]


def test_a_field_that_two_columns_hold_is_refused_beside_the_second(desk):
    imported = sent(desk, csv_file(some_rows(1)))
    response = mapped(desk, imported, column_6="owner")
    assert problems(response) == ["Column E holds “Owner” already. Choose another, or leave this column out."]
    assert as_sent(response.context["form"])["column_6"] == "owner"


def test_a_word_that_could_mean_two_things_must_be_said(desk):
    imported = sent(desk, csv_file([a_row(1, rag="Amber"), a_row(2)]))
    assert problems(mapped(desk, imported)) == ["Choose what “Amber” means."]
    mapped(desk, imported, words={"Amber": "says-nothing"})
    assert Import.objects.get().statuses == {"Amber": "says-nothing", "Ongoing": "in-progress"}


def test_our_own_files_words_are_not_asked_for(desk):
    ours = [column for column in COLUMNS if not column.internal]
    row = ["Superseded" if column.field == "status" else None for column in ours]
    row[0] = "HMICFRS"
    imported = sent(desk, csv_file([row], [str(column.heading) for column in ours]))
    assert imported.statuses == {"Superseded": "superseded"}
    assert form_of(desk, imported).words_asked() == []


def test_a_date_of_all_rows_that_has_not_come_is_refused(desk):
    imported = sent(desk, csv_file(some_rows(1)))
    assert problems(mapped(desk, imported, holds_from=date(2024, 3, 2))) == [
        "Date from which the rows hold must be today or earlier: Saturday 2 March 2024 has not come yet."
    ]


def test_what_was_chosen_is_remembered_for_the_offices_next_sheet(desk, body):
    checked(desk, [a_row(1, rag="Amber")], words={"Amber": "planned"}, column_4="theme", date_order="month-first",
            column_6="ignored")  # fmt: skip
    assert SheetMemory.objects.get().body == body
    form = form_of(desk, sent(desk, csv_file([a_row(1, rag="AMBER")])))
    assert [form[name].value() for name in ("column_4", "column_6", "date_order", word_name("AMBER"))] == [
        "theme", "ignored", "month-first", "planned",
    ]  # fmt: skip


def test_another_column_for_the_status_has_its_own_words_asked_for(desk):
    imported = sent(desk, csv_file([a_row(1, lead="Parked")]))
    response = mapped(desk, imported, column_4="status", column_5="ignored")
    assert told(response) == ["Another column holds the status now. Say what its words mean."]
    assert response.url == f"/imports/{imported.pk}/columns/"
    assert [word.label for word in desk.get(response.url).context["words"]] == ["Parked"]


def test_another_worksheet_or_row_of_headings_is_read_again(desk):
    title = [["A made-up tracker"], ["As at", date(2024, 3, 1)]]
    book = {"About": [["Some words", "of explanation"]], "Recs": [*title, list(HEADINGS), *some_rows(2)]}
    imported = sent(desk, workbook(book))
    page = desk.get(f"/imports/{imported.pk}/columns/")
    assert "Row 1 of the worksheet “About” is read as the headings." in text_of(page)

    again = desk.post(f"/imports/{imported.pk}/columns/read-again/", {"sheet": "Recs", "heading_row": "1"})
    page = desk.get(again.url)
    assert "Row 3 of the worksheet “Recs” is read as the headings." in text_of(page)
    assert [column.heading for column in page.context["columns"]] == list(HEADINGS)

    desk.post(f"/imports/{imported.pk}/columns/read-again/", {"sheet": "Recs", "heading_row": "2"})
    assert [column.heading for column in desk.get(again.url).context["columns"]] == ["As at", ""]


@pytest.mark.parametrize(
    ("typed", "message"),
    [
        ({"heading_row": ""}, "Enter the number of the row with the headings, such as 1."),
        ({"heading_row": "x"}, "Row of the headings must be a whole number, such as 1."),
        ({"heading_row": "0"}, "Row of the headings must be 1 or more."),
        ({"heading_row": "1001"}, "Row of the headings must be 1,000 or less."),
    ],
)
def test_a_row_of_headings_that_can_not_be_is_refused(desk, typed, message):
    imported = sent(desk, csv_file(some_rows(1)))
    response = desk.post(f"/imports/{imported.pk}/columns/read-again/", typed)
    assert problems(response) == [message]
    assert read(response.content.decode()).all("title")[0].text.startswith("Error: Check the columns")


def test_a_row_of_headings_with_nothing_in_it_is_said(desk):
    imported = sent(desk, csv_file(some_rows(1)))
    response = desk.post(f"/imports/{imported.pk}/columns/read-again/", {"heading_row": "9"})
    assert told(response) == ["Row 9 has nothing in it. Row 1 is read as the headings."]


def warning_of(page):
    return [words.text for words in read(page.content.decode()).all("strong", class_="govuk-warning-text__text")]


def test_a_sheet_in_which_no_heading_is_recognised_is_warned_of(desk):
    first, *others = some_rows(3)
    imported = sent(desk, csv_file(others, [str(cell) for cell in first]))
    page = desk.get(f"/imports/{imported.pk}/columns/")
    [warning] = warning_of(page)
    assert warning.startswith("Warning None of our fields is recognised in row 1. If the headings stand in another row")
    assert "open" in read(page.content.decode()).one("details", id="headings-elsewhere").attributes


def test_a_sheet_with_a_heading_that_is_known_is_not_warned_of(desk):
    imported = sent(desk, csv_file([["Some words too long for a status. " * 3, "More"]], ["RAG", "Foo"]))
    assert imported.columns == {}
    page = desk.get(f"/imports/{imported.pk}/columns/")
    assert warning_of(page) == []
    assert "open" not in read(page.content.decode()).one("details", id="headings-elsewhere").attributes


def test_headings_that_a_person_explained_are_not_warned_of_again(desk):
    imported = sent(desk, csv_file([["1", "Some made-up words of a recommendation"]], ["Foo", "Bar"]))
    assert len(warning_of(desk.get(f"/imports/{imported.pk}/columns/"))) == 1
    report = builders.a_report(1)
    mapped(desk, imported, column_0="number", column_1="text", report=report.pk)
    assert warning_of(desk.get(f"/imports/{imported.pk}/columns/")) == []
    again = sent(desk, csv_file([["2", "Other made-up words of a recommendation"]], ["Foo", "Bar"]))
    assert warning_of(desk.get(f"/imports/{again.pk}/columns/")) == []
