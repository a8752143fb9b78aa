"""A reply as the values of a letter: an adopted one as its document words it, a draft as its responses stand
now, and what is frozen as it was frozen.
"""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Any

from django.utils import translation
from django.utils.translation import gettext as _

from letters.content import AnswerPart, Letter, Letterhead, LetterItem, letter_as_plain, letter_from_plain
from letters.translating import translation_of
from responses.domain.clock import ClockRule
from responses.domain.status import Acceptance, Applies
from responses.record.models import Position
from responses.replies.models import IssuedLetter, Reply, ReplyItem
from responses.replies.pictures import logo_of
from responses.replies.standings import standings_now
from responses.replies.translations import held_translations


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
    return reply.letters.defer(*IssuedLetter.FILES).order_by("-version").first()


def snapshot_of(reply: Reply, positions: Iterable[Position] | None = None) -> dict[str, Any]:
    """The draft as it stands, as plain values: what is put before the approver, and frozen when it is issued.

    Beside the letter: which recommendations it answers, and where each stands, which the public pages say.

    `positions` are those of the report's responses, in its order, where they are at hand.
    """
    rows = list(_positions(reply) if positions is None else positions)
    draft = letter_of(reply, rows)
    letter = replace(_as_text(draft), translation=_as_text(draft.translation) if draft.translation else None)
    ids = sorted(row.response.recommendation_id for row in rows)
    standings = standings_now(rows, letter.items)
    return {"v": 2, "letter": letter_as_plain(letter), "recommendations": ids, "standings": standings}


def _as_text(letter: Letter) -> Letter:
    """The letter without what a draft says of itself."""
    return replace(letter, items=tuple(replace(item, note="", response=None, parts=()) for item in letter.items))


def letter_of(reply: Reply, positions: Iterable[Position] | None = None) -> Letter:
    """The letter that this reply makes today, in its own language whatever the page's; nothing comes from a clock."""
    rows = None if positions is None else list(positions)
    letter = first_half_of(reply, rows)
    if not reply.second_language:
        return letter
    other = translation_of(_letter(reply, reply.second_language, rows), held_translations(reply))
    return replace(letter, translation=other)


def first_half_of(reply: Reply, positions: Iterable[Position] | None = None) -> Letter:
    """The letter in the language that its words are typed in."""
    return _letter(reply, reply.first_language, positions)


def _letter(reply: Reply, language: str, positions: Iterable[Position] | None) -> Letter:
    """The letter with the product's own words in a language."""
    with translation.override(language.lower()):  # Django's codes are the same tags in small letters
        return replace(_worded(reply, items_of(reply, positions)), language=language)


def _worded(reply: Reply, items: tuple[LetterItem, ...]) -> Letter:
    return Letter(
        letterhead=Letterhead(
            body_name=reply.body.formal_name,
            address=_lines(reply.body.letterhead_address),
            contact=_lines(reply.body.letterhead_contact),
            logo=logo_of(reply.body),
            colour=reply.body.letter_colour,
        )
        if not reply.is_adopted
        else Letterhead(body_name=reply.body.formal_name, printed_name=reply.letterhead_as_written),
        style=reply.house_style or reply.body.house_style,
        has_marks=not reply.is_adopted,
        has_furniture=not reply.is_adopted,
        carries_comments=not reply.is_adopted and reply.report.clock_rule == ClockRule.SECTION_55,
        reference=reply.reference,
        marking=reply.marking,
        letter_date=reply.letter_date,
        letter_date_as_written=reply.letter_date_as_written,
        addressee_name=reply.addressee_name,
        addressee_role=reply.addressee_role,
        addressee_lines=_lines(reply.addressee_address),
        salutation=reply.salutation,
        subject=reply.report_title_as_written or reply.report.title,
        introduction=reply.introduction,
        form_title=reply.form_title,
        report_published=reply.report_date_read if reply.is_adopted else reply.report.published_on,
        report_published_as_written=reply.report_date_as_written,
        report_type=reply.report_type,
        report_is_national=reply.report_is_national,
        report_is_local=reply.report_is_local,
        report_summary=reply.report_summary,
        items_introduction=reply.items_introduction,
        items=items,
        narrative_heading=reply.narrative_heading,
        narrative=reply.narrative,
        chief_officer_title=reply.force.chief_officer_title,
        chief_officer_comments=reply.chief_officer_comments,
        reply_to_comments=reply.reply_to_comments,
        closing=reply.closing,
        sign_off=reply.sign_off,
        signature_described=reply.signature_described,
        signatory_name=reply.signatory_name,
        signatory_role=reply.signatory_role,
        signatory_area=reply.signatory_area,
        copies=_lines(reply.copies_to),
        is_draft=not reply.is_adopted,
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
        heading=item.heading.strip(),
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
        response=position.response_id,
        parts=_draft_parts(position),
    )


def _draft_answer(position: Position) -> str:
    return "\n\n".join(part.text for part in _draft_parts(position))


def _draft_parts(position: Position) -> tuple[AnswerPart, ...]:
    """What a draft's answer is made of, each by the field that it is typed in; the decision is no text of its own."""
    body_action, no_action_reason = _own_words(position)
    texts = {
        "decision": _decision(position),
        "force_action": position.force_action,
        "body_action": body_action,
        "no_action_reason": no_action_reason,
    }
    return tuple(AnswerPart(field=field, text=text) for field, text in texts.items() if text)


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
