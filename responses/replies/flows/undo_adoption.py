"""A reply that was read from a document is taken back: it goes out of all lists, and its history stays."""

from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from forces.models import User
from responses.replies.flows.append_step import append_step, locked_reply
from responses.replies.models import Reply, ReplyStep
from responses.replies.recorded import recorded
from tracker.kit.clock import day_of


def built_on_adoption(reply: Reply) -> list[str]:
    """What stands against taking the reply back, in words: what was recorded of it since and not taken back."""
    named = _("The reply to “%(report)s”: %(what)s.")
    standing = recorded(reply).latest.values()
    words = [named % {"report": reply.report, "what": step.get_kind_display()} for step in standing]
    handed_over = reply.steps.filter(kind=ReplyStep.Kind.HANDED_OVER).exists()
    progress = reply.steps.filter(kind__in=_PROGRESS).exists()
    if handed_over:
        words.append(named % {"report": reply.report, "what": ReplyStep.Kind.HANDED_OVER.label})
    if progress:
        words.append(named % {"report": reply.report, "what": ReplyStep.Kind.PROGRESS_WRITTEN.label})
    return words


@transaction.atomic
def undo_adoption(*, reply: Reply, by: User, at: datetime) -> Reply:
    """Withdraw it, and bring back the untouched draft that gave way to it. Whoever calls has asked what stands
    against it."""
    held = locked_reply(reply.pk)
    facts: dict[str, Any] = {"by": by, "at": at, "on": day_of(at)}
    append_step(reply=held, kind=ReplyStep.Kind.ADOPTION_UNDONE, values={"withdrawn_at": at}, **facts)
    draft = _draft_before(held)
    if draft:
        append_step(reply=draft, kind=ReplyStep.Kind.BROUGHT_BACK, values={"withdrawn_at": None}, **facts)
    return held


_PROGRESS = (ReplyStep.Kind.PROGRESS_WRITTEN, ReplyStep.Kind.PROGRESS_APPROVED)


def _draft_before(reply: Reply) -> Reply | None:
    """The draft that gave way, unless its report has been withdrawn with it."""
    drafts = Reply.every.select_for_update(of=("self",)).filter(
        report=reply.report, force=reply.force, origin=Reply.Origin.TYPED
    )
    return drafts.exclude(withdrawn_at=None).filter(stage=Reply.Stage.DRAFTING).order_by("-pk").first()
