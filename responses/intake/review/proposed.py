"""What the reading proposes for each field of the form, by the field's name."""

import re
from collections.abc import Iterable
from typing import Any

from letters.reading.values import ClaimKind, DocumentKind, Item, Judgement, Read, Reading, Span
from recommendations.models import InspectionReport, Source
from responses.intake.review.outcomes import NEEDS_REASON, accepts, sentence_with, whose_action
from responses.intake.review.sightings import item_name
from responses.replies.models import Reply

REPLY_FIELDS = (
    "letter_date", "letter_date_as_written", "reference", "addressee_name", "addressee_role", "addressee_address",
    "report_title_as_written", "report_date_read", "report_date_as_written", "letterhead_as_written", "salutation",
    "introduction", "report_summary", "narrative", "chief_officer_comments", "closing", "sign_off", "signatory_name",
    "signatory_role", "copies_to", "signature_described",
)  # fmt: skip
"""Fields of the reply that the letter itself gives."""
_KIND = InspectionReport.Kind
_SIGNATURE = re.compile(r"\bsignature\b", re.IGNORECASE)
_LINE_MOST = 400
"""Characters of a line that can be a picture's description."""


def proposed(reading: Reading) -> dict[str, Any]:
    """All of it: the letter's, the report's where it is to be registered, and each item's."""
    found = {**_of_letter(reading), **_of_report(reading)}
    for index, item in enumerate(reading.items):
        found |= {item_name(index, name): value for name, value in of_item(item).items()}
    return found


def _of_letter(reading: Reading) -> dict[str, Any]:
    header, frame, text = reading.header, reading.frame, reading.text
    return {
        "letter_date": _value(header.letter_date),
        "letter_date_as_written": _words(text, header.letter_date, 100),
        "reference": cut("reference", _value(header.reference)),
        "addressee_name": cut("addressee_name", _value(header.addressee_name)),
        "addressee_role": cut("addressee_role", _value(header.addressee_role)),
        "addressee_address": _lines(text, frame.address),
        "report_title_as_written": cut("report_title_as_written", _value(header.report_title)),
        "report_date_read": _value(header.report_published),
        "report_date_as_written": _words(text, header.report_published, 100),
        "letterhead_as_written": cut("letterhead_as_written", _joined(text, frame.letterhead[:1])),
        "salutation": cut("salutation", _joined(text, frame.salutation)),
        "introduction": _joined(text, frame.introduction),
        "report_summary": _joined(text, frame.summary),
        "narrative": _joined(text, frame.narrative),
        "chief_officer_comments": _joined(text, frame.chief_comments),
        "closing": _joined(text, frame.closing),
        "sign_off": cut("sign_off", _joined(text, frame.sign_off)),
        "signatory_name": cut("signatory_name", _value(header.signatory_name)),
        "signatory_role": cut("signatory_role", _value(header.signatory_role)),
        "copies_to": "\n".join(" ".join(read.value.split()) for read in header.copies_to),
        "signature_described": _signature(reading),
    }


def _of_report(reading: Reading) -> dict[str, Any]:
    """As far as the letter tells, should its report not be held."""
    title = _value(reading.header.report_title) or ""
    committee = reading.kind is DocumentKind.OTHER_BODY
    kind, concerns = kind_and_concern(title, reading)
    total = next((claim.value for claim in reading.claims if claim.kind is ClaimKind.TOTAL), "")
    return {
        "new_title": title[:300],
        "new_kind": kind,
        "new_published_on": _value(reading.header.report_published),
        "new_concerns": concerns,
        "new_source_kind": Source.Kind.COMMITTEE.value if committee else Source.Kind.INSPECTORATE.value,
        "new_number_known": int(total) if total.isdecimal() and len(total) < 4 else None,
    }


_OF_ONE_FORCE = ((r"\bcustody\b", _KIND.CUSTODY), (r"\bchild protection\b", _KIND.CHILD_PROTECTION))
"""What a title that names a force says of the kind of its inspection."""
_OF_ANY = (
    (r"\bPEEL\b", _KIND.PEEL),
    (r"\bsuper[- ]complaints?\b", _KIND.SUPER_COMPLAINT),
    (r"\bjoint\b(?: \w+){0,3} inspections?\b", _KIND.JOINT),
    (r"\b(?:revisit|progress (?:report|letter))\b", _KIND.REVISIT),
)


