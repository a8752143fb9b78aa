"""A sheet is taken back whole, in whatever order sheets came, and never where somebody built on it."""

import re
from datetime import date

import pytest
from django.core.exceptions import ValidationError

from forces.models import LocalPolicingBody
from recommendations.flows.amend_report import amend_report, facts_of
from recommendations.flows.register_report import add_recommendations
from recommendations.models import InspectionReport, Recommendation
from responses.intake.flows.undo_import import built_on_import, undo_import
from responses.record.allocation import Wanted
from responses.record.flows.allocate import allocate
from responses.record.flows.open_responses import open_responses
from responses.record.flows.record_scrutiny import record_scrutiny
from responses.record.flows.undo_batch import undo_batch
from responses.record.models import Position, Response, Update
from responses.replies.models import Reply, ReplyItem
from tests import builders
from tests.builders import Asked
from tests.responses.intake.generated_sheet import as_csv
from tests.responses.intake.reading_in import NOW, TODAY, counted, faults, read_in, stands, wrong_in

pytestmark = pytest.mark.django_db
REPORT = "Generated report"
HEADINGS = ("Report", "Date published", "Part of", "Kind", "Number", "Text", "Force", "Status", "Owner", "Notes")


def a_row(number, *, published=date(2020, 3, 1), force="", status="In progress", **more):
    text = f"Generated: forces should do thing {number}."
    facts = {"report": REPORT, "published": published, "part": "", "kind": "", "number": number, "text": text,
             "force": force, "status": status, "owner": "", "note": "", **more}  # fmt: skip
    return list(facts.values())


def sheet(*rows) -> bytes:
    return as_csv(rows, HEADINGS)


def taken_back(imported, officer):
    return undo_import(imported=imported, by=officer, at=NOW)


def refusal(imported, officer) -> list[str]:
    """What is said against taking it back, all of it but the first sentence; nothing was taken back."""
    before = list(Update.objects.order_by("pk").values_list("pk"))
    against = built_on_import(imported)
    with pytest.raises(ValidationError) as refused:
        taken_back(imported, officer)
    assert refused.value.messages == ["This cannot be taken back: more was built on it since.", *against]
    assert list(Update.objects.order_by("pk").values_list("pk")) == before
    return against


def test_two_sheets_are_taken_back_the_last_first(officer):
    first = read_in(officer, sheet(a_row(1), a_row(2)))
    second = read_in(officer, sheet(a_row(1, status="Complete"), a_row(2), a_row(3)))
    assert counted(second) == {"new": 1, "changed": 1, "same": 1}
    assert refusal(first, officer) == [
        "West Mercia Police: Recommendation 1, Generated report: something was recorded after it.",
        "The report “Generated report”: it was corrected, or recommendations were added to it.",
    ]
    taken_back(second, officer)
    assert stands() == [("Recommendation 1", "in-progress"), ("Recommendation 2", "in-progress")]
    assert built_on_import(first) == []
    taken_back(first, officer)
    assert stands() == []
    assert InspectionReport.objects.standing().count() == Recommendation.objects.standing().count() == 0
    assert faults() == []


def test_a_second_sheets_row_for_another_force_is_not_taken_back_with_the_first(officer):
    south = builders.one_force("generated-south", "Generated South Police")
    builders.one_body(builders.one_force(), south, on=date(2022, 11, 1))
    first = read_in(officer, sheet(a_row(1, force="West Mercia Police")))
    second = read_in(officer, sheet(a_row(1, force="Generated South Police", status="Complete")))
    assert counted(second) == {"new": 1}
    assert refusal(first, officer) == ["Generated South Police: Recommendation 1: something was recorded on it."]
    assert stands(force=south) == [("Recommendation 1", "complete")]
    taken_back(second, officer)
    taken_back(first, officer)
    assert stands() == []
    assert faults() == []


def test_a_response_of_which_all_was_taken_back_goes_on_where_it_ended(officer, another_body):
    read_in(officer, sheet(a_row(1)))
    north = builders.officer(another_body)
    row = sheet(a_row(1, status="Complete", note="Generated note."))
    taken_back(read_in(north, row), north)
    again = read_in(north, row)
    assert counted(again) == {"new": 1}
    assert stands(body=another_body) == [("Recommendation 1", "complete")]
    updates = Update.objects.filter(response__body=another_body).order_by("seq")
    assert [(update.seq, update.note) for update in updates.filter(voids=None)] == [
        (1, "Generated note."), (3, "Generated note."),
    ]  # fmt: skip
    taken_back(again, north)
    assert stands(body=another_body) == []
    assert faults() == []


