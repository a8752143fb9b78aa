"""Which body or force of the register a name means: its names, its abbreviations, its area, in English or Welsh.

"MOPAC", "the MPS", "OPCC Cheshire", "Cheshire PCC", "Swyddfa'r Comisiynydd Heddlu a Throseddu Gogledd Cymru". What
remains of a name without the words for police and office is its area; the largest area that stands in it decides.
"""

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property

from rapidfuzz import fuzz

_ROLES_WORDS = (
    "police policing constabulary force forces service services crime fire commissioner commissioners "
    "commissioner's pcc pccs pfcc pfccs opcc opfcc ppcc office deputy assistant mayor mayor's mayors mayoral "
    "elected combined authority chief constable officer council common corporation board panel local body county "
    "area lord rescue victims heddlu comisiynydd throseddu trosedd throsedd dros swyddfa swyddfa'r prif gwnstabl "
    "gwnstabliaeth maer"
)
_ROLES = frozenset(_ROLES_WORDS.split())
_JOINTS_WORDS = "of for the and in a an s to y yr r ar gyfer ac & tan"
_JOINTS = frozenset(_JOINTS_WORDS.split())
_WELSH_AREAS = (("gogledd cymru", "north wales"), ("de cymru", "south wales"), ("dyfed powys", "dyfed powys"))
_GENERIC_WORDS = "constabulary force police heddlu commissioner office"
_GENERIC = frozenset(_GENERIC_WORDS.split())

SURE = 85
"""From which score, of 100, a name is taken without a person's choice, if no other has it too."""
LIKE_FLOOR = 88.0
"""How like a name must be, of 100, to be offered where neither the name nor an area fits."""
SHOWN = 5


class By(StrEnum):
    """What a match rests on."""

    NAME = "name"
    AREA = "area"
    LIKE = "like"
    GIVEN = "given"
    """It follows from the other: the one force that the body answers for, or the body that answers for the force."""
    PERSON = "person"


@dataclass(frozen=True)
class Named:
    """Something of the register with all the names that it goes by. `styles` are those of whoever holds its office:
    the Mayor of London is his Office for Policing and Crime; the London Fire Commissioner is not."""

    id: int
    names: tuple[str, ...]
    styles: tuple[str, ...] = ()

    @cached_property
    def folded(self) -> frozenset[str]:
        return frozenset(form for name in (*self.names, *self.styles) for form in forms_of(name))

    @cached_property
    def areas(self) -> tuple[frozenset[str], ...]:
        return tuple({area for name in self.names if (area := area_of(name))})


@dataclass(frozen=True, kw_only=True)
class NameCandidate:
    """One that may be meant; a `score` of 100 is its very name."""

    id: int
    score: int
    by: By


@dataclass(frozen=True, kw_only=True)
class NameMatch:
    """Those that may be meant, the likeliest first; without `chosen` a person chooses. `written` is the letter's."""

    written: str = ""
    candidates: tuple[NameCandidate, ...] = field(default=())
    chosen: int | None = None

    @property
    def by(self) -> By | None:
        return next((one.by for one in self.candidates if one.id == self.chosen), None)


def match_name(written: str, named: Sequence[Named]) -> NameMatch:
    """The register's rows that a name may mean."""
    forms = forms_of(written)
    found = [NameCandidate(id=one.id, score=100, by=By.NAME) for one in named if one.folded & forms]
    if not found:
        found = _by_area(area_of(written), named) or _alike(forms, named)
    found.sort(key=lambda one: (-one.score, one.id))
    is_sure = bool(found) and found[0].score >= SURE and (len(found) == 1 or found[1].score < found[0].score)
    return NameMatch(written=written, candidates=tuple(found[:SHOWN]), chosen=found[0].id if is_sure else None)


def is_generic(written: str) -> bool:
    """Whether a name names no one in particular: "the Constabulary", "the Force"."""
    words = set(_words(written)) - _JOINTS
    return bool(words) and words <= _GENERIC


def forms_of(name: str) -> frozenset[str]:
    """A name as compared: whole, and where an abbreviation stands in brackets, without it and that alone."""
    whole = " ".join(_words(name))
    bare = " ".join(_words(re.sub(r"\([^()]{0,80}\)", " ", name)))
    inside = [" ".join(_words(found)) for found in re.findall(r"\(([^()]{2,80})\)", name)]
    return frozenset(
        form.removeprefix("the ").strip() for form in (whole, bare, *inside) if form.removeprefix("the ").strip()
    )


def area_of(name: str) -> frozenset[str]:
    """The words of a name that are neither office nor joint: those of its area, if it has one."""
    text = " ".join(_words(re.sub(r"\([^()]{0,120}\)", " ", name)))
    for welsh, english in _WELSH_AREAS:
        text = re.sub(rf"\b{welsh}\b", english, text)
    return frozenset(word for word in text.split() if word not in _ROLES and word not in _JOINTS)


def _words(name: str) -> list[str]:
    plain = unicodedata.normalize("NFKD", name.replace("’", "'").replace("&", " and ")).casefold()
    plain = "".join(char for char in plain if not unicodedata.combining(char))
    return re.findall(r"[a-z0-9]+(?:'[a-z]+)?", plain)


def _by_area(area: frozenset[str], named: Sequence[Named]) -> list[NameCandidate]:
    """The area itself; else the largest that stands within it: "North Yorkshire" in "York and North Yorkshire"."""
    if not area:
        return []
    within = [(len(held), one.id) for one in named for held in one.areas if held <= area]
    largest = max((size for size, _key in within), default=0)
    exact = {one.id for one in named if area in one.areas}
    found = exact or {key for size, key in within if size == largest}
    return [NameCandidate(id=key, score=95 if key in exact else 85, by=By.AREA) for key in sorted(found)]


def _alike(forms: frozenset[str], named: Sequence[Named]) -> list[NameCandidate]:
    scored = [
        (max((fuzz.ratio(form, held) for form in forms for held in one.folded), default=0.0), one.id) for one in named
    ]
    return [NameCandidate(id=key, score=int(0.8 * score), by=By.LIKE) for score, key in scored if score >= LIKE_FLOOR]
