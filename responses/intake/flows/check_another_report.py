"""A letter answers another report too: the same document is checked once more for it, as a part of its own."""

from collections.abc import Collection, Mapping
from datetime import datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext as _

from forces.models import User
from responses.intake.flows.log_document import log_document
from responses.intake.models import IncomingDocument
from responses.intake.review.decisions import Decisions
from responses.intake.review.sightings import item_name

Stage = IncomingDocument.Stage
MAY_ANSWER_ANOTHER = frozenset({Stage.READ, Stage.ADOPTED})
_SAME = (
    "delivery", "body", "document", "name", "purpose", "read_at", "text", "extracted", "reading", "fingerprint", "like",
    "kind", "reason", "items", "warnings",
)  # fmt: skip


@transaction.atomic
def check_another_report(
    *, document: IncomingDocument, typed: Mapping[str, Any], left_out_here: Collection[int], by: User, at: datetime
) -> IncomingDocument:
    """The part in which the other report is checked: a new one that begins with what is `typed`, or the one that is
    still to be checked. These items are left out of the document itself, while it is to be checked.

    Raises ValidationError where the document is neither to be checked nor in the records.
    """
    same = {"body": document.body_id, "document": document.document_id}
    rows = list(IncomingDocument.objects.select_for_update(of=("self",)).filter(**same).order_by("pk"))
    held = next(row for row in rows if row.pk == document.pk)
    if held.stage not in MAY_ANSWER_ANOTHER or held.purpose != IncomingDocument.Purpose.REPLY or held.disposal:
        message = _("This document is not checked for another report: %(stage)s.")
        raise ValidationError(message % {"stage": held.get_stage_display()})
    if held.stage == Stage.READ and left_out_here:
        _leave_out(held, left_out_here, by=by, at=at)
    open_part = next((row for row in rows if row.stage == Stage.READ and row.pk != held.pk and not row.disposal), None)
    if open_part:
        return open_part
    last = IncomingDocument.objects.filter(**same).aggregate(last=Max("part"))["last"]
    decisions = Decisions().saved(typed, by=str(by), at=at.isoformat())
    part = IncomingDocument.objects.create(
        stage=Stage.READ,
        part=last + 1,
        decisions=decisions.as_plain(),
        **{name: getattr(held, name) for name in _SAME},
    )
    log_document(part, "checked for another report", by=by, at=at, part=part.part)
    return part


def _leave_out(held: IncomingDocument, items: Collection[int], *, by: User, at: datetime) -> None:
    decisions = Decisions.read(held.decisions)
    typed = {**decisions.typed, **{item_name(index, "leave_out"): True for index in sorted(items)}}
    held.decisions = decisions.saved(typed, by=str(by), at=at.isoformat()).as_plain()
    held.save(update_fields=["decisions"])