def test_it_comes_again_after_it_was_taken_back_and_goes_again(officer):
    data = sheet(a_row(1, note="Generated note."), a_row(2))
    held = builders.opened(builders.a_report(1, title=REPORT, published_on=date(2023, 10, 2)))
    rows = sheet(a_row(1, published="", note="Generated note."), a_row(2, published=""))
    assert len(held) == 1
    for _time in range(3):
        done = read_in(officer, rows)
        assert counted(done) == {"new": 1, "changed": 1}
        assert stands() == [("Recommendation 1", "in-progress"), ("Recommendation 2", "in-progress")]
        assert [update.note for update in Update.objects.filter(batch=done.batch).order_by("response")] == [
            "Generated note.", "",
        ]  # fmt: skip
        taken_back(done, officer)
        assert stands() == [("Recommendation 1", "not-started")]
    assert data != rows
    assert faults() == []


def test_an_allocation_on_top_is_taken_back_first(officer):
    done = read_in(officer, sheet(a_row(1), a_row(2)))
    [response, _other] = Response.objects.order_by("pk")
    batch = allocate(seen={response.pk: response.version}, wanted=Wanted(owner="Generated owner"), by=officer, at=NOW,
                     today=TODAY)  # fmt: skip
    said = "West Mercia Police: Recommendation 1, Generated report: something was recorded after it."
    assert refusal(done, officer) == [said]
    undo_batch(batch=batch, by=officer, at=NOW)
    assert built_on_import(done) == []
    taken_back(done, officer)
    assert stands() == []
    assert faults() == []


def test_a_scrutiny_entry_stands_against_it(officer):
    done = read_in(officer, sheet(a_row(1)))
    response = Response.objects.get()
    record_scrutiny(responses=[response.pk], meeting="Generated meeting", held_on=TODAY, question="Generated?",
                    by=officer, at=NOW, today=TODAY)  # fmt: skip
    assert refusal(done, officer) == ["West Mercia Police: Recommendation 1: a scrutiny entry is about it."]


def test_a_reply_that_was_begun_stands_against_it(officer):
    done = read_in(officer, sheet(a_row(1, published=date(2023, 10, 2))))
    reply = Reply.objects.get()
    assert built_on_import(done) == []
    ReplyItem.objects.create(reply=reply, response=Response.objects.get(), position=1, answer="Generated.")
    assert refusal(done, officer) == [
        "West Mercia Police: Recommendation 1: a letter answers it.",
        "The report “Generated report”: work on its reply has begun.",
    ]


def test_a_live_report_opens_a_reply_which_goes_with_it(officer):
    done = read_in(officer, sheet(a_row(1, published=date(2023, 10, 2)), a_row(2, published=date(2023, 10, 2))))
    [reply] = Reply.objects.all()
    assert (reply.body, reply.report.title, reply.report_date_read) == (done.body, REPORT, date(2023, 10, 2))
    taken_back(done, officer)
    assert Reply.objects.standing().count() == 0
    again = read_in(officer, sheet(a_row(1, published=date(2023, 10, 2))))
    assert counted(again) == {"new": 1}
    assert Reply.objects.standing().count() == 1


@pytest.mark.parametrize(("last_day_is", "replies"), [(date(2023, 10, 11), 1), (date(2023, 10, 10), 0)])
def test_a_reply_is_opened_only_where_its_last_day_falls_within_the_use_of_the_tracker(last_day_is, replies):
    builders.the_inspectorate()
    body = builders.one_body(on=date(2022, 11, 1))
    LocalPolicingBody.objects.update(uses_tracker_from=date(2023, 10, 11))
    officer = builders.officer(body)
    day = {date(2023, 10, 11): date(2023, 8, 17), date(2023, 10, 10): date(2023, 8, 16)}[last_day_is]
    done = read_in(officer, sheet(a_row(1, published=day)))
    assert (counted(done), Reply.objects.count()) == ({"new": 1}, replies)


def test_a_corrected_report_stands_against_it(officer):
    done = read_in(officer, sheet(a_row(1)))
    report = InspectionReport.objects.get()
    facts = facts_of(report)
    changed = type(facts)(**{**vars(facts), "title": "Generated report, corrected"})
    amend_report(report=report, facts=changed, seen=facts.digest, reason="Generated.", by=officer, at=NOW)
    said = "The report “Generated report, corrected”: it was corrected, or recommendations were added to it."
    assert refusal(done, officer) == [said]


def test_recommendations_added_by_hand_stand_against_it_until_they_are_gone(officer):
    done = read_in(officer, sheet(a_row(1)))
    report = InspectionReport.objects.get()
    [added] = add_recommendations(report=report, asked=[Asked("2", "Generated: by hand.")], by=officer, at=NOW)
    said = "The report “Generated report”: it was corrected, or recommendations were added to it."
    assert refusal(done, officer) == [said]
    Recommendation.objects.filter(pk=added.pk).update(withdrawn_at=NOW)
    assert built_on_import(done) == []


