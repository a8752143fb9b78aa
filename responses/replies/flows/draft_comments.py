"""A force drafts its chief officer's comments: a text of its own, which the local policing body never sees."""

from datetime import datetime

from django.db import transaction

from forces.models import User
from responses.replies.flows.hold_record import held_to_record, refuse_without_duty
from responses.replies.models import ForceComments, Reply


class StaleComments(Exception):
    """Someone else has saved or sent the draft since the page was opened; `draft` is what they left, if anything."""

    def __init__(self, draft: ForceComments | None) -> None:
        super().__init__(str(draft))
        self.draft = draft


@transaction.atomic
def save_comments(*, reply: Reply, version: int, text: str, by: User, at: datetime) -> ForceComments:
    """Save the draft; the same words again change nothing. `version` is what the person saw: 0 where there was none.

    Raises StaleComments where a colleague saved or sent it since.
    """
    held = held_to_record(reply)
    refuse_without_duty(held)
    draft = current_draft(held, version) or ForceComments(reply=held, version=0)
    if draft.version and draft.text == text:
        return draft
    draft.text, draft.version, draft.edited_by, draft.edited_at = text, draft.version + 1, by, at
    draft.save()
    return draft


def current_draft(reply: Reply, version: int) -> ForceComments | None:
    """The draft, which must be at the version that the person saw; None where there is none, and they saw none."""
    draft = ForceComments.objects.filter(reply=reply).first()
    if (draft.version if draft else 0) != version:
        raise StaleComments(draft)
    return draft
