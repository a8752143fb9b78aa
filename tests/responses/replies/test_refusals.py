"""What the pages of approval and issue refuse, each beside its field, and what is refused as stale."""

from datetime import date
from typing import Any

import pytest
import time_machine
from django.core.files.uploadedfile import SimpleUploadedFile

from forces.models import OfficeHolder
from forces.roles import Role
from recommendations.flows.register_report import Asked, add_recommendations
from responses.domain.workflow import Move, Stage
from responses.record.models import Document
from responses.replies.flows.append_step import append_step, locked_reply
from responses.replies.models import Approval, IssuedLetter, Reply, ReplyStep, Submission
from tests import builders
from tests.responses.record.forms_as_sent import problems, text_of
from tests.responses.replies.moves import approval_sent, client_of, delegate_of, post, sent_from
from tests.responses.replies.page_as_sent import day_boxes
from tests.responses.replies.stages import (
    AT,
    DAY,
    at_stage,
    goes_back,
    opened_by,
    page_of,
    responses_of,
    second_officer,
)

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _on_the_day():
    with time_machine.travel(DAY, tick=False):
        yield


@pytest.fixture
def submitted() -> Reply:
    return at_stage(Stage.SUBMITTED)


@pytest.fixture
def approved() -> Reply:
    return at_stage(Stage.APPROVED)


def stage_of(reply: Reply) -> str:
    return Reply.objects.get(pk=reply.pk).stage


def test_an_office_holder_who_edited_the_text_is_refused_and_told_before(submitted: Reply):
    goes_back(submitted, Move.WITHDRAW)
    holder = builders.office_holder(submitted.body)
    builders.give_role(user=holder, role=Role.OFFICER, body=submitted.body)
    held = Reply.objects.get(pk=submitted.pk)
    builders.edit_reply(reply=held, version=held.version, values={"closing": "With thanks."}, by=holder, at=AT)
    assert post(Reply.objects.get(pk=held.pk), "reply-submit", holder).status_code == 302
    held = Reply.objects.get(pk=submitted.pk)
    assert "You edited this text, so you may not approve it. Someone else must." in text_of(
        opened_by(holder, held, "reply-approve")
    )
    page = post(held, "reply-approve", holder)
    assert (page.status_code, stage_of(held), Approval.objects.count()) == (200, "submitted", 0)


def test_a_delegate_without_an_entry_is_told_what_is_missing(submitted: Reply):
    delegate = builders.member(Role.DELEGATE, body=submitted.body)
    words = (
        "Nothing on record lets you approve for Police and Crime Commissioner for West Mercia today: a delegate’s "
        "entry under Settings, Office holders, must be linked to you and name the writing."
    )
    assert words in text_of(opened_by(delegate, submitted, "reply-approve"))
    assert (post(submitted, "reply-approve", delegate).status_code, stage_of(submitted)) == (200, "submitted")
    delegate_of(submitted)
    assert (post(submitted, "reply-approve", delegate).status_code, stage_of(submitted)) == (302, "approved")
    approval = Approval.objects.get()
    assert (approval.capacity, approval.approver_name, approval.named_in) == (
        "delegate", "Dee Example", "Scheme of delegation, 1 May 2023"
    )  # fmt: skip


@pytest.mark.parametrize(
    "days", [{"from_on": date(2023, 8, 24)}, {"until_on": date(2023, 8, 22)}], ids=["not yet", "not any more"]
)
def test_a_delegate_approves_while_the_entry_holds(submitted: Reply, days: dict[str, date]):
    delegate = delegate_of(submitted)
    OfficeHolder.objects.filter(user=delegate).update(**days)
    assert (post(submitted, "reply-approve", delegate).status_code, stage_of(submitted)) == (200, "submitted")


def again(reply: Reply) -> Reply:
    """Taken back and submitted anew: another text stands before the approver."""
    goes_back(reply, Move.WITHDRAW)
    held = Reply.objects.get(pk=reply.pk)
    builders.submit_reply(reply=held, version=held.version, by=builders.officer(reply.body), at=AT)
    return Reply.objects.get(pk=reply.pk)


