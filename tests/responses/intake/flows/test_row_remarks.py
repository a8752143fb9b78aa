"""What a sheet says and an import does not use is said beside its row: nothing is dropped without a word."""

from datetime import date

import pytest

from recommendations.models import Deadline, InspectionReport, Recommendation
from responses.intake.flows.mend_rows import mend_rows
from tests import builders
from tests.responses.intake import generated_sheet
from tests.responses.intake.generated_sheet import as_csv
from tests.responses.intake.reading_in import NOW, committed, counted, read_in, remarks_in, staged, wrong_in

pytestmark = pytest.mark.django_db
HEADINGS = ("Report", "Date published", "Number", "Kind", "Text", "Addressee", "Theme", "Force", "Deadline as written",
            "Due date")  # fmt: skip
PUBLISHED, MARCH, NOVEMBER = date(2020, 3, 1), date(2027, 3, 31), date(2026, 11, 30)
BY_MARCH = "Generated: by 31 March 2027, forces should act."
DUE = "The sheet’s due date, 30 November 2026, is not used: %s."
NO_CLOCK = "The report’s day of publication is not given: no clock runs until it is."


def a_row(number=1, **more):
    facts = {"report": "Generated report", "published": PUBLISHED, "number": number, "kind": "",
             "text": "Generated: forces should act.", "addressee": "", "theme": "", "force": "", "phrase": "",
             "due": "", **more}  # fmt: skip
    return list(facts.values())


def sheet(*rows) -> bytes:
    return as_csv(rows, HEADINGS)


def remarks(officer, *rows) -> dict[int, list[str]]:
    """What is said of the rows, of which none is wrong."""
    imported = staged(officer, sheet(*rows))
    assert wrong_in(imported) == {}
    return remarks_in(imported)


# Deadlines of what is new


@pytest.mark.parametrize(
    ("row", "said"),
    [
        ({"text": BY_MARCH, "due": NOVEMBER}, [DUE % "the text sets 31 March 2027"]),
        ({"text": BY_MARCH, "due": MARCH}, []),
        ({"text": "Generated: immediately, act.", "due": NOVEMBER}, [DUE % "the text sets “immediately”"]),
        (
            {"text": "Generated: by spring 2027, forces should act.", "due": NOVEMBER},
            [DUE % "the text sets “by spring 2027”"],
        ),
        ({"text": "Generated: within six months, act.", "due": date(2020, 9, 1)}, []),
        ({"due": NOVEMBER, "phrase": "before the winter"}, []),
        (
            {"text": BY_MARCH, "phrase": "before the winter"},
            ["The sheet’s deadline, “before the winter”, is not used: the text sets 31 March 2027."],
        ),
        ({"text": BY_MARCH, "phrase": "To be done by 31 March 2027"}, []),
        ({"phrase": "To be done by 31 March 2027"}, []),
    ],
)  # fmt: skip
def test_a_deadline_beside_a_text_that_sets_its_own_is_not_used(officer, row, said):
    assert remarks(officer, a_row(**row)) == ({2: said} if said else {})


def test_what_is_said_of_a_due_date_is_what_becomes_of_it(officer):
    read_in(officer, sheet(a_row(1, text=BY_MARCH, due=NOVEMBER), a_row(2, due=NOVEMBER)))
    days = Deadline.objects.order_by("recommendation__number").values_list("recommendation__number", "due_on")
    assert list(days) == [("1", MARCH), ("2", NOVEMBER)]


def test_the_first_of_two_forces_rows_sets_the_deadline_for_both(officer):
    south = builders.one_force("generated-south", "Generated South Police")
    builders.one_body(builders.one_force(), south, on=date(2022, 11, 1))
    first = {"force": "West Mercia Police", "due": MARCH}
    other = {"force": "Generated South Police", "due": NOVEMBER}
    assert remarks(officer, a_row(**first), a_row(**other)) == {3: [DUE % "the text sets 31 March 2027"]}
    assert remarks(officer, a_row(**first), a_row(**{**other, "due": MARCH})) == {}


# What the register holds


HELD = {"kind": "Recommendation", "addressee": "Chief constables", "theme": "Radios", "due": MARCH}


