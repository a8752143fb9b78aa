"""A sheet goes in whole, comes again without doubling, and is taken back."""

from datetime import UTC, date, datetime

import pytest
from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile

from recommendations.models import Deadline, InspectionReport, Recommendation
from responses.intake.flows.commit_import import commit_import
from responses.intake.flows.mend_rows import mend_rows
from responses.intake.flows.stage_import import stage_import
from responses.intake.flows.undo_import import built_on_import, undo_import
from responses.intake.models import Import, ImportMade, ImportRow
from responses.record.flows.verify_positions import verify_positions
from responses.record.models import Position, Response, Update
from tests import builders
from tests.responses.intake import generated_sheet

pytestmark = pytest.mark.django_db
TODAY = date(2023, 9, 12)
NOW = datetime(2023, 9, 12, 10, 30, tzinfo=UTC)


def staged(body, officer, data: bytes, name: str = "ours.csv") -> Import:
    return stage_import(body=body, name=name, file=ContentFile(data), by=officer, at=NOW, today=TODAY)


def read_in(body, officer, data: bytes, name: str = "ours.csv") -> Import:
    return commit_import(imported=staged(body, officer, data, name), by=officer, at=NOW, today=TODAY)


def numbers(imported: Import) -> dict[str, int]:
    return {name: imported.counts[name] for name in ("new", "changed", "same", "left_out")}


def faults() -> list[object]:
    return [fault for _pk, found in verify_positions() for fault in found]


@pytest.mark.parametrize("form", [generated_sheet.as_csv, generated_sheet.as_xlsx])
def test_every_row_becomes_a_recommendation_with_its_response(body, officer, form):
    done = read_in(body, officer, form(generated_sheet.rows(30)))
    assert (done.stage, numbers(done)) == ("done", {"new": 30, "changed": 0, "same": 0, "left_out": 0})
    assert list(InspectionReport.objects.order_by("pk").values_list("title", "published_on")) == [
        ("Generated report 1", date(2021, 3, 1)),
        ("Generated report 2", date(2021, 3, 2)),
    ]
    assert Recommendation.objects.count() == Response.objects.count() == Update.objects.count() == 30
    assert Deadline.objects.count() == 30
    second = Position.objects.current().get(response__recommendation__number="2", report__title="Generated report 1")
    assert (second.status, second.owner, second.from_on) == ("complete", "Generated owner 1", TODAY)
    assert (second.target_on, second.due_on) == (date(2021, 9, 17), date(2021, 8, 28))
    assert second.force_action == "Generated for a test: the force does thing 2."
    update = Update.objects.get(response=second.response)
    assert (update.origin, update.by, update.batch) == ("imported", officer, done.batch)
    assert ImportMade.objects.filter(of=done, outcome="new").exclude(recommendation=None).count() == 30
    assert faults() == []


def test_the_same_sheet_again_doubles_nothing(body, officer):
    data = generated_sheet.as_csv(generated_sheet.rows(30))
    read_in(body, officer, data)
    again = read_in(body, officer, data)
    assert numbers(again) == {"new": 0, "changed": 0, "same": 30, "left_out": 0}
    assert Update.objects.count() == Recommendation.objects.count() == 30
    assert InspectionReport.objects.count() == 2


def test_what_has_changed_is_written_and_nothing_else(body, officer):
    rows = list(generated_sheet.rows(5))
    read_in(body, officer, generated_sheet.as_csv(rows))
    rows[0][5], rows[3][6] = "Complete", "Another owner"
    again = read_in(body, officer, generated_sheet.as_csv(rows))
    assert numbers(again) == {"new": 0, "changed": 2, "same": 3, "left_out": 0}
    changed = Update.objects.filter(batch=again.batch).order_by("pk")
    assert [one.changes for one in changed] == [{"progress": "complete"}, {"owner": "Another owner"}]
    assert faults() == []


