"""What a row of a sheet is understood to say, and everything that is wrong with it."""

from datetime import date

import pytest

from responses.domain.status import Acceptance, Applies, BodyView, ForceSays, Progress
from responses.intake.cell_values import Numbered
from responses.intake.columns import extra_place
from responses.intake.fields import FIELDS
from responses.intake.known import Known, KnownReport, Sheet
from responses.intake.row_checks import Asked, read_row
from responses.intake.sheets.values import BadCell, BadCellCode

TODAY = date(2024, 3, 1)
HMICFRS, COMMITTEE = 1, 2
WEST_MERCIA, CHESHIRE, KENT = 11, 12, 13
FIREARMS = KnownReport(7, HMICFRS, date(2023, 7, 11))
PLACES = {name: place for place, name in enumerate(FIELDS)}
"""The sheet of these tests has a column for every field, in the table's order."""


def known(**changed):
    facts = {
        "today": TODAY,
        "reports": {"firearms": [FIREARMS]},
        "sources": {"hmicfrs": HMICFRS, "the committee": COMMITTEE},
        "source_names": ["HMICFRS", "The committee"],
        "forces": {"west mercia police": WEST_MERCIA, "cheshire constabulary": CHESHIRE, "kent police": KENT},
        "force_names": {WEST_MERCIA: "West Mercia Police", KENT: "Kent Police"},
        **changed,
    }
    return Known(**facts)


def sheet(facts=None, *, columns=None, words=(), order="day-first"):
    columns = {place: name for name, place in PLACES.items()} if columns is None else columns
    return Sheet(columns, dict(words), order, facts or known())


def cells(**by_field):
    row = [None] * len(PLACES)
    for name, value in {"report_title": "Firearms", "number": 3, "force": "West Mercia Police", **by_field}.items():
        row[PLACES[name]] = value
    return tuple(row)


def read(of=None, mended=None, row=2, **by_field):
    return read_row(of or sheet(), row, cells(**by_field), mended or {})


def wrong(found):
    return {problem.field: problem.message for problem in found.problems}


# What a row says


def test_a_plain_row_is_about_a_recommendation_of_a_report_for_a_force():
    found = read(text="Forces should act.", addressee="chief constables", theme="Firearms")
    assert found.asked == Asked(
        report=7, report_title="Firearms", source=HMICFRS, number="3", text="Forces should act.",
        addressee="chief constables", theme="Firearms", force=WEST_MERCIA, effective_on=TODAY,
    )  # fmt: skip
    assert (found.values, found.problems, found.unless_held) == ({}, (), ())


def test_a_row_says_where_it_stands():
    found = read(
        status="Ongoing", applies="Yes", acceptance="In part", acceptance_reason="Too dear.", force_says="Done",
        body_view="No", inspectorate_status="Being progressed", owner="A. Lead", target_on="July 2024",
        review_on="1/5/24", waiting_on="College", waiting_for="guidance", force_action="Trains.", body_action="Asks.",
        effective_on="February 2024", due_on="31.7.24", deadline_phrase="By 31 July 2024", note="As told.",
    )  # fmt: skip
    assert found.problems == ()
    assert found.values == {
        "progress": Progress.IN_PROGRESS, "applies": Applies.YES, "acceptance": Acceptance.IN_PART,
        "acceptance_reason": "Too dear.", "force_says": ForceSays.DONE, "body_view": BodyView.NOT_SATISFIED,
        "inspectorate_status": "being-progressed", "owner": "A. Lead", "target_on": date(2024, 7, 31),
        "review_on": date(2024, 5, 1), "waiting_on": "College", "waiting_for": "guidance", "force_action": "Trains.",
        "body_action": "Asks.",
    }  # fmt: skip
    asked = found.asked
    assert (asked.effective_on, asked.due_on, asked.deadline_phrase, asked.note) == (
        date(2024, 2, 1), date(2024, 7, 31), "By 31 July 2024", "As told.",
    )  # fmt: skip


def test_a_row_says_why_the_body_does_nothing():
    found = read(no_action_reason="Only the College can.")
    assert (found.values, found.problems) == ({"no_action_reason": "Only the College can."}, ())


def test_an_empty_cell_says_nothing():
    assert read(status="TBC", owner=None, target_on="-", applies="").values == {}


def test_a_short_row_has_no_cells_past_its_end():
    found = read_row(sheet(), 2, ("Firearms", "HMICFRS"), {PLACES["number"]: "4", PLACES["force"]: "Kent Police"})
    assert (found.asked.number, found.asked.force, found.problems) == ("4", KENT, ())


def test_columns_that_are_not_mapped_are_not_read():
    columns = {PLACES["report_title"]: "report_title", PLACES["number"]: "number", PLACES["force"]: "ignored"}
    found = read_row(sheet(known(force=KENT), columns=columns), 2, cells(owner="A. Lead", force="Nowhere"), {})
    assert (found.asked.force, found.values, found.problems) == (KENT, {}, ())


@pytest.mark.parametrize(
    ("number", "kind", "asked"),
    [
        ("AFI 3", None, ("3", "afi", True)),
        ("AFI 3", "Area for improvement", ("3", "afi", True)),
        ("3", "AFI", ("3", "afi", True)),
        ("3", None, ("3", "recommendation", False)),
        ("CoC 1", None, ("1", "cause-of-concern", True)),
        (3.5, "rec", ("3.5", "recommendation", True)),
    ],
)
def test_the_kind_is_said_by_its_own_column_or_the_number(number, kind, asked):
    found = read(number=number, kind=kind).asked
    assert (found.number, found.kind, found.kind_is_said) == asked