def test_a_text_that_was_replaced_is_not_approved_unread(submitted: Reply):
    holder, old = builders.office_holder(submitted.body), submitted.submission_id
    held = again(submitted)
    page = post(held, "reply-approve", holder, text=old, note="Well said.")
    assert (page.status_code, stage_of(held)) == (409, "submitted")
    words = text_of(page)
    assert "Another text has been submitted since you opened the page. Read that one." in words
    assert "What is new since text 1, submitted on Monday 21 August 2023" in words
    fresh = page.context["form"]
    assert (fresh["text"].value(), fresh["note"].value()) == (held.submission_id, "Well said.")
    assert post(held, "reply-approve", holder).status_code == 302


def test_a_text_that_was_replaced_keeps_what_was_typed_of_its_approval(submitted: Reply):
    old, held = submitted.submission_id, again(submitted)
    client = client_of(second_officer(held.body))
    page = client.post(page_of(held, "reply-record-approval"), approval_sent(held, text=old))
    assert (page.status_code, stage_of(held)) == (409, "submitted")
    form = page.context["form"]
    assert (form["approver_name"].value(), form.document_name) == ("Sam Example", "approval.txt")
    sent = {**approval_sent(held, kept_file=form.kept_token), **day_boxes("approved_on", 23, 8, 2023)}
    del sent["file"]
    assert client.post(page_of(held, "reply-record-approval"), sent).status_code == 302
    assert Approval.objects.get().document == Document.objects.get()


def test_a_text_of_another_reply_is_not_approved(submitted: Reply):
    report = builders.a_report(1, title="Another report")
    builders.opened(report)
    other = builders.submitted(Reply.objects.get(report=report))
    page = post(submitted, "reply-approve", builders.office_holder(submitted.body), text=other.pk)
    assert (page.status_code, stage_of(submitted)) == (409, "submitted")
    assert "The text that you read is not one of this reply. Read this one." in text_of(page)


@pytest.mark.parametrize(
    ("page", "stage"), [("reply-withdraw", Stage.SUBMITTED), ("reply-take-back", Stage.APPROVED),
                        ("reply-correct", Stage.ISSUED), ("reply-close", Stage.DRAFTING)]
)  # fmt: skip
def test_a_step_from_a_page_before_someone_elses_is_refused_and_keeps_the_reason(page: str, stage: Stage):
    reply = at_stage(stage)
    sent = sent_from(reply, page)
    held = locked_reply(reply.pk)
    append_step(
        reply=held, kind=ReplyStep.Kind.FILE_ATTACHED, by=builders.officer(reply.body), at=AT, on=date(2023, 8, 23)
    )
    client = client_of(second_officer(reply.body))
    answer = client.post(page_of(reply, page), sent)
    assert (answer.status_code, stage_of(reply)) == (409, stage)
    assert "Someone did something to this reply since you opened the page. Look again." in text_of(answer)
    form = answer.context["form"]
    assert (form["seen"].value(), form["note"].value()) == (reply.steps_taken + 1, "Because.")
    assert client.post(page_of(reply, page), {**sent, "seen": form["seen"].value()}).status_code == 302


def test_a_draft_that_changed_is_not_submitted_unread():
    reply = at_stage(Stage.DRAFTING)
    page = post(reply, "reply-submit", builders.officer(reply.body), version=reply.version - 1)
    assert (page.status_code, stage_of(reply), Submission.objects.count()) == (409, "drafting", 0)
    assert "The draft has changed since you opened it. Look again." in text_of(page)


def test_a_draft_with_something_missing_is_not_submitted():
    reply = at_stage(Stage.DRAFTING)
    Reply.objects.filter(pk=reply.pk).update(signatory_name="")
    page = post(reply, "reply-submit", builders.officer(reply.body))
    assert problems(page) == ["This cannot be submitted yet.", "Enter who signs the letter."]
    assert stage_of(reply) == "drafting"