def test_a_wrong_row_keeps_the_sheet_out_until_it_is_mended_or_left_out(body, officer):
    rows = list(generated_sheet.rows(3))
    rows[1][7] = "31/02/2024"
    imported = staged(body, officer, generated_sheet.as_csv(rows))
    [wrong] = imported.rows.filter(is_wrong=True)
    assert (wrong.number, [(place, name) for place, name, _said in wrong.problems]) == (3, [(7, "target_on")])
    with pytest.raises(ValidationError) as refused:
        commit_import(imported=imported, by=officer, at=NOW, today=TODAY)
    assert refused.value.messages == ["1 row is wrong still. Mend it, or leave it out."]
    assert (Response.objects.count(), imported.stage) == (0, "mapping")
    mend_rows(imported=imported, mended={3: {7: "28/02/2024"}}, left_out={4: True}, by=officer, at=NOW, today=TODAY)
    done = commit_import(imported=imported, by=officer, at=NOW, today=TODAY)
    assert numbers(done) == {"new": 2, "changed": 0, "same": 0, "left_out": 1}
    targets = Position.objects.current().order_by("pk").values_list("target_on", flat=True)
    assert list(targets) == [date(2021, 9, 17), date(2024, 2, 28)]
    row = ImportRow.objects.get(of=done, number=3)
    assert (row.cells[7], row.mended) == ("31/02/2024", {"7": "28/02/2024"})


def test_it_is_taken_back_whole(body, officer):
    done = read_in(body, officer, generated_sheet.as_csv(generated_sheet.rows(30)))
    assert built_on_import(done) == []
    undone = undo_import(imported=done, by=officer, at=NOW)
    assert undone.stage == "undone"
    assert Position.objects.count() == 0
    assert InspectionReport.objects.standing().count() == Recommendation.objects.standing().count() == 0
    assert Update.objects.count() == 60
    again = read_in(body, officer, generated_sheet.as_csv(generated_sheet.rows(30)))
    assert numbers(again) == {"new": 30, "changed": 0, "same": 0, "left_out": 0}
    assert InspectionReport.objects.standing().count() == 2
    assert faults() == []


def test_taking_back_a_second_sheet_leaves_what_the_first_said(body, officer):
    rows = list(generated_sheet.rows(2))
    read_in(body, officer, generated_sheet.as_csv(rows))
    rows[0][5] = "Complete"
    second = read_in(body, officer, generated_sheet.as_csv(rows))
    undo_import(imported=second, by=officer, at=NOW)
    assert list(Position.objects.current().order_by("pk").values_list("progress", flat=True).order_by("response")) == [
        "in-progress",
        "complete",
    ]
    assert Recommendation.objects.standing().count() == 2


def test_it_is_not_taken_back_where_something_was_built_on_it(body, officer):
    done = read_in(body, officer, generated_sheet.as_csv(generated_sheet.rows(2)))
    response = Response.objects.order_by("pk")[0]
    builders.record(response, on=TODAY, by=officer, note="A word since.")
    with pytest.raises(ValidationError) as refused:
        undo_import(imported=done, by=officer, at=NOW)
    assert refused.value.messages == [
        "This cannot be taken back: more was built on it since.",
        "West Mercia Police: Recommendation 1, Generated report 1: something was recorded after it.",
    ]
    assert Position.objects.current().count() == 2


def test_a_recommendation_of_the_register_gets_the_sheets_word_and_keeps_its_own_text(body, officer):
    builders.opened(builders.a_report(2, title="Generated report 1", published_on=date(2021, 3, 1)))
    done = read_in(body, officer, generated_sheet.as_csv(generated_sheet.rows(2)))
    assert Recommendation.objects.count() == 2
    assert numbers(done) in ({"new": 2, "changed": 0, "same": 0, "left_out": 0}, {"new": 0, "changed": 2, "same": 0,
                                                                                   "left_out": 0})  # fmt: skip
    rows = ImportRow.objects.filter(of=done)
    assert {remark for row in rows for remark in row.remarks} == {
        "The text differs from the register’s, which stays as it is.",
        "The sheet’s due date, 28 August 2021, is not used: the register has none.",
    }
