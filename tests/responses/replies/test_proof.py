"""The proof of duty: each part in words, its day and office; the demo's letters; none where there is no duty."""

from datetime import UTC, date, datetime

import pytest
import time_machine
from django.conf import settings
from django.test import Client
from django.urls import reverse

from responses.domain.workflow import Move
from responses.replies.flows.record_copy import Recipient, Sent, record_copy
from responses.replies.flows.record_invitation import record_invitation
from responses.replies.flows.step_back import close_as_answered, step_back
from responses.replies.models import Reply
from responses.replies.proof import proof_of
from tests import builders
from tests.responses.replies.beside import ADDRESS, WORDS, a_reply, at, comments_in, now, published
from tests.responses.replies.page_as_sent import main_words
from tests.responses.replies.report_builders import committee
from tracker.demo.load import load_demo

pytestmark = pytest.mark.django_db
DAY = date(2023, 8, 25)
BODY = "Police and Crime Commissioner for West Mercia"


def signed_in(user) -> Client:
    client = Client()
    client.force_login(user)
    return client


def said(reply: Reply, today: date) -> list[tuple[str, str, date | None, str, str]]:
    proof = proof_of(now(reply), today)
    assert proof is not None
    return [(row.provision, row.word, row.on, row.detail, row.office) for row in proof.rows]


def copied(reply: Reply, by) -> None:
    for to in Recipient:
        sent = Sent(on=DAY, how="by e-mail")
        record_copy(reply=reply, to=to, seen=now(reply).steps_taken, sent=sent, by=by, at=at(DAY))


def test_before_anything_is_done_all_is_to_do():
    reply = a_reply()
    assert said(reply, date(2023, 7, 12)) == [
        ("s.55(4)", "To do", None, "", ""),
        ("s.55(5)(a)", "To do", None, "", ""),
        ("s.55(5)(b)", "To do", None, "", ""),
        ("s.55(5)(c)", "Not needed", None, "So far there are no comments to reply to.", ""),
        ("s.55(5A)", "Still running", None, "The last lawful day: Monday 4 September 2023.", ""),
        ("s.55(5B)", "To do", None, "0 of 2 recommendations.", ""),
        ("s.55(6)", "To do", None, "", ""),
        ("s.55(6)", "To do", None, "", ""),
    ]
    assert said(reply, date(2023, 9, 5))[4][:2] == ("s.55(5A)", "Overdue by 1 day")


def test_every_part_done_in_time_is_proven():
    reply = a_reply()
    by = builders.officer(reply.body)
    record_invitation(
        reply=reply, seen=1, invited_on=date(2023, 7, 14), wanted_by=date(2023, 8, 4), by=by, at=at(date(2023, 7, 14))
    )
    builders.answered(reply, by)
    comments_in(reply, by, note="There are some after all.")
    held = now(reply)
    values = {"reply_to_comments": "We are grateful."}
    held = builders.edit_reply(reply=held, version=held.version, values=values, by=by, at=builders.AT)
    submission = builders.submit_reply(reply=held, version=held.version, by=by, at=builders.SUBMITTED_AT)
    builders.approve_reply(
        reply=reply, submission=submission, by=builders.office_holder(reply.body), at=builders.APPROVED_AT
    )
    builders.issue_reply(
        reply=reply, submission=submission, letter_date=date(2023, 8, 23), by=by, at=builders.ISSUED_AT
    )
    published(reply, by, on=DAY)
    copied(reply, by)
    assert said(reply, date(2023, 12, 1)) == [
        ("s.55(4)", "Done", date(2023, 7, 14), "Comments were wanted by Friday 4 August 2023.", BODY),
        ("s.55(5)(a)", "Done", DAY, "", BODY),
        ("s.55(5)(b)", "Done", DAY, "", BODY),
        ("s.55(5)(c)", "Done", DAY, "", BODY),
        ("s.55(5A)", "In time", DAY, "The last lawful day: Monday 4 September 2023.", BODY),
        ("s.55(5B)", "Done", date(2023, 8, 23), "2 of 2 recommendations.", BODY),
        ("s.55(6)", "Done", DAY, "", BODY),
        ("s.55(6)", "Done", DAY, "", BODY),
    ]
    proof = proof_of(now(reply), date(2023, 12, 1))
    assert (proof.is_proven, proof.headline, proof.tone) == (True, "In time", "done")
    assert proof.summary == "Every part of the duty is done, or was not needed."
    assert proof.rows[1].address == ADDRESS
    with time_machine.travel("2023-12-01 09:00", tick=False):
        page = signed_in(builders.reader(reply.body)).get(reverse("reply-proof", args=[reply.pk]))
    words = main_words(page)
    assert [name for name in ("officer of", "office-holder of", "Sam Example") if name in words] == []
    assert words.count(BODY) == 9
    assert page.content.decode().count("https://www.legislation.gov.uk/ukpga/1996/16/section/55") == 8