@pytest.mark.parametrize("page", ["reply-withdraw", "reply-request-changes"])
def test_going_back_asks_for_the_reason(submitted: Reply, page: str):
    who = builders.office_holder(submitted.body) if page == "reply-request-changes" else second_officer(submitted.body)
    answer = post(submitted, page, who, note="  ")
    assert (problems(answer), stage_of(submitted)) == (
        ["Enter the reason. It is kept in the reply’s history."], "submitted"
    )  # fmt: skip


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"approver_name": ""}, "Enter who approved: a person’s name, or the board’s."),
        ({"capacity": ""}, "Choose who approved."),
        (
            day_boxes("approved_on", 24, 8, 2023),
            "Date of approval must be today or earlier: Thursday 24 August 2023 is yet to come.",
        ),
        (
            day_boxes("approved_on", 20, 8, 2023),
            "Date of approval must be Monday 21 August 2023, when the text was submitted, or later: Sunday 20 August "
            "2023 is before it.",
        ),
        ({"capacity": "board"}, "Enter the reference of the board’s minute, such as its meeting and item."),
        ({"capacity": "delegate"}, "Enter the writing that names the delegate, with its date."),
        ({"file": ""}, "Choose the e-mail, letter or minute that shows the approval, as a file."),
        (
            {"file": SimpleUploadedFile("a.exe", b"MZ\x00\x00")},
            "a.exe is not a file of a kind that can be kept. Use PDF, Word (docx), Excel (xlsx), PNG, JPEG or plain "
            "text.",
        ),
    ],
)  # fmt: skip
def test_an_approval_that_makes_no_sense_is_not_recorded(submitted: Reply, changed: dict[str, Any], said: str):
    page = post(submitted, "reply-record-approval", second_officer(submitted.body), **changed)
    assert (page.status_code, problems(page)) == (200, [said])
    assert (stage_of(submitted), Approval.objects.count()) == ("submitted", 0)


def test_who_edited_the_text_does_not_record_its_approval(submitted: Reply):
    words = "You edited this text, so you may not record its approval. Someone else must."
    officer = builders.officer(submitted.body)
    assert words in text_of(opened_by(officer, submitted, "reply-record-approval"))
    post(submitted, "reply-record-approval", officer)
    assert (stage_of(submitted), Approval.objects.count()) == ("submitted", 0)


def test_who_merely_submits_may_record_the_approval(submitted: Reply):
    goes_back(submitted, Move.WITHDRAW)
    other = second_officer(submitted.body)
    assert post(Reply.objects.get(pk=submitted.pk), "reply-submit", other).status_code == 302
    held = Reply.objects.get(pk=submitted.pk)
    assert post(held, "reply-record-approval", other, **day_boxes("approved_on", 23, 8, 2023)).status_code == 302
    assert stage_of(held) == "approved"


@pytest.mark.parametrize(
    ("day", "said"),
    [
        (
            (24, 8, 2023),
            "Date of the letter must be today, Wednesday 23 August 2023, or earlier: Thursday 24 August 2023 is yet to "
            "come.",
        ),
        (
            (10, 7, 2023),
            "Date of the letter must be Tuesday 11 July 2023 (the report’s) or later: Monday 10 July 2023 is "
            "before it.",
        ),
    ],
)
def test_a_letter_bears_a_day_that_it_can_bear(approved: Reply, day: tuple[int, int, int], said: str):
    page = post(approved, "reply-issue", builders.officer(approved.body), **day_boxes("letter_date", *day))
    assert (problems(page), IssuedLetter.objects.count()) == ([said], 0)


INVITED = {"no_comments_on": None, "invited_on": date(2023, 8, 10)}


