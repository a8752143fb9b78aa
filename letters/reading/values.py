"""What is read in a document, as plain values; each says where in the text it stands and how sure the reader is."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import Generic, TypeVar

from recommendations.domain.deadline_values import Deadline


T = TypeVar("T")


class Kind(StrEnum):
    """What a document is."""

    LETTER = "letter"
    FORM = "form"
    WEB_PAGE = "web-page"
    OTHER_BODY = "other-body"
    """A reply to a source without a section 55 clock."""
    NOT_A_REPLY = "not-a-reply"


class ItemKind(StrEnum):
    """What a finding is."""

    RECOMMENDATION = "recommendation"
    AFI = "afi"
    CAUSE_OF_CONCERN = "cause-of-concern"


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


@dataclass(frozen=True, order=True)
class Span:
    """text[start:end]."""

    start: int
    end: int

    def __len__(self) -> int:
        return self.end - self.start


@dataclass(frozen=True)
class Found(Generic[T]):
    """A value, the words that it was read from, and from 0 to 1 how sure that is."""

    value: T
    span: Span | None = None
    confidence: float = 1.0


@dataclass(frozen=True)
class Status:
    """Where the answer says that the matter stands, with the words that this rests on."""

    judgement: Judgement
    phrase: str = ""
    confidence: float = 0.0


@dataclass(frozen=True, kw_only=True)
class Item:
    """One finding and its answer, in the document's order."""

    number: str
    kind: ItemKind
    text: str
    span: Span | None
    deadline: Deadline
    owner: str
    response: str = ""
    response_span: Span | None = None
    status: Status = Status(Judgement.UNCLEAR)
    refers_to: str = ""
    confidence: float = 1.0


@dataclass(frozen=True, kw_only=True)
class Header:
    """What stands around the answers. A field that the document does not say is absent."""

    body: Found[str] | None = None
    forces: tuple[Found[str], ...] = ()
    report_title: Found[str] | None = None
    report_published: Found[date] | None = None
    letter_date: Found[date] | None = None
    reference: Found[str] | None = None
    addressee_name: Found[str] | None = None
    addressee_role: Found[str] | None = None
    signatory_name: Found[str] | None = None
    signatory_role: Found[str] | None = None
    copies_to: tuple[Found[str], ...] = ()


@dataclass(frozen=True, kw_only=True)
class Reading:
    """A document, read."""

    kind: Kind
    reason: str
    header: Header
    items: tuple[Item, ...] = ()
    introduction: Span | None = None
    closing: Span | None = None
    leftover: tuple[Span, ...] = ()
    remarks: tuple[str, ...] = field(default=())
