"""A reply as the values of a letter: an adopted one as its document words it, a draft as its responses stand
now, and what is frozen as it was frozen.
"""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Any

from django.utils import translation
from django.utils.translation import gettext as _

from letters.content import Letter, Letterhead, LetterItem, letter_as_plain, letter_from_plain
from responses.domain.status import Acceptance, Applies
from responses.record.models import Position
from responses.replies.models import IssuedLetter, Reply, ReplyItem


def letter_shown(reply: Reply, *, internal: bool) -> Letter:
    """The letter as a person may see it: what is issued, to all; the text before that, to the body's own people."""
    if issued := issued_shown(reply, internal=internal):
        return letter_from_plain(issued.snapshot["letter"])
    return letter_from_plain(reply.submission.snapshot["letter"]) if reply.submission else letter_of(reply)


def issued_shown(reply: Reply, *, internal: bool) -> IssuedLetter | None:
    """The version of the letter that stands for the reply, without its bytes; while a correction is drafted, the
    body's own people see the draft instead. None where nothing was issued here."""
    if not reply.letters_issued or (internal and reply.stage != Reply.Stage.ISSUED):
        return None
    return reply.letters.defer("pdf").order_by("-version").first()


def snapshot_of(reply: Reply, positions: Iterable[Position] | None = None) -> dict[str, Any]:
    """The draft as it stands, as plain values: what is put before the approver, and frozen when it is issued.

    `positions` are those of the report's responses, in its order, where they are at hand.
    """
    rows = list(_positions(reply) if positions is None else positions)
    draft = letter_of(reply, rows)
    letter = replace(draft, items=tuple(replace(item, note="") for item in draft.items))
    ids = sorted(row.response.recommendation_id for row in rows)
    return {"v": 1, "letter": letter_as_plain(letter), "recommendations": ids}


def letter_of(reply: Reply, positions: Iterable[Position] | None = None) -> Letter:
    """The letter that this reply makes today, in its own language whatever the page's; nothing comes from a clock."""
    with translation.override(reply.language.lower()):  # Django's codes are the same tags in small letters
        return _letter(reply, items_of(reply, positions))


def _letter(reply: Reply, items: tuple[LetterItem, ...]) -> Letter:
    return Letter(
        letterhead=Letterhead(
            body_name=reply.body.formal_name,
            address=_lines(reply.body.letterhead_address),
            contact=_lines(reply.body.letterhead_contact),
        ),
        language=reply.language,
        reference=reply.reference,
        marking=reply.marking,
        letter_date=reply.letter_date,
        addressee_name=reply.addressee_name,
        addressee_role=reply.addressee_role,
        addressee_lines=_lines(reply.addressee_address),
        salutation=reply.salutation,
        subject=reply.report_title_as_written or reply.report.title,
        introduction=reply.introduction,
        items=items,
        narrative_heading=reply.narrative_heading,
        narrative=reply.narrative,
        chief_officer_title=reply.force.chief_officer_title,
        chief_officer_comments=reply.chief_officer_comments,
        reply_to_comments=reply.reply_to_comments,
        closing=reply.closing,
        sign_off=reply.sign_off,
        signatory_name=reply.signatory_name,
        signatory_role=reply.signatory_role,
        signatory_area=reply.signatory_area,
        copies=_lines(reply.copies_to),
        is_draft=reply.origin != Reply.Origin.ADOPTED,
        dated=reply.letter_date,
    )


def items_of(reply: Reply, positions: Iterable[Position] | None = None) -> tuple[LetterItem, ...]:
    """The answers: those of an issued letter as it words them, those of a draft as the responses stand now."""
    if reply.origin == Reply.Origin.ADOPTED:
        rows = reply.items.select_related("refers_to").order_by("position")
        return tuple(_issued_item(row, in_narrative=bool(reply.narrative)) for row in rows)
    return tuple(map(_draft_item, _positions(reply) if positions is None else positions))


def _positions(reply: Reply) -> Iterable[Position]:
    """Where each of the report's responses stands, in the report's order."""
    rows = Position.objects.current().filter(report=reply.report, force=reply.force)
    return rows.select_related("response__recommendation").order_by("response__recommendation__position")


def _issued_item(item: ReplyItem, *, in_narrative: bool) -> LetterItem:
    """A form answers in one narrative: its items hold the passages, which the letter prints once, in the narrative."""
    return LetterItem(
        heading=_heading(item.heading),
        quoted_text=item.quoted_text,
        answer="" if in_narrative else item.answer,
        refers_to=_heading(item.refers_to.heading) if item.refers_to else "",
    )


def _heading(as_written: str) -> str:
    """The heading without the colon or dash that parts it from the words on its own line in the document."""
    return as_written.rstrip(" :–-")


def _draft_item(position: Position) -> LetterItem:
    recommendation = position.response.recommendation
    return LetterItem(
        heading=recommendation.heading,
        quoted_text=recommendation.text,
        answer=_draft_answer(position),
        note=" ".join(_draft_notes(position)),
    )


def _draft_answer(position: Position) -> str:
    return "\n\n".join(filter(None, [_decision(position), position.force_action, *_own_words(position)]))


def _own_words(position: Position) -> tuple[str, str]:
    """The action of the local policing body itself, or why there is none."""
    return position.body_action, position.no_action_reason


def _draft_notes(position: Position) -> Iterator[str]:
    """What a draft says of itself: section 55(5B) asks for each recommendation what the body does, or why nothing."""
    if not position.response.recommendation.wording_held:
        yield _("The wording of this recommendation is not held.")
    if not _draft_answer(position):
        yield _("No answer is recorded yet.")
    elif not (_decision(position) or any(_own_words(position))):
        yield _("What the local policing body itself does, or why it does nothing, is not recorded yet.")


def _decision(position: Position) -> str:
    """Why nothing is done, wholly or in part: Police Act 1996 s.55(5B)(b) asks for it."""
    if position.applies == Applies.NO:
        return _("This recommendation is not for us: %(reason)s") % {"reason": position.applies_reason}
    if position.acceptance == Acceptance.NOT_ACCEPTED:
        return _("This recommendation is not accepted: %(reason)s") % {"reason": position.acceptance_reason}
    if position.acceptance == Acceptance.IN_PART:
        return _("This recommendation is accepted in part: %(reason)s") % {"reason": position.acceptance_reason}
    return ""


def _lines(text: str) -> tuple[str, ...]:
    return tuple(line.strip() for line in text.splitlines() if line.strip())
