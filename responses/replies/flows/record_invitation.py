"""The chief officer's comments on a report are invited: Police Act 1996 s.55(4)."""

from datetime import date, datetime

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from forces.models import User
from responses.replies.flows.append_step import append_step
from responses.replies.flows.check_days import day_refused
from responses.replies.flows.hold_record import held_to_record, reason_refused, refuse_without_duty
from responses.replies.models import Reply, ReplyStep
from tracker.kit.clock import day_of
from tracker.kit.dates import long_date


@transaction.atomic
def record_invitation(
    *, reply: Reply, seen: int, invited_on: date, wanted_by: date, by: User, at: datetime, note: str = ""
) -> ReplyStep:
    """Record the invitation and the date that the body set, or correct what is recorded of them.

    Raises ValidationError, by field, where the days make no sense, or where a correction gives no reason.
    """
    held = held_to_record(reply, seen)
    refuse_without_duty(held)
    if errors := _wrong(held, invited_on, wanted_by, note.strip(), day_of(at)):
        raise ValidationError(errors)
    return append_step(
        reply=held,
        kind=ReplyStep.Kind.INVITED,
        by=by,
        at=at,
        on=invited_on,
        values={"invited_on": invited_on, "comments_wanted_by": wanted_by},
        note=note.strip(),
    )


def _wrong(reply: Reply, invited_on: date, wanted_by: date, note: str, today: date) -> dict[str, str]:
    errors = reason_refused(note) if reply.invited_on else {}
    if refused := day_refused(_("Date of the invitation"), invited_on, reply=reply, today=today):
        errors["invited_on"] = refused
    if wanted_by < invited_on:
        said = {"wanted": long_date(wanted_by), "invited": long_date(invited_on)}
        message = _("Comments wanted by must be %(invited)s (the invitation’s) or later: %(wanted)s is before it.")
        errors["wanted_by"] = message % said
    return errors
