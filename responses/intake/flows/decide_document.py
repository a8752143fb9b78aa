"""What a person corrects, chooses and answers while they check a document is kept as they typed it."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from forces.models import User
from responses.intake.models import IncomingDocument
from responses.intake.review.decisions import Decisions


class StaleDecisions(Exception):
    """Someone else has saved since the page was opened; `decisions` is what stands now."""

    def __init__(self, document: IncomingDocument, decisions: Decisions) -> None:
        super().__init__(f"{document} is at version {decisions.version}")
        self.document, self.decisions = document, decisions


@transaction.atomic
def decide_document(
    *, document: IncomingDocument, version: int, typed: Mapping[str, Any], by: User, at: datetime
) -> IncomingDocument:
    """Keep these values, right or wrong, in the place of those before.

    Raises StaleDecisions where someone else saved since, and ValidationError where it is not to be checked any more.
    """
    held = locked_to_decide(document)
    now = Decisions.read(held.decisions)
    if now.version != version:
        raise StaleDecisions(held, now)
    if dict(now.typed) != dict(typed):
        held.decisions = now.saved(typed, by=str(by), at=at.isoformat()).as_plain()
        held.save(update_fields=["decisions"])
    return held


@transaction.atomic
def count_open(*, document: IncomingDocument, warnings: int) -> None:
    """How many warnings nobody has answered yet, for the queue."""
    IncomingDocument.objects.filter(pk=document.pk).exclude(warnings=warnings).update(warnings=warnings)


def locked_to_decide(document: IncomingDocument) -> IncomingDocument:
    """The document, held until the transaction ends. Raises ValidationError where it is not to be checked any more."""
    rows = IncomingDocument.objects.select_for_update(of=("self",)).select_related("body", "document")
    held = rows.get(pk=document.pk)
    if held.stage != IncomingDocument.Stage.READ:
        message = _("This document is not to be checked any more: %(stage)s.")
        raise ValidationError(message % {"stage": held.get_stage_display()})
    return held
