"""An officer takes or leaves what is proposed: in one step, with its source, and never over someone else's change."""

from datetime import UTC, date, datetime

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from forces.roles import Role
from responses.domain.status import ForceSays, Progress
from responses.intake.flows.decide_proposals import decide_proposals
from responses.intake.models import Proposal, UpdateSheet
from responses.record.flows.undo_batch import undo_batch
from responses.record.flows.verify_positions import verify_positions
from responses.record.models import Batch, Position, Update
from tests import builders
from tests.responses.intake.update_sheets.conftest import NOW, TODAY
from tests.responses.intake.update_sheets.filled import (
    ACTION,
    NAME,
    NOTE,
    SAYS,
    fill_in,
    sent_in,
    take_all,
    take_back,
    taken_out,
)
from tests.responses.record.forms_as_sent import problems, signed_in, text_of

TAKEN, LEFT = Proposal.Decision.TAKEN, Proposal.Decision.LEFT
SOURCE = f"Taken from the update sheet “{NAME}”, read on 12 September 2023."


@pytest.fixture
def sheet(desk, responses) -> UpdateSheet:
    """Recommendation 3 is done, and how; what the force does about recommendation 1 has changed."""
    filled = {2: {SAYS: "Done", NOTE: "All are mended."}, 3: {ACTION: "All of the radios are counted."}}
    return sent_in(desk, fill_in(taken_out(desk), filled))


def proposal(sheet: UpdateSheet, field: str) -> Proposal:
    return sheet.proposals.get(field=field)


def choose(desk, sheet: UpdateSheet, seen: str | None = None, **decisions: str):
    """Choose by the proposal's field, and save."""
    opened = desk.get(sheet.get_absolute_url())
    sent = {f"decision_{proposal(sheet, field).pk}": decision for field, decision in decisions.items()}
    return desk.post(sheet.get_absolute_url(), {"seen": seen or opened.context["seen"], **sent}, follow=True)


def decided(sheet: UpdateSheet) -> dict[str, str]:
    return dict(sheet.proposals.values_list("field", "decision"))


def now(response) -> Position:
    return Position.objects.current().get(response=response)


def test_all_is_taken_in_one_step(desk, officer, sheet, responses, body):
    page = take_all(desk, sheet)
    assert "3 changes are taken." in text_of(page)
    (batch,) = Batch.objects.all()
    assert (batch.kind, batch.body, batch.made_by, batch.made_at, batch.note) == (
        Batch.Kind.UPDATE_SHEET, body, officer, NOW, SOURCE,
    )  # fmt: skip
    said = {
        update.response_id: (update.changes, update.texts)
        for update in Update.objects.filter(batch=batch)
        if (update.party, update.origin, update.by, update.effective_on, update.recorded_at)
        == (Update.Party.FORCE, Update.Origin.IMPORTED, officer, TODAY, NOW)
    }
    assert said == {
        responses[2].pk: ({"force_says": "done"}, {"note": f"All are mended.\n\n{SOURCE}"}),
        responses[0].pk: ({}, {"force_action": "All of the radios are counted.", "note": SOURCE}),
    }
    assert now(responses[2]).force_says == ForceSays.DONE
    assert now(responses[0]).force_action == "All of the radios are counted."
    assert now(responses[0]).body_action == "We asked the chief constable."
    assert decided(sheet) == dict.fromkeys(["force_says", "note", "force_action"], TAKEN)
    assert [wrong for _response, wrong in verify_positions() if wrong] == []


def test_each_proposal_knows_what_became_of_it(desk, officer, sheet, responses):
    choose(desk, sheet, force_says=TAKEN, force_action=LEFT)
    batch = Batch.objects.get()
    update = Update.objects.get(batch=batch)
    rows = {
        row.field: (row.decision, row.decided_by, row.decided_at, row.update, row.batch)
        for row in sheet.proposals.select_related("decided_by", "update", "batch")
    }
    assert rows == {
        "force_says": (TAKEN, officer, NOW, update, batch),
        "force_action": (LEFT, officer, NOW, None, None),
        "note": ("", None, None, None, None),
    }


def test_cell_by_cell(desk, sheet, responses):
    page = choose(desk, sheet, force_says=TAKEN, note=LEFT)
    assert "1 change is taken. 1 change is left." in text_of(page)
    assert decided(sheet) == {"force_says": TAKEN, "note": LEFT, "force_action": ""}
    update = Update.objects.get(batch__isnull=False)
    assert (update.response, update.changes, update.note) == (responses[2], {"force_says": "done"}, SOURCE)
    page = choose(desk, sheet, force_action=TAKEN)
    assert decided(sheet) == {"force_says": TAKEN, "note": LEFT, "force_action": TAKEN}
    assert Batch.objects.count() == 2


