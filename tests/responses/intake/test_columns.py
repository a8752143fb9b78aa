"""Which row names the columns, and which field each holds. The headings are of a usual form, and made up."""

from datetime import date

import pytest

from responses.intake import columns
from responses.intake.columns import column_letters, extra_place, field_at, guess, is_ours, recognise, remembered
from responses.intake.fields import FIELDS, IGNORED
from responses.intake.plain_words import plain
from responses.intake.sheets.values import BadCell, BadCellCode
from responses.record.sheet_columns import COLUMNS

OURS = [str(column.heading) for column in COLUMNS]
NOT_READ_BACK = {"Colour (RAG)", "What the colour means"}
A_SENTENCE = "Forces should review how they deploy armed officers, and say what they found."


def fields(*headings, memory=(), rows=()):
    """The guessed field of each heading, None where there is none."""
    found = guess(headings, dict(memory), rows)
    return [found.get(place) for place in range(len(headings))]


# The heading row


def test_title_rows_above_the_headings_are_passed_over():
    rows = [
        ("HMICFRS recommendations tracker",),
        (),
        ("As at", date(2026, 3, 2), None, "Status key: Red, Amber, Green"),
        ("Rec No.", "Recommendation", "Lead", "RAG", "Due Date"),
        (1, A_SENTENCE, "A. Lead", "Green", date(2026, 4, 1)),
    ]
    assert recognise(rows) == columns.Heading(3, ("Rec No.", "Recommendation", "Lead", "RAG", "Due Date"))


def test_headings_are_said_on_one_line_and_columns_without_one_have_none():
    assert recognise([("Report\ntitle", None, "  Due   date ", 2024, date(2024, 1, 1))]).names == (
        "Report title", "", "Due date", "2024", "",
    )  # fmt: skip


def test_of_two_rows_that_could_be_headings_the_one_that_names_more_is_taken_and_of_equals_the_first():
    assert recognise([("Report", "Status"), ("Report", "Status", "Owner")]).index == 1
    assert recognise([("Report", "Status"), ("Report", "Status")]).index == 0


def test_a_row_of_data_with_words_that_name_columns_is_not_taken_for_the_headings():
    rows = [("Ref", "Type", "Inspection", "Owner"), ("R1", "Recommendation", "Custody", "Lead")]
    assert recognise(rows).index == 0


def test_headings_past_the_first_rows_are_not_looked_for():
    rows = [("About", "this file")] + [()] * 19 + [("Report", "Status", "Owner")]
    assert recognise(rows).index == 0
    assert recognise(rows[1:]).index == 19


@pytest.mark.parametrize(
    ("rows", "heading"),
    [
        ([], (0, ())),
        ([(), (), ()], (0, ())),
        ([(), (None, 7)], (1, ("", "7"))),
        ([(1, 2), ("one", "two"), ("Status",)], (1, ("one", "two"))),
        ([(BadCell(BadCellCode.ERROR, "#REF!"), "x")], (0, ("", "x"))),
    ],
)
def test_without_headings_the_first_row_that_could_be_one_is_shown(rows, heading):
    found = recognise(rows)
    assert (found.index, found.names) == heading


# What each column holds


def test_every_heading_of_our_own_file_is_known():
    """Each to its own field, but for the colours, which are worked out."""
    assert guess(OURS, {}) == {
        place: column.field for place, column in enumerate(COLUMNS) if str(column.heading) not in NOT_READ_BACK
    }
    assert {column.field for column in COLUMNS} - set(FIELDS) == {"rag", "rag_meaning"}


def test_our_own_file_is_known_in_any_order_and_without_the_internal_columns():
    public = [str(column.heading) for column in COLUMNS if not column.internal]
    assert is_ours(reversed(OURS))
    assert is_ours([*public, "A column added since"])
    assert not is_ours(public[1:])
    assert not is_ours(["Report", "Number", "Text", "Status"])


@pytest.mark.parametrize(
    ("heading", "field"),
    [
        ("Rec no", "number"),
        ("REC. NO:", "number"),
        ("Rec #", "number"),
        ("Recommendation number", "number"),
        ("Ref", "number"),
        ("Inspection", "report_title"),
        ("Report title", "report_title"),
        ("HMICFRS Report", "report_title"),
        ("Date published", "published_on"),
        ("Publication date", "published_on"),
        ("Inspectorate", "source"),
        ("Recommendation text", "text"),
        ("Recommendation", "text"),
        ("Area for improvement", "text"),
        ("Recommendation / AFI", "kind"),
        ("Type", "kind"),
        ("Addressed to", "addressee"),
        ("Theme", "theme"),
        ("Police force", "force"),
        ("Due date", "due_on"),
        ("Due date (HMICFRS)", "due_on"),
        ("Due date dd/mm/yyyy", "due_on"),
        ("Deadline as written", "deadline_phrase"),
        ("Status", "status"),
        ("RAG", "status"),
        ("BRAG rating", "status"),
        ("Accepted", "acceptance"),
        ("Progress", "progress"),
        ("Force status", "force_says"),
        ("OPCC view", "body_view"),
        ("HMICFRS status", "inspectorate_status"),
        ("Waiting on", "waiting_on"),
        ("Next review date", "review_on"),
        ("Action owner", "owner"),
        ("Lead", "owner"),
        ("SRO", "owner"),
        ("Target date", "target_on"),
        ("Date of update", "effective_on"),
        ("Last updated", "effective_on"),
        ("Latest position", "force_action"),
        ("Update", "force_action"),
        ("Force response", "force_action"),
        ("PCC comment", "body_action"),
        ("Mayor’s response", "body_action"),
        ("Why we take no action", "no_action_reason"),
        ("Reason for no action", "no_action_reason"),
        ("Notes", "note"),
        ("Cost centre", None),
        ("Date", None),
        ("", None),
    ],
)
def test_a_usual_heading_is_known(heading, field):
    assert fields(heading) == [field]