def kind_and_concern(title: str, reading: Reading) -> tuple[str, str]:
    """What kind of report a title names, and whether it concerns every force or the letter's alone ("mine")."""
    if reading.kind is DocumentKind.OTHER_BODY:
        return _KIND.COMMITTEE.value, "mine"
    plain = " ".join(title.casefold().split())
    is_of_force = any(" ".join(read.value.casefold().split()) in plain for read in reading.header.forces if read.value)
    found = next((kind for words, kind in _OF_ANY if re.search(words, title, re.IGNORECASE)), None)
    if found is None and is_of_force:
        found = next((kind for words, kind in _OF_ONE_FORCE if re.search(words, plain)), _KIND.FORCE)
    concerns = "mine" if is_of_force or found is _KIND.PEEL else "every"
    return (found or _KIND.NATIONAL_THEMATIC).value, concerns


def of_item(item: Item) -> dict[str, Any]:
    """One item's, without what depends on the register."""
    judgement = item.status.judgement
    force_action, body_action = whose_action(item.response)
    reason = sentence_with(item.response, item.status.phrase) if judgement in NEEDS_REASON else ""
    return {
        "leave_out": False,
        "number": item.number[:20],
        "kind": item.kind.value,
        "text": item.text,
        "owner": item.owner[:300],
        "deadline_on": item.deadline.date,
        "answer": item.response,
        "status": judgement.value,
        "accepted": judgement not in NEEDS_REASON and accepts(item.response),
        "reason": reason,
        "waiting_on": "",
        "waiting_for": _sentence(item, 500) if judgement is Judgement.DEPENDS_ON_OTHERS else "",
        "force_action": force_action,
        "body_action": body_action,
    }


def _sentence(item: Item, most: int) -> str:
    """What the answer says that it waits for, as it says it."""
    return " ".join(sentence_with(item.response, item.status.phrase).split())[:most] or item.status.phrase


def heading_of(reading: Reading, item: Item) -> str:
    """What named the item in the letter, as it is written; without the asterisks that set off what stands beside it."""
    return _joined(reading.text, (item.heading_span,) if item.heading_span else ()).strip(" *")[:200]


def house_style(reading: Reading) -> str:
    """Which of the house styles shows the letter as it was laid out: a form, headings on lines of their own, or items
    that run on after their headings."""
    if reading.kind is DocumentKind.FORM:
        return "form"
    named = [item for item in reading.items if item.heading_span and item.spans]
    running = [item for item in named if "\n" not in reading.text[_end(item) : item.spans[0].start]]
    return "running" if named and len(running) * 2 > len(named) else "headings"


def _end(item: Item) -> int:
    assert item.heading_span is not None
    return item.heading_span.end


def cut(name: str, words: str | None) -> str:
    """As much of it as the field holds, on one line."""
    most = getattr(Reply._meta.get_field(name), "max_length", None)
    return " ".join((words or "").split())[:most]


def _value(read: Read[Any] | None) -> Any:
    return read.value if read else None


def _words(text: str, read: Read[Any] | None, most: int) -> str:
    return " ".join(text[read.span.start : read.span.end].split())[:most] if read and read.span else ""


def _joined(text: str, spans: Iterable[Span]) -> str:
    """The words of the spans; those that are parted by more than blanks stand in paragraphs of their own."""
    return "\n\n".join(filter(None, (text[span.start : span.end].strip() for span in spans)))


def _lines(text: str, spans: Iterable[Span]) -> str:
    return "\n".join(" ".join(line.split()) for line in _joined(text, spans).splitlines() if line.strip())


def _signature(reading: Reading) -> str:
    """What the text says of a signature that was a picture: a line that no field has."""
    for span in reading.leftover:
        passage = reading.text[span.start : span.end]
        line = next((line for line in passage.splitlines() if _SIGNATURE.search(line[:_LINE_MOST])), "")
        if line:
            return " ".join(line.strip(" []()").split())[:300]
    return ""
