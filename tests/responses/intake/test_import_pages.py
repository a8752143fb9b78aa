"""A spreadsheet from its sending to the records and back, as the officer does it."""

from datetime import date

import pytest
from django.contrib.messages import get_messages
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import translation

from forces.roles import Role
from recommendations.models import InspectionReport, Recommendation
from responses.intake.forms.columns import word_name
from responses.intake.models import Import, SheetMemory
from responses.record.models import Position, Response
from responses.record.sheet_columns import COLUMNS
from tests import builders
from tests.responses.intake.sheets_made import HEADINGS, TITLE, a_row, csv_file, some_rows, workbook
from tests.responses.record.forms_as_sent import as_sent, problems, text_of
from tests.tracker.markup import read

pytestmark = pytest.mark.django_db
MOST_QUERIES = 10


def told(response):
    """The newest message: those before it wait for a page."""
    return [str(message) for message in get_messages(response.wsgi_request)][-1:]


def level_told(response):
    """Of the newest message: a success has a green banner."""
    return [message.level_tag for message in get_messages(response.wsgi_request)][-1:]


def sent(desk, file):
    """The import that sending a file makes."""
    response = desk.post("/imports/", {"file": file})
    assert response.status_code == 302, problems(response)
    imported = Import.objects.latest("pk")
    assert response.url == f"/imports/{imported.pk}/columns/"
    return imported


def form_of(desk, imported):
    return desk.get(f"/imports/{imported.pk}/columns/").context["form"]


def mapped(desk, imported, *, words=(), **changed):
    """Send the columns' page as it is shown, with what is changed."""
    typed = as_sent(form_of(desk, imported), **changed)
    typed |= {word_name(word): state for word, state in dict(words).items()}
    return desk.post(f"/imports/{imported.pk}/columns/", typed)


def checked(desk, rows, **changed):
    """An import whose columns are checked."""
    imported = sent(desk, csv_file(rows))
    response = mapped(desk, imported, **changed)
    assert response.status_code == 302, problems(response)
    return imported


def rows_page(desk, imported, query=""):
    return desk.get(f"/imports/{imported.pk}/{query}")


def boxes(page):
    """The boxes to mend on a page, with what stands in them."""
    found = read(page.content.decode())
    inputs = {box.attributes["name"]: box.attributes["value"] for box in found.all("input", type="text")}
    return inputs | {area.attributes["name"]: area.text for area in found.all("textarea")}


def row_numbers_made(imported):
    return list(imported.made.order_by("number").values_list("number", flat=True))


# The whole errand


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


# Sending


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


# Columns


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


# Rows


def wrong_and_right(desk):
    rows = [a_row(1), a_row(2, target="soon", date="never"), a_row(3, target="later")]
    return checked(desk, rows)


def test_rows_with_problems_come_first_each_wrong_cell_with_its_own_box(desk):
    page = rows_page(desk, wrong_and_right(desk))
    assert [row.number for row in page.context["wrong"] + page.context["right"]] == [3, 4, 2]
    assert boxes(page) == {"cell_3_2": "never", "cell_3_6": "soon", "cell_4_6": "later"}
    found = read(page.content.decode())
    assert [link.attributes["href"] for link in found.one("ul", class_="govuk-error-summary__list").all("a")] == [
        "#cell_3_2", "#cell_3_6", "#cell_4_6",
    ]  # fmt: skip
    box = found.one("input", id="cell_3_6")
    assert "“soon” is not a date" in found.one(id=box.attributes["aria-describedby"]).text


def test_what_was_typed_stays_where_it_is_wrong_still(desk):
    imported = wrong_and_right(desk)
    response = desk.post(
        f"/imports/{imported.pk}/rows/", {"row": ["3", "4"], "cell_3_2": "11 July 2023", "cell_3_6": "31 June 2024"}
    )
    assert told(response) == ["Checked again: 2 rows are wrong."]
    assert level_told(response) == ["warning"]
    assert boxes(desk.get(response.url)) == {"cell_3_6": "31 June 2024", "cell_4_6": "later"}


def test_a_cell_left_as_it_was_is_not_mended(desk):
    imported = wrong_and_right(desk)
    desk.post(f"/imports/{imported.pk}/rows/", {"row": ["3"], "cell_3_2": " never", "cell_3_6": ""})
    assert imported.rows.get(number=3).mended == {"6": ""}


