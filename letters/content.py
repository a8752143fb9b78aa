"""What a letter says, as plain values: no HTML, no database, no clock.

Every text is plain: a blank line parts paragraphs, and lines that begin with "- " make a list. Where the letter
`has_marks`, a text may also hold the few marks of letters/rendering/marks.py: bold, italic, numbered lists, links and
footnotes. An empty field is left out of the letter, with no hole where it would stand.
"""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import date
from typing import Any

DEFAULT_STYLE = "headings"
"""The house style of a letter that names none."""


@dataclass(frozen=True, kw_only=True)
class Picture:
    """A logo or a signature. Its bytes lie beside the letter, under their SHA-256: `Pictures`.

    alt: what someone who can't see it is told; never empty.
    width, height: in pixels, or in an SVG's own units.
    """

    sha256: str
    media_type: str
    alt: str
    width: int
    height: int


Pictures = Mapping[str, bytes]
"""The bytes of a letter's pictures, by their SHA-256."""


@dataclass(frozen=True, kw_only=True)
class Letterhead:
    """Who writes: the local policing body as it names itself, and how to reach it.

    body_name: stands in the file's own facts and in the running head.
    printed_name: the name as the letter's head prints it, where that differs; "" where the head prints none.
    colour: of the rule under the head and of headings, "#rrggbb", dark enough on white (4.5 to 1); "" for black.
    """

    body_name: str
    address: tuple[str, ...] = ()
    contact: tuple[str, ...] = ()
    printed_name: str | None = None
    logo: Picture | None = None
    colour: str = ""


@dataclass(frozen=True, kw_only=True)
class AnswerPart:
    """One text of a draft's answer, by the name of the response's field that it is typed in."""

    field: str
    text: str


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
    response: the id of the response in the record, in a draft alone.
    parts: what a draft's answer is made of, in order, so that a Word copy can be read back; the answer is their sum.
    """

    heading: str
    quoted_text: str = ""
    answer: str = ""
    refers_to: str = ""
    note: str = ""
    response: int | None = None
    parts: tuple[AnswerPart, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Letter:
    """One reply, whole. The same Letter always gives the same HTML and the same PDF bytes.

    language: BCP 47 tag of the letter ("en-GB", "cy"); dates and the product's own words follow it.
    marking: handling caveat, printed in capitals at the head and foot of each page. OFFICIAL alone needs none.
    letter_date: the date that the letter bears; a form may bear none.
    subject: the report's title as the letter writes it.
    narrative: one text that answers all items together, with a heading of its own if the office gives it one.
    chief_officer_comments, reply_to_comments: s.55(5)(b) and (c).
    carries_comments: the letter is a reply under section 55: it says so where the chief officer gave no comments.
        Without it, comments are left out where there are none.
    dated: what the file's own metadata is stamped with, given by whoever issues it; none is stamped without it.
    style: the folder of its house style in templates/letters/.
    has_marks: the texts hold marks; without it, they are literal but for paragraphs and lists.
    has_furniture: each page has a running head and "Page 1 of 3"; without it (a letter read from a document, which
        says what the document said and no more), a bare number.
    letter_date_as_written, report_published_as_written: dates as a document writes them, in place of our way.
    signature_described: what a document says of a signature of which no picture is held.
    form_title to items_introduction: what a response form asks besides. report_published: the inspectorate's date.
    translation: the same letter in the other language, printed beside this one, part by part.
    """

    letterhead: Letterhead
    style: str = DEFAULT_STYLE
    has_marks: bool = False
    has_furniture: bool = True
    carries_comments: bool = False
    language: str = "en-GB"
    reference: str = ""
    marking: str = ""
    letter_date: date | None = None
    letter_date_as_written: str = ""
    addressee_name: str = ""
    addressee_role: str = ""
    addressee_lines: tuple[str, ...] = ()
    salutation: str = ""
    subject: str = ""
    introduction: str = ""
    form_title: str = ""
    report_published: date | None = None
    report_published_as_written: str = ""
    report_type: str = ""
    report_is_national: bool = False
    report_is_local: bool = False
    report_summary: str = ""
    items_introduction: str = ""
    items: tuple[LetterItem, ...] = ()
    narrative_heading: str = ""
    narrative: str = ""
    chief_officer_title: str = ""
    chief_officer_comments: str = ""
    reply_to_comments: str = ""
    closing: str = ""
    sign_off: str = ""
    signature: Picture | None = None
    signature_described: str = ""
    signatory_name: str = ""
    signatory_role: str = ""
    signatory_area: str = ""
    copies: tuple[str, ...] = ()
    is_draft: bool = True
    dated: date | None = None
    translation: "Letter | None" = None


_DATES = ("letter_date", "report_published", "dated")
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
    """The letter that `letter_as_plain` wrote, now or in an earlier release, which knew fewer fields.

    Raises TypeError where the values are not a letter's.
    """
    other = plain.get("translation")
    return Letter(
        **{
            **plain,
            "letterhead": _letterhead(plain["letterhead"]),
            "items": tuple(map(_item, plain["items"])),
            "signature": _picture(plain.get("signature")),
            "translation": letter_from_plain(other) if other else None,
            **{name: tuple(plain[name]) for name in _TUPLES},
            **{name: date.fromisoformat(plain[name]) if plain.get(name) else None for name in _DATES},
        }
    )


def _letterhead(plain: Mapping[str, Any]) -> Letterhead:
    lines = {name: tuple(plain[name]) for name in ("address", "contact")}
    return Letterhead(**{**plain, **lines, "logo": _picture(plain.get("logo"))})


def _item(plain: Mapping[str, Any]) -> LetterItem:
    return LetterItem(**{**plain, "parts": tuple(AnswerPart(**part) for part in plain.get("parts", ()))})


def _picture(plain: Mapping[str, Any] | None) -> Picture | None:
    return Picture(**plain) if plain else None
