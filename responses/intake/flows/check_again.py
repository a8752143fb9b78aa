"""A document of which all was taken back can be checked again: as a new one, so that both histories stay."""

from datetime import datetime

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from forces.models import User
from responses.intake.flows.log_document import log_document
from responses.intake.models import IncomingDocument

_SAME = (
    "delivery", "body", "document", "name", "part", "purpose", "read_at", "text", "extracted", "reading", "fingerprint",
    "like", "kind", "reason", "items", "warnings", "decisions",
)  # fmt: skip


@transaction.atomic
def check_again(*, document: IncomingDocument, by: User, at: datetime) -> IncomingDocument:
    """The same file with what was read and typed, to be checked; the one that is there already, if there is one."""
    rows = IncomingDocument.objects.select_for_update(of=("self",)).select_related("body", "document", "delivery")
    held = rows.get(pk=document.pk)
    if held.stage != IncomingDocument.Stage.UNDONE or held.disposal is not None:
        message = _("Only what was taken back is checked again: %(stage)s.")
        raise ValidationError(message % {"stage": held.get_stage_display()})
    standing = IncomingDocument.objects.parts_of(held).filter(part=held.part).first()
    if standing:
        return standing
    again = IncomingDocument.objects.create(
        stage=IncomingDocument.Stage.READ, **{name: getattr(held, name) for name in _SAME}
    )
    held.marks.update(of=again)
    log_document(again, "to be checked again", by=by, at=at)
    return again
