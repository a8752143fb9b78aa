"""Every model that a person can change, and where its history is: who, when, what it was, what it is.

A model that is added without a word here fails. What changes has a case below that drives the flow and reads both the
old and the new out of the history again.
"""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
import time_machine
from django.apps import apps
from django.core.files.base import ContentFile

from forces.flows.answer_for import answer_for
from forces.flows.begin_set_up import go_on
from forces.flows.change_office import change_office
from forces.flows.invitations import invite
from forces.flows.office_holders import add_office_holder, change_office_holder
from forces.flows.people import change_person, give_role_in_office, take_role_away
from forces.models import Event, LocalPolicingBody, SetUp
from forces.roles import Role
from recommendations.flows.amend_recommendation import amend_recommendation, wording_of
from recommendations.flows.amend_report import amend_report, facts_of
from recommendations.flows.publish_report import withdraw_early_report
from recommendations.flows.register_report import Asked, Early, add_recommendations, register_report
from recommendations.models import ReportAmendment
from responses.intake.flows.commit_import import commit_import
from responses.intake.flows.mend_rows import drop_import, mend_rows
from responses.intake.flows.set_aside import put_aside, read_again, take_from_aside
from responses.intake.flows.stage_import import stage_import, understand
from responses.intake.flows.undo_import import undo_import
from responses.intake.models import Import
from responses.record.flows.hold import lift_hold, place_hold
from responses.record.models import Hold
from responses.replies.flows.edit_reply import edit_reply
from responses.replies.models import Reply
from tests import builders
from tests.responses.intake import generated_sheet
from tests.responses.intake.letters_in.sent import read_in
from tracker.kit.append_only import append_only_models

pytestmark = pytest.mark.django_db
AT = datetime(2023, 8, 21, 9, 0, tzinfo=UTC)
LATER = AT + timedelta(hours=1)
TODAY = AT.date()

EVENTS = "the log of events"
UPDATES = "updates"
STEPS = "steps of the reply"
AMENDMENTS = "amendments of the report"
OWN_ROW = "its own row: it is written once, and what ends or decides it is written into it once, with who and when"
WORKED_OUT = "none: it is worked out from others"
PRIVATE = "none by design: what a person types and has not saved or sent"
REFERENCE = "none: reference data, which no page changes"

HISTORY = {
    "forces.force": REFERENCE,
    "forces.invitation": EVENTS,
    "forces.jurisdiction": EVENTS,
    "forces.localpolicingbody": EVENTS,
    "forces.membership": EVENTS,
    "forces.officeholder": EVENTS,
    "forces.setup": EVENTS,
    "forces.typedtext": PRIVATE,
    "forces.user": EVENTS,
    "recommendations.contextlink": OWN_ROW,
    "recommendations.deadline": AMENDMENTS,
    "recommendations.inspectionreport": AMENDMENTS,
    "recommendations.recommendation": AMENDMENTS,
    "recommendations.source": REFERENCE,
    "intake.delivery": OWN_ROW,
    "intake.documentmade": WORKED_OUT,
    "intake.import": EVENTS,
    "intake.importmade": WORKED_OUT,
    "intake.importrow": EVENTS,
    "intake.incomingdocument": EVENTS,
    "intake.proposal": OWN_ROW,
    "intake.sheetmemory": EVENTS,
    "intake.textmark": WORKED_OUT,
    "intake.updatesheet": OWN_ROW,
    "record.batch": OWN_ROW,
    "record.document": OWN_ROW,
    "record.hold": EVENTS,
    "record.position": WORKED_OUT,
    "record.response": UPDATES,
    "replies.forcecomments": PRIVATE,
    "replies.reply": STEPS,
    "replies.replyitem": OWN_ROW,
}
OURS = ("forces", "recommendations", "record", "replies", "intake", "insight", "publication", "retention", "tracker")


def test_every_model_has_its_history_named():
    once = set(append_only_models())
    models = {model._meta.label_lower for model in apps.get_models() if model._meta.app_label in OURS} - {
        model._meta.label_lower for model in once
    }
    assert set(HISTORY) == models


def test_what_changes_has_a_case():
    changing = {label for label, where in HISTORY.items() if where in {EVENTS, UPDATES, STEPS, AMENDMENTS}}
    assert changing - set(CASES) == set()


Told = tuple[str, datetime, Any, Any]


def last_event(body: LocalPolicingBody | None, record: Any = None) -> Told:
    rows = Event.objects.about(record, body) if record else Event.objects.filter(body=body).order_by("-pk")
    event = rows[0]
    return str(event.by), event.at, event.facts.get("before"), event.facts.get("after") or event.facts.get("added")


