"""A body that ends hands the replies whose duty is not done to its successor; each letter keeps the name it bears."""

from datetime import date, datetime

from django.db import transaction
from django.utils.translation import gettext as _

from forces.models import LocalPolicingBody, User
from responses.domain.workflow import Stage
from responses.replies.flows.append_step import append_step
from responses.replies.models import Reply, ReplyStep

BACK_TO_DRAFT = frozenset({Stage.SUBMITTED, Stage.APPROVED})
"""The text bears the old body's name and was before its office holder: the successor's own approves what it issues."""


@transaction.atomic
def hand_over_replies(
    *, body: LocalPolicingBody, successor: LocalPolicingBody, on: date, by: User, at: datetime, note: str = ""
) -> int:
    """Move every reply whose duty is not done, each by a step in its own chain, and give how many those are.

    Their words and their clocks stay as they are. Each is at a new version, so that someone who has it open is told.
    """
    held = Reply.objects.select_for_update(of=("self",)).select_related("body", "report").of_duty_left(body)
    replies = list(held.order_by("pk"))
    for reply in replies:
        goes_back = Stage(reply.stage) in BACK_TO_DRAFT
        reply.version += 1
        append_step(
            reply=reply,
            kind=ReplyStep.Kind.HANDED_OVER,
            by=by,
            at=at,
            on=on,
            values={"body": successor, "submission": None} if goes_back else {"body": successor},
            to=Stage.DRAFTING if goes_back else None,
            note=note or _("Handed over to %(successor)s.") % {"successor": successor},
        )
    return len(replies)
