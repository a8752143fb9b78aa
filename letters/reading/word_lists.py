"""The numbers and bullets of Word's lists, which its text does not hold: they are counted as Word counts them."""

import re
from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass, field

from lxml import etree

from letters.reading import bounds
from letters.reading.word_names import VAL, child, number, value, w

BULLET = "•"
PLACEHOLDER = re.compile(r"%([1-9])")
ROMAN = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"),
    (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip
LEVELS = 9


@dataclass(frozen=True, slots=True)
class Level:
    start: int = 1
    kind: str = "decimal"
    text: str = ""


@dataclass(slots=True)
class Numbering:
    """A list as paragraphs refer to it: whose counter it shares, and where it begins anew."""

    abstract: str
    levels: dict[int, Level]
    starts: dict[int, int] = field(default_factory=dict)
    is_begun: bool = False


@dataclass(frozen=True, slots=True)
class Style:
    based_on: str
    list_id: str
    level: int


class Lists:
    """Counts on as paragraph after paragraph asks for its mark."""

    def __init__(self, numbering: etree._Element | None, styles: etree._Element | None) -> None:
        self._styles = _styles_of(styles)
        self._lists = _lists_of(numbering)
        self._counts: dict[str, dict[int, int]] = defaultdict(dict)

    def mark_of(self, paragraph: etree._Element) -> tuple[str, int]:
        """The mark before a paragraph's text, "" for none, and how deep in the list it is."""
        list_id, level = self._asked(paragraph)
        listed = self._lists.get(list_id)
        if listed is None or level not in listed.levels:
            return "", 0
        shape = listed.levels[level]
        if shape.kind == "bullet":
            return BULLET, level
        self._count(listed, level)
        return self._written(listed, shape), level

    def _asked(self, paragraph: etree._Element) -> tuple[str, int]:
        """The list that a paragraph is in: by its own word, else by its style's, or that of a style above."""
        own = child(paragraph, "pPr", "numPr")
        list_id, level = value(own, "numId"), value(own, "ilvl")
        style = self._styles.get(value(paragraph, "pPr", "pStyle"))
        styled = 0
        for _ in range(bounds.STYLE_STEPS_MOST):
            if style is None or list_id:
                break
            list_id, styled = style.list_id, style.level
            style = self._styles.get(style.based_on)
        return list_id, min(max(number(level) if level else styled, 0), LEVELS - 1)

    def _count(self, listed: Numbering, level: int) -> None:
        counts = self._counts[listed.abstract]
        if not listed.is_begun:
            listed.is_begun = True
            for at, start in listed.starts.items():
                counts[at] = start - 1
        for at in range(level):
            counts.setdefault(at, listed.levels.get(at, Level()).start)
        counts[level] = counts.get(level, listed.levels[level].start - 1) + 1
        for deeper in [at for at in counts if at > level]:
            del counts[deeper]

    def _written(self, listed: Numbering, shape: Level) -> str:
        counts = self._counts[listed.abstract]

        def numbered(match: re.Match[str]) -> str:
            at = int(match[1]) - 1
            return _in_kind(counts.get(at, 1), listed.levels.get(at, Level()).kind)

        return PLACEHOLDER.sub(numbered, shape.text).strip()[:40]


def _in_kind(count: int, kind: str) -> str:
    if not 0 < count <= bounds.LIST_NUMBER_MOST:
        return str(count)
    return KINDS.get(kind, str)(count)


def _roman(count: int) -> str:
    written = ""
    for worth, letters in ROMAN:
        written += letters * (count // worth)
        count %= worth
    return written


def _letter(count: int) -> str:
    """After z comes aa, then bb, as Word counts."""
    return chr(97 + (count - 1) % 26) * ((count - 1) // 26 + 1)


KINDS: dict[str, Callable[[int], str]] = {
    "lowerLetter": _letter,
    "upperLetter": lambda count: _letter(count).upper(),
    "lowerRoman": _roman,
    "upperRoman": lambda count: _roman(count).upper(),
    "decimalZero": "{:02}".format,
    "none": lambda _count: "",
}
"""How a level counts; in figures where it is none of these."""


def _styles_of(root: etree._Element | None) -> dict[str, Style]:
    if root is None:
        return {}
    return {
        style.get(w("styleId"), ""): Style(
            value(style, "basedOn"),
            value(style, "pPr", "numPr", "numId"),
            number(value(style, "pPr", "numPr", "ilvl")),
        )
        for style in root.iter(w("style"))
    }


def _lists_of(root: etree._Element | None) -> dict[str, Numbering]:
    if root is None:
        return {}
    abstracts = {item.get(w("abstractNumId"), ""): item for item in root.iter(w("abstractNum"))}
    by_style = {value(item, "styleLink"): key for key, item in abstracts.items() if value(item, "styleLink")}
    found = {}
    for item in root.iter(w("num")):
        key = value(item, "abstractNumId")
        linked = value(abstracts.get(key), "numStyleLink")
        key = by_style.get(linked, key) if linked else key
        levels = _levels_of(abstracts.get(key))
        starts = {}
        for override in item.iter(w("lvlOverride")):
            at = number(override.get(w("ilvl")))
            levels |= _levels_of(override)
            if (start := override.find(w("startOverride"))) is not None:
                starts[at] = number(start.get(VAL), 1)
        found[item.get(w("numId"), "")] = Numbering(key, levels, starts)
    return found


def _levels_of(element: etree._Element | None) -> dict[int, Level]:
    if element is None:
        return {}
    return {
        number(level.get(w("ilvl"))): Level(
            number(value(level, "start"), 1), value(level, "numFmt") or "decimal", value(level, "lvlText")
        )
        for level in element.iter(w("lvl"))
    }