def test_what_stands_under_a_cause_of_the_sheet_stands_against_it(officer):
    report = builders.a_report(1, title=REPORT, published_on=date(2020, 3, 1))
    done = read_in(officer, sheet(a_row(1, kind="Cause of concern")))
    cause = Recommendation.objects.get(kind="cause-of-concern")
    add_recommendations(report=report, asked=[Asked("1", "Generated: under it.", parent=cause)], by=officer, at=NOW)
    said = "The report “Generated report”: it was corrected, or recommendations were added to it."
    assert refusal(done, officer) == [said]


@pytest.fixture
def another_body():
    north = builders.one_force("generated-north", "Generated North Police")
    return builders.one_body(north, slug="generated-north-pcc", name="Generated North PCC", on=date(2022, 11, 1))


def test_what_a_national_report_opened_for_others_goes_with_it_unless_they_said_something(officer, another_body):
    builders.opened(builders.a_report(1, title=REPORT, published_on=date(2023, 10, 2)))
    rows = sheet(a_row(1, published=""), a_row(2, published=""))
    assert stands(body=another_body) == [("Recommendation 1", "not-started")]
    done = read_in(officer, rows)
    assert counted(done) == {"new": 1, "changed": 1}
    assert stands(body=another_body) == [("Recommendation 1", "not-started"), ("Recommendation 2", "not-started")]
    taken_back(done, officer)
    assert stands(body=another_body) == [("Recommendation 1", "not-started")]
    again = read_in(officer, rows)
    other = Response.objects.get(recommendation__number="2", recommendation__withdrawn_at=None, body=another_body)
    builders.record(other, on=TODAY, note="A word of the other body.")
    said = "Generated North Police: Recommendation 2: something was recorded on it."
    assert refusal(again, officer) == [said]
    assert Position.objects.filter(response=other, is_current=True).count() == 1
    assert faults() == []


def test_what_another_body_said_and_took_back_does_not_stand_against_it(officer, another_body):
    builders.opened(builders.a_report(1, title=REPORT, published_on=date(2023, 10, 2)))
    north = builders.officer(another_body)
    first = read_in(officer, sheet(a_row(2, published="")))
    second = read_in(north, sheet(a_row(2, published="", status="Complete")))
    assert counted(second) == {"changed": 1}
    assert refusal(first, officer) == ["Generated North Police: Recommendation 2: something was recorded on it."]
    taken_back(second, north)
    taken_back(first, officer)
    assert stands(body=another_body) == [("Recommendation 1", "not-started")]
    assert faults() == []


def test_a_response_that_was_opened_anew_goes_too(officer, another_body):
    """All that the other body said was taken back and the report opened it again: its opening is not its first word."""
    north = builders.officer(another_body)
    first = read_in(officer, sheet(a_row(1)))
    taken_back(read_in(north, sheet(a_row(1, status="Complete"))), north)
    [emptied] = Response.objects.filter(body=another_body)
    open_responses(recommendations=[emptied.recommendation], force=emptied.force, body=another_body, on=TODAY, at=NOW)
    assert stands(body=another_body) == [("Recommendation 1", "not-started")]
    taken_back(first, officer)
    assert stands() == []
    assert faults() == []


def test_a_sheet_goes_once(officer):
    done = read_in(officer, sheet(a_row(1)))
    taken_back(done, officer)
    with pytest.raises(ValidationError) as refused:
        taken_back(done, officer)
    assert refused.value.messages == ["This sheet cannot be taken back: Taken back."]
    assert wrong_in(done) == {}


def test_no_page_leads_to_what_was_withdrawn(officer, client):
    kept = builders.opened(builders.a_report(1, title=REPORT, published_on=date(2023, 10, 2)))[0]
    done = read_in(officer, sheet(a_row(1, published=""), a_row(2, published="")))
    [made] = Response.objects.exclude(pk=kept.pk)
    client.force_login(officer)
    batch, dashboard = f"/batches/{done.batch.pk}/", f"/bodies/{officer.memberships.get().body.slug}/"
    assert links(client, batch) >= {kept.get_absolute_url(), made.get_absolute_url()}
    taken_back(done, officer)
    assert client.get(made.get_absolute_url()).status_code == 404
    for page in (batch, dashboard):
        shown = links(client, page)
        assert kept.get_absolute_url() in shown
        assert made.get_absolute_url() not in shown


def links(client, page: str) -> set[str]:
    return set(re.findall(r'href="([^"]+)"', client.get(page).content.decode()))
