"""A document is another body's than the one that it was sent in for: it goes there, to be checked for it."""

from datetime import datetime

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from forces.models import LocalPolicingBody, User
from responses.intake.flows.decide_document import locked_to_decide
from responses.intake.flows.log_document import log_document
from responses.intake.models import IncomingDocument
from responses.intake.review.decisions import Decisions

OF_THE_BODY = ("force", "warn-another-body", "warn-another-body-why", "warn-much-the-same", "warn-much-the-same-why")
"""Decisions that mean nothing for another body."""


@transaction.atomic
def hand_over(*, document: IncomingDocument, to: LocalPolicingBody, by: User, at: datetime) -> IncomingDocument:
    """The log of both bodies tells it. Who may do it for both is asked by the page.

    Raises ValidationError where it is not to be checked any more, or the other body has the same document.
    """
    held = locked_to_decide(document)
    if held.body_id == to.pk:
        return held
    if IncomingDocument.objects.standing().filter(body=to, document=held.document_id).exists():
        raise ValidationError(_("%(body)s has the same document already.") % {"body": to})
    told = {"before": {"whose": str(held.body)}, "after": {"whose": str(to)}}
    log_document(held, "handed over", by=by, at=at, **told)
    decisions = Decisions.read(held.decisions)
    kept = {name: value for name, value in decisions.typed.items() if name not in OF_THE_BODY}
    if kept != decisions.typed:
        held.decisions = decisions.saved(kept, by=str(by), at=at.isoformat()).as_plain()
    held.body, held.part, held.like, held.moved_at = to, 1, None, at
    held.save(update_fields=["body", "part", "like", "moved_at", "decisions"])
    held.marks.update(body=to)
    log_document(held, "handed over", by=by, at=at, **told)
    return held
