"""What is wrong with a row, and what becomes of what a person types instead."""

from datetime import date

import pytest

from responses.intake.columns import extra_place
from responses.intake.row_checks import read_row
from responses.intake.sheets.values import BadCell, BadCellCode
from tests.responses.intake.row_read import KENT, PLACES, cells, known, read, sheet, wrong


@pytest.mark.parametrize(
    ("by_field", "field", "message"),
    [
        (
            {"target_on": "31/02/2024"},
            "target_on",
            "Target date: “31/02/2024” is not a date. Enter it as day, month and year, such as 28/02/2024.",
        ),
        (
            {"published_on": "July 2023"},
            "published_on",
            "Date of publication: “July 2023” is not a date. Enter it as day, month and year, such as 28/02/2024.",
        ),
        (
            {"effective_on": date(2024, 3, 2)},
            "effective_on",
            "Date of the update: “2 March 2024” has not come yet."
            " Enter the day from which this holds, today or earlier.",
        ),
        (
            {"published_on": date(2023, 7, 12)},
            "published_on",
            "Date of publication: “12 July 2023” is not the register’s date, 11 July 2023."
            " Enter that one, or correct the report first.",
        ),
        (
            {"report_title": "New", "source": "HMICFRS", "published_on": date(2024, 3, 2)},
            "published_on",
            "Date of publication: “2 March 2024” has not come yet. Enter the day on which the report was published.",
        ),
        (
            {"status": "Purple"},
            "status",
            "Status: “Purple” is not a state that is known. Say what it means, or enter one such as “In progress”.",
        ),
        (
            {"report_title": None},
            "report_title",
            "Report: the row names no report. Enter its title, or choose one for all rows.",
        ),
        (
            {"report_title": "New"},
            "source",
            "Source: the report “New” is new, and nothing says who published it. Enter “HMICFRS” or “The committee”.",
        ),
        (
            {"source": "HMIC Fire"},
            "source",
            "Source: “HMIC Fire” is not a source that is known. Enter “HMICFRS” or “The committee”.",
        ),
        (
            {"report_title": "???", "source": "HMICFRS"},
            "report_title",
            "Report: “???” has no letters or numbers. Enter a title that has some.",
        ),
        (
            {"report_title": "x" * 301},
            "report_title",
            f"Report: “{'x' * 60}…” is too long: it has 301 characters. Enter 300 or fewer.",
        ),
        (
            {"number": None},
            "text",
            "Text: the row has neither a text nor a number. Enter one, or leave the row out.",
        ),
        (
            {"number": date(2024, 2, 1)},
            "number",
            "Number: “1 February 2024” is a date. Enter the number as the report gives it, such as 1.2.",
        ),
        (
            {"kind": "Observation"},
            "kind",
            "Kind: “Observation” is not a kind that is known."
            " Enter Recommendation, Area for improvement or Cause of concern.",
        ),
        (
            {"number": "AFI 3", "kind": "Recommendation"},
            "kind",
            "Kind: “Recommendation” disagrees with the number, “AFI 3”. Change one of the two.",
        ),
        (
            {"force": None},
            "force",
            "Force: the row names no force. Enter “West Mercia Police” or “Kent Police”, or choose one for all rows.",
        ),
        (
            {"force": "Westmercia"},
            "force",
            "Force: “Westmercia” is not a force that is known. Enter “West Mercia Police” or “Kent Police”.",
        ),
        (
            {"force": "Cheshire Constabulary"},
            "force",
            "Force: your office does not answer for “Cheshire Constabulary”."
            " Enter “West Mercia Police” or “Kent Police”, or leave the row out.",
        ),
        (
            {"owner": "o" * 101},
            "owner",
            f"Owner: “{'o' * 60}…” is too long: it has 101 characters. Enter 100 or fewer.",
        ),
        (
            {"body_view": "Perhaps"},
            "body_view",
            "The local policing body’s view: “Perhaps” is not one of its words."
            " Enter “Not recorded”, “Not satisfied” or “Satisfied that it is done”.",
        ),
        (
            {"force_action": BadCell(BadCellCode.ERROR, "#REF!")},
            "force_action",
            "What the force does: “#REF!” is an error of the spreadsheet. Enter what should stand here.",
        ),
        (
            {"source": BadCell(BadCellCode.ERROR, "#N/A")},
            "source",
            "Source: “#N/A” is an error of the spreadsheet. Enter what should stand here.",
        ),
        (
            {"force": BadCell(BadCellCode.NO_RESULT, "=B2")},
            "force",
            "Force: “=B2” is a formula without its result. Formulas are never run: enter the value itself.",
        ),
    ],
)
def test_a_problem_names_its_field_the_value_and_the_mend(by_field, field, message):
    found = read(**by_field)
    assert wrong(found) == {field: message}
    assert [problem.column for problem in found.problems] == [PLACES[field]]


