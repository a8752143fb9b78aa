"""What the flows that record something beside the stages share: the reply held, and what may be recorded of it."""

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from responses.domain.clock import ClockRule
from responses.replies.flows.append_step import locked_reply
from responses.replies.flows.step_back import check_seen, not_from_here
from responses.replies.models import Reply


def held_to_record(reply: Reply, seen: int | None = None) -> Reply:
    """The reply, held. `seen` is the number of steps that the person saw; None where others' steps are not theirs.

    Raises ValidationError where the reply has moved on since, or is answered by another.
    """
    held = locked_reply(reply.pk)
    if seen is not None:
        check_seen(held, seen)
    if held.stage == Reply.Stage.ANSWERED_BY:
        raise ValidationError(not_from_here(held))
    return held


def refuse_without_duty(reply: Reply) -> None:
    """Raise ValidationError where the report sets no duty under section 55."""
    if reply.report.clock_rule != ClockRule.SECTION_55:
        raise ValidationError(_("This report sets no duty under section 55: there is nothing of it to record."))


def refuse_until_out(reply: Reply) -> None:
    """Raise ValidationError where no letter answers the report yet."""
    if not reply.is_out:
        raise ValidationError(_("No letter is issued yet. Issue it first."))


def reason_refused(note: str) -> dict[str, str]:
    """What stands recorded is changed only with a reason."""
    return {} if note else {"note": _("Enter the reason. It is kept in the reply’s history.")}