def test_published_after_the_last_day_is_late_by_days_and_a_copy_never_is():
    reply = a_reply()
    by = builders.officer(reply.body)
    builders.issued(reply, by)
    published(reply, by, on=date(2023, 9, 5))
    sent = Sent(on=date(2023, 12, 1), how="by e-mail")
    seen = now(reply).steps_taken
    record_copy(reply=reply, to=Recipient.SECRETARY, seen=seen, sent=sent, by=by, at=at(date(2023, 12, 1)))
    found = said(reply, date(2023, 12, 1))
    assert (found[4][:3], found[7][:3]) == (
        ("s.55(5A)", "Late by 1 day", date(2023, 9, 5)),
        ("s.55(6)", "Done", date(2023, 12, 1)),
    )
    assert found[2][3] == "The chief officer said that there are none."


def test_an_office_is_named_as_it_was_when_it_did_it():
    reply = a_reply()
    by = builders.officer(reply.body)
    builders.issued(reply, by)
    published(reply, by, on=DAY)
    heir = builders.one_body(builders.one_force("kent", "Kent Police"), slug="heir", name="The Heir")
    Reply.objects.filter(pk=reply.pk).update(body=heir)
    found = said(reply, date(2023, 12, 1))
    assert found[1] == ("s.55(5)(a)", "Done", DAY, "", BODY)
    assert (found[5][:2], found[5][4]) == (("s.55(5B)", "Done"), BODY)


def test_comments_that_came_after_the_publication_are_shown_as_unpublished_and_the_day_stands():
    reply = a_reply()
    by = builders.officer(reply.body)
    builders.issued(reply, by)
    published(reply, by, on=DAY)
    later = date(2023, 10, 2)
    step_back(reply=reply, move=Move.CORRECT, seen=now(reply).steps_taken, reason="They came.", by=by, at=at(later))
    comments_in(reply, by, on=later, text=WORDS, note="They came late.")
    found = said(reply, later)
    assert (found[2][1], found[4][1]) == ("To do", "In time")


def test_a_reply_that_another_answers_leads_to_that_ones_proof():
    body = builders.one_body()
    builders.opened(builders.a_report(title="National"))
    builders.opened(builders.a_report(title="Our own", forces=[builders.one_force()]))
    national, own = Reply.objects.get(report__title="National"), Reply.objects.get(report__title="Our own")
    by = builders.officer(body)
    close_as_answered(reply=national, answered_by=own, seen=1, reason="The same findings.", by=by, at=at(DAY))
    page = signed_in(by).get(reverse("reply-proof", args=[national.pk]))
    assert "The same findings are answered by the reply to “Our own”." in main_words(page)
    assert f'href="{reverse("reply-proof", args=[own.pk])}"' in page.content.decode()


def test_a_report_without_the_duty_has_no_proof():
    body = builders.one_body()
    builders.opened(builders.a_report(source=committee()))
    reply = Reply.objects.get()
    assert proof_of(reply, DAY) is None
    assert signed_in(builders.officer(body)).get(reverse("reply-proof", args=[reply.pk])).status_code == 404


@time_machine.travel("2024-02-01 09:00", tick=False)
def test_the_demos_letters_say_what_their_documents_show_and_no_more():
    load_demo(settings.BASE_DIR / "fixtures", datetime(2024, 1, 31, 12, tzinfo=UTC))
    found = {}
    for reply in Reply.objects.filter(origin="adopted", report__clock_rule="section-55").select_related("body"):
        page = signed_in(builders.reader(reply.body)).get(reverse("reply-proof", args=[reply.pk]))
        found[reply.force.slug] = main_words(page)
        assert said(reply, date(2024, 2, 1))[0][:2] == ("s.55(4)", "Not recorded")
        assert [row[1] for row in said(reply, date(2024, 2, 1))] == [
            "Not recorded", "Not recorded", "Not recorded", "Not recorded", "Not proven", "Not recorded",
            "Not recorded", "Not recorded",
        ]  # fmt: skip
        assert "Not proven: no publication recorded" in found[reply.force.slug]
    assert set(found) == {"metropolitan", "west-mercia", "cheshire"}
    assert "Dated 35 days after the last lawful day." in found["metropolitan"]
    assert "The letter dates the report 11th August 2023; the register says 11 July 2023." in found["metropolitan"]
    assert "Dated on the last lawful day." in found["west-mercia"]
    assert "The letter bears no date of its own." in found["cheshire"]
    committees = Reply.objects.get(report__source__slug__contains="committee")
    assert proof_of(committees, date(2024, 2, 1)) is None
