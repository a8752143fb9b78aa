"""The newest updates of a body's responses, each in a sentence."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from forces.models import LocalPolicingBody
from responses.record.models import Update
from responses.record.visibility import ShownChange, history_of

NEWEST = 10
OPENING = 1
"""The seq of the update that opened a response: it says nothing yet."""


@dataclass(frozen=True)
class News:
    """An update and what it changed, for the body's own people."""

    update: Update
    words: str


def newest_updates(body: LocalPolicingBody) -> list[News]:
    """The last few updates to be recorded that say something, of responses that no import undone has withdrawn."""
    rows = (
        Update.objects.filter(response__body=body, response__positions__is_current=True, seq__gt=OPENING, to_body=None)
        .select_related("response__recommendation__report__source", "response__force", "by")
        .order_by("-recorded_at", "-pk")
    )
    return [News(row, _words(row)) for row in rows[:NEWEST]]


def _words(update: Update) -> str:
    """The fields that changed with their new values; of long words and notes only that they were written."""
    changes = [change for entry in history_of([update], internal=True) for change in entry.changes]
    if update.voids_id:
        return _("An earlier update was taken back")
    return "; ".join(_change(change) for change in changes) or _("A note or evidence was added")


def _change(change: ShownChange) -> str:
    if change.text:
        return _("%(field)s: new words") % {"field": change.label}
    return change.after if change.after == change.label else f"{change.label}: {change.after}"
