"""The values that a pasted report is split into."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class PieceKind(StrEnum):
    """What inspectorates publish that asks for an answer."""

    RECOMMENDATION = "recommendation"
    AFI = "afi"
    CAUSE_OF_CONCERN = "cause-of-concern"


@dataclass(frozen=True, order=True)
class Span:
    """A part of a text: `text[start:end]`."""

    start: int
    end: int

    def __len__(self) -> int:
        return self.end - self.start


@dataclass(frozen=True)
class Piece:
    """One finding as the pasted text has it, for a person to check.

    `pasted[start:end]` is where it was read: its heading and its text. `parent` is the index, among the pieces, of the
    cause of concern that a recommendation stands under. `addressee` is empty where the words do not make it certain.
    """

    kind: PieceKind
    text: str
    start: int
    end: int
    number: str = ""
    parent: int | None = None
    addressee: str = ""
    number_inferred: bool = False  # a number is as the text writes it, or there is none


@dataclass(frozen=True)
class Split:
    """What a pasted text holds. Every character is in a piece or in what is left over, and nothing is in both but this:
    what stands between the lines of a piece and is not of it (the head and foot of a page) is left over."""

    pieces: tuple[Piece, ...] = ()
    leftover: tuple[Span, ...] = ()
