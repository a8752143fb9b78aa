"""A public progress update: written by an officer, decided by someone else who may approve, and taken back if wrong."""

from datetime import datetime

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from forces.authority import authority_of
from forces.models import User
from responses.domain.status import Progress
from responses.record.models import Response
from responses.replies.flows.append_step import STALE, append_step
from responses.replies.flows.approve_reply import no_authority
from responses.replies.flows.hold_record import held_to_record, reason_refused
from responses.replies.models import ProgressStep, ProgressUpdate, Reply, ReplyStep
from tracker.kit.chain import text_digest
from tracker.kit.clock import day_of

Kind = ProgressStep.Kind
STEPS: dict[Kind, ReplyStep.Kind] = {
    Kind.APPROVED: ReplyStep.Kind.PROGRESS_APPROVED,
    Kind.DECLINED: ReplyStep.Kind.PROGRESS_DECLINED,
    Kind.WITHDRAWN: ReplyStep.Kind.PROGRESS_WITHDRAWN,
    Kind.TAKEN_BACK: ReplyStep.Kind.PROGRESS_TAKEN_BACK,
}
"""The step of the reply's history beside each."""


@transaction.atomic
def write_progress(
    *, reply: Reply, response: Response, progress: str, words: str, by: User, at: datetime
) -> ProgressUpdate:
    """Put a progress update before the approver. Nothing public changes by it.

    Raises ValidationError, by field, where the reply stands on no public page, the recommendation is none of its
    report's, something is missing, or another update about it waits for a decision.
    """
    held = held_to_record(reply)
    if errors := _wrong(held, response, progress, words):
        raise ValidationError(errors)
    update = ProgressUpdate(
        reply=held,
        response=response,
        number=held.progress_updates.count() + 1,
        body=held.body,
        progress=progress,
        words=words.strip(),
        words_sha256=text_digest(words.strip()),
        language=held.first_language,
        written_by=by,
        written_at=at,
    )
    update.save()
    facts = {"update": update.number, "progress": progress, "words_sha256": update.words_sha256}
    append_step(reply=held, kind=ReplyStep.Kind.PROGRESS_WRITTEN, by=by, at=at, on=day_of(at), facts=facts)
    return update


def _wrong(reply: Reply, response: Response, progress: str, words: str) -> dict[str, str]:
    if reply.public_version is None:
        return {"": _("The reply is not on the public pages, so there is no place for a progress update. Publish it.")}
    of_reply = response.force_id == reply.force_id and response.recommendation.report_id == reply.report_id
    if not of_reply:
        return {"": _("This recommendation is not one of the reply’s.")}
    if undecided(reply, response):
        return {"": _("An update about this recommendation waits for a decision. Withdraw it to write another.")}
    errors = {}
    if progress not in set(Progress) - {Progress.UNCLEAR}:
        errors["progress"] = _("Choose how far it has come.")
    if not words.strip():
        errors["words"] = _("Enter what is to be said in public.")
    return errors


def undecided(reply: Reply, response: Response) -> bool:
    """Whether an update about the recommendation waits for its decision."""
    return reply.progress_updates.filter(response=response, steps=None, disposal=None).exists()


def approve_progress(*, update: ProgressUpdate, by: User, at: datetime) -> ProgressStep:
    """Approve and publish it, dated today. Signed in, by who may approve the body's replies and did not write it.

    Raises ValidationError where the person wrote it or has no power to approve, where it is decided already, or where
    the reply has left the public pages.
    """
    return _decide(update, Kind.APPROVED, by=by, at=at)


def decline_progress(*, update: ProgressUpdate, reason: str, by: User, at: datetime) -> ProgressStep:
    """It is not approved, for a reason. Raises ValidationError as an approval does, or where no reason is given."""
    return _decide(update, Kind.DECLINED, by=by, at=at, reason=reason)


def withdraw_progress(*, update: ProgressUpdate, by: User, at: datetime, reason: str = "") -> ProgressStep:
    """The office takes it away before it is decided."""
    return _decide(update, Kind.WITHDRAWN, by=by, at=at, reason=reason)


def take_progress_back(*, update: ProgressUpdate, reason: str, by: User, at: datetime) -> ProgressStep:
    """A published one leaves the public pages, for a reason that the history keeps; what stood before stands again.

    Raises ValidationError where it is not published, or where no reason is given.
    """
    return _decide(update, Kind.TAKEN_BACK, by=by, at=at, reason=reason)


@transaction.atomic
def _decide(update: ProgressUpdate, kind: Kind, *, by: User, at: datetime, reason: str = "") -> ProgressStep:
    held, reason = held_to_record(update.reply), reason.strip()
    _refuse_late(update, kind)
    if kind in {Kind.DECLINED, Kind.TAKEN_BACK} and (errors := reason_refused(reason)):
        raise ValidationError(errors)
    step = ProgressStep(update=update, place=2 if kind is Kind.TAKEN_BACK else 1, kind=kind, on=day_of(at), by=by)
    step.reason, step.at = reason, at
    if kind is Kind.APPROVED:
        _authorise(held, update, step, by=by)
    step.save()
    append_step(
        reply=held,
        kind=STEPS[kind],
        by=by,
        at=at,
        on=day_of(at),
        facts={"update": update.number, "words_sha256": update.words_sha256, "approver": step.approver_name},
        note=reason,
    )
    return step


def _refuse_late(update: ProgressUpdate, kind: Kind) -> None:
    """Raise ValidationError where someone decided before."""
    taken = list(update.steps.values_list("kind", flat=True))
    if taken != ([Kind.APPROVED] if kind is Kind.TAKEN_BACK else []):
        message = _("Someone has decided about this update since you opened the page. Look again.")
        raise ValidationError(message, code=STALE)


def _authorise(reply: Reply, update: ProgressUpdate, step: ProgressStep, *, by: User) -> None:
    if reply.public_version is None:
        raise ValidationError(_("The reply is not on the public pages any more, so nothing can stand beside it."))
    if update.written_by_id == by.pk:
        raise ValidationError(_("You wrote this update, so you may not approve it. Someone else must."))
    authority = authority_of(by, reply.body, step.on)
    if authority is None:
        raise ValidationError(no_authority(reply.body))
    step.approver_name, step.approver_title, step.named_in = authority.name, authority.title, authority.named_in
