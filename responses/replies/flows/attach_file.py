"""The signed, or the externally published, file of a letter is kept beside it and compared with what was issued."""

from datetime import datetime

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from forces.models import User
from responses.record.models import Document
from responses.replies.flows.append_step import append_step
from responses.replies.flows.hold_record import held_to_record, refuse_until_out
from responses.replies.models import Reply, ReplyStep
from tracker.kit.clock import day_of


@transaction.atomic
def attach_file(
    *,
    reply: Reply,
    seen: int,
    version: int | None,
    document: Document,
    document_name: str,
    by: User,
    at: datetime,
    note: str = "",
) -> ReplyStep:
    """Keep the file with the version that it is said to be, and with the version whose bytes it has, if any.

    `version` is None for a reply that was read from a document. Raises ValidationError where there is no such version.
    """
    held = held_to_record(reply, seen)
    refuse_until_out(held)
    if held.letters_issued and not held.letters.filter(version=version or 0).exists():
        raise ValidationError({"version": _("Choose which version of the letter the file is said to be.")})
    same = held.letters.filter(pdf_sha256=document.sha256).values_list("version", flat=True).first()
    return append_step(
        reply=held,
        kind=ReplyStep.Kind.FILE_ATTACHED,
        by=by,
        at=at,
        on=day_of(at),
        facts={"version": version, "same_as": same, "sha256": document.sha256},
        note=note.strip(),
        document=document,
        document_name=document_name,
    )