def last_amendment() -> Told:
    row = ReportAmendment.objects.latest("pk")
    return str(row.by), row.at, row.before, row.after


class World:
    def __init__(self) -> None:
        builders.the_inspectorate()
        self.body = builders.one_body()
        self.officer = builders.officer(self.body)
        self.admin = builders.member(Role.ADMINISTRATOR, body=self.body)

    def staged(self) -> Import:
        data = generated_sheet.as_csv(generated_sheet.rows(2))
        return stage_import(
            body=self.body, name="Sheet.csv", file=ContentFile(data), by=self.officer, at=AT, today=TODAY
        )


def of_invitation(world: World) -> None:
    person = builders.create_account(email="new@tests.example", name="New", password=None)[0]
    builders.give_role(user=person, role=Role.READER, body=world.body)
    for _time in range(2):
        invite(user=person, body=world.body, by=world.admin, at=AT, today=TODAY)
    rows = Event.objects.about(person, world.body).order_by("pk")
    assert [(str(row.by), row.at, row.facts) for row in rows] == [
        (str(world.admin), AT, {"did": did, "person": "new@tests.example"})
        for did in ("link made", "link withdrawn", "link made")
    ]


def of_jurisdiction(world: World) -> None:
    kent = builders.one_force("kent", "Kent Police")
    other = LocalPolicingBody.objects.create(slug="kent-pcc", formal_name="PCC for Kent", kind="pcc")
    kent.jurisdictions.create(body=other, from_on=date(2012, 11, 22))
    answer_for(body=world.body, force=kent, from_on=date(2023, 1, 1), by=world.admin, at=AT)
    before, after = {"body": "PCC for Kent"}, {"body": str(world.body)}
    assert last_event(world.body, kent) == (str(world.admin), AT, before, after)


def of_body(world: World) -> None:
    seen, values = {"reference_prefix": ""}, {"reference_prefix": "WM/"}
    change_office(body=world.body, page="letters", values=values, seen=seen, by=world.admin, at=AT)
    assert last_event(world.body, world.body) == (str(world.admin), AT, seen, values)


def of_membership(world: World) -> None:
    facts = {"person": world.officer.email, "role": "register-editor"}
    given = give_role_in_office(
        user=world.officer, body=world.body, role=Role.REGISTER_EDITOR, force=None, by=world.admin, at=AT, today=TODAY
    )
    take_role_away(membership=given, body=world.body, by=world.admin, at=LATER)
    rows = Event.objects.about(world.officer, world.body).order_by("pk")
    assert [(str(row.by), row.at, row.facts) for row in rows] == [
        (str(world.admin), AT, {"did": "role given", **facts}),
        (str(world.admin), LATER, {"did": "role taken away", **facts}),
    ]


def of_office_holder(world: World) -> None:
    named = "Scheme of delegation, 1 May 2023"
    values = {"name": "Sam", "title": "Deputy", "is_holder": False, "user_id": world.officer.pk, "named_in_writing": ""}
    holder = add_office_holder(body=world.body, values=values, by=world.admin, at=AT)
    told = {**values, "user_id": world.officer.email}
    assert last_event(world.body, holder) == (str(world.admin), AT, None, told)
    change_office_holder(
        holder=holder, values={**values, "named_in_writing": named}, seen=values, by=world.admin, at=LATER
    )
    before, after = {"named_in_writing": ""}, {"named_in_writing": named}
    assert last_event(world.body, holder) == (str(world.admin), LATER, before, after)


def of_set_up(world: World) -> None:
    own = SetUp.objects.create(begun_by=world.admin, begun_at=AT, is_officer=False, body=world.body, step="people")
    go_on(set_up=own, past=SetUp.Step.PEOPLE, at=LATER)
    event = Event.objects.about(world.body, world.body)[0]
    assert (str(event.by), event.at, event.facts) == (str(world.admin), LATER, {"page": "set-up", "done": True})


def of_user(world: World) -> None:
    seen, values = {"name": world.officer.name, "email": world.officer.email}, {"name": "Pat", "email": "pat@x.example"}
    change_person(user=world.officer, body=world.body, values=values, seen=seen, by=world.admin, at=AT, today=TODAY)
    assert last_event(world.body, world.officer) == (str(world.admin), AT, seen, values)


def of_report(world: World) -> None:
    report = builders.a_report(1)
    seen = facts_of(report)
    amend_report(
        report=report, facts=replace(seen, title="Another"), seen=seen.digest, reason="A slip.", by=world.officer, at=AT
    )
    assert last_amendment() == (str(world.officer), AT, {"title": "A report"}, {"title": "Another"})


