"""The database refuses by itself, past every flow and form, what an editor of a text approves."""

from datetime import date
from typing import Any

import pytest
from django.core.files.base import ContentFile
from django.db import IntegrityError, connection, transaction

from forces.models import User
from responses.record.flows.store_document import store_document
from responses.replies.models import Approval, Reply, Submission, SubmissionEditor
from tests import builders
from tests.responses.replies.stages import AT, a_reply, second_officer

pytestmark = pytest.mark.django_db
BY_AN_EDITOR = "Whoever edited a submitted text neither approves it nor records its approval."
LATER_EDITOR = "Whoever approved a text, or recorded its approval, is not entered as its editor."
NOT_SUBMITTED = "Only the text that stands submitted is approved."


@pytest.fixture
def text() -> Submission:
    return builders.submitted(a_reply())


def row(text: Submission, recorded_by: User, **changed: Any) -> Approval:
    facts = {"approver": recorded_by, "capacity": "office-holder", "approver_name": "A", **changed}
    return Approval(
        submission=text, body=text.reply.body, approved_on=date(2023, 8, 22), recorded_by=recorded_by, recorded_at=AT,
        **facts,
    )  # fmt: skip


def document(by: User) -> dict[str, Any]:
    kept = store_document(name="a.txt", file=ContentFile(b"I approve."), by=by, at=AT)
    return {"approver": None, "document": kept, "document_name": "a.txt"}


def said(write: Any) -> str:
    """What the database says as it refuses; nothing where it does not."""
    try:
        with transaction.atomic():
            write()
    except IntegrityError as error:
        return str(error).splitlines()[0]
    return ""


def test_an_editor_neither_approves_nor_records(text: Submission):
    editor, other = builders.officer(text.reply.body), second_officer(text.reply.body)
    assert set(text.editors.values_list("user", flat=True)) == {editor.pk}
    assert said(row(text, editor).save) == BY_AN_EDITOR
    assert said(row(text, editor, **document(other)).save) == BY_AN_EDITOR
    assert said(lambda: Approval.objects.bulk_create([row(text, editor)])) == BY_AN_EDITOR
    assert said(row(text, other, **document(editor)).save) == ""


def test_sql_is_refused_as_the_models_are(text: Submission):
    editor = builders.officer(text.reply.body)
    columns = (
        "submission_id, capacity, body_id, approver_id, approver_name, approver_title, approved_on, minute, named_in, "
        "recorded_by_id, recorded_at, document_name"
    )
    values = [text.pk, "office-holder", text.reply.body_id, editor.pk, "A", "", "2023-08-22", "", "", editor.pk, AT, ""]

    def write() -> None:
        marks = ", ".join(["%s"] * len(values))
        with connection.cursor() as cursor:
            cursor.execute(f"INSERT INTO replies_approval ({columns}) VALUES ({marks})", values)

    assert said(write) == BY_AN_EDITOR
    values[3] = values[9] = builders.office_holder(text.reply.body).pk
    assert said(write) == ""


def test_who_approved_is_not_entered_as_an_editor_afterwards(text: Submission):
    holder, other = builders.office_holder(text.reply.body), second_officer(text.reply.body)
    row(text, holder).save()
    assert said(SubmissionEditor(submission=text, user=holder).save) == LATER_EDITOR
    assert said(SubmissionEditor(submission=text, user=other).save) == ""


def test_who_recorded_an_approval_is_not_entered_as_an_editor_afterwards(text: Submission):
    other = second_officer(text.reply.body)
    row(text, other, **document(other)).save()
    assert said(SubmissionEditor(submission=text, user=other).save) == LATER_EDITOR


@pytest.mark.parametrize("stage", ["drafting", "changes-requested", "approved"])
def test_what_does_not_stand_submitted_is_not_approved(text: Submission, stage: str):
    held = text if stage == "approved" else None
    Reply.objects.filter(pk=text.reply_id).update(stage=stage, submission=held)
    assert said(row(text, builders.office_holder(text.reply.body)).save) == NOT_SUBMITTED


def test_an_earlier_text_is_not_approved_while_another_stands_submitted(text: Submission):
    newer = Submission.objects.create(
        reply=text.reply, number=2, snapshot={}, sha256="", submitted_by=builders.officer(text.reply.body),
        submitted_at=AT,
    )  # fmt: skip
    Reply.objects.filter(pk=text.reply_id).update(submission=newer)
    assert said(row(text, builders.office_holder(text.reply.body)).save) == NOT_SUBMITTED
    assert said(row(newer, builders.office_holder(text.reply.body)).save) == ""