def test_only_cells_with_problems_of_the_rows_shown_are_taken(desk):
    imported = wrong_and_right(desk)
    desk.post(
        f"/imports/{imported.pk}/rows/",
        {"row": ["2", "4", "x", "99"], "cell_2_4": "Someone", "cell_3_6": "1/1/2024", "cell_4_6": "1/1/2024"},
    )
    assert {row.number: row.mended for row in imported.rows.all()} == {2: {}, 3: {}, 4: {"6": "1/1/2024"}}


def test_rows_are_left_out_and_taken_back_in(desk):
    imported = wrong_and_right(desk)
    desk.post(f"/imports/{imported.pk}/rows/", {"row": ["2", "3", "4"], "out_3": "on", "out_4": "on"})
    page = rows_page(desk, imported)
    assert "Of 3 rows, 1 would be new and 2 are left out." in text_of(page)
    assert (problems(page), "Read 1 row into the records" in text_of(page)) == ([], True)
    desk.post(f"/imports/{imported.pk}/rows/", {"row": ["3", "4"], "out_4": "on"})
    assert "1 would be new, 1 is wrong and 1 is left out." in text_of(rows_page(desk, imported))


def test_every_wrong_row_is_left_out_at_once(desk):
    imported = wrong_and_right(desk)
    desk.post(f"/imports/{imported.pk}/rows/leave-out/")
    assert {row.number: row.left_out for row in imported.rows.all()} == {2: False, 3: True, 4: True}
    desk.post(f"/imports/{imported.pk}/read-in/")
    assert list(Recommendation.objects.values_list("number", flat=True)) == ["1"]


def test_a_check_after_which_fewer_rows_are_wrong_is_no_success_yet(desk):
    imported = wrong_and_right(desk)
    fewer = desk.post(f"/imports/{imported.pk}/rows/", {"row": ["4"], "cell_4_6": "1/2/2024"})
    assert (told(fewer), level_told(fewer)) == (["Checked again: 1 row is wrong."], ["warning"])
    none = desk.post(f"/imports/{imported.pk}/rows/", {"row": ["3"], "out_3": "on"})
    assert (told(none), level_told(none)) == (["Checked again: nothing is wrong any more."], ["success"])


def buttons_of(page):
    """The buttons of the form that holds the rows, in its order, each with the address that it sends them to."""
    forms = [form for form in read(page.content.decode()).all("form") if form.all("input", name="row")]
    (form,) = forms
    action = form.attributes["action"]
    return [(button.text, button.attributes.get("formaction", action)) for button in form.all("button")]


def test_every_button_is_in_the_rows_form_and_enter_only_saves(desk):
    imported = wrong_and_right(desk)
    save = ("Save and check again", f"/imports/{imported.pk}/rows/")
    leave_out = ("Leave out every row that is wrong", f"/imports/{imported.pk}/rows/leave-out/")
    read_in = ("Read 1 row into the records", f"/imports/{imported.pk}/read-in/")
    assert buttons_of(rows_page(desk, imported)) == [save, leave_out, save, save]  # a browser's Enter takes the first
    desk.post(leave_out[1])
    assert buttons_of(rows_page(desk, imported)) == [save, read_in, save, save]
    desk.post(save[1], {"row": ["2"], "out_2": "on"})
    page = rows_page(desk, imported)
    assert buttons_of(page) == [save, save, save]
    assert "No row is left to read in." in text_of(page)


def test_a_row_that_is_ticked_as_the_rest_is_read_in_is_left_out(desk):
    imported = checked(desk, some_rows(3))
    response = desk.post(f"/imports/{imported.pk}/read-in/", {"row": ["2", "3", "4"], "out_3": "on", "page": "1"})
    assert (told(response), response.url) == (["office.csv is in the records."], f"/imports/{imported.pk}/")
    assert row_numbers_made(imported) == [2, 4]
    assert Import.objects.get().counts["left_out"] == 1


def test_what_is_typed_as_the_rows_are_read_in_is_read_in(desk):
    imported = wrong_and_right(desk)
    typed = {"row": ["3", "4", "2"], "cell_3_2": "11/07/2023", "cell_3_6": "1/2/2024", "out_4": "on"}
    desk.post(f"/imports/{imported.pk}/read-in/", typed)
    assert row_numbers_made(imported) == [2, 3]
    assert Position.objects.get(response__recommendation__number="2").target_on == date(2024, 2, 1)


