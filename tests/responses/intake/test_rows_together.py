"""Rows among each other: the same thing twice, and what a row takes from those above it."""

from datetime import date

import pytest

from responses.intake.columns import extra_place
from responses.intake.row_checks import read_row
from responses.intake.sheets.values import BadCell, BadCellCode
from tests.responses.intake.row_read import COMMITTEE, FIREARMS, HMICFRS, PLACES, cells, known, read, sheet, wrong


def test_a_row_about_what_an_earlier_row_is_about_is_pointed_out():
    one = sheet()
    assert [wrong(read(one, row=2)), wrong(read(one, row=3, text="Other words."))] == [
        {},
        {"number": "Number: row 2 is about number “3” already. Change the number, or leave this row out."},
    ]


def test_rows_without_a_number_are_told_apart_by_their_words():
    one = sheet()
    rows = ["Forces should act.", "Forces should wait.", "FORCES should act!"]
    assert [wrong(read(one, row=row, number=None, text=text)) for row, text in enumerate(rows, start=2)] == [
        {},
        {},
        {"text": "Text: row 2 has the same text already. Give both a number, or leave this row out."},
    ]  # fmt: skip


@pytest.mark.parametrize(
    "other",
    [
        {"force": "Kent Police"}, {"number": "3a"}, {"kind": "AFI"}, {"parent": "Cause of concern 1"},
        {"report_title": "Other", "source": "HMICFRS"},
    ],
)  # fmt: skip
def test_a_row_that_differs_in_what_it_is_about_is_another(other):
    one = sheet()
    assert [wrong(read(one)), wrong(read(one, row=3, **other))] == [{}, {}]


def test_what_a_row_is_part_of_is_the_nearest_such_row_above():
    """Two causes of concern without a number, each with a recommendation 1."""
    one = sheet()
    cause = {"number": None, "kind": "Cause of concern"}
    part = {"number": 1, "parent": "Cause of concern"}
    rows = [{**cause, "text": "One."}, part, {**cause, "text": "Two."}, part, part]
    assert [wrong(read(one, row=row, **facts)) for row, facts in enumerate(rows, start=2)] == [
        {},
        {},
        {},
        {},
        {"number": "Number: row 5 is about number “1” already. Change the number, or leave this row out."},
    ]


def test_a_row_that_cannot_be_told_is_not_compared():
    one = sheet()
    assert set(wrong(read(one, force="Nowhere"))) == {"force"}
    assert wrong(read(one, row=3)) == {}


def test_a_new_report_has_one_date_in_all_of_its_rows():
    one = sheet()
    rows = [("1/2/2024", "1"), (None, "2"), ("2/2/2024", "3"), ("1/2/2024", "4")]
    found = [
        wrong(read(one, row=row, report_title="New", source="HMICFRS", published_on=day, number=number))
        for row, (day, number) in enumerate(rows, start=2)
    ]
    message = "“2 February 2024” is not what row 2 says of the same report, 1 February 2024. Make the two agree."
    assert found == [{}, {}, {"published_on": f"Date of publication: {message}"}, {}]


NAMED = {"report_title": "New", "source": "HMICFRS", "published_on": date(2024, 2, 1)}
NAMES_NONE = "Report: the row names no report. Enter its title, or choose one for all rows."


def below(of, row=3, **by_field):
    """What a row without a report is about: the report, its title, its source, its day and the row that says so."""
    found = read(of, row=row, **{"report_title": None, "number": row + 20, **by_field})
    asked = found.asked
    return asked.report, asked.report_title, asked.source, asked.published_on, asked.taken_from, wrong(found)


def test_a_row_without_a_report_is_about_that_of_the_nearest_row_above_that_names_one():
    one = sheet()
    read(one, row=2, **NAMED)
    assert below(one, 3) == (None, "New", HMICFRS, date(2024, 2, 1), 2, {})
    assert below(one, 4) == (None, "New", HMICFRS, date(2024, 2, 1), 2, {})
    read(one, row=5)
    assert below(one, 6) == (7, "Firearms", HMICFRS, None, 5, {})


def test_a_row_that_names_its_report_takes_nothing_from_above():
    one = sheet(known(source=HMICFRS))
    read(one, row=2, **NAMED)
    asked = read(one, row=3, report_title="Other").asked
    assert (asked.report_title, asked.published_on, asked.taken_from) == ("Other", None, None)


def test_what_the_row_itself_says_of_the_report_goes_before_what_is_above():
    one = sheet()
    read(one, row=2, report_title="New", source="HMICFRS")
    found = below(one, source="The committee", published_on=date(2024, 2, 2))
    assert found == (None, "New", COMMITTEE, date(2024, 2, 2), 2, {})


def test_a_report_chosen_for_rows_that_name_none_goes_before_the_one_above():
    one = sheet(known(report=FIREARMS))
    read(one, row=2, **NAMED)
    assert below(one) == (7, "", HMICFRS, None, None, {})


def test_the_first_rows_have_no_report_above():
    one = sheet()
    assert below(one, 2)[4:] == (None, {"report_title": NAMES_NONE})


def test_nothing_is_taken_from_above_a_title_that_cannot_be_read():
    one = sheet()
    read(one, row=2, **NAMED)
    read(one, row=3, report_title=BadCell(BadCellCode.ERROR, "#REF!"))
    assert below(one, 4)[4:] == (None, {"report_title": NAMES_NONE})


def test_a_wrong_day_above_is_wrong_there_alone():
    one = sheet()
    assert set(wrong(read(one, row=2, published_on=date(2023, 7, 12)))) == {"published_on"}
    assert below(one) == (7, "Firearms", HMICFRS, date(2023, 7, 12), 2, {})


def test_a_title_typed_in_a_row_of_a_sheet_without_such_a_column_is_that_rows_alone():
    one = sheet(columns={PLACES["number"]: "number", PLACES["force"]: "force"})
    typed = {extra_place("report_title"): "Firearms"}
    assert read_row(one, 2, cells(), typed).asked.report == 7
    assert wrong(read_row(one, 3, cells(number=4), {})) == {"report_title": NAMES_NONE}
