"""Recommendations that say the same as one already held: the same words for another date, year or force.

Each text is brought down to what it asks: case, punctuation, dates, periods and the names of forces are left out, and
so is an opening ("By 31 July 2024, chief constables should make sure that"), which many recommendations share.
What remains is compared letter by letter, in its order.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from rapidfuzz import fuzz, process

from recommendations.domain.deadline_text import plain_text

_MONTHS = "january|february|march|april|may|june|july|august|september|october|november|december"
_TIME = re.compile(
    rf"\b(?:[0-9]{{1,2}}(?:st|nd|rd|th)? )?(?:{_MONTHS}) 20[0-9]{{2}}\b|\b20[0-9]{{2}}\b"
    r"|\b[0-9]{1,4}(?:[/.-][0-9]{1,4}){2}\b|\bwith immediate effect\b"
    r"|\bwithin (?:the next )?[a-z0-9-]{1,12} (?:days|weeks|months|years?)\b"
)
_MAY_TELL_TIME = re.compile(r"[0-9]{2}|immediate|within")
_HEADING = re.compile(r"\s*(?:recommendation|area for improvement|afi)(?: [0-9.]{1,6})? ?[:.)-]? ")
_FORCE = re.compile(
    r"\b(?:[A-Z][\w'-]{1,20} (?:(?:and|of|the) ){0,2}){1,4}(?:Police(?: Service)?|Constabulary)\b"
    r"(?!,? Fire|,? and Crime)"
)
_OPENING = re.compile(
    r"[^.:;]{0,200}?\b(?:should|must|shall|ought to|needs? to)(?: (?:also|now|immediately|urgently|therefore))?"
    r"(?: (?:make sure|ensure)(?: that)?)?\b"
)
_WORD = re.compile(r"[a-z0-9]+")
_SHORT_FLOORS = ((30, 95.0), (100, 88.0))  # fewer letters than, the floor that they need

FLOOR = 80.0
"""From which score, of 100, two texts say the same.

Set on the twelve recommendations whose wording the demo data hold. Of their 66 pairs the likest two score 55 (two on
strategic and tactical commanders, with one deadline and one opening). Written for another date or another force, each
scores 100; with "ensure" for "make sure", 97 or more; with a sentence of six words more, those of 100 letters 88 or
more. What says only half as much is not found. Texts of fewer than 100 letters are soon alike by their common words
("record the reasons for each stop and search", "... for each use of force": 83), so they must score more.
"""


@dataclass(frozen=True)
class Alike:
    """A held recommendation that says the same; `score` is of 100."""

    id: int
    score: int


class Held:
    """The recommendations held, brought down to what they ask once, for as many comparisons as are wanted."""

    def __init__(self, held: Sequence[tuple[int, str]]) -> None:
        self._ids = [key for key, _ in held]
        self._asked = [asked_kept(text) for _, text in held]

    def nearest(self, text: str, *, floor: float = FLOOR, limit: int = 5) -> tuple[Alike, ...]:
        """Those that say the same as the text, the likest first, equals in the order held."""
        asked = asked_kept(text)
        if not asked:
            return ()
        cutoff = max([floor, *(needed for letters, needed in _SHORT_FLOORS if len(asked) < letters)])
        found = process.extract(asked, self._asked, scorer=fuzz.ratio, score_cutoff=cutoff, limit=limit)
        return tuple(Alike(self._ids[place], int(score)) for _, score, place in found)


def nearest(text: str, held: Sequence[tuple[int, str]], *, floor: float = FLOOR) -> tuple[Alike, ...]:
    """Those held (id and text) that say the same as the text, the likest first; for several texts, see `Held`."""
    return Held(held).nearest(text, floor=floor)


def what_is_asked(text: str) -> str:
    """The words of a text that tell what is to be done, in small letters."""
    names_force = "Police" in text or "Constabulary" in text
    plain = plain_text(_FORCE.sub("the force", text) if names_force else text)
    opening = _OPENING.match(plain, heading.end() if (heading := _HEADING.match(plain)) else 0)
    rest = plain[opening.end() :] if opening else plain
    timeless = _TIME.sub(" ", rest) if _MAY_TELL_TIME.search(rest) else rest
    return " ".join(_WORD.findall(timeless)) or " ".join(_WORD.findall(plain))


@lru_cache(maxsize=20_000)
def asked_kept(text: str) -> str:
    """`what_is_asked`, kept: one text after another is compared with the same register."""
    return what_is_asked(text)
