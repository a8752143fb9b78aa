"""A letter that was read from a document is shown on the public pages: frozen as it was read, with a PDF of it.

It was published elsewhere before, or it was not: what is recorded of that stays as it is. Showing it is no publication
under section 55(5), proves no part of the duty and starts or stops no clock.
"""

from datetime import datetime
from typing import Any, NamedTuple

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from forces.models import User
from letters.content import Letter, letter_as_plain
from letters.rendering.docx import render_docx
from letters.rendering.html import render_article
from letters.rendering.pdf import render_pdf
from letters.rendering.version import template_version
from responses.replies.flows.append_step import append_step
from responses.replies.flows.hold_record import held_to_record
from responses.replies.flows.submit_reply import refuse_unprintable
from responses.replies.letters import letter_of
from responses.replies.models import IssuedLetter, Reply, ReplyStep
from responses.replies.models.issued import sha256_of
from responses.replies.recorded import Recorded, Showing, counting_values, recorded
from tracker.kit.chain import GENESIS, link
from tracker.kit.clock import day_of


class Files(NamedTuple):
    """What the letter is frozen as, besides its values."""

    pdf: bytes
    docx: bytes
    html: str


def show_adopted(*, reply: Reply, seen: int, by: User, at: datetime, note: str = "") -> IssuedLetter:
    """Freeze the adopted letter as it reads now, unless the same one is frozen already, and show it.

    Its files are drawn before the transaction. Raises ValidationError where the reply was not read from a document, is
    shown already, or has moved on since the person looked.
    """
    if reply.origin != Reply.Origin.ADOPTED:
        raise ValidationError(_("Only a letter that was read from a document is shown in this way. Publish the reply."))
    letter = letter_of(reply)
    refuse_unprintable(letter)
    files = Files(render_pdf(letter), render_docx(letter), render_article(letter))
    return _write(reply, _snapshot(reply, letter), files, seen=seen, by=by, at=at, note=note)


def _snapshot(reply: Reply, letter: Letter) -> dict[str, Any]:
    """What a document holds: its words, and of where a recommendation stands nothing that it does not say."""
    asked = list(reply.items.order_by("position").values_list("response__recommendation", flat=True))
    nothing = {"progress": "", "applies": "", "acceptance": ""}
    standings = [
        {"recommendation": one, "heading": item.heading, **nothing}
        for one, item in zip(asked, letter.items, strict=True)
    ]
    return {"v": 2, "letter": letter_as_plain(letter), "recommendations": sorted(asked), "standings": standings}


@transaction.atomic
def _write(
    reply: Reply, snapshot: dict[str, Any], files: Files, *, seen: int, by: User, at: datetime, note: str
) -> IssuedLetter:
    held = held_to_record(reply, seen)
    before = recorded(held)
    if before.shown:
        raise ValidationError(_("The letter is on the public pages already."))
    letter = _frozen_before(held, snapshot) or _frozen(held, snapshot, files, by=by, at=at, note=note)
    showing = Showing(version=letter.version, on=day_of(at))
    append_step(
        reply=held,
        kind=ReplyStep.Kind.SHOWN,
        by=by,
        at=at,
        on=day_of(at),
        values=counting_values(Recorded(publications=before.publications, shown=(showing,))),
        facts={
            "version": letter.version,
            "snapshot_sha256": letter.snapshot_sha256,
            "pdf_sha256": letter.pdf_sha256,
            "docx_sha256": letter.docx_sha256,
            "html_sha256": letter.html_sha256,
        },
        note=note,
    )
    return letter


def _frozen_before(reply: Reply, snapshot: dict[str, Any]) -> IssuedLetter | None:
    """The same letter, taken down before: it comes back at its own address."""
    return reply.letters.filter(snapshot_sha256=link(GENESIS, snapshot)).first()


def _frozen(reply: Reply, snapshot: dict[str, Any], files: Files, *, by: User, at: datetime, note: str) -> IssuedLetter:
    version = reply.letters.count() + 1
    if version > 1 and not note:
        message = _("The letter reads otherwise than when it was shown before. Enter why.")
        raise ValidationError({"note": message})
    letter = IssuedLetter(
        reply=reply,
        version=version,
        kind=IssuedLetter.Kind.CORRECTION if version > 1 else IssuedLetter.Kind.REPLY,
        origin=IssuedLetter.Origin.ADOPTED,
        reason=note if version > 1 else "",
        body=reply.body,
        snapshot=snapshot,
        snapshot_sha256=link(GENESIS, snapshot),
        pdf=files.pdf,
        pdf_sha256=sha256_of(files.pdf),
        docx=files.docx,
        docx_sha256=sha256_of(files.docx),
        html=files.html,
        html_sha256=sha256_of(files.html.encode()),
        template_version=template_version(),
        letter_date=reply.letter_date,
        issued_by=by,
        issued_at=at,
    )
    letter.save()
    return letter
