"""What is read in a document, as plain values; each says where in the text it stands and how sure the reader is."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


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
class Status:
    """Where the answer says that the matter stands, with the words that this rests on."""

    judgement: Judgement
    phrase: str = ""
    confidence: float = 0.0
