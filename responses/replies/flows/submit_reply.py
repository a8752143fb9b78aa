"""A draft is put before its approver: its text is frozen, with the names of all whose words are in it."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from forces.models import User
from letters.content import Letter, letter_from_plain
from letters.rendering.coverage import LetterNotPrintable, check_printable
from responses.domain.completeness import missing_to_submit
from responses.domain.workflow import Stage
from responses.record.models import Update
from responses.replies.facts import reply_facts
from responses.replies.flows.append_step import append_step, locked_reply
from responses.replies.flows.edit_reply import StaleReply
from responses.replies.letters import snapshot_of
from responses.replies.missing_words import missing_words
from responses.replies.models import Reply, ReplyStep, Submission, SubmissionEditor
from tracker.kit.chain import GENESIS, link
from tracker.kit.clock import day_of

PRINTED = (
    "applies",
    "applies_reason",
    "acceptance",
    "acceptance_reason",
    "force_action",
    "body_action",
    "no_action_reason",
    "progress",
)
"""The fields of a response that a letter prints, or that the public pages print beside it."""
WORDED = (ReplyStep.Kind.EDITED, ReplyStep.Kind.COMMENTS_RECEIVED)
"""The steps that put words into a letter."""


@transaction.atomic
def submit_reply(*, reply: Reply, version: int, by: User, at: datetime, note: str = "", text: str = "") -> Submission:
    """Freeze the draft's text and submit it. Police Act 1996 s.55(5B): refused while an answer is missing.

    `version` is the draft's that the person saw, and `text` the digest (`digest_of`) of all that they read, answers
    included. Raises StaleReply where either has moved on since, and ValidationError, naming each gap, where something
    is missing.
    """
    held = locked_reply(reply.pk)
    if held.version != version:
        raise StaleReply(held)
    if missing := missing_to_submit(reply_facts(held)):
        raise ValidationError([_("This cannot be submitted yet."), *missing_words(held, missing)])
    snapshot = snapshot_of(held)
    refuse_unprintable(letter_from_plain(snapshot["letter"]))
    if text and text != digest_of(snapshot):
        raise StaleReply(held)
    submission = _frozen(held, snapshot, by, at)
    append_step(
        reply=held,
        kind=ReplyStep.Kind.SUBMITTED,
        by=by,
        at=at,
        on=day_of(at),
        values={"submission": submission},
        facts={"text": submission.number, "sha256": submission.sha256},
        to=Stage.SUBMITTED,
        note=note,
    )
    return submission


def refuse_unprintable(letter: Letter) -> None:
    """Raises ValidationError where the letter holds characters that its fonts cannot print."""
    try:
        check_printable(letter)
    except LetterNotPrintable as error:
        raise ValidationError(str(error)) from error


def digest_of(snapshot: Mapping[str, Any]) -> str:
    """The SHA-256 of a text as plain values."""
    return link(GENESIS, snapshot)


def _frozen(reply: Reply, snapshot: dict[str, Any], by: User, at: datetime) -> Submission:
    submission = Submission(
        reply=reply,
        number=reply.submissions.count() + 1,
        snapshot=snapshot,
        sha256=digest_of(snapshot),
        submitted_by=by,
        submitted_at=at,
    )
    submission.save()
    editors = [SubmissionEditor(submission=submission, user_id=user) for user in sorted(editors_of(reply))]
    SubmissionEditor.objects.bulk_create(editors)
    return submission


def editors_of(reply: Reply) -> set[int]:
    """The ids of all whose words may stand in the letter: of its head and narrative, its answers, its comments."""
    wrote = reply.steps.filter(kind__in=WORDED).exclude(by=None)
    answered = Update.objects.filter(
        response__recommendation__report=reply.report_id,
        response__force=reply.force_id,
        party=Update.Party.BODY,
        voids=None,
        voided_by=None,
    ).exclude(by=None)
    said = {row.by_id for row in answered.only("by", "changes", "texts") if _prints(row)}
    return set(wrote.values_list("by", flat=True)) | {user for user in said if user}


def _prints(update: Update) -> bool:
    return bool({*update.changes, *update.text_digests} & set(PRINTED))
