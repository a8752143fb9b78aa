"""What a letter says, as plain values: no markup, no database, no clock.

Every text is plain: a blank line parts paragraphs, and lines that begin with "- " make a list
(letters/rendering/blocks.py). An empty field is left out of the letter, with no hole where it would stand.
"""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import date
from typing import Any


@dataclass(frozen=True, kw_only=True)
class Letterhead:
    """Who writes: the local policing body as it names itself, and how to reach it."""

    body_name: str
    address: tuple[str, ...] = ()
    contact: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class LetterItem:
    """One recommendation and its answer.

    Police Act 1996 s.55(5B): for each recommendation, the action taken or proposed, or why none is.

    heading: as the letter writes it ("Recommendation 2").
    quoted_text: the recommendation's words as this letter quotes them, printed as a quotation.
    answer: the body's words. A letter may answer some items together in its narrative: then this is empty.
    refers_to: heading of the earlier item whose answer serves here too. It is printed only where there is no answer:
        an answer that begins "As above" already says so in the signatory's own words.
    note: a remark printed small under the answer, such as that the inspectorate's wording is not held.
    """

    heading: str
    quoted_text: str = ""
    answer: str = ""
    refers_to: str = ""
    note: str = ""


@dataclass(frozen=True, kw_only=True)
class Letter:
    """One reply, whole. The same Letter always gives the same HTML and the same PDF bytes.

    language: BCP 47 tag of the letter ("en-GB", "cy"); dates and the product's own words follow it.
    marking: handling caveat, printed in capitals at the head and foot of each page. OFFICIAL alone needs none.
    letter_date: the date that the letter bears; a form may bear none.
    subject: the report's title as the letter writes it.
    narrative: one text that answers all items together, with a heading of its own if the office gives it one.
    chief_officer_comments, reply_to_comments: s.55(5)(b) and (c), each left out where there is none.
    dated: what the file's own metadata is stamped with, given by whoever issues it; none is stamped without it.
    """

    letterhead: Letterhead
    language: str = "en-GB"
    reference: str = ""
    marking: str = ""
    letter_date: date | None = None
    addressee_name: str = ""
    addressee_role: str = ""
    addressee_lines: tuple[str, ...] = ()
    salutation: str = ""
    subject: str = ""
    introduction: str = ""
    items: tuple[LetterItem, ...] = ()
    narrative_heading: str = ""
    narrative: str = ""
    chief_officer_title: str = ""
    chief_officer_comments: str = ""
    reply_to_comments: str = ""
    closing: str = ""
    sign_off: str = ""
    signatory_name: str = ""
    signatory_role: str = ""
    signatory_area: str = ""
    copies: tuple[str, ...] = ()
    is_draft: bool = True
    dated: date | None = None


_DATES = ("letter_date", "dated")
_TUPLES = ("addressee_lines", "copies")


def letter_as_plain(letter: Letter) -> dict[str, Any]:
    """The letter as JSON holds it: what is submitted, approved and frozen."""
    return {name: _plain(value) for name, value in asdict(letter).items()}


def _plain(value: Any) -> Any:
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, dict):
        return {name: _plain(each) for name, each in value.items()}
    return [_plain(each) for each in value] if isinstance(value, tuple) else value


def letter_from_plain(plain: Mapping[str, Any]) -> Letter:
    """The letter that `letter_as_plain` wrote. Raises TypeError where the values are not a letter's."""
    head = plain["letterhead"]
    return Letter(
        **{
            **plain,
            "letterhead": Letterhead(**{**head, "address": tuple(head["address"]), "contact": tuple(head["contact"])}),
            "items": tuple(LetterItem(**item) for item in plain["items"]),
            **{name: tuple(plain[name]) for name in _TUPLES},
            **{name: date.fromisoformat(plain[name]) if plain[name] else None for name in _DATES},
        }
    )