def test_a_note_alone_is_recorded(desk, sheet, responses):
    choose(desk, sheet, note=TAKEN)
    update = Update.objects.get(batch__isnull=False)
    assert (update.changes, update.texts) == ({}, {"note": f"All are mended.\n\n{SOURCE}"})


def test_all_is_left(desk, sheet):
    before = Update.objects.count()
    assert "3 changes are left." in text_of(take_all(desk, sheet, "left"))
    assert set(decided(sheet).values()) == {LEFT}
    assert (Update.objects.count(), Batch.objects.count()) == (before, 0)
    page = text_of(desk.get(sheet.get_absolute_url()))
    assert "3 changes are proposed: 3 left." in page
    assert "All are mended." in page


def test_nothing_is_chosen_at_first_and_nothing_is_done_without_a_choice(desk, sheet):
    page = desk.get(sheet.get_absolute_url())
    assert {bound.value() for bound in page.context["form"]} == {None}
    assert b"checked" not in page.content
    page = choose(desk, sheet)
    assert problems(page) == ["Choose “Take” or “Leave” for at least one change."]
    assert page.content.decode().count("<title>Error: ") == 1
    assert set(decided(sheet).values()) == {""}


def test_what_changed_since_the_sheet_was_made_is_shown_and_may_be_taken_over(desk, sheet, responses):
    builders.record(responses[2], on=TODAY, force_says=ForceSays.UNDER_WAY, note="By telephone.")
    page = desk.get(sheet.get_absolute_url())
    assert "Not recorded The force proposes Done Recorded since, and standing now Under way" in text_of(page)
    take_all(desk, sheet)
    assert now(responses[2]).force_says == ForceSays.DONE


def test_a_change_made_while_the_page_was_open_is_not_taken_over_unseen(desk, sheet, responses):
    opened = desk.get(sheet.get_absolute_url())
    builders.record(responses[2], on=TODAY, force_says=ForceSays.UNDER_WAY)
    page = choose(desk, sheet, seen=opened.context["seen"], force_says=TAKEN, force_action=LEFT)
    assert page.status_code == 409
    assert problems(page) == [
        "Nothing is recorded yet: someone has changed Recommendation 3 since you opened this page. Look at it again "
        "below."
    ]
    assert set(decided(sheet).values()) == {""}
    chosen = {bound.name: bound.value() for bound in page.context["form"] if bound.value()}
    assert chosen == {
        f"decision_{proposal(sheet, 'force_says').pk}": "taken",
        f"decision_{proposal(sheet, 'force_action').pk}": "left",
    }
    assert "Recorded since, and standing now Under way" in text_of(page)
    assert choose(desk, sheet, force_says=TAKEN).status_code == 200
    assert decided(sheet)["force_says"] == TAKEN


def test_a_change_of_another_row_or_of_one_that_is_left_stops_nothing(desk, sheet, responses):
    opened = desk.get(sheet.get_absolute_url())
    builders.record(responses[2], on=TODAY, progress=Progress.PLANNED)
    page = choose(desk, sheet, seen=opened.context["seen"], force_says=LEFT, force_action=TAKEN)
    assert page.status_code == 200
    assert decided(sheet) == {"force_says": LEFT, "note": "", "force_action": TAKEN}


@pytest.mark.parametrize("seen", ["", "nonsense", "1:1"])
def test_without_what_the_page_showed_nothing_is_taken(desk, sheet, seen: str):
    pk = proposal(sheet, "force_says").pk
    page = desk.post(sheet.get_absolute_url(), {"seen": seen, f"decision_{pk}": "taken"})
    assert page.status_code == 409
    assert set(decided(sheet).values()) == {""}


def test_what_a_colleague_decided_meanwhile_stands(desk, sheet, body):
    opened = desk.get(sheet.get_absolute_url())
    colleague = builders.member(Role.OFFICER, body=body, email="second@west-mercia.example")
    choose(signed_in(colleague), sheet, force_says=LEFT)
    page = choose(desk, sheet, seen=opened.context["seen"], force_says=TAKEN, note=TAKEN)
    assert page.status_code == 409
    assert problems(page) == [
        "1 of these changes was decided by someone else since you opened the page. Look at what is left."
    ]
    assert decided(sheet) == {"force_says": LEFT, "note": "", "force_action": ""}


