"""A body that ends hands the replies that are not out to its successor; a letter that is out keeps its name."""

from datetime import date, datetime

from django.db import transaction

from forces.models import LocalPolicingBody, User
from responses.replies.models import Reply


@transaction.atomic
def hand_over_replies(
    *, body: LocalPolicingBody, successor: LocalPolicingBody, on: date, by: User, at: datetime, note: str = ""
) -> int:
    """Move every reply that is not out, and give how many those are. Their words and their clocks stay as they are.

    Each is at a new version, so that someone who has it open is told.
    """
    replies = list(Reply.objects.select_for_update().filter(body=body, stage=Reply.Stage.DRAFTING).order_by("pk"))
    for reply in replies:
        reply.body, reply.version, reply.edited_by, reply.edited_at = successor, reply.version + 1, by, at
        reply.save(update_fields=["body", "version", "edited_by", "edited_at"])
    return len(replies)