def test_every_name_in_the_table_is_written_as_headings_are_compared():
    assert [name for about in FIELDS.values() for name in about.names if plain(name) != name] == []


def test_no_field_names_a_heading_twice():
    assert [name for name, about in FIELDS.items() if len(set(about.names)) != len(about.names)] == []


def test_an_offices_sheet_as_a_whole():
    headings = [
        "Ref", "Inspection", "Date published", "Rec/AFI", "Recommendation", "Action owner", "RAG", "Status",
        "Deadline", "Target date", "Progress", "PCC comment", "Budget",
    ]  # fmt: skip
    rows = [
        ("AFI 1", "Custody", date(2025, 1, 7), "AFI", A_SENTENCE, "A. Lead", "Amber", "Ongoing", date(2025, 6, 30),
         None, "Training has begun in two of the four custody suites, and a plan is agreed.", None, 7),
    ]  # fmt: skip
    assert fields(*headings, rows=rows) == [
        "number", "report_title", "published_on", "kind", "text", "owner", None, "status", "due_on",
        "target_on", "force_action", "body_action", None,
    ]  # fmt: skip


def test_no_field_is_given_twice_and_the_surer_name_has_it():
    assert fields("Ref", "Rec no", "Recommendation", "Recommendation text") == [None, "number", None, "text"]
    assert fields("Recommendation", "Recommendation text") == ["number", "text"]
    assert fields("Status", "Status") == ["status", None]


@pytest.mark.parametrize(
    ("heading", "cells", "field"),
    [
        ("Deadline", ["31/07/2024", "With immediate effect", "1.8.24"], "due_on"),
        ("Deadline", ["Within six months", "With immediate effect", "1.8.24"], "deadline_phrase"),
        ("Deadline", [date(2024, 7, 31)], "due_on"),
        ("Progress", ["In progress", "Complete"], "progress"),
        ("Progress", [A_SENTENCE], "force_action"),
        ("Recommendation", [1, 2, "3a"], "number"),
        ("Recommendation", [A_SENTENCE, 1], "text"),
        ("Status", [A_SENTENCE], None),
        ("Update", [A_SENTENCE], "force_action"),
        ("Due date", ["soon", "later"], "due_on"),
    ],
)
def test_what_stands_under_a_heading_decides_between_its_meanings(heading, cells, field):
    assert fields(heading, rows=[(cell,) for cell in cells]) == [field]


def test_what_was_chosen_the_last_time_goes_before_all_else():
    memory = remembered(["Status", "Cost centre", "Owner", ""], {0: "force_says", 1: "theme"})
    assert memory == {"status": "force_says", "cost centre": "theme", "owner": IGNORED}
    assert fields("STATUS:", "Cost centre", "Owner", "Lead", "Theme", memory=memory.items()) == [
        "force_says", "theme", None, "owner", None,
    ]  # fmt: skip


def test_a_field_that_is_no_more_is_not_remembered():
    assert fields("Owner", memory={"owner": "gone"}.items()) == ["owner"]


# Places


def test_a_field_without_a_column_is_typed_at_a_place_of_its_own():
    places = {name: extra_place(name) for name in FIELDS}
    assert len(set(places.values())) == len(FIELDS)
    assert min(places.values()) >= 1000
    assert {field_at(place, {}) for place in places.values()} == set(FIELDS)
    assert (field_at(2, {2: "owner"}), field_at(3, {2: "owner"})) == ("owner", None)


@pytest.mark.parametrize(
    ("place", "letters"), [(0, "A"), (25, "Z"), (26, "AA"), (51, "AZ"), (52, "BA"), (701, "ZZ"), (702, "AAA")]
)
def test_a_column_is_called_what_the_spreadsheet_calls_it(place, letters):
    assert column_letters(place) == letters


@pytest.mark.parametrize(
    ("text", "same_as"),
    [("Rec. No:", "rec no"), ("N/A", "n a"), ("  Sign-off ", "sign off"), ("R&D", "r and d"), ("Ŵy", "wy"), ("–", "")],
)
def test_words_are_compared_without_case_accents_and_punctuation(text, same_as):
    assert plain(text) == same_as
