"""A document that was adopted is taken back whole, while nothing has been built on it."""

from datetime import datetime

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from forces.models import User
from recommendations.models import InspectionReport, Recommendation
from responses.intake.flows.log_document import log_document
from responses.intake.flows.undo_registered import Registered
from responses.intake.models import IncomingDocument
from responses.record.flows.undo_batch import built_on, undo_batch
from responses.replies.flows.undo_adoption import built_on_adoption, undo_adoption
from responses.replies.models import Reply


def built_on_document(document: IncomingDocument) -> list[str]:
    """What stands against taking it back, in words: nothing, where it can be."""
    if document.batch is None:
        return []
    reply = reply_made(document)
    return [
        *built_on(document.batch),
        *(built_on_adoption(reply) if reply else []),
        *_registered(document, reply).against(),
    ]


@transaction.atomic
def undo_document(*, document: IncomingDocument, by: User, at: datetime) -> IncomingDocument:
    """Withdraw the reply, void every update that came of it, withdraw what it registered. The history keeps all.

    Raises ValidationError, naming it, where something was built on it since.
    """
    rows = IncomingDocument.objects.select_for_update(of=("self",)).select_related("batch", "body")
    held = rows.get(pk=document.pk)
    if held.stage != IncomingDocument.Stage.ADOPTED or held.batch is None:
        message = _("This document cannot be taken back: %(stage)s.")
        raise ValidationError(message % {"stage": held.get_stage_display()})
    if against := built_on_document(held):
        raise ValidationError([_("This cannot be taken back: more was built on it since."), *against])
    reply = reply_made(held)
    if reply:
        undo_adoption(reply=reply, by=by, at=at)
    undo_batch(batch=held.batch, by=by, at=at)
    note = _("Taken back with the document that the recommendation was registered from.")
    withdrawn = _registered(held, reply).withdraw(note=note, by=by, at=at)
    was, held.stage, held.moved_at = held.stage, IncomingDocument.Stage.UNDONE, at
    held.save(update_fields=["stage", "moved_at"])
    told = {"before": {"stage": was}, "after": {"stage": held.stage}, "withdrawn": withdrawn}
    log_document(held, "taken back", by=by, at=at, batch=held.batch.pk, **told)
    return held


def reply_made(document: IncomingDocument) -> Reply | None:
    """The reply that it became, also once it is taken back."""
    made = document.made.exclude(reply=None).values("reply")
    return Reply.every.filter(pk__in=made).select_related("report").first()


def _registered(document: IncomingDocument, reply: Reply | None) -> Registered:
    """What it entered in the register."""
    assert document.batch is not None
    asked = document.made.exclude(recommendation=None).values("recommendation")
    reports = document.made.exclude(report=None).values("report")
    return Registered(
        batch=document.batch,
        recommendations=Recommendation.objects.filter(pk__in=asked),
        reports=InspectionReport.objects.filter(pk__in=reports),
        reply=reply,
    )