def test_the_error_is_told_where_nothing_is_left_to_decide(desk, sheet, body):
    opened = desk.get(sheet.get_absolute_url())
    take_all(desk, sheet, "left")
    page = choose(desk, sheet, seen=opened.context["seen"], note=TAKEN)
    assert problems(page) == [
        "1 of these changes was decided by someone else since you opened the page. Look at what is left."
    ]


def test_proposals_of_another_sheet_are_not_decided_here(desk, sheet, responses):
    other = sent_in(desk, fill_in(taken_out(desk), {4: {NOTE: "Labels are ordered."}}))
    pk = other.proposals.get().pk
    page = desk.post(sheet.get_absolute_url(), {"seen": "", f"decision_{pk}": "left"})
    assert page.status_code == 409
    assert decided(other) == {"note": ""}


def test_what_is_recorded_already_is_taken_without_another_update(desk, sheet, responses):
    builders.record(responses[0], on=TODAY, force_action="All of the radios are counted.")
    before = Update.objects.count()
    choose(desk, sheet, force_action=TAKEN)
    assert decided(sheet)["force_action"] == TAKEN
    assert (Update.objects.count(), Batch.objects.count()) == (before, 0)


def test_what_is_no_longer_recorded_can_only_be_left(desk, officer, sheet, responses):
    take_back(responses[2], officer)
    assert "The recommendation is no longer recorded." in text_of(desk.get(sheet.get_absolute_url()))
    assert problems(take_all(desk, sheet)) == [
        "Row 2: the recommendation is no longer recorded. Leave what is proposed for it."
    ]
    assert set(decided(sheet).values()) == {""}
    choose(desk, sheet, force_says=LEFT, note=LEFT, force_action=TAKEN)
    assert decided(sheet) == {"force_says": LEFT, "note": LEFT, "force_action": TAKEN}


def test_what_was_taken_is_taken_back_in_one_step(desk, officer, sheet, responses):
    take_all(desk, sheet)
    undo_batch(batch=Batch.objects.get(), by=officer, at=NOW)
    assert now(responses[2]).force_says == ForceSays.NOTHING
    page = text_of(desk.get(sheet.get_absolute_url()))
    assert page.count("; taken back on Tuesday 12 September 2023") == 3
    assert "What was taken on Tuesday 12 September 2023 , taken back on Tuesday 12 September 2023" in page


def test_the_day_of_reading_is_told_where_it_is_taken_later(desk, officer, sheet):
    with time_machine.travel(datetime(2023, 9, 20, 9, tzinfo=UTC), tick=False):
        take_all(signed_in(officer), sheet)
    assert {update.note.splitlines()[-1] for update in Update.objects.filter(batch__isnull=False)} == {SOURCE}
    assert {update.effective_on for update in Update.objects.filter(batch__isnull=False)} == {date(2023, 9, 20)}


def test_taking_costs_the_same_for_one_and_for_thirty(desk, officer, body):
    costs = []
    for number in (1, 30):
        builders.opened(builders.a_report(number, title=f"Report of {number}"))
        book = taken_out(desk)
        rows = {row: {SAYS: "Done", NOTE: "Done."} for row in range(2, book["Update sheet"].max_row + 1)}
        with CaptureQueriesContext(connection) as reading:
            sheet = sent_in(desk, fill_in(book, rows))
        decisions = dict.fromkeys(sheet.proposals.values_list("pk", flat=True), TAKEN)
        seen = dict(sheet.proposals.values_list("response", "response__version"))
        with CaptureQueriesContext(connection) as taking:
            decide_proposals(sheet=sheet, decisions=decisions, seen=seen, by=officer, at=NOW, today=TODAY)
        costs.append((counted(reading), counted(taking)))
    assert costs[0] == costs[1]
    assert Update.objects.filter(batch__isnull=False).count() == 1 + 31


def counted(queries: CaptureQueriesContext) -> int:
    """Without the rows of positions, of which SQLite takes some forty at a time."""
    return sum(not query["sql"].startswith('INSERT INTO "record_position"') for query in queries)


def test_the_batch_has_its_page(desk, sheet):
    take_all(desk, sheet)
    batch = Batch.objects.get()
    page = desk.get(reverse("batch", args=[batch.pk]))
    assert page.status_code == 200
    assert SOURCE in text_of(page)
