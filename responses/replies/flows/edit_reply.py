"""The draft of a reply: its head, its words and its signature."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from forces.models import User
from responses.replies.models import Reply


class StaleReply(Exception):
    """Someone else has saved the draft since the page was opened; `reply` is what they left."""

    def __init__(self, reply: Reply) -> None:
        super().__init__(f"{reply} is at version {reply.version}")
        self.reply = reply


@transaction.atomic
def edit_reply(*, reply: Reply, version: int, values: Mapping[str, Any], by: User, at: datetime) -> Reply:
    """Save new words of a draft; the same words again change nothing.

    Raises StaleReply where someone else saved it since, and ValidationError where the letter is issued.
    """
    held = Reply.objects.select_for_update(of=("self",)).select_related("report", "force", "edited_by").get(pk=reply.pk)
    if held.stage != Reply.Stage.DRAFTING:
        raise ValidationError(_("This letter is issued: its words stay as they are."))
    if held.version != version:
        raise StaleReply(held)
    if all(getattr(held, name) == value for name, value in values.items()):
        return held
    for name, value in values.items():
        setattr(held, name, value)
    held.version, held.edited_by, held.edited_at = held.version + 1, by, at
    held.save()
    return held
