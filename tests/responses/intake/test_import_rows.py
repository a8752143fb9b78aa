"""A spreadsheet's rows are mended, left out and read in, as the officer does it."""

from datetime import date

import pytest

from recommendations.models import Recommendation
from responses.intake.models import Import
from responses.record.models import Position
from tests.responses.intake.import_pages import boxes, checked, level_told, row_numbers_made, rows_page, told
from tests.responses.intake.sheets_made import a_row, some_rows
from tests.responses.record.forms_as_sent import problems, text_of
from tests.tracker.markup import read

pytestmark = pytest.mark.django_db


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
