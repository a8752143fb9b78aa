"""A copy of the published reply was sent: Police Act 1996 s.55(6). No day is set for it: a copy is never late."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from forces.models import User
from responses.record.models import Document
from responses.replies.flows.append_step import append_step
from responses.replies.flows.check_days import before_the_letter, day_refused
from responses.replies.flows.hold_record import held_to_record, reason_refused, refuse_until_out, refuse_without_duty
from responses.replies.models import Reply, ReplyStep
from tracker.kit.clock import day_of


class Recipient(StrEnum):
    """Who gets a copy."""

    INSPECTORS = "inspectors"
    SECRETARY = "secretary"


KINDS = {
    Recipient.INSPECTORS: ReplyStep.Kind.COPIED_TO_INSPECTORS,
    Recipient.SECRETARY: ReplyStep.Kind.COPIED_TO_SECRETARY,
}
FIELDS = {
    Recipient.INSPECTORS: "copied_to_inspectors_on",
    Recipient.SECRETARY: "copied_to_secretary_on",
}


@dataclass(frozen=True, kw_only=True)
class Sent:
    """A copy as it was sent: on which day, how, and the e-mail or receipt if there is one."""

    on: date
    how: str
    document: Document | None = None
    document_name: str = ""


@transaction.atomic
def record_copy(
    *, reply: Reply, to: Recipient, seen: int, sent: Sent, by: User, at: datetime, note: str = ""
) -> ReplyStep:
    """Record that a copy was sent, or correct what is recorded of it with a reason."""
    held = held_to_record(reply, seen)
    refuse_without_duty(held)
    refuse_until_out(held)
    if errors := _wrong(held, to, sent, note.strip(), day_of(at)):
        raise ValidationError(errors)
    return append_step(
        reply=held,
        kind=KINDS[to],
        by=by,
        at=at,
        on=sent.on,
        values={FIELDS[to]: sent.on},
        facts={"how": sent.how.strip()},
        note=note.strip(),
        document=sent.document,
        document_name=sent.document_name,
    )


def _wrong(reply: Reply, to: Recipient, sent: Sent, note: str, today: date) -> dict[str, str]:
    errors = reason_refused(note) if getattr(reply, FIELDS[to]) else {}
    if not sent.how.strip():
        errors["how"] = _("How it was sent is missing. Enter how, such as by e-mail, and the address.")
    label = _("Date on which it was sent")
    first = reply.letters.order_by("version").values_list("letter_date", flat=True).first() or reply.letter_date
    refused = day_refused(label, sent.on, reply=reply, today=today) or before_the_letter(label, sent.on, dated=first)
    if refused:
        errors["sent_on"] = refused
    return errors
