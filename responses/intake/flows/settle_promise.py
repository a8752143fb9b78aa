"""What was said to be corrected in the register, and stands otherwise there: a person says that it is settled."""

from datetime import datetime

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from forces.models import User
from responses.intake.flows.log_document import log_document
from responses.intake.models import IncomingDocument


@transaction.atomic
def settle_promise(*, document: IncomingDocument, key: str, words: str, by: User, at: datetime) -> IncomingDocument:
    """Said once; the log keeps who said it of what. Raises ValidationError where the document is not in the records."""
    rows = IncomingDocument.objects.select_for_update(of=("self",)).select_related("body")
    held = rows.get(pk=document.pk)
    if held.stage != IncomingDocument.Stage.ADOPTED:
        message = _("This document is not in the records: %(stage)s.")
        raise ValidationError(message % {"stage": held.get_stage_display()})
    if key not in held.settled:
        held.settled = [*held.settled, key]
        held.save(update_fields=["settled"])
        log_document(held, "settled", by=by, at=at, what=words)
    return held