def test_every_problem_of_a_row_is_said_in_the_order_of_its_columns():
    found = read(force="Nowhere", published_on="soon", target_on="later", status="Purple")
    assert [problem.field for problem in found.problems] == ["published_on", "force", "status", "target_on"]


def test_a_problem_where_the_sheet_has_no_such_column_has_a_place_to_type_in():
    columns = {PLACES["number"]: "number"}
    found = read_row(sheet(columns=columns), 2, cells(), {})
    assert [(problem.field, problem.column) for problem in found.problems] == [
        ("report_title", extra_place("report_title")),
        ("force", extra_place("force")),
    ]
    typed = {extra_place("report_title"): "Firearms", extra_place("force"): "Kent Police"}
    mended = read_row(sheet(columns=columns), 2, cells(), typed)
    assert (mended.asked.report, mended.asked.force, mended.problems) == (7, KENT, ())


@pytest.mark.parametrize(
    ("by_field", "field", "message"),
    [
        (
            {"status": "Waiting on others", "waiting_on": "College"},
            "waiting_for",
            "Waiting for: enter what it is waiting for, or change the state.",
        ),
        (
            {"status": "Not applicable"},
            "applies_reason",
            "Why it is not for us: enter the reason, or change the state. The reason is printed in the letter.",
        ),
        (
            {"acceptance": "In part"},
            "acceptance_reason",
            "Why it is not accepted: enter the reason, or change the state. The reason is printed in the letter.",
        ),
        (
            {"status": "Rejected"},
            "acceptance_reason",
            "Why it is not accepted: enter the reason, or change the state. The reason is printed in the letter.",
        ),
    ],
)
def test_what_a_row_lacks_is_wrong_only_where_the_record_lacks_it_too(by_field, field, message):
    found = read(**by_field)
    assert found.problems == ()
    assert [(problem.field, problem.message) for problem in found.unless_held] == [(field, message)]
    assert read(**by_field, **{field: "Because."}).unless_held == ()


def test_what_could_not_be_read_is_not_said_to_be_lacking_too():
    found = read(status="Waiting on others", waiting_for=BadCell(BadCellCode.ERROR, "#REF!"))
    assert (set(wrong(found)), found.unless_held) == ({"waiting_for"}, ())


def test_what_a_person_typed_stands_instead_of_the_cell():
    found = read(mended={PLACES["target_on"]: " 28/02/2024 ", PLACES["owner"]: ""}, target_on="31/02/2024", owner="X")
    assert (found.values, found.problems) == ({"target_on": date(2024, 2, 28)}, ())


def test_what_a_person_typed_is_checked_as_a_cell_is():
    assert set(wrong(read(mended={PLACES["target_on"]: "30/02/2024"}))) == {"target_on"}


def test_a_csv_files_guard_is_taken_off_and_a_workbooks_apostrophe_is_not():
    assert read(sheet(known(is_csv=True)), owner="'=SUM(A1)").values == {"owner": "=SUM(A1)"}
    assert read(sheet(known(is_csv=True)), owner="'tis").values == {"owner": "'tis"}
    assert read(owner="'=SUM(A1)").values == {"owner": "'=SUM(A1)"}


def test_a_formulas_text_that_a_person_typed_is_kept_as_typed():
    typed = {PLACES["owner"]: "'=1"}
    assert read(sheet(known(is_csv=True)), mended=typed).values == {"owner": "'=1"}


def test_month_first_is_for_the_whole_sheet():
    assert read(sheet(order="month-first"), target_on="03/04/2024").values == {"target_on": date(2024, 3, 4)}
