"""The page of each move, what a browser sends from it, and the people who might."""

from typing import Any, NamedTuple

from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from forces.models import OfficeHolder, User
from forces.roles import Role
from responses.domain.workflow import Stage
from responses.replies.models import Reply
from tests import builders
from tests.responses.replies.page_as_sent import day_boxes
from tests.responses.replies.stages import own_report_reply, page_of, second_officer

STRANGER, EDITOR, SECOND, ELSEWHERE = "stranger", "officer who wrote it", "second officer", "officer elsewhere"


class MovePage(NamedTuple):
    """A move: the stage at which it is taken, and where it leads."""

    at: Stage
    to: Stage


PAGES: dict[str, MovePage] = {
    "reply-submit": MovePage(Stage.DRAFTING, Stage.SUBMITTED),
    "reply-withdraw": MovePage(Stage.SUBMITTED, Stage.DRAFTING),
    "reply-request-changes": MovePage(Stage.SUBMITTED, Stage.CHANGES_REQUESTED),
    "reply-approve": MovePage(Stage.SUBMITTED, Stage.APPROVED),
    "reply-record-approval": MovePage(Stage.SUBMITTED, Stage.APPROVED),
    "reply-take-back": MovePage(Stage.APPROVED, Stage.DRAFTING),
    "reply-issue": MovePage(Stage.APPROVED, Stage.ISSUED),
    "reply-correct": MovePage(Stage.ISSUED, Stage.DRAFTING),
    "reply-drop-correction": MovePage(Stage.DRAFTING, Stage.ISSUED),
    "reply-close": MovePage(Stage.DRAFTING, Stage.ANSWERED_BY),
    "reply-reopen": MovePage(Stage.ANSWERED_BY, Stage.DRAFTING),
}


def sent_from(reply: Reply, page: str) -> dict[str, Any]:
    """All that the page's form holds, filled in as it should be, on 23 August 2023."""
    reason = {"seen": reply.steps_taken, "note": "Because."}
    if page == "reply-submit":
        return {"version": reply.version, "note": ""}
    if page == "reply-approve":
        return {"text": reply.submission_id or 0, "note": ""}
    if page == "reply-issue":
        return {"text": reply.submission_id or 0, "note": "", **day_boxes("letter_date", 23, 8, 2023)}
    if page == "reply-record-approval":
        return approval_sent(reply)
    return {**reason, "answered_by": own_report_reply().pk} if page == "reply-close" else reason


def approval_sent(reply: Reply, **changed: Any) -> dict[str, Any]:
    """An e-mail of the office holder, of 22 August 2023."""
    return {
        "text": reply.submission_id or 0, "capacity": "office-holder", "approver_name": "Sam Example",
        "approver_title": "Commissioner", "minute": "", "named_in": "", "note": "",
        "file": SimpleUploadedFile("approval.txt", b"I approve."), **day_boxes("approved_on", 22, 8, 2023), **changed,
    }  # fmt: skip


def delegate_of(reply: Reply) -> User:
    """A delegate whose entry names the writing."""
    user = builders.member(Role.DELEGATE, body=reply.body)
    OfficeHolder.objects.get_or_create(
        body=reply.body, name="Dee Example", title="Deputy", user=user,
        defaults={"is_holder": False, "named_in_writing": "Scheme of delegation, 1 May 2023"},
    )  # fmt: skip
    return user


def people_of(reply: Reply) -> dict[str, User | None]:
    """Everyone who might try: nobody, each role, and an officer of another body."""
    kent = builders.one_body(builders.one_force("kent", "Kent Police"), slug="kent-pcc", name="PCC for Kent")
    return {
        STRANGER: None,
        EDITOR: builders.officer(reply.body),
        SECOND: second_officer(reply.body),
        Role.OFFICE_HOLDER: builders.office_holder(reply.body),
        Role.DELEGATE: delegate_of(reply),
        Role.READER: builders.reader(reply.body),
        Role.LIAISON: builders.liaison(reply.force),
        Role.REGISTER_EDITOR: builders.member(Role.REGISTER_EDITOR, body=reply.body),
        Role.ADMINISTRATOR: builders.member(Role.ADMINISTRATOR, body=reply.body),
        ELSEWHERE: builders.officer(kent),
    }


def client_of(person: User | None) -> Client:
    client = Client()
    if person:
        client.force_login(person)
    return client


def post(reply: Reply, page: str, person: User | None, **changed: Any) -> Any:
    return client_of(person).post(page_of(reply, page), {**sent_from(reply, page), **changed})
