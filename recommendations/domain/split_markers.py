"""The marks that open the items of a list: bullets, numbers, letters and roman numerals."""

from __future__ import annotations

import re
from dataclasses import dataclass

_GLYPHS = "•●○◦▪▫■□‣⁃∙·➢➤►▸▹✓\uf0b7\uf0a7\uf0d8\uf076"
_DASHES = "-–—*"

# How an item opens: its style, the pattern, an example. Numbers of three levels are the paragraphs of a report.
STYLES: tuple[tuple[str, str, str], ...] = (
    ("glyph", rf"(?P<token>[{_GLYPHS}]) ?", "• By 31 July 2024"),
    ("dash", rf"(?P<token>[{_DASHES}])(?: |$)", "- By 31 July 2024"),
    ("o", r"(?P<token>o) ", "o keep a log"),
    ("()", r"\((?P<token>[0-9]{1,3}|[a-zA-Z]|[ivx]{1,5})\)(?: |$)", "(1) By 31 July 2024"),
    ("1(a)", r"(?P<token>[0-9]{1,2}\([a-z]\))(?: |$)", "1(a) By 31 July 2024"),
    ("A1", r"(?P<token>[A-Z][0-9]{1,2})[.):] ", "A1. By 31 July 2024"),
    (")", r"(?P<token>[0-9]{1,3}(?:\.[0-9]{1,2})?|[a-zA-Z]|[ivx]{1,5})\)(?: |$)", "i) By 31 July 2024"),
    (".", r"(?P<token>[0-9]{1,3}(?:\.[0-9]{1,2})?|[a-zA-Z]|[ivx]{1,5})\.(?: |$)", "1. By 31 July 2024"),
    ("level", r"(?P<token>[0-9]{1,2}\.[0-9]{1,2}) (?=[A-Z])", "3.1 By 31 July 2024"),
)
_STYLES = tuple((style, re.compile(pattern)) for style, pattern, _ in STYLES)
_TABLE_CELL = re.compile(r"[ \t\xa0]*(?P<token>[0-9]{1,3}(?:\.[0-9]{1,2})?)[ \xa0]*\t\s*(?=[A-Z])")
_PAIRED = re.compile(r"(?P<number>[0-9]{1,2})\((?P<mark>[a-z])\)|(?P<letter>[a-z])(?P<place>[0-9]{1,2})")
_BULLETS = frozenset({"glyph", "dash", "o"})
_ROMAN = ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii", "xiii", "xiv", "xv", "xvi")


@dataclass(frozen=True)
class Marker:
    """What opens a list item; `length` is of the mark and the space behind it."""

    style: str
    token: str
    length: int

    @property
    def is_bullet(self) -> bool:
        return self.style in _BULLETS

    @property
    def number(self) -> str:
        """The number as written; a bullet has none."""
        return "" if self.is_bullet else self.token

    @property
    def opens_list(self) -> bool:
        return self.is_bullet or self.token.lower() in ("1", "a", "i") or self.token.endswith(".1")

    def follows(self, before: Marker) -> bool:
        """Whether it marks the next item of the list that `before` marks an item of; numbers may be left out."""
        return any(step > 0 for step in self._steps_from(before))

    def follows_at_once(self, before: Marker) -> bool:
        """Whether it marks the very next item: the next number, the same bullet."""
        return not {1, 100}.isdisjoint(self._steps_from(before))

    def _steps_from(self, before: Marker) -> list[float]:
        """How far it is from the mark before, in hundredths: by number, letter and roman numeral."""
        if self.style != before.style:
            return []
        if self.is_bullet:
            return [100.0] if self.token == before.token else []
        return [here - there for here, there in zip(_places(self.token), _places(before.token), strict=True)]


def _places(token: str) -> tuple[float, float, float]:
    """A token's place, in hundredths, among numbers, letters and roman numerals; nan where it is none of them."""
    nowhere = float("nan")
    low = token.lower()
    paired = _PAIRED.fullmatch(low)
    if paired:
        first = int(paired["number"] or 0) or ord(paired["letter"])
        second = ord(paired["mark"]) - ord("a") + 1 if paired["mark"] else int(paired["place"])
        return 100.0 * first + second, nowhere, nowhere
    major, _, minor = token.partition(".")
    return (
        100.0 * int(major) + int(minor or 0) if major.isdecimal() else nowhere,
        100.0 * ord(low) if len(low) == 1 and low.isalpha() else nowhere,
        100.0 * _ROMAN.index(low) if low in _ROMAN else nowhere,
    )


def marker_of(text: str) -> Marker | None:
    """The mark that a line opens with."""
    for style, pattern in _STYLES:
        found = pattern.match(text)
        if found:
            return Marker(style, found["token"], found.end())
    return None


def table_marker_of(raw: str, text: str) -> Marker | None:
    """The number in the first cell of a row pasted from a table: "3", a tab, "By 31 July 2024, ..."."""
    found = _TABLE_CELL.match(raw)
    return Marker("cell", found["token"], text.index(found["token"]) + len(found["token"]) + 1) if found else None
