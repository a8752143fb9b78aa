"""How a sheet is understood is said once, and remembered for the body's next sheet."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError

from recommendations.flows.register_source import register_source
from recommendations.models import InspectionReport, Source
from responses.intake.flows.mend_rows import drop_import, mend_rows
from responses.intake.flows.stage_import import understand
from responses.intake.models import Import, SheetMemory
from responses.record.models import Position
from tests import builders
from tests.responses.intake.generated_sheet import as_csv
from tests.responses.intake.reading_in import NOW, TODAY, committed, counted, file_of, staged, stands, wrong_in
from tests.responses.intake.sheets_made import workbook

pytestmark = pytest.mark.django_db
HEADINGS = ("Item", "Inspection", "Their words", "RAG", "Done by")
REPORT = "Generated report"


def a_row(number, rag="Amber", by="01/02/2024", report=REPORT):
    return [number, report, f"Generated: forces should do thing {number}.", rag, by]


def sheet(*rows) -> bytes:
    return as_csv(rows, HEADINGS)


def said(imported, officer, **facts) -> Import:
    given = {
        "columns_chosen": {0: "number", 1: "report_title", 2: "text", 3: "status", 4: "target_on"},
        "statuses_chosen": {"Amber": "in-progress", "Green": "complete"},
        "date_order": "day-first",
        "holds_from": TODAY,
        "force": None,
        "report": None,
        "source": None,
    }
    return understand(imported=imported, by=officer, at=NOW, today=TODAY, **{**given, **facts})


def refused(imported, officer, **facts) -> dict[str, list[str]]:
    before = Import.objects.filter(pk=imported.pk).values().get()
    with pytest.raises(ValidationError) as refusal:
        said(imported, officer, **facts)
    assert Import.objects.filter(pk=imported.pk).values().get() == before
    return refusal.value.message_dict


def test_columns_and_words_are_taken_as_they_are_said_and_remembered(officer):
    first = staged(officer, sheet(a_row(1), a_row(2, "Green")))
    assert sorted(wrong_in(first)) == [2, 3]
    held = said(first, officer)
    assert wrong_in(held) == {}
    assert (held.stage, held.statuses) == ("checking", {"Amber": "in-progress", "Green": "complete"})
    committed(held, officer)
    assert stands() == [("Recommendation 1", "in-progress"), ("Recommendation 2", "complete")]
    following = staged(officer, sheet(a_row(1, "GREEN"), a_row(3, "amber")))
    assert following.columns == {"0": "number", "1": "report_title", "2": "text", "3": "status", "4": "target_on"}
    assert wrong_in(following) == {}
    assert counted(committed(following, officer)) == {"new": 1, "changed": 1}


def test_the_words_of_another_column_are_known_when_that_is_the_status(officer):
    first = staged(officer, as_csv([[1, REPORT, "Open", "Amber"]], ("Rec no", "Inspection", "Status", "Colour")))
    columns = {0: "number", 1: "report_title", 3: "status"}
    held = said(first, officer, columns_chosen=columns, statuses_chosen={"amber": "in-progress"})
    assert (held.statuses, wrong_in(held)) == ({"Amber": "in-progress"}, {})
    committed(held, officer)
    second = staged(officer, as_csv([[1, REPORT, "Open", "Amber"]], ("Rec number", "Report name", "State", "Shade")))
    held = said(second, officer, columns_chosen=columns, statuses_chosen={})
    assert (held.statuses, wrong_in(held)) == ({"Amber": "in-progress"}, {})


def test_days_are_read_in_the_order_that_is_said_and_so_are_the_next_sheets(officer):
    first = staged(officer, sheet(a_row(1, by="02/28/2024")))
    held = said(first, officer, date_order="month-first")
    assert wrong_in(held) == {}
    committed(held, officer)
    assert Position.objects.current().get().target_on == date(2024, 2, 28)
    following = staged(officer, sheet(a_row(1, by="03/04/2024")))
    assert following.date_order == "month-first"
    committed(following, officer)
    assert Position.objects.current().get().target_on == date(2024, 3, 4)


def test_what_rows_do_not_say_is_said_for_all(officer):
    south = builders.one_force("generated-south", "Generated South Police")
    builders.one_body(builders.one_force(), south, on=date(2022, 11, 1))
    committee = register_source(slug="generated", name="Generated committee", short_name="GC",
                                kind=Source.Kind.COMMITTEE, clock_rule="none")  # fmt: skip
    imported = staged(officer, sheet(a_row(1)))
    assert {words for messages in wrong_in(imported).values() for words in messages} >= {
        "Force: the row names no force. Enter “Generated South Police” or “West Mercia Police”, or choose one for "
        "all rows."
    }
    held = said(imported, officer, force=south, source=committee, holds_from=date(2023, 10, 1))
    assert wrong_in(held) == {}
    committed(held, officer)
    row = Position.objects.current().select_related("report__source").get()
    assert (row.force, row.report.source, row.updated_on) == (south, committee, date(2023, 10, 1))


def test_rows_without_a_report_are_of_the_one_that_is_said(officer):
    report = builders.a_report(1, title="Generated: held", published_on=date(2020, 3, 1))
    imported = staged(officer, sheet(a_row(1, report=""), a_row(2, report="")))
    held = said(imported, officer, report=report)
    assert counted(committed(held, officer)) == {"new": 2}
    assert [row.heading for row in report.recommendations.all()] == ["Recommendation 1", "Recommendation 2"]


def test_what_would_be_wrong_for_every_row_is_refused(officer):
    north = builders.one_force("generated-north", "Generated North Police")
    builders.one_body(north, slug="generated-north-pcc", name="Generated North PCC")
    report = builders.a_report(1, title="Generated: taken back")
    InspectionReport.objects.update(withdrawn_at=NOW)
    imported = staged(officer, sheet(a_row(1)))
    assert refused(imported, officer, force=north) == {
        "force": [
            "Force: Police and Crime Commissioner for West Mercia does not answer for Generated North Police. "
            "Choose one of its own forces."
        ]
    }
    assert refused(imported, officer, report=report) == {
        "report": [
            "Report: “Generated: taken back” is not out, or was taken back. Choose another, or publish it first."
        ]
    }
    assert refused(imported, officer, holds_from=date(2023, 11, 2)) == {
        "holds_from": [
            "Date from which the rows hold: 2 November 2023 has not come yet. Enter today or an earlier day."
        ]
    }
    assert SheetMemory.objects.count() == 0


def test_another_worksheet_and_another_row_of_headings_are_read_and_nothing_unseen_is_remembered(officer):
    book = workbook({
        "Notes": [["Generated for a test", "Nothing here"], ["x", "y"]],
        "Recommendations": [["Generated", "title"], list(HEADINGS), a_row(1), a_row(2)],
    })  # fmt: skip
    imported = staged(officer, book.read(), "office.xlsx")
    assert (imported.sheet, imported.sheets) == ("Notes", ["Notes", "Recommendations"])
    held = said(imported, officer, sheet="Recommendations", date_order="month-first")
    assert (held.sheet, held.heading_row, held.stage, held.date_order) == (
        "Recommendations",
        2,
        "mapping",
        "month-first",
    )
    assert list(held.rows.order_by("number").values_list("number", flat=True)) == [3, 4]
    held = said(held, officer, heading_row=1)
    assert (held.headings, held.rows.count()) == (["Generated", "title"], 3)
    assert SheetMemory.objects.count() == 0
    held = said(said(held, officer, heading_row=2), officer)
    assert wrong_in(held) == {}
    assert sorted(SheetMemory.objects.get().headings.values()) == [
        "number", "report_title", "status", "target_on", "text",
    ]  # fmt: skip


def test_our_own_file_is_understood_whatever_the_office_means_by_our_words(officer):
    office = staged(officer, as_csv([[1, REPORT, "Planned", "x"]], ("Number", "Report", "Status", "Owner")))
    held = said(office, officer, columns_chosen={0: "number", 1: "report_title", 2: "status"},
                statuses_chosen={"Planned": "not-started"})  # fmt: skip
    committed(held, officer)
    memory = SheetMemory.objects.get()
    assert (memory.headings["owner"], memory.statuses) == ("ignored", {"planned": "not-started"})
    builders.record(Position.objects.get().response, on=TODAY, owner="Generated owner", progress="planned")
    ours = staged(officer, file_of(officer, "csv"))
    assert "owner" in ours.columns.values()
    held = said(ours, officer, columns_chosen={int(place): name for place, name in ours.columns.items()})
    assert wrong_in(held) == {}
    assert counted(committed(held, officer)) == {"same": 1}
    assert SheetMemory.objects.get().headings == memory.headings


def test_rows_that_are_left_out_say_nothing(officer):
    """A row under one that is left out has nothing to stand under; a report's day is that of the rows that count."""
    rows = [["Cause of concern", 1, "", "01/03/2020"], ["", 1, "Cause of concern 1", "02/03/2020"]]
    data = as_csv([[REPORT, *row, "Generated."] for row in rows],
                  ("Report", "Kind", "Number", "Part of", "Date published", "Text"))  # fmt: skip
    imported = staged(officer, data)
    assert [*wrong_in(imported)] == [3]
    out = mend_rows(imported=imported, mended={}, left_out={2: True}, by=officer, at=NOW, today=TODAY)
    assert wrong_in(out) == {
        3: ["Part of: no row above, and nothing in the register, is called so. Put its row before this one."]
    }
    mended = mend_rows(imported=imported, mended={3: {3: ""}}, left_out={}, by=officer, at=NOW, today=TODAY)
    assert wrong_in(mended) == {}
    assert counted(committed(mended, officer)) == {"new": 1, "left_out": 1}
    assert InspectionReport.objects.get().published_on == date(2020, 3, 2)


@pytest.mark.parametrize("stage", ["done", "dropped"])
def test_nothing_more_is_said_of_a_sheet_that_is_finished(officer, stage):
    imported = said(staged(officer, sheet(a_row(1))), officer)
    end = {
        "done": lambda: committed(imported, officer),
        "dropped": lambda: drop_import(imported=imported, by=officer, at=NOW),
    }
    finished = end[stage]() or imported
    shown = {"done": "In the records", "dropped": "Put aside, nothing read in"}[stage]
    for change, message in (
        (lambda: said(finished, officer), "Nothing can be changed in this sheet any more"),
        (lambda: mend_rows(imported=finished, mended={}, left_out={2: True}, by=officer, at=NOW, today=TODAY),
         "Nothing can be changed in this sheet any more"),
        (lambda: drop_import(imported=finished, by=officer, at=NOW), "This sheet cannot be put aside"),
        (lambda: committed(finished, officer), "This sheet cannot be read in"),
    ):  # fmt: skip
        with pytest.raises(ValidationError) as refusal:
            change()
        assert refusal.value.messages == [f"{message}: {shown}."]