def of_recommendation(world: World) -> None:
    asked = builders.a_report(1).recommendations.get()
    seen = wording_of(asked)
    amend_recommendation(
        recommendation=asked, wording=replace(seen, text="Do it."), seen=seen.digest, reason="A slip.",
        by=world.officer, at=AT,
    )  # fmt: skip
    named = {"recommendation": "Recommendation 1"}
    before, after = {**named, "text": "Forces should do thing 1."}, {**named, "text": "Do it."}
    assert last_amendment() == (str(world.officer), AT, before, after)


def of_deadline(world: World) -> None:
    report = builders.a_report([Asked(number="1", text="By 31 July 2024, forces should count.")])
    asked, seen = report.recommendations.get(), wording_of(report.recommendations.get())
    wording = replace(seen, text="By 31 August 2024, forces should count.")
    amend_recommendation(
        recommendation=asked, wording=wording, seen=seen.digest, reason="A slip.", by=world.officer, at=AT
    )
    assert last_amendment()[2:] == (
        {"recommendation": "Recommendation 1", "text": seen.text},
        {"recommendation": "Recommendation 1", "text": wording.text},
    )
    assert asked.deadlines.get().due_on == date(2024, 8, 31)


def of_import(world: World) -> None:
    sheet = world.staged()
    assert last_event(world.body, sheet) == (str(world.officer), AT, None, {"sha256": sheet.document.sha256})
    understood(world, sheet)
    understood(world, sheet, date_order="month-first")
    before, after = {"date_order": "day-first"}, {"date_order": "month-first"}
    assert last_event(world.body, sheet) == (str(world.officer), LATER, before, after)
    drop_import(imported=sheet, by=world.officer, at=LATER)
    assert last_event(world.body, sheet)[2:] == ({"stage": "checking"}, {"stage": "dropped"})


def of_import_row(world: World) -> None:
    sheet = understood(world, world.staged())
    mend_rows(imported=sheet, mended={2: {6: "Pat"}}, left_out={3: True}, by=world.officer, at=LATER, today=TODAY)
    before, after = {"2.7": "Generated owner 0", "3": "read in"}, {"2.7": "Pat", "3": "left out"}
    assert last_event(world.body, sheet) == (str(world.officer), LATER, before, after)
    mend_rows(imported=sheet, mended={2: {6: "Kim"}}, left_out={}, by=world.officer, at=LATER, today=TODAY)
    assert last_event(world.body, sheet)[2:] == ({"2.7": "Pat"}, {"2.7": "Kim"})


def of_incoming_document(world: World) -> None:
    """What a person does with it; what the reader writes into it is worked out from its file."""
    document, _other = read_in(world.body, by=world.officer, at=AT)
    put_aside(document=document, by=world.officer, at=LATER)
    assert last_event(world.body, document) == (
        str(world.officer), LATER, {"stage": "read"}, {"stage": "put-aside"},
    )  # fmt: skip
    take_from_aside(document=document, by=world.officer, at=LATER)
    assert last_event(world.body, document)[2:] == ({"stage": "put-aside"}, {"stage": "read"})
    read_again(document=document, by=world.officer, at=LATER)
    assert last_event(world.body, document)[2:] == ({"stage": "read"}, {"stage": "waiting"})


def of_sheet_memory(world: World) -> None:
    """What is remembered is what was said of the sheet."""
    sheet = understood(world, world.staged())
    columns = {place: name for place, name in sheet.columns.items() if name != "owner"}
    understood(world, sheet, columns_chosen={int(place): name for place, name in columns.items()})
    assert last_event(world.body, sheet) == (
        str(world.officer), LATER, {"columns": sheet.columns}, {"columns": columns},
    )  # fmt: skip


def of_response(world: World) -> None:
    response = builders.opened(builders.a_report(1))[0]
    for day, words in ((1, "We ask."), (2, "We ask each month.")):
        builders.record(response, on=date(2023, 8, day), by=world.officer, body_action=words)
    rows = response.updates.order_by("seq")
    assert [(str(row.by), row.recorded_at.day, row.texts) for row in rows][-2:] == [
        (str(world.officer), 1, {"body_action": "We ask."}),
        (str(world.officer), 2, {"body_action": "We ask each month."}),
    ]


def of_hold(world: World) -> None:
    hold = place_hold(body=world.body, kind=Hold.Kind.FOI, reference="FOI 12", by=world.admin, at=AT)
    assert last_event(world.body, hold) == (str(world.admin), AT, {"stands": False}, {"stands": True})
    lift_hold(hold=hold, because="Answered.", by=world.admin, at=LATER)
    assert last_event(world.body, hold) == (str(world.admin), LATER, {"stands": True}, {"stands": False})


