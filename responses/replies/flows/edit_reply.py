"""The draft of a reply: its head, its words and its signature."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from forces.models import User
from responses.replies.flows.append_step import append_step, locked_reply
from responses.replies.models import Reply, ReplyStep
from tracker.kit.clock import day_of


class StaleReply(Exception):
    """Someone else has saved the draft since the page was opened; `reply` is what they left."""

    def __init__(self, reply: Reply) -> None:
        super().__init__(f"{reply} is at version {reply.version}")
        self.reply = reply


@transaction.atomic
def edit_reply(*, reply: Reply, version: int, values: Mapping[str, Any], by: User, at: datetime) -> Reply:
    """Save new words of a draft; the same words again change nothing.

    Raises StaleReply where someone else saved it since, and ValidationError where the stage lets nothing change.
    """
    held = locked_reply(reply.pk)
    if not held.may_change:
        raise ValidationError(_("The words stay as they are: %(stage)s.") % {"stage": held.get_stage_display()})
    if held.version != version:
        raise StaleReply(held)
    if all(getattr(held, name) == value for name, value in values.items()):
        return held
    held.version, held.edited_by, held.edited_at = held.version + 1, by, at
    append_step(reply=held, kind=ReplyStep.Kind.EDITED, by=by, at=at, on=day_of(at), values=values)
    return held
