"""The chief officer's comments come in, by the force's liaison or as an officer records them: s.55(4) and (5)(b)."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from forces.models import User
from responses.record.models import Document
from responses.replies.flows.append_step import append_step
from responses.replies.flows.check_days import day_refused
from responses.replies.flows.draft_comments import current_draft
from responses.replies.flows.hold_record import held_to_record, reason_refused, refuse_without_duty
from responses.replies.models import Reply, ReplyStep
from tracker.kit.clock import day_of


@dataclass(frozen=True, kw_only=True)
class Comments:
    """The chief officer's comments as they came. `authorised_by`: the officer who authorised them, by name and rank."""

    text: str
    on: date
    authorised_by: str
    document: Document | None = None
    document_name: str = ""


@transaction.atomic
def record_comments(
    *, reply: Reply, seen: int, comments: Comments, by: User, at: datetime, note: str = ""
) -> ReplyStep:
    """Record comments that came by letter or e-mail; in place of others, with the reason.

    They are recorded at any stage but after the issue: a text that lacks them is then refused its issue. Raises
    ValidationError, by field, where something is wrong or missing.
    """
    held = held_to_record(reply, seen)
    return _received(held, comments, by=by, at=at, note=note.strip())


@transaction.atomic
def send_comments(
    *, reply: Reply, version: int, authorised_by: str, by: User, at: datetime, note: str = ""
) -> ReplyStep:
    """Send the force's draft as the chief officer's comments; the draft goes, its words stand in the reply's history.

    `version` is that of the draft that the person saw. Raises StaleComments where it has changed since, and
    ValidationError, by field, where something is missing.
    """
    held = held_to_record(reply)
    draft = current_draft(held, version)
    if draft is None:
        raise ValidationError({"text": _("Comments are missing. Write them, or say that there are none.")})
    comments = Comments(text=draft.text.strip(), on=day_of(at), authorised_by=authorised_by)
    step = _received(held, comments, by=by, at=at, note=note.strip())
    draft.delete()
    return step


@transaction.atomic
def record_no_comments(
    *,
    reply: Reply,
    seen: int | None,
    said_on: date,
    authorised_by: str,
    by: User,
    at: datetime,
    note: str = "",
) -> ReplyStep:
    """Record that the chief officer has no comments, whenever it is said; in place of comments, with the reason."""
    held = held_to_record(reply, seen)
    _refuse_after_issue(held)
    errors = _wrong(held, authorised_by, note.strip())
    if refused := day_refused(_("Date on which it was said"), said_on, reply=held, today=day_of(at)):
        errors["said_on"] = refused
    if errors:
        raise ValidationError(errors)
    values = {
        "no_comments_on": said_on,
        "comments_received_on": None,
        "comments_authorised_by": authorised_by.strip(),
        "chief_officer_comments": "",
    }
    return _written(held, ReplyStep.Kind.NO_COMMENTS, values, on=said_on, by=by, at=at, note=note.strip())


def _received(reply: Reply, comments: Comments, *, by: User, at: datetime, note: str) -> ReplyStep:
    _refuse_after_issue(reply)
    errors = _wrong(reply, comments.authorised_by, note)
    if refused := day_refused(_("Date on which they were received"), comments.on, reply=reply, today=day_of(at)):
        errors["received_on"] = refused
    if not comments.text.strip():
        errors["text"] = _("Comments are missing. Write them, or say that there are none.")
    if errors:
        raise ValidationError(errors)
    values = {
        "comments_received_on": comments.on,
        "no_comments_on": None,
        "comments_authorised_by": comments.authorised_by.strip(),
        "chief_officer_comments": comments.text.strip(),
    }
    file = {"document": comments.document, "document_name": comments.document_name}
    return _written(reply, ReplyStep.Kind.COMMENTS_RECEIVED, values, on=comments.on, by=by, at=at, note=note, file=file)


def _written(
    reply: Reply,
    kind: ReplyStep.Kind,
    values: Mapping[str, Any],
    *,
    on: date,
    by: User,
    at: datetime,
    note: str,
    file: Mapping[str, Any] | None = None,
) -> ReplyStep:
    """The letter's words change with it: whoever has the draft open, or is about to submit it, is told."""
    reply.version, reply.edited_by, reply.edited_at = reply.version + 1, by, at
    return append_step(reply=reply, kind=kind, by=by, at=at, on=on, values=values, note=note, **(file or {}))


def _refuse_after_issue(reply: Reply) -> None:
    refuse_without_duty(reply)
    if reply.origin == Reply.Origin.ADOPTED:
        raise ValidationError(_("This reply was read from a document: its words stay as the document has them."))
    if reply.stage == Reply.Stage.ISSUED:
        raise ValidationError(
            _("The letter is issued, so its words stay. %(body)s begins a correction first; then this can be done.")
            % {"body": reply.body}
        )


def _wrong(reply: Reply, authorised_by: str, note: str) -> dict[str, str]:
    replaces = reply.comments_received_on or reply.no_comments_on
    errors = reason_refused(note) if replaces else {}
    if not authorised_by.strip():
        errors["authorised_by"] = _("Authorised by is missing. Enter the officer’s name and rank.")
    return errors