@pytest.mark.parametrize(
    ("row", "said"),
    [
        ({"theme": "Telephones"}, ["Theme differs from the register’s, which stays as it is."]),
        ({"addressee": "The College"}, ["Addressee differs from the register’s, which stays as it is."]),
        (
            {"kind": "AFI", "number": ""},
            ["Kind differs from the register’s, which stays as it is."],
        ),
        ({"due": NOVEMBER}, [DUE % "the register has 31 March 2027"]),
        (
            {"phrase": "within a year"},
            ["The sheet’s deadline, “within a year”, is not used: the register has 31 March 2027."],
        ),
        (
            {"text": "Generated: other words.", "theme": "Telephones", "due": NOVEMBER},
            [
                "The text differs from the register’s, which stays as it is.",
                "Theme differs from the register’s, which stays as it is.",
                DUE % "the register has 31 March 2027",
            ],
        ),
        ({"theme": "RADIOS", "addressee": "chief constables"}, []),
        ({"theme": "", "addressee": "", "kind": "", "due": ""}, []),
        ({}, []),
    ],
)  # fmt: skip
def test_what_differs_from_the_register_is_said_and_changes_nothing_there(officer, row, said):
    read_in(officer, sheet(a_row(**HELD)))
    before = list(Recommendation.objects.values()), list(Deadline.objects.values())
    again = staged(officer, sheet(a_row(**{**HELD, **row})))
    assert (wrong_in(again), remarks_in(again)) == ({}, {2: said} if said else {})
    assert counted(committed(again, officer)) == {"same": 1}
    assert (list(Recommendation.objects.values()), list(Deadline.objects.values())) == before


def test_each_finding_of_the_register_has_its_own_deadlines(officer):
    rows = [
        a_row(1, text="Generated: by 31 March 2027, forces should act. By 30 November 2026, they should report."),
        a_row(2, text="Generated: forces should wait."),
        a_row(3, text=BY_MARCH),
    ]
    read_in(officer, sheet(*rows))
    assert remarks(officer, *([*row[:-1], NOVEMBER] for row in rows)) == {
        3: [DUE % "the register has none"],
        4: [DUE % "the register has 31 March 2027"],
    }


def test_the_day_of_publication_that_the_register_lacks_is_entered_there(officer):
    read_in(officer, sheet(a_row(published="")))
    assert remarks(officer, a_row()) == {
        2: ["The sheet’s date of publication, 1 March 2020, is not used: the register has none. Enter it there."]
    }


# Reports


def test_a_new_report_without_a_day_of_publication_is_pointed_out_once(officer):
    rows = [a_row(1, published=""), a_row(2, published=""), a_row(1, report="Another", published="")]
    assert remarks(officer, *rows) == {2: [NO_CLOCK], 4: [NO_CLOCK]}
    assert remarks(officer, *rows, a_row(3)) == {4: [NO_CLOCK]}


def test_a_report_named_in_the_first_of_its_rows_is_the_report_of_those_below(officer):
    none = {"report": "", "published": ""}
    rows = [a_row(1, report="First"), a_row(2, **none), a_row(1, report="Second", published=date(2021, 4, 2)),
            a_row(2, **none), a_row(3, **none)]  # fmt: skip
    imported = staged(officer, sheet(*rows))
    assert wrong_in(imported) == {}
    assert remarks_in(imported) == {
        3: ["No report is named: taken from row 2, “First”."],
        5: ["No report is named: taken from row 4, “Second”."],
        6: ["No report is named: taken from row 4, “Second”."],
    }
    assert counted(committed(imported, officer)) == {"new": 5}
    held = Recommendation.objects.order_by("report__title", "position")
    assert list(held.values_list("report__title", "report__published_on", "number")) == [
        ("First", PUBLISHED, "1"), ("First", PUBLISHED, "2"), ("Second", date(2021, 4, 2), "1"),
        ("Second", date(2021, 4, 2), "2"), ("Second", date(2021, 4, 2), "3"),
    ]  # fmt: skip
    assert counted(read_in(officer, sheet(*rows))) == {"same": 5}
    assert InspectionReport.objects.count() == 2


def test_rows_far_below_have_the_report_of_the_last_row_that_names_one(officer):
    rows = [a_row(1), *(a_row(number, report="", text=f"Generated {number}.") for number in range(2, 503))]
    imported = staged(officer, sheet(*rows))
    assert wrong_in(imported) == {}
    assert remarks_in(imported)[503] == ["No report is named: taken from row 2, “Generated report”."]
    assert counted(committed(imported, officer)) == {"new": 502}


def test_rows_left_out_name_the_report_for_those_below(officer):
    rows = [a_row(1, report="First"), a_row(1, report="Second"), a_row(2, report="")]
    imported = staged(officer, sheet(*rows))
    held = mend_rows(imported=imported, mended={}, left_out={3: True}, by=officer, at=NOW, today=NOW.date())
    assert remarks_in(held)[4] == ["No report is named: taken from row 3, “Second”."]


def test_a_row_that_is_left_out_still_names_the_report_for_the_rows_below_it(officer):
    rows = list(generated_sheet.rows(6, a_report=3))
    for place in (1, 2, 4, 5):
        rows[place][0] = rows[place][1] = ""
    imported = staged(officer, as_csv(rows))
    held = mend_rows(imported=imported, mended={}, left_out={5: True}, by=officer, at=NOW, today=NOW.date())
    committed(held, officer)
    found = Recommendation.objects.order_by("report__title", "position").values_list("report__title", "number")
    first, second = "Generated report 1", "Generated report 2"
    assert list(found) == [(first, "1"), (first, "2"), (first, "3"), (second, "2"), (second, "3")]
