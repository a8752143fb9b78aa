"""The public progress updates of a reply as its own office sees them: what waits, what is public, what was before."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.translation import gettext as _

from forces.access import Access
from forces.models import User
from forces.roles import Permission
from responses.replies.models import ProgressStep, ProgressUpdate, Reply

Kind = ProgressStep.Kind


@dataclass(frozen=True, kw_only=True)
class ToldUpdate:
    """One update with what was decided about it, and which later one took its place."""

    update: ProgressUpdate
    decision: ProgressStep | None
    taken_back: ProgressStep | None
    superseded_by: int | None

    @property
    def is_waiting(self) -> bool:
        return self.decision is None

    @property
    def is_public(self) -> bool:
        """Approved, and not taken back; a later one may have taken its place."""
        return bool(self.decision and self.decision.kind == Kind.APPROVED and not self.taken_back)

    @property
    def word(self) -> str:
        if self.decision is None:
            return _("Waits for approval")
        if self.is_public:
            return _("Superseded") if self.superseded_by else _("Public")
        return str((self.taken_back or self.decision).get_kind_display())

    @property
    def tone(self) -> str:
        if self.decision is None:
            return "attention"
        return "done" if self.is_public and not self.superseded_by else "closed"


def updates_told(reply: Reply) -> list[ToldUpdate]:
    """All of the reply's, newest first: two queries."""
    rows = reply.progress_updates.select_related("response__recommendation", "written_by").prefetch_related("steps__by")
    return told(rows.order_by("-number"))


def told(rows: Iterable[ProgressUpdate]) -> list[ToldUpdate]:
    """Given newest first: of the public ones about a recommendation, the first stands and supersedes the others."""
    found: list[ToldUpdate] = []
    standing: dict[int, int] = {}
    for update in sorted(rows, key=_decided_last, reverse=True):
        one = _told(update, standing.get(update.response_id))
        if one.is_public:
            standing[update.response_id] = update.number
        found.append(one)
    return sorted(found, key=lambda one: one.update.number, reverse=True)


def _decided_last(update: ProgressUpdate) -> int:
    return max((step.pk for step in update.steps.all()), default=0)


def _told(update: ProgressUpdate, later: int | None) -> ToldUpdate:
    steps = {step.place: step for step in update.steps.all()}
    return ToldUpdate(update=update, decision=steps.get(1), taken_back=steps.get(2), superseded_by=later)


def moves_of(one: ToldUpdate, access: Access, user: User) -> list[str]:
    """What the person may do about it now, by the words of its addresses."""
    body = one.update.reply.body_id
    approves = body in access.body_ids(Permission.APPROVE_REPLIES) and one.update.written_by_id != user.pk
    edits = body in access.body_ids(Permission.EDIT_REPLIES)
    if one.is_waiting:
        return (["approve", "decline"] if approves else []) + (["withdraw"] if edits else [])
    return ["take-back"] if one.is_public and (edits or approves) else []
