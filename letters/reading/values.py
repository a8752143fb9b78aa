"""What is read in a document, as plain values; each says where in the text it stands and how sure the reader is."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import Generic, TypeVar

from recommendations.domain.split_values import PieceKind as ItemKind
from recommendations.domain.split_values import Span

__all__ = [
    "Claim",
    "ClaimKind",
    "DocumentKind",
    "Frame",
    "Header",
    "Item",
    "ItemDeadline",
    "ItemKind",
    "Judgement",
    "Read",
    "Reading",
    "Span",
    "Status",
    "hull",
]

T = TypeVar("T")


class Judgement(StrEnum):
    """What an answer's words say of where the matter stands."""

    ALREADY_COMPLIANT = "already-compliant"
    COMPLETE = "complete"
    IN_PROGRESS = "in-progress"
    PLANNED = "planned"
    DEPENDS_ON_OTHERS = "depends-on-others"
    NOT_ACCEPTED = "not-accepted"
    NOT_APPLICABLE = "not-applicable"
    UNCLEAR = "unclear"


class DocumentKind(StrEnum):
    """What a document is. `OTHER_BODY` is a reply to a source without the clock of section 55."""

    LETTER = "letter"
    FORM = "form"
    WEB_PAGE = "web-page"
    OTHER_BODY = "other-body"
    NOT_A_REPLY = "not-a-reply"


class ClaimKind(StrEnum):
    """What a document says of its own recommendations, beside the recommendations themselves."""

    COUNT = "count"  # "twelve recommendations, seven of which were for local forces": value "7"
    TOTAL = "total"  # the report's own number: value "12"
    AIMED_AT = "aimed-at"  # "recommendations aimed at Police and Crime Commissioners": value is those words
    RELATED_DATE = "related-date"  # another date that it gives for the report or its own earlier letter: ISO


@dataclass(frozen=True)
class Read(Generic[T]):
    """A value read, where it stands, and how sure the reader is, from 0 to 1. Without a span it was inferred."""

    value: T
    span: Span | None
    confidence: float


@dataclass(frozen=True)
class Status:
    """Where the answer says that the matter stands, with the words that this rests on."""

    judgement: Judgement
    phrase: str = ""
    confidence: float = 0.0


@dataclass(frozen=True)
class ItemDeadline:
    """The deadline of an item as the document sets it: `kind` fixed, immediate, relative or none. `date` is for a fixed
    one alone; a month, a quarter or a year is its last day. `is_lead_in`: the phrase stands before a list."""

    kind: str = "none"
    date: date | None = None
    precision: str = ""
    phrase: str = ""
    is_lead_in: bool = False


@dataclass(frozen=True)
class Item:
    """One recommendation, area for improvement or cause of concern with its answer.

    `spans` are the parts of the text that are its words, `response_spans` those of its answer: more than one where a
    page's foot or a footnote comes between. Both are empty where there is none. `parent` is the index of the cause of
    concern that it stands under. `heading_span` is what named it ("Recommendation 3:")."""

    kind: ItemKind
    number: str
    text: str
    spans: tuple[Span, ...]
    heading_span: Span | None = None
    parent: int | None = None
    deadline: ItemDeadline = ItemDeadline()
    owner: str = ""
    response: str = ""
    response_spans: tuple[Span, ...] = ()
    status: Status = Status(Judgement.UNCLEAR)
    confidence: float = 0.0
    response_confidence: float = 0.0
    shares_answer: bool = False
    """Whether the same words answer another item too."""
    beside: tuple[Span, ...] = ()
    """Labels, status boxes and cells that belong to it and are neither its words nor its answer's."""

    @property
    def span(self) -> Span | None:
        """From the first to the last of its words."""
        return hull(self.spans)

    @property
    def response_span(self) -> Span | None:
        """From the first to the last of its answer's words."""
        return hull(self.response_spans)


@dataclass(frozen=True)
class Header:
    """Who wrote to whom, about what, and when, as the document gives it: right or wrong."""

    body: Read[str] | None = None
    forces: tuple[Read[str], ...] = ()
    report_title: Read[str] | None = None
    report_published: Read[date] | None = None
    letter_date: Read[date] | None = None
    reference: Read[str] | None = None
    addressee_name: Read[str] | None = None
    addressee_role: Read[str] | None = None
    signatory_name: Read[str] | None = None
    signatory_role: Read[str] | None = None
    copies_to: tuple[Read[str], ...] = ()


@dataclass(frozen=True)
class Frame:
    """The letter's other parts, as spans of its text: what a reply keeps beside its items."""

    letterhead: tuple[Span, ...] = ()
    address: tuple[Span, ...] = ()  # the addressee's lines below name and role
    salutation: tuple[Span, ...] = ()
    introduction: tuple[Span, ...] = ()
    summary: tuple[Span, ...] = ()  # of a form: "Report Summary"
    narrative: tuple[Span, ...] = ()  # of a form: the one answer to a list
    chief_comments: tuple[Span, ...] = ()  # the chief officer's own, quoted
    closing: tuple[Span, ...] = ()
    sign_off: tuple[Span, ...] = ()


@dataclass(frozen=True)
class Claim:
    """Something the document says of its recommendations as a whole."""

    kind: ClaimKind
    value: str
    span: Span


@dataclass(frozen=True)
class Reading:
    """A whole document, read. Every character of it that is no blank is in a field's span or in `leftover`."""

    text: str
    kind: DocumentKind
    reason: str
    """Why it is taken for this kind, in a sentence for people."""
    kind_confidence: float
    header: Header = Header()
    frame: Frame = Frame()
    items: tuple[Item, ...] = ()
    claims: tuple[Claim, ...] = ()
    leftover: tuple[Span, ...] = field(default=())


def hull(spans: tuple[Span, ...]) -> Span | None:
    """The span from the first to the last of them."""
    return Span(min(span.start for span in spans), max(span.end for span in spans)) if spans else None
