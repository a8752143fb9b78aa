"""A submitted text is approved: by the office holder or a delegate signed in, or as an officer records it."""

from dataclasses import dataclass
from datetime import date, datetime

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from forces.authority import authority_of
from forces.models import LocalPolicingBody, User
from responses.domain.workflow import Stage
from responses.record.models import Document
from responses.replies.flows.append_step import STALE, append_step, locked_reply
from responses.replies.flows.step_back import not_from_here
from responses.replies.models import Approval, Reply, ReplyStep, Submission
from tracker.kit.clock import day_of
from tracker.kit.dates import long_date

Capacity = Approval.Capacity


@dataclass(frozen=True, kw_only=True)
class Given:
    """An approval that was given on paper, by e-mail or by a board, as an officer records it."""

    capacity: Approval.Capacity
    name: str
    title: str = ""
    on: date
    minute: str = ""
    named_in: str = ""
    document: Document
    document_name: str


@transaction.atomic
def approve_reply(*, reply: Reply, submission: Submission, by: User, at: datetime, note: str = "") -> Approval:
    """Approve, signed in, exactly the text that the person saw.

    Raises ValidationError where the reply is not submitted or another text is, where the person edited the text, or
    where nothing gives them the power to approve.
    """
    held = _submitted(reply, submission)
    authority = authority_of(by, held.body, day_of(at))
    if authority is None:
        raise ValidationError(no_authority(held.body))
    _refuse_editors(submission, by, _("You edited this text, so you may not approve it. Someone else must."))
    approval = Approval(
        submission=submission,
        capacity=Capacity.HOLDER if authority.is_holder else Capacity.DELEGATE,
        body=held.body,
        approver=by,
        approver_name=authority.name,
        approver_title=authority.title,
        named_in=authority.named_in,
        approved_on=day_of(at),
        recorded_by=by,
        recorded_at=at,
    )
    return _approved(held, approval, note)


@transaction.atomic
def record_approval(
    *, reply: Reply, submission: Submission, given: Given, by: User, at: datetime, note: str = ""
) -> Approval:
    """Record an approval that was given elsewhere, with the e-mail, letter or minute that shows it.

    Raises ValidationError, by field, where it makes no sense, and where the recorder edited the text.
    """
    held = _submitted(reply, submission)
    _check_given(given, submission, day_of(at))
    _refuse_editors(submission, by, _("You edited this text, so you may not record its approval. Someone else must."))
    approval = Approval(
        submission=submission,
        capacity=given.capacity,
        body=held.body,
        approver_name=given.name,
        approver_title=given.title,
        approved_on=given.on,
        minute=given.minute,
        named_in=given.named_in,
        recorded_by=by,
        recorded_at=at,
        document=given.document,
        document_name=given.document_name,
    )
    return _approved(held, approval, note)


def no_authority(body: LocalPolicingBody) -> str:
    """That a delegate's power to approve is not on record, and who mends it."""
    message = _(
        "Nothing on record lets you approve for %(body)s today: a delegate’s entry under Settings, Office holders, "
        "must be linked to you and name the writing."
    )
    return message % {"body": body}


def _submitted(reply: Reply, submission: Submission) -> Reply:
    held = locked_reply(reply.pk)
    if held.stage != Reply.Stage.SUBMITTED:
        raise ValidationError(not_from_here(held))
    if held.submission_id != submission.pk:
        message = _("Another text has been submitted since you opened the page. Read that one.")
        raise ValidationError(message, code=STALE)
    return held


def _refuse_editors(submission: Submission, user: User, message: str) -> None:
    """The database refuses it too (responses/replies/rules.py): this says it in words."""
    if submission.editors.filter(user=user).exists():
        raise ValidationError(message)


def _check_given(given: Given, submission: Submission, today: date) -> None:
    errors = {}
    submitted_on = day_of(submission.submitted_at)
    if not given.name:
        errors["approver_name"] = _("Enter who approved: a person’s name, or the board’s.")
    if given.on > today:
        errors["approved_on"] = _("Date of approval must be today or earlier: %(day)s is yet to come.") % {
            "day": long_date(given.on)
        }
    elif given.on < submitted_on:
        errors["approved_on"] = _(
            "Date of approval must be %(submitted)s, when the text was submitted, or later: %(day)s is before it."
        ) % {"submitted": long_date(submitted_on), "day": long_date(given.on)}
    if given.capacity == Capacity.BOARD and not given.minute:
        errors["minute"] = _("Enter the reference of the board’s minute, such as its meeting and item.")
    if given.capacity == Capacity.DELEGATE and not given.named_in:
        errors["named_in"] = _("Enter the writing that names the delegate, with its date.")
    if errors:
        raise ValidationError(errors)


def _approved(reply: Reply, approval: Approval, note: str) -> Approval:
    approval.save()
    append_step(
        reply=reply,
        kind=ReplyStep.Kind.APPROVED,
        by=approval.recorded_by,
        at=approval.recorded_at,
        on=approval.approved_on,
        facts={
            "text": approval.submission.number,
            "sha256": approval.submission.sha256,
            "capacity": str(approval.capacity),
            "approver": approval.approver_name,
            "title": approval.approver_title,
            "minute": approval.minute,
            "named_in": approval.named_in,
            "signed_in": approval.approver_id is not None,
        },
        to=Stage.APPROVED,
        note=note,
        document=approval.document,
        document_name=approval.document_name,
    )
    return approval
