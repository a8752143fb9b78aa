"""The approved text is issued: one snapshot, its PDF, its Word file and its web page, with their hashes, for ever."""

from dataclasses import replace
from datetime import date, datetime
from typing import Any, NamedTuple

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from forces.models import User
from letters.content import Letter, Picture, letter_as_plain, letter_from_plain
from letters.rendering.docx import render_docx
from letters.rendering.html import render_article
from letters.rendering.pdf import render_pdf
from letters.rendering.version import template_version
from responses.domain.completeness import missing_to_issue
from responses.domain.workflow import Stage
from responses.replies.facts import reply_facts, text_facts
from responses.replies.flows.append_step import STALE, append_step, locked_reply
from responses.replies.flows.step_back import not_from_here
from responses.replies.missing_words import missing_words
from responses.replies.models import IssuedLetter, Reply, ReplyStep, Submission
from responses.replies.models.issued import sha256_of
from responses.replies.pictures import pictures_of, signature_of
from tracker.kit.chain import GENESIS, link
from tracker.kit.clock import day_of
from tracker.kit.dates import long_date


class Printed(NamedTuple):
    """The letter as it will go out, drawn before anything is locked."""

    snapshot: dict[str, Any]
    pdf: bytes
    docx: bytes
    html: str


def issue_reply(
    *, reply: Reply, submission: Submission, letter_date: date, by: User, at: datetime, note: str = ""
) -> IssuedLetter:
    """Issue exactly the approved text that the person saw, as the next version of the letter.

    Its files are drawn before the transaction, from the text as it was submitted; all of it is then written at once.
    Raises ValidationError where another text is approved by now, where a part of section 55 is missing from it, or
    where the letter's date is not one that it can bear.
    """
    printed = _print(submission, letter_date)
    return _write(reply, submission, printed, letter_date=letter_date, by=by, at=at, note=note)


def _print(submission: Submission, letter_date: date) -> Printed:
    whole = _dated(letter_from_plain(submission.snapshot["letter"]), letter_date)
    whole = _signed(whole, signature_of(submission.reply.body, whole.signatory_name))
    pictures = pictures_of(whole)
    return Printed(
        snapshot={**submission.snapshot, "letter": letter_as_plain(whole)},
        pdf=render_pdf(whole, pictures),
        docx=render_docx(whole, pictures),
        html=render_article(whole),
    )


def _dated(letter: Letter, day: date) -> Letter:
    """The approved letter as it goes out, in each of its languages."""
    other = _dated(letter.translation, day) if letter.translation else None
    return replace(letter, letter_date=day, dated=day, is_draft=False, translation=other)


def _signed(letter: Letter, signature: Picture | None) -> Letter:
    """The letter with the signature of who signs it, where the office keeps a picture of it."""
    other = replace(letter.translation, signature=signature) if letter.translation else None
    return replace(letter, signature=signature, translation=other)


@transaction.atomic
def _write(
    reply: Reply, submission: Submission, printed: Printed, *, letter_date: date, by: User, at: datetime, note: str
) -> IssuedLetter:
    held = locked_reply(reply.pk)
    _check(held, submission, letter_date, day_of(at))
    version = held.letters_issued + 1
    letter = IssuedLetter(
        reply=held,
        version=version,
        kind=IssuedLetter.Kind.CORRECTION if version > 1 else IssuedLetter.Kind.REPLY,
        reason=_reason_of_correction(held) if version > 1 else "",
        approval=submission.approval,
        body=held.body,
        snapshot=printed.snapshot,
        snapshot_sha256=link(GENESIS, printed.snapshot),
        pdf=printed.pdf,
        pdf_sha256=sha256_of(printed.pdf),
        docx=printed.docx,
        docx_sha256=sha256_of(printed.docx),
        html=printed.html,
        html_sha256=sha256_of(printed.html.encode()),
        template_version=template_version(),
        letter_date=letter_date,
        issued_by=by,
        issued_at=at,
    )
    letter.save()
    append_step(
        reply=held,
        kind=ReplyStep.Kind.ISSUED,
        by=by,
        at=at,
        on=day_of(at),
        values={"letters_issued": version, "letter_date": letter_date, "submission": None},
        facts={
            "version": version,
            "text": submission.number,
            "snapshot_sha256": letter.snapshot_sha256,
            "pdf_sha256": letter.pdf_sha256,
            "docx_sha256": letter.docx_sha256,
            "html_sha256": letter.html_sha256,
            "template_version": letter.template_version,
        },
        to=Stage.ISSUED,
        note=note,
    )
    return letter


def _check(reply: Reply, submission: Submission, letter_date: date, today: date) -> None:
    if reply.stage != Reply.Stage.APPROVED:
        raise ValidationError(not_from_here(reply))
    if reply.submission_id != submission.pk:
        message = _("Another text has been approved since you opened the page. Read that one.")
        raise ValidationError(message, code=STALE)
    if missing := missing_to_issue(reply_facts(reply), text_facts(submission.snapshot), today):
        raise ValidationError([_("This cannot be issued yet."), *missing_words(reply, missing)])
    published_on = reply.report.published_on
    said = {"dated": long_date(letter_date), "published": long_date(published_on), "today": long_date(today)}
    if letter_date > today:
        message = _("Date of the letter must be today, %(today)s, or earlier: %(dated)s is yet to come.")
        raise ValidationError({"letter_date": message % said})
    if published_on and letter_date < published_on:
        message = _("Date of the letter must be %(published)s (the report’s) or later: %(dated)s is before it.")
        raise ValidationError({"letter_date": message % said})


def _reason_of_correction(reply: Reply) -> str:
    begun = reply.steps.filter(kind=ReplyStep.Kind.CORRECTION_BEGUN).order_by("-seq").first()
    return begun.note if begun else ""
