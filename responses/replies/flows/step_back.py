"""A reply goes back a stage, is closed, or is opened again: each with a reason that its history keeps."""

from datetime import datetime

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from forces.models import User
from responses.domain.workflow import Move, Stage, target_of
from responses.replies.flows.append_step import STALE, append_step, locked_reply
from responses.replies.models import Reply, ReplyStep
from tracker.kit.clock import day_of

KINDS: dict[Move, ReplyStep.Kind] = {
    Move.WITHDRAW: ReplyStep.Kind.WITHDRAWN,
    Move.REQUEST_CHANGES: ReplyStep.Kind.CHANGES_REQUESTED,
    Move.TAKE_BACK: ReplyStep.Kind.TAKEN_BACK,
    Move.CORRECT: ReplyStep.Kind.CORRECTION_BEGUN,
    Move.DROP_CORRECTION: ReplyStep.Kind.CORRECTION_DROPPED,
    Move.REOPEN: ReplyStep.Kind.REOPENED,
}


@transaction.atomic
def step_back(*, reply: Reply, move: Move, seen: int, reason: str, by: User, at: datetime) -> ReplyStep:
    """Take a move that goes back. `seen` is the number of steps that the person saw.

    Raises ValidationError where the stage does not allow it, where no reason is given, or where the reply has moved on.
    """
    held = locked_reply(reply.pk)
    check_seen(held, seen)
    to = target_of(Stage(held.stage), move)
    if to is None or (move is Move.DROP_CORRECTION and not held.letters_issued) or held.origin != Reply.Origin.TYPED:
        raise ValidationError(not_from_here(held))
    values: dict[str, object] = {"submission": None}
    if move is Move.REOPEN:
        values |= {"answered_by": None, "answered_by_reason": ""}
    return append_step(
        reply=held, kind=KINDS[move], by=by, at=at, on=day_of(at), values=values, to=to, note=reason.strip()
    )


@transaction.atomic
def close_as_answered(*, reply: Reply, answered_by: Reply, seen: int, reason: str, by: User, at: datetime) -> ReplyStep:
    """Close the reply to a national report: the reply to the force's own report answers the same findings.

    Raises ValidationError where the other reply is not one that can answer for it.
    """
    held = locked_reply(reply.pk)
    check_seen(held, seen)
    if held.letters_issued or held.origin != Reply.Origin.TYPED:
        raise ValidationError(not_from_here(held))
    if wrong := _cannot_answer(held, answered_by):
        raise ValidationError({"answered_by": wrong})
    return append_step(
        reply=held,
        kind=ReplyStep.Kind.CLOSED,
        by=by,
        at=at,
        on=day_of(at),
        values={"answered_by": answered_by, "answered_by_reason": reason.strip()},
        to=Stage.ANSWERED_BY,
        note=reason.strip(),
    )


def check_seen(reply: Reply, seen: int) -> None:
    """Raise ValidationError where something was done since the page was opened."""
    if reply.steps_taken != seen:
        message = _("Someone did something to this reply since you opened the page. Look again.")
        raise ValidationError(message, code=STALE)


def not_from_here(reply: Reply) -> str:
    """That a step cannot be taken at the reply's stage."""
    return _("This cannot be done now. The reply is at: %(stage)s.") % {"stage": reply.get_stage_display()}


def _cannot_answer(reply: Reply, other: Reply) -> str:
    if not reply.report.concerns_every_force:
        return _("Only the reply to a national report can be answered by another. This report concerns single forces.")
    if other.force_id != reply.force_id or other.report.concerns_every_force:
        return _("Choose a reply to a report on the same force.")
    if other.stage == Reply.Stage.ANSWERED_BY:
        return _("Choose a reply that is not itself answered by another.")
    return ""
