"""Something recorded beside the stages is taken back: it was not so. The history keeps both, and the reason."""

from datetime import datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from forces.models import User
from responses.replies.flows.append_step import append_step
from responses.replies.flows.hold_record import held_to_record, reason_refused
from responses.replies.models import Reply, ReplyStep
from responses.replies.recorded import Record, Recorded, counting_values, recorded
from tracker.kit.clock import day_of

_NO_COMMENTS = {
    "comments_received_on": None,
    "no_comments_on": None,
    "comments_authorised_by": "",
    "chief_officer_comments": "",
}
BLANK: dict[Record, dict[str, Any]] = {
    Record.INVITATION: {"invited_on": None, "comments_wanted_by": None},
    Record.COMMENTS: _NO_COMMENTS,
    Record.NO_COMMENTS: _NO_COMMENTS,
    Record.PUBLICATION: {},
    Record.INSPECTORS: {"copied_to_inspectors_on": None},
    Record.SECRETARY: {"copied_to_secretary_on": None},
    Record.FILE: {},
    Record.SHOWN: {},
}
OF_PUBLIC_PAGES = frozenset({Record.PUBLICATION, Record.SHOWN})
"""What the reply's fields about its publication are worked out from."""
WORDED = frozenset({Record.COMMENTS, Record.NO_COMMENTS})
"""What is in the letter's words: it stays once the letter is issued."""


@transaction.atomic
def take_back_record(
    *, reply: Reply, record: Record, which: int, seen: int, reason: str, by: User, at: datetime
) -> ReplyStep:
    """Take it back. `which`: the version of a publication (0 for a document's) or of a showing, the step of a
    file, else 0.

    Raises ValidationError where it does not stand, where the letter holds it, or where no reason is given.
    """
    held = held_to_record(reply, seen)
    found = recorded(held)
    if not stands(held, found, record, which):
        raise ValidationError(_("This is not recorded, or has been taken back already."))
    if record in WORDED and held.stage == Reply.Stage.ISSUED:
        raise ValidationError(_("The letter is issued, so its words stay. Begin a correction first."))
    if errors := reason_refused(reason.strip()):
        raise ValidationError(errors)
    if record in WORDED:
        held.version, held.edited_by, held.edited_at = held.version + 1, by, at
    return append_step(
        reply=held,
        kind=ReplyStep.Kind.RECORD_UNDONE,
        by=by,
        at=at,
        on=day_of(at),
        values=_without(found, record, which) if record in OF_PUBLIC_PAGES else BLANK[record],
        facts={"undone": record.value, "which": which},
        note=reason.strip(),
    )


def stands(reply: Reply, found: Recorded, record: Record, which: int) -> bool:
    """Whether the reply has it now."""
    if record is Record.PUBLICATION:
        return any(one.which == which for one in found.publications)
    if record is Record.FILE:
        return any(one.seq == which for one in found.files)
    if record is Record.SHOWN:
        return any(one.version == which for one in found.shown)
    marks = {
        Record.INVITATION: reply.invited_on,
        Record.COMMENTS: reply.comments_received_on,
        Record.NO_COMMENTS: reply.no_comments_on,
        Record.INSPECTORS: reply.copied_to_inspectors_on,
        Record.SECRETARY: reply.copied_to_secretary_on,
    }
    return which == 0 and marks[record] is not None


def _without(found: Recorded, record: Record, which: int) -> dict[str, Any]:
    """The fields as they are once a publication, or a showing, is gone."""
    publications, shown = found.publications, found.shown
    if record is Record.PUBLICATION:
        publications = tuple(one for one in publications if one.which != which)
    else:
        shown = tuple(one for one in shown if one.version != which)
    return counting_values(Recorded(publications=publications, shown=shown))
