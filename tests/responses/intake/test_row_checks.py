"""What a row of a sheet is understood to say."""

from datetime import date

import pytest

from responses.domain.status import Acceptance, Applies, BodyView, ForceSays, Progress
from responses.intake.cell_values import Numbered
from responses.intake.known import KnownReport
from responses.intake.row_checks import Asked, read_row
from tests.responses.intake.row_read import (
    COMMITTEE,
    FIREARMS,
    HMICFRS,
    KENT,
    PLACES,
    TODAY,
    WEST_MERCIA,
    cells,
    known,
    read,
    sheet,
    wrong,
)


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