def of_reply(world: World) -> None:
    builders.opened(builders.a_report(1))
    reply = Reply.objects.get()
    for words in ("One.", "Two."):
        held = Reply.objects.get()
        edit_reply(reply=held, version=held.version, values={"introduction": words}, by=world.officer, at=AT)
    assert [(str(row.by), row.recorded_at, row.texts) for row in reply.steps.filter(kind="edited")] == [
        (str(world.officer), AT, {"introduction": "One."}),
        (str(world.officer), AT, {"introduction": "Two."}),
    ]


CASES: dict[str, Callable[[World], None]] = {
    "forces.invitation": of_invitation,
    "forces.jurisdiction": of_jurisdiction,
    "forces.localpolicingbody": of_body,
    "forces.membership": of_membership,
    "forces.officeholder": of_office_holder,
    "forces.setup": of_set_up,
    "forces.user": of_user,
    "recommendations.deadline": of_deadline,
    "recommendations.inspectionreport": of_report,
    "recommendations.recommendation": of_recommendation,
    "intake.import": of_import,
    "intake.importrow": of_import_row,
    "intake.incomingdocument": of_incoming_document,
    "intake.sheetmemory": of_sheet_memory,
    "record.hold": of_hold,
    "record.response": of_response,
    "replies.reply": of_reply,
}


@pytest.mark.parametrize("label", CASES)
def test_a_change_is_told_by_whom_when_from_what_to_what(label: str):
    with time_machine.travel(LATER, tick=False):
        CASES[label](World())


def test_what_is_registered_is_told_in_the_log_of_the_register():
    world = World()
    report = register_report(
        source=builders.the_inspectorate(), title="Early", kind="peel", published_on=None, forces=None, early=Early(),
        by=world.officer, at=AT,
    )  # fmt: skip
    [asked] = add_recommendations(report=report, asked=[Asked(number="1", text="Do it.")], by=world.officer, at=AT)
    withdraw_early_report(report=report, by=world.officer, at=LATER)
    rows = Event.objects.about(report).order_by("pk")
    told = {"title": "Early", "kind": "peel", "day": None, "is_out": False, "clock_rule": "section-55"}
    assert [(str(row.by), row.at, row.facts) for row in rows] == [
        (str(world.officer), AT, {"did": "report registered", "report": "Early", "added": told}),
        (
            str(world.officer), AT,
            {
                "did": "recommendations added", "report": "Early",
                "added": [{"id": asked.pk, "heading": "Recommendation 1"}],
            },
        ),
        (
            str(world.officer), LATER,
            {"did": "report taken away", "report": "Early", "before": {"held": True}, "after": {"held": False}},
        ),
    ]  # fmt: skip


def test_a_sheet_read_in_and_taken_back_is_told_with_its_counts():
    world = World()
    with time_machine.travel(LATER, tick=False):
        sheet = understood(world, world.staged())
        done = commit_import(imported=sheet, by=world.officer, at=AT, today=TODAY)
        read_in = Event.objects.about(sheet, world.body).order_by("-pk")[0]
        undo_import(imported=done, by=world.officer, at=LATER)
    back = Event.objects.about(sheet, world.body).order_by("-pk")[0]
    assert (read_in.facts["did"], read_in.facts["added"]["new"]) == ("read in", 2)
    assert (back.facts["did"], back.facts["before"], back.facts["after"], back.facts["withdrawn"]) == (
        "taken back", {"stage": "done"}, {"stage": "undone"}, {"recommendations": 2, "reports": 1},
    )  # fmt: skip
    assert (done.batch.undone_by, done.batch.undone_at) == (None, None)  # read before it was taken back
    done.batch.refresh_from_db()
    assert (done.batch.made_by, done.batch.undone_by, done.batch.undone_at) == (world.officer, world.officer, LATER)


def understood(world: World, sheet: Import, **said: Any) -> Import:
    """What is said of a sheet when its columns are checked."""
    facts: dict[str, Any] = {
        "columns_chosen": {int(place): name for place, name in sheet.columns.items()},
        "statuses_chosen": {},
        "date_order": sheet.date_order,
        "holds_from": sheet.holds_from,
        "force": builders.one_force(),
        "report": None,
        "source": builders.the_inspectorate(),
    }
    return understand(imported=sheet, by=world.officer, at=LATER, today=TODAY, **{**facts, **said})
