"""What a test says of a pasted text: its findings, and what is left over."""

from __future__ import annotations

from recommendations.domain.split import PieceKind, split

Told = tuple[PieceKind, str, str, str, int | None]


def rec(text: str, number: str = "", *, to: str = "", parent: int | None = None) -> Told:
    return PieceKind.RECOMMENDATION, number, text, to, parent


def afi(text: str, number: str = "", *, to: str = "") -> Told:
    return PieceKind.AFI, number, text, to, None


def cause(text: str, number: str = "") -> Told:
    return PieceKind.CAUSE_OF_CONCERN, number, text, "", None


def told(pasted: str) -> list[Told]:
    return [(piece.kind, piece.number, piece.text, piece.addressee, piece.parent) for piece in split(pasted).pieces]


def left_over(pasted: str) -> list[str]:
    return [pasted[span.start : span.end].strip() for span in split(pasted).leftover]