@pytest.mark.parametrize(
    ("facts", "said"),
    [
        ({"no_comments_on": None}, "Invite the chief officer’s comments, or record that there are none. (s.55(4))"),
        (
            {**INVITED, "comments_wanted_by": date(2023, 8, 23)},
            "Wait for the chief officer’s comments until Wednesday 23 August 2023 has passed, or record that there are "
            "none. (s.55(4))",
        ),
        (
            {"chief_officer_comments": "We agree."},
            "The chief officer’s comments are not in this text as they stand now. Take it back and submit it again. "
            "(s.55(5)(b))",
        ),
        (
            {"reply_to_comments": "Noted."},
            "Our reply to the chief officer’s comments is not in this text as it stands now. Take it back and submit "
            "it again. (s.55(5)(c))",
        ),
    ],
)
def test_a_letter_is_not_issued_without_a_part_of_the_duty(approved: Reply, facts: dict[str, Any], said: str):
    Reply.objects.filter(pk=approved.pk).update(**facts)
    officer = builders.officer(approved.body)
    assert said in text_of(opened_by(officer, approved, "reply-issue"))
    page = post(approved, "reply-issue", officer)
    assert problems(page) == ["This cannot be issued yet.", said]
    assert (stage_of(approved), IssuedLetter.objects.count()) == ("approved", 0)


def test_the_day_after_the_bodys_date_the_letter_can_be_issued_without_comments(approved: Reply):
    Reply.objects.filter(pk=approved.pk).update(**INVITED, comments_wanted_by=date(2023, 8, 22))
    assert post(approved, "reply-issue", builders.officer(approved.body)).status_code == 302


def test_a_recommendation_that_the_text_does_not_answer_stops_its_issue(approved: Reply):
    add_recommendations(report=approved.report, asked=[Asked(number="2", text="Forces should do thing 2.")])
    page = post(approved, "reply-issue", builders.officer(approved.body))
    assert problems(page) == [
        "This cannot be issued yet.",
        "Recommendation 2 is not answered in this text. Take it back and answer it. (s.55(5)(a))",
    ]


def test_only_a_national_reports_reply_is_answered_by_another():
    reply = at_stage(Stage.ANSWERED_BY)
    own = Reply.objects.get(report__title="West Mercia alone")
    assert reply.answered_by == own
    builders.answered(own)
    assert post(Reply.objects.get(pk=own.pk), "reply-close", builders.officer(reply.body)).status_code == 409


def test_a_reply_that_cannot_answer_is_not_offered():
    reply = at_stage(Stage.DRAFTING)
    officer = builders.officer(reply.body)
    words = "No reply to a report on this force alone is held."
    assert words in text_of(opened_by(officer, reply, "reply-close"))
    national = builders.a_report(1, title="Another national report")
    builders.opened(national)
    assert words in text_of(opened_by(officer, reply, "reply-close"))
    sent = {"seen": reply.steps_taken, "note": "So.", "answered_by": Reply.objects.get(report=national).pk}
    page = client_of(officer).post(page_of(reply, "reply-close"), sent)
    assert (page.status_code, stage_of(reply)) == (200, "drafting")


def test_who_wrote_an_answer_alone_does_not_record_the_approval(submitted: Reply):
    goes_back(submitted, Move.WITHDRAW)
    other = second_officer(submitted.body)
    builders.record(responses_of(submitted)[0], on=date(2023, 8, 23), by=other, body_action="We ask each week.")
    assert post(Reply.objects.get(pk=submitted.pk), "reply-submit", other).status_code == 302
    held = Reply.objects.get(pk=submitted.pk)
    post(held, "reply-record-approval", other, **day_boxes("approved_on", 23, 8, 2023))
    assert (stage_of(held), Approval.objects.count()) == ("submitted", 0)


def test_an_answer_that_changed_while_the_text_was_read_is_not_submitted_unread():
    reply = builders.answered(own_reply())
    page = client_of(builders.officer(reply.body))
    sent = {**page.get(page_of(reply, "reply-submit")).context["form"].initial, "note": ""}
    builders.record(responses_of(reply)[0], on=date(2023, 8, 2), body_action="Words that nobody has read here.")
    refused = page.post(page_of(reply, "reply-submit"), sent)
    assert (refused.status_code, stage_of(reply), Submission.objects.count()) == (409, "drafting", 0)
    assert "The draft has changed since you opened it. Look again." in text_of(refused)
    again = {**refused.context["form"].initial, "note": ""}
    assert page.post(page_of(reply, "reply-submit"), again).status_code == 302
    assert "Words that nobody has read here." in str(Submission.objects.get().snapshot)


def own_reply() -> Reply:
    builders.one_body()
    builders.opened(builders.a_report(2))
    return Reply.objects.get()
