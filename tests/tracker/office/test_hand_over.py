"""A body hands over to its successor, wholly or not at all; what it did keeps its name."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext

from forces.access import access_of
from forces.flows.accounts import give_role
from forces.flows.answer_for import stop_answering_for
from forces.flows.people import take_role_away
from forces.models import Event, Jurisdiction, LocalPolicingBody, Membership
from forces.queries import jurisdictions_of
from forces.roles import Permission, Role
from responses.intake.models import Import
from responses.record.flows.hold import place_hold
from responses.record.flows.record_scrutiny import record_scrutiny
from responses.record.models import Document, Hold, Position, Response, Scrutiny
from responses.record.retention import holds_over
from responses.replies.models import IssuedLetter, Reply, ReplyStep
from responses.replies.old_names import old_names_for, places_naming
from tests import builders
from tests.tracker.office.office_pages import administrator
from tests.tracker.office.succession_cast import AT, NOTE, ON, TODAY, faults, handed_over, the_mayor
from tracker.office.flows.hand_over import StaleHandOver
from tracker.office.succession import what_passes

pytestmark = pytest.mark.django_db


@pytest.fixture
def body() -> LocalPolicingBody:
    return builders.one_body()


@pytest.fixture
def mayor() -> LocalPolicingBody:
    return the_mayor()


def rows() -> list[tuple[str, date | None, str]]:
    held = Jurisdiction.objects.order_by("force__slug", "from_on").values_list("force__slug", "from_on", "body__slug")
    return list(held)


def test_the_successor_answers_for_every_force_from_the_day(body, mayor):
    builders.one_body(builders.one_force("kent", "Kent Police"), slug=body.slug)
    passed = handed_over(body, mayor)
    assert [force.slug for force in passed.forces] == ["kent", "west-mercia"]
    begun = date(2012, 11, 22)
    assert rows() == [
        ("kent", begun, "west-mercia-pcc"), ("kent", ON, "severn-mayor"),
        ("west-mercia", begun, "west-mercia-pcc"), ("west-mercia", ON, "severn-mayor"),
    ]  # fmt: skip
    assert (body.ended_on, body.successor, body.heir) == (ON, mayor, mayor)
    assert (mayor.uses_tracker_from, mayor.rag_rules) == (ON, body.rag_rules)


def test_a_force_that_was_given_up_on_that_day_passes_and_one_given_to_another_does_not(body, mayor):
    kent = builders.one_force("kent", "Kent Police")
    builders.one_body(kent, slug=body.slug)
    given_up = body.jurisdictions.get(force=builders.one_force())
    stop_answering_for(body=body, jurisdiction=given_up, on=ON, by=administrator(body), at=AT)
    other = the_mayor("kent-mayor", "Mayor of Kent")
    Jurisdiction.objects.create(force=kent, body=other, from_on=ON)
    assert [force.slug for force in handed_over(body, mayor).forces] == ["west-mercia"]
    assert [row for row in rows() if row[1] == ON] == [("kent", ON, "kent-mayor"), ("west-mercia", ON, "severn-mayor")]


def test_responses_and_drafts_pass_and_the_clock_stays(body, mayor):
    report = builders.a_report(3)
    responses = builders.opened(report)
    builders.record(responses[0], on=date(2023, 7, 20), progress="complete")
    passed = handed_over(body, mayor)
    assert (passed.open, passed.closed) == (2, 1)
    assert [(one.reply.report, one.last_day) for one in passed.replies] == [(report, builders.LAST_REPLY_DAY)]
    reply = Reply.objects.get()
    assert (reply.body, reply.stage, reply.version, reply.edited_by) == (mayor, "drafting", 2, None)
    assert set(Response.objects.values_list("body__slug", flat=True)) == {"severn-mayor"}
    assert faults() == []


def test_a_draft_that_passes_has_a_step_that_says_whose_it_was(body, mayor):
    builders.opened(builders.a_report())
    handed_over(body, mayor)
    step = ReplyStep.objects.get(kind="handed-over")
    assert (step.body, step.changes, step.note, step.happened_on, step.from_stage) == (
        body, {"body": mayor.pk}, NOTE, ON, "",
    )  # fmt: skip
    assert step.hash == step.computed_hash() == step.reply.head


@pytest.mark.parametrize("stage", ["submitted", "approved"])
def test_a_text_before_the_old_office_holder_goes_back_to_drafting(body, mayor, stage):
    builders.opened(builders.a_report())
    reply = Reply.objects.get()
    getattr(builders, stage)(reply, builders.officer(body))
    handed_over(body, mayor)
    reply.refresh_from_db()
    assert (reply.stage, reply.submission, reply.body) == ("drafting", None, mayor)
    step = ReplyStep.objects.get(kind="handed-over")
    assert (step.from_stage, step.to_stage) == (stage, "drafting")


def test_an_issued_letter_keeps_its_name_and_bytes_and_its_open_duty_passes(body, mayor):
    builders.opened(builders.a_report())
    builders.issued(Reply.objects.get(), builders.officer(body))
    letter = IssuedLetter.objects.get()
    before = bytes(letter.pdf), letter.snapshot, letter.body
    handed_over(body, mayor, on=date(2023, 12, 1), today=date(2023, 12, 1))
    held = IssuedLetter.objects.get()
    assert (bytes(held.pdf), held.snapshot, held.body) == before
    assert held.snapshot["letter"]["letterhead"]["body_name"] == body.formal_name
    assert (held.reply.body, held.reply.stage) == (mayor, "issued")


def test_a_letter_that_is_published_and_copied_stays_the_old_bodys(body, mayor):
    builders.opened(builders.a_report())
    builders.issued(Reply.objects.get(), builders.officer(body))
    day = date(2023, 8, 1)
    Reply.objects.update(published_on=day, copied_to_inspectors_on=day, copied_to_secretary_on=day)
    passed = handed_over(body, mayor, on=date(2023, 12, 1), today=date(2023, 12, 1))
    assert (passed.replies, Reply.objects.get().body) == ((), body)


def test_a_letter_dated_after_the_end_is_against_it(body, mayor):
    builders.opened(builders.a_report())
    letter = builders.issued(Reply.objects.get(), builders.officer(body))
    with pytest.raises(ValidationError) as refused:
        handed_over(body, mayor, on=letter.letter_date, today=date(2023, 12, 1))
    assert refused.value.messages[0] == "This body cannot hand over yet."
    assert refused.value.messages[1].startswith("The letter about “A report” is dated ")
    handed_over(body, mayor, on=date(2023, 12, 1), today=date(2023, 12, 1))


def test_a_sheet_that_is_not_read_in_yet_is_against_it_and_nothing_is_written(body, mayor):
    document = Document.objects.create(sha256="0" * 64, size=1, content_type="text/csv", storage_key="x", stored_at=AT)
    builders.opened(builders.a_report())
    by = builders.officer(body)
    Import.objects.create(body=body, document=document, name="ours.csv", made_by=by, made_at=AT)
    with pytest.raises(ValidationError) as refused:
        handed_over(body, mayor)
    assert refused.value.messages == [
        "This body cannot hand over yet.",
        "Finish reading in “ours.csv”, or put it aside: it is not in the records yet.",
    ]
    body.refresh_from_db()
    mayor.refresh_from_db()
    assert (body.ended_on, mayor.uses_tracker_from, Response.objects.get().body) == (None, None, body)


def refusal(body, successor, **changed) -> dict[str, list[str]]:
    with pytest.raises(ValidationError) as refused:
        handed_over(body, successor, **changed)
    return refused.value.message_dict


def test_days_that_cannot_be_are_refused_and_say_what_to_do(body, mayor):
    assert refusal(body, mayor, on=date(2023, 8, 11)) == {
        "on": ["Day must be today or in the past: 11 August 2023 has not come yet. Hand over on that day or after it; "
               "a day that has gone by can still be entered then."]
    }  # fmt: skip
    assert refusal(body, mayor, on=date(2012, 11, 22)) == {
        "on": ["Day must be after 22 November 2012: on that day Police and Crime Commissioner for West Mercia began to "
               "answer for West Mercia Police."]
    }  # fmt: skip
    assert refusal(body, body) == {
        "successor": ["Successor must be another body: Police and Crime Commissioner for West Mercia can’t succeed "
                      "itself."]
    }  # fmt: skip


def test_it_is_done_once_and_an_ended_body_succeeds_nobody(body, mayor):
    handed_over(body, mayor)
    third = the_mayor("third", "A Third")
    assert refusal(body, third, by=administrator(mayor)) == {
        "body": ["Police and Crime Commissioner for West Mercia has handed over already: to Mayor of the Severn "
                 "Combined Authority, from 8 August 2023."]
    }  # fmt: skip
    assert refusal(mayor, body)["successor"] == [
        "Successor must be a body that still answers: Police and Crime Commissioner for West Mercia has handed over to "
        "Mayor of the Severn Combined Authority."
    ]
    assert refusal(mayor, third, on=date(2023, 8, 7))["on"] == [
        "Day must be 8 August 2023 or later: on that day Mayor of the Severn Combined Authority itself took over from "
        "another body."
    ]


def test_two_bodies_become_one_and_that_one_hands_on(body, mayor):
    kent = builders.one_body(builders.one_force("kent", "Kent Police"), slug="kent-pcc", name="PCC for Kent")
    builders.opened(builders.a_report(2))
    handed_over(body, mayor)
    handed_over(kent, mayor, administrator=None)
    assert Position.objects.current().filter(body=mayor).count() == 4
    board = the_mayor("board", "A Board")
    handed_over(mayor, board, on=date(2023, 8, 9))
    body.refresh_from_db()
    kent.refresh_from_db()
    assert [(one.successor, one.heir) for one in (body, kent, mayor)] == [
        (mayor, board),
        (mayor, board),
        (board, board),
    ]
    assert access_of(builders.reader(board)).body_ids(Permission.SEE_RESPONSES) == {
        body.pk, kent.pk, mayor.pk, board.pk,
    }  # fmt: skip
    assert faults() == []


def test_a_report_that_comes_late_is_opened_for_the_heir(body, mayor):
    handed_over(body, mayor)
    responses = builders.opened(builders.a_report(1, published_on=date(2023, 7, 20)))
    assert [one.body for one in responses] == [mayor]
    assert Reply.objects.get().body == mayor


def test_what_would_pass_has_changed_since_it_was_seen(body, mayor):
    [response] = builders.opened(builders.a_report())
    seen = what_passes(body, mayor, ON).seen
    builders.record(response, on=date(2023, 7, 20), progress="planned")
    with pytest.raises(StaleHandOver):
        handed_over(body, mayor, seen=seen)
    handed_over(body, mayor, seen=what_passes(body, mayor, ON).seen)


def test_both_logs_tell_it(body, mayor):
    builders.opened(builders.a_report())
    by = administrator(body)
    handed_over(body, mayor, by=by)
    passed = {"on": "2023-08-08", "note": NOTE, "forces": ["west-mercia"], "open": 1, "closed": 0, "replies": 1}
    told = [(one.body, one.by, one.at, one.facts) for one in Event.objects.filter(kind="hand-over").order_by("pk")]
    assert told == [
        (body, by, AT, {"did": "handed over to", "body": "severn-mayor", "name": mayor.formal_name, **passed}),
        (mayor, by, AT, {"did": "took over from", "body": "west-mercia-pcc", "name": body.formal_name, **passed}),
    ]


def test_the_successor_needs_an_administrator_and_one_that_it_has_stays(body, mayor):
    assert refusal(body, mayor, administrator=None) == {
        "administrator": ["Mayor of the Severn Combined Authority has no administrator who can sign in yet. Say who is "
                          "to be its first one."]
    }  # fmt: skip
    held = administrator(mayor)
    mine = administrator(body)
    assert refusal(body, mayor, administrator=mine)["administrator"] == [
        f"Mayor of the Severn Combined Authority has an administrator already: {held} gives {mine} a role."
    ]
    handed_over(body, mayor, administrator=None)
    assert list(Membership.objects.filter(body=mayor).values_list("user", "role")) == [(held.pk, "administrator")]


def test_people_of_the_old_body_read_and_change_nothing(body, mayor):
    people = {role: builders.member(role, body=body) for role in (Role.OFFICER, Role.ADMINISTRATOR, Role.READER)}
    handed_over(body, mayor, by=people[Role.ADMINISTRATOR])
    old = {
        role: {one.value for one in Permission if body.pk in access_of(person).body_ids(one)}
        for role, person in people.items()
    }
    reads = {"see-responses", "see-internal"}
    assert old == {
        Role.OFFICER: reads, Role.READER: reads, Role.ADMINISTRATOR: reads | {"manage-members", "see-log"},
    }  # fmt: skip
    assert access_of(people[Role.OFFICER]).body_ids(Permission.SEE_RESPONSES) == {body.pk}
    assert not access_of(people[Role.OFFICER]).holds(Permission.RECORD_UPDATES)


def test_people_of_the_successor_read_what_was_left_and_change_their_own_alone(body, mayor):
    handed_over(body, mayor)
    access = access_of(builders.officer(mayor))
    assert access.body_ids(Permission.SEE_INTERNAL) == {body.pk, mayor.pk}
    assert access.body_ids(Permission.RECORD_UPDATES) == {mayor.pk}
    assert access.body_ids_and_left(Permission.RECORD_UPDATES) == {body.pk, mayor.pk}
    with CaptureQueriesContext(connection) as captured:
        access_of(builders.member(Role.OFFICER, email="officer@severn-mayor.example"))
    assert len([one for one in captured if "membership" in one["sql"]]) == 1


def test_roles_in_an_ended_body_are_taken_away_and_not_given(body, mayor):
    mine = administrator(body)
    handed_over(body, mayor, by=mine)
    with pytest.raises(ValidationError, match="has handed over to Mayor of the Severn"):
        give_role(user=mine, role=Role.READER, body=body)
    take_role_away(membership=Membership.objects.get(body=body), body=body, by=mine, at=AT)
    assert list(Membership.objects.filter(body=body)) == []


def test_a_review_to_come_is_the_successors_to_follow_up(body, mayor):
    [response] = builders.opened(builders.a_report())
    by, day = builders.officer(body), date(2023, 8, 1)
    asked = {"responses": [response.pk], "meeting": "Board", "question": "When?", "at": AT, "today": TODAY}
    first = record_scrutiny(held_on=day, next_review_on=date(2023, 8, 9), by=by, **asked)
    assert handed_over(body, mayor).reviews == 1
    first = Scrutiny.objects.get(pk=first.pk)
    second = record_scrutiny(held_on=date(2023, 8, 9), follows=first, by=builders.officer(mayor), **asked)
    assert (first.body, second.body, second.follows) == (body, mayor, first)
    assert list(Scrutiny.objects.review_due_on(TODAY)) == []


def test_the_successor_says_nothing_about_days_before_it_answered(body, mayor):
    [response] = builders.opened(builders.a_report())
    handed_over(body, mayor)
    with pytest.raises(ValidationError) as refused:
        builders.record(response, on=date(2023, 8, 7), progress="planned")
    assert refused.value.message_dict == {
        "effective_on": ["The date cannot be Monday 7 August 2023: Police and Crime Commissioner for West Mercia still "
                         "answered then. Enter Tuesday 8 August 2023 or a later day."]
    }  # fmt: skip


def test_words_of_a_draft_that_name_the_old_body_are_pointed_out(body, mayor):
    builders.opened(builders.a_report())
    Reply.objects.update(introduction=f"I write as {body.formal_name.upper()}.", signatory_name="Sam Example")
    body.office_holders.create(name="Sam Example", title="Commissioner")
    [passing] = handed_over(body, mayor).replies
    assert passing.names_old_body_in == ("Introduction", "Signatory")
    reply = Reply.objects.get()
    assert places_naming(reply, old_names_for(reply.body)) == ["Introduction", "Signatory"]
    assert old_names_for(body) == frozenset()


def test_the_old_body_answers_for_nothing_any_more(body, mayor):
    handed_over(body, mayor)
    assert (list(jurisdictions_of(body, TODAY)), list(LocalPolicingBody.objects.standing())) == ([], [mayor])


def test_the_database_refuses_an_end_without_successor_and_a_body_that_succeeds_itself(body, mayor):
    for values in ({"ended_on": ON}, {"successor": mayor}, {"ended_on": ON, "successor": body, "heir": body}):
        with pytest.raises(IntegrityError), transaction.atomic():
            LocalPolicingBody.objects.filter(pk=body.pk).update(**values)


def test_a_hold_passes_and_keeps_what_it_kept(body, mayor):
    [response] = builders.opened(builders.a_report())
    by = administrator(body)
    hold = place_hold(body=body, kind=Hold.Kind.LEGAL, reference="A case", by=by, at=AT, response=response)
    handed_over(body, mayor)
    held = Response.objects.get()
    assert ([one.pk for one in holds_over(held)], Hold.objects.get().body) == ([hold.pk], mayor)
    told = Event.objects.filter(body=mayor, facts__did="hold passed").get()
    assert told.facts["reference"] == "A case"
