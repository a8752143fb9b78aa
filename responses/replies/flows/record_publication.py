"""A version of the letter was published: Police Act 1996 s.55(5) and (5A). Publication alone proves the duty."""

from dataclasses import dataclass, replace
from datetime import date, datetime

from django.core.exceptions import ValidationError
from django.core.validators import URLValidator
from django.db import transaction
from django.utils.translation import gettext as _

from forces.models import User
from responses.domain.completeness import Gap, Missing, missing_to_publish
from responses.replies.facts import reply_facts, text_facts
from responses.replies.flows.append_step import append_step
from responses.replies.flows.check_days import before_the_letter, day_refused
from responses.replies.flows.hold_record import held_to_record, reason_refused, refuse_until_out
from responses.replies.missing_words import publication_words
from responses.replies.models import IssuedLetter, Reply, ReplyStep
from responses.replies.recorded import Publication, Recorded, counting_values, recorded
from tracker.kit.clock import day_of
from tracker.kit.dates import long_date

_WEB_ADDRESS = URLValidator(schemes=["https", "http"])
_OF_COMMENTS = frozenset({Gap.COMMENTS_NOT_IN_TEXT, Gap.REPLY_NOT_IN_TEXT})


@dataclass(frozen=True, kw_only=True)
class Published:
    """What was published, when and where. `version` is None for a reply that was read from a document."""

    version: int | None
    on: date
    address: str
    is_here: bool = False


@transaction.atomic
def record_publication(
    *, reply: Reply, seen: int, published: Published, by: User, at: datetime, note: str = ""
) -> ReplyStep:
    """Record the publication of a version, or correct what is recorded of it.

    The first version that was published counts for the duty; later ones are recorded beside it. Raises ValidationError,
    by field, where an existing part of s.55(5)(a) to (c) is missing from that version, or where something is wrong.
    """
    held = held_to_record(reply, seen)
    refuse_until_out(held)
    before = recorded(held)
    others = [one for one in before.publications if one.version != published.version]
    errors = reason_refused(note.strip()) if len(others) < len(before.publications) else {}
    errors |= _wrong(held, published, before, day_of(at))
    if errors:
        raise ValidationError(errors)
    now = Publication(
        version=published.version,
        on=published.on,
        address=published.address,
        is_here=published.is_here,
        office=held.body.formal_name,
    )
    after = replace(before, publications=tuple(sorted([*others, now], key=lambda one: (one.on, one.which))))
    return append_step(
        reply=held,
        kind=ReplyStep.Kind.PUBLISHED,
        by=by,
        at=at,
        on=published.on,
        values=counting_values(after),
        facts={"version": published.version, "address": published.address, "here": published.is_here},
        note=note.strip(),
    )


def _wrong(reply: Reply, published: Published, before: Recorded, today: date) -> dict[str, str]:
    errors = {}
    letter = (
        reply.letters.filter(version=published.version or 0).only("reply", "version", "letter_date", "snapshot").first()
    )
    if letter is None and (reply.letters_issued or published.version):
        errors["version"] = _("Choose which version of the letter was published.")
    if refused := _day_refused(reply, letter, published.on, today) or _not_here(published, before, today):
        errors["published_on"] = refused
    if not published.is_here and not _is_web_address(published.address):
        errors["address"] = _(
            "Address must be a web address, such as https://www.example.org/our-reply: “%(typed)s” is not one."
        ) % {"typed": published.address}
    if letter and (missing := _missing_from(letter, reply, published.on)):
        errors["version"] = " ".join(publication_words(reply, missing, letter.version))
    return errors


def _is_web_address(typed: str) -> bool:
    """An address that anyone could open; the product's own is not asked, whatever its host is called."""
    try:
        _WEB_ADDRESS(typed)
    except ValidationError:
        return False
    return True


def _day_refused(reply: Reply, letter: IssuedLetter | None, on: date, today: date) -> str:
    label = _("Date of publication")
    dated = letter.letter_date if letter else reply.letter_date
    return day_refused(label, on, reply=reply, today=today) or before_the_letter(label, on, dated=dated)


def _not_here(published: Published, before: Recorded, today: date) -> str:
    """The product's own page opens as it is saved: no earlier day can be true of it."""
    stood = any(
        one.is_here and (one.version, one.on) == (published.version, published.on) for one in before.publications
    )
    if not published.is_here or stood or published.on == today:
        return ""
    said = {"day": long_date(published.on), "today": long_date(today)}
    message = _(
        "Date of publication must be today, %(today)s: the public page opens as you save. %(day)s is not today."
    )
    return message % said


def _missing_from(letter: IssuedLetter, reply: Reply, on: date) -> list[Missing]:
    """Comments that came after the publication, and the reply to them, were no part that existed on its day."""
    came_later = reply.comments_received_on is not None and reply.comments_received_on > on
    missing = missing_to_publish(reply_facts(reply), text_facts(letter.snapshot))
    return [one for one in missing if not (came_later and one.gap in _OF_COMMENTS)]