def test_in_our_own_file_a_number_is_what_the_register_holds():
    found = read(sheet(known(is_ours=True)), number="AFI 3", kind="Area for improvement")
    assert (found.asked.number, found.asked.kind, found.problems) == ("AFI 3", "afi", ())


@pytest.mark.parametrize(
    ("written", "parent"),
    [
        (None, Numbered("")),
        ("Cause of concern 2", Numbered("2", "cause-of-concern")),
        ("2", Numbered("2", "cause-of-concern")),
        ("Cause of concern", Numbered("", "cause-of-concern")),
        ("AFI 1", Numbered("1", "afi")),
    ],
)
def test_what_it_stands_under(written, parent):
    assert read(parent=written).asked.parent == parent


# What holds for all rows


def test_what_a_row_does_not_say_holds_for_all_rows():
    facts = known(report=FIREARMS, force=KENT, source=COMMITTEE, holds_from=date(2024, 2, 2))
    asked = read(sheet(facts), report_title=None, force=None).asked
    assert (asked.report, asked.source, asked.force, asked.effective_on) == (7, HMICFRS, KENT, date(2024, 2, 2))


def test_what_a_row_says_goes_before_it():
    facts = known(report=KnownReport(8, COMMITTEE), force=KENT, holds_from=date(2024, 2, 2))
    asked = read(sheet(facts), effective_on="3/2/2024").asked
    assert (asked.report, asked.force, asked.effective_on) == (7, WEST_MERCIA, date(2024, 2, 3))


@pytest.mark.parametrize(
    ("source", "report"),
    [(None, 8), ("HMICFRS", 7), ("The Committee", 8)],
)
def test_two_reports_of_one_title_are_told_apart_by_their_source(source, report):
    facts = known(reports={"firearms": [FIREARMS, KnownReport(8, COMMITTEE)]}, source=COMMITTEE)
    assert read(sheet(facts), source=source).asked.report == report


def test_a_title_that_the_source_does_not_have_is_new():
    found = read(source="The committee", published_on="1/2/2024")
    assert (found.asked.report, found.asked.source, found.asked.published_on, found.problems) == (
        None, COMMITTEE, date(2024, 2, 1), (),
    )  # fmt: skip


# Status words


@pytest.mark.parametrize(
    ("status", "values"),
    [
        ("Complete", {"progress": Progress.COMPLETE}),
        ("Pending sign-off", {"progress": Progress.IN_PROGRESS, "force_says": ForceSays.DONE}),
        ("Amber", {"progress": Progress.IN_PROGRESS}),
        ("Parked", {}),
    ],
)
def test_a_status_word_means_what_a_person_said_or_what_is_certain(status, values):
    words = {"amber": "in-progress", "parked": "says-nothing"}
    found = read(sheet(words=words.items()), status=status)
    assert (found.values, found.problems) == (values, ())


def test_columns_of_their_own_go_before_what_a_status_means():
    found = read(status="Awaiting sign-off", progress="Planned")
    assert (found.values, found.problems) == ({"progress": Progress.PLANNED, "force_says": ForceSays.DONE}, ())


@pytest.mark.parametrize(
    ("status", "column", "word", "message"),
    [
        (
            "Complete",
            "progress",
            "In progress",
            "Status: “Complete” disagrees with “In progress” under Progress. Change one of the two.",
        ),
        (
            "Not accepted",
            "acceptance",
            "Accepted",
            "Status: “Not accepted” disagrees with “Accepted” under Accepted. Change one of the two.",
        ),
        (
            "Not applicable",
            "applies",
            "For us",
            "Status: “Not applicable” disagrees with “For us” under For us. Change one of the two.",
        ),
    ],
)
def test_a_status_that_disagrees_with_the_column_it_is_the_word_for_is_pointed_out(status, column, word, message):
    assert wrong(read(status=status, **{column: word})) == {"status": message}


def test_superseded_is_read_back_from_our_own_file_alone():
    assert read(sheet(known(is_ours=True)), status="Superseded").problems == ()
    assert set(wrong(read(status="Superseded"))) == {"status"}


# What is wrong


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


# What a state needs beside it


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


# Rows among each other


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


# A report that only the first of its rows names


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


# What a person typed


def test_what_a_person_typed_stands_instead_of_the_cell():
    found = read(mended={PLACES["target_on"]: " 28/02/2024 ", PLACES["owner"]: ""}, target_on="31/02/2024", owner="X")
    assert (found.values, found.problems) == ({"target_on": date(2024, 2, 28)}, ())


def test_what_a_person_typed_is_checked_as_a_cell_is():
    assert set(wrong(read(mended={PLACES["target_on"]: "30/02/2024"}))) == {"target_on"}


# The sign that keeps a spreadsheet from running a text


def test_a_csv_files_guard_is_taken_off_and_a_workbooks_apostrophe_is_not():
    assert read(sheet(known(is_csv=True)), owner="'=SUM(A1)").values == {"owner": "=SUM(A1)"}
    assert read(sheet(known(is_csv=True)), owner="'tis").values == {"owner": "'tis"}
    assert read(owner="'=SUM(A1)").values == {"owner": "'=SUM(A1)"}


def test_a_formulas_text_that_a_person_typed_is_kept_as_typed():
    typed = {PLACES["owner"]: "'=1"}
    assert read(sheet(known(is_csv=True)), mended=typed).values == {"owner": "'=1"}


def test_month_first_is_for_the_whole_sheet():
    assert read(sheet(order="month-first"), target_on="03/04/2024").values == {"target_on": date(2024, 3, 4)}
