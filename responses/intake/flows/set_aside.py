"""A document is put aside, taken back from there, or read again."""

from collections.abc import Collection
from datetime import datetime

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from forces.models import User
from responses.intake.flows.log_document import log_document
from responses.intake.models import IncomingDocument

Stage = IncomingDocument.Stage
MAY_BE_ASIDE = frozenset({Stage.WAITING, Stage.READ, Stage.REFUSED})
MAY_BE_READ_AGAIN = frozenset({Stage.READ, Stage.REFUSED})


@transaction.atomic
def put_aside(*, document: IncomingDocument, by: User, at: datetime) -> IncomingDocument:
    """It is not wanted now. Nothing is lost. Raises ValidationError where it is being read, or is in the records."""
    held = _held(document, MAY_BE_ASIDE)
    return _moved(held, Stage.ASIDE, "put aside", by=by, at=at)


@transaction.atomic
def take_from_aside(*, document: IncomingDocument, by: User, at: datetime) -> IncomingDocument:
    """As it was before it was put aside. Raises ValidationError where it is not aside."""
    held = _held(document, {Stage.ASIDE})
    was = Stage.READ if held.reading else Stage.REFUSED if held.refusal else Stage.WAITING
    return _moved(held, was, "taken from aside", by=by, at=at)


@transaction.atomic
def read_again(*, document: IncomingDocument, by: User, at: datetime) -> IncomingDocument:
    """It waits to be read anew. Raises ValidationError where a person has decided something of what was read."""
    held = _held(document, MAY_BE_READ_AGAIN)
    if held.decisions:
        raise ValidationError(_("Something of it was decided already, and reading it again would lose that."))
    held.attempts = 0
    held.save(update_fields=["attempts"])
    return _moved(held, Stage.WAITING, "read again", by=by, at=at)


def _held(document: IncomingDocument, stages: Collection[str]) -> IncomingDocument:
    held = IncomingDocument.objects.select_for_update(of=("self",)).select_related("body").get(pk=document.pk)
    if held.disposal is not None:
        raise ValidationError(_("The words and the file of “%(name)s” were disposed of.") % {"name": held})
    if held.stage not in stages:
        message = _("This cannot be done with “%(name)s” now: %(stage)s.")
        raise ValidationError(message % {"name": held, "stage": held.get_stage_display()})
    return held


def _moved(held: IncomingDocument, stage: Stage, did: str, *, by: User, at: datetime) -> IncomingDocument:
    before = held.stage
    held.stage, held.moved_at = stage, at
    held.save(update_fields=["stage", "moved_at"])
    log_document(held, did, by=by, at=at, before={"stage": before}, after={"stage": stage.value})
    return held