def test_nothing_is_read_in_where_what_was_typed_is_wrong_and_nothing_typed_is_lost(desk):
    imported = wrong_and_right(desk)
    desk.post(f"/imports/{imported.pk}/rows/leave-out/")
    typed = {"row": ["3", "4", "2"], "out_3": "on", "cell_3_2": "12/07/2023", "cell_4_6": "32 May", "page": "1"}
    response = desk.post(f"/imports/{imported.pk}/read-in/", typed)
    assert told(response) == ["1 row is wrong still. Mend it, or leave it out."]
    assert response.url == f"/imports/{imported.pk}/?page=1"
    page = desk.get(response.url)
    assert [words.partition(" is not")[0] for words in problems(page)] == ["Row 4. Target date: “32 May”"]
    assert boxes(page)["cell_4_6"] == "32 May"
    assert {row.number: row.left_out for row in imported.rows.all()} == {2: False, 3: True, 4: False}
    assert imported.rows.get(number=3).mended == {"2": "12/07/2023"}
    assert (Import.objects.get().stage, Recommendation.objects.count()) == ("checking", 0)


def test_a_sheet_of_which_every_row_is_ticked_is_not_read_in(desk):
    imported = checked(desk, some_rows(2))
    response = desk.post(f"/imports/{imported.pk}/read-in/", {"row": ["2", "3"], "out_2": "on", "out_3": "on"})
    assert (told(response), level_told(response)) == (["No row is left to read in."], ["warning"])
    assert Import.objects.get().stage == "checking"
    assert [row.left_out for row in imported.rows.all()] == [True, True]


def test_what_was_mended_is_not_left_out_with_the_rows_that_are_wrong_still(desk):
    imported = wrong_and_right(desk)
    typed = {"row": ["3", "4", "2"], "cell_3_2": "never", "cell_3_6": "soon", "cell_4_6": "1/2/2024", "out_2": "on"}
    response = desk.post(f"/imports/{imported.pk}/rows/leave-out/", typed)
    assert told(response) == ["Checked again: nothing is wrong any more."]
    assert {row.number: row.left_out for row in imported.rows.all()} == {2: True, 3: True, 4: False}


def test_nothing_is_read_in_while_a_row_is_wrong(desk):
    imported = wrong_and_right(desk)
    response = desk.post(f"/imports/{imported.pk}/read-in/")
    assert told(response) == ["2 rows are wrong still. Mend them, or leave them out."]
    assert Recommendation.objects.count() == 0


def test_a_field_without_a_column_is_typed_beside_its_problem(desk):
    imported = checked(desk, [a_row(1, rag="Waiting on others")])
    [(name, value)] = boxes(rows_page(desk, imported)).items()
    assert (name.startswith("cell_2_10"), value) == (True, "")
    desk.post(f"/imports/{imported.pk}/rows/", {"row": "2", name: "The college’s guidance"})
    desk.post(f"/imports/{imported.pk}/read-in/")
    assert Position.objects.get().waiting_for == "The college’s guidance"


def test_rows_are_fifty_to_a_page_and_saving_stays_on_it(desk):
    imported = checked(desk, [a_row(number, target="soon") for number in range(1, 61)])
    assert len(rows_page(desk, imported).context["wrong"]) == 50
    last = rows_page(desk, imported, "?page=2")
    assert [row.number for row in last.context["wrong"]] == list(range(52, 62))
    response = desk.post(f"/imports/{imported.pk}/rows/", {"row": "52", "cell_52_6": "1/2/2024", "page": "2"})
    assert response.url == f"/imports/{imported.pk}/?page=2"


def test_a_wrong_row_at_the_end_of_a_long_sheet_is_on_the_first_page(desk):
    imported = checked(desk, [*some_rows(50), a_row(51, target="soon"), a_row(52)])
    page = rows_page(desk, imported)
    assert [row.number for row in page.context["wrong"]] == [52]
    assert [row.number for row in page.context["right"]] == list(range(2, 51))
    last = rows_page(desk, imported, "?page=2")
    assert [row.number for row in last.context["right"]] == [51, 53]


def test_words_of_several_lines_keep_them_when_their_row_is_saved(desk):
    imported = checked(desk, [a_row(1, lead=f"One\n{'x' * 120}", target="soon")])
    shown = boxes(rows_page(desk, imported))
    assert set(shown) == {"cell_2_4", "cell_2_6"}
    as_browsers_send = f"One\r\n{'x' * 120}"
    desk.post(f"/imports/{imported.pk}/rows/", {"row": "2", "cell_2_4": as_browsers_send, "cell_2_6": "1/2/2024"})
    assert imported.rows.get().mended == {"6": "1/2/2024"}


def test_words_in_a_sheet_are_escaped(desk):
    imported = checked(desk, [a_row(1, target="<script>alert(1)</script>", lead="<b>x</b>")])
    page = rows_page(desk, imported).content
    assert b"<script>alert" not in page
    assert b"&lt;script&gt;alert" in page


# After


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


# Who may


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


# Cost


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


# Language


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
