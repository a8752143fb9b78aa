"""The headings that open a finding, or a list of findings, and those that end one."""

from __future__ import annotations

import re
from dataclasses import dataclass

from recommendations.domain.split_addressee import is_addressee, without_article
from recommendations.domain.split_values import PieceKind

_COUNTED = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
_WORD = "(?i:" + "|".join(_COUNTED) + r")\b"
_FIGURES = r"[0-9]{1,3}(?:\.[0-9]{1,2}){0,2}(?:[a-z](?![a-z])|\([a-z]\))?(?![0-9])"
_NUMBER = rf"(?:{_FIGURES}|[A-Z](?=[:.)]|$| ?[-–—])|[IVX]{{1,5}}\b|{_WORD})"
_SEVERAL = rf"{_FIGURES}(?: ?(?:, ?|and |to |& ?|[-–—] ?){_FIGURES}){{1,3}}"
_SEPARATOR = r"(?P<mark> ?(?:[:.)\]]|[-–—](?![a-z0-9]))+)? ?(?P<rest>.*)"
_BULLET = r"(?:[•●▪■·*-] ?)?"
_WHOSE = r"(?:(?:HMICFRS|HMIC|National|Joint|Key|Local) )?"
_NO = r"(?: ?(?i:no\.?|number|#|ref\.?))?"


@dataclass(frozen=True)
class Heading:
    """A line's heading. `kind` is None where it ends a finding and opens none; `rest` is what the line says after."""

    kind: PieceKind | None
    number: str = ""
    many: bool = False
    rest: str = ""
    addressee: str = ""


@dataclass(frozen=True)
class HeadingRule:
    """One way to head a finding or a list of them; each example is a line that it reads."""

    kind: PieceKind | None
    pattern: str
    examples: tuple[str, ...]
    many: bool = False


_RECOMMENDATION, _AFI, _CAUSE = PieceKind.RECOMMENDATION, PieceKind.AFI, PieceKind.CAUSE_OF_CONCERN
_ONE_CAUSE = r"(?i:(?:accelerated |new |further )?cause of concern)"
_MANY_CAUSES = r"(?i:(?:accelerated )?causes of concern)"
_MANY_AFIS = r"(?i:(?:areas for improvement(?: \(afis?\))?|afis))"
_MANY_RECOMMENDATIONS = r"(?i:recommendations|recommendation\(s\)|recs)"
_ANY_MANY = f"(?:{_MANY_RECOMMENDATIONS}|{_MANY_AFIS}|{_MANY_CAUSES})"
_SECTION = (
    r"(?:(?i:annex|appendix|chapter|section|part) [A-Z0-9]{1,3} ?[:.–—-]? ?|[0-9]{1,2}(?:\.[0-9]{1,2})?[.)]? )?"
    r"(?:(?i:summary of|(?:full )?list of|our|the|key|national|local|joint|new|further|hmicfrs|hmic)(?: the| our)? )?"
)
_FOR = r"(?: (?:for|to) (?!be\b)(?P<addressee>[^.:;?!]{2,80})| (?:at|in) [A-Z][^.:;?!]{2,80})?"

SINGLE: tuple[HeadingRule, ...] = (
    HeadingRule(
        _RECOMMENDATION,
        rf"{_BULLET}{_WHOSE}(?P<name>(?i:recommendation|rec\b\.?)){_NO} ?[(\[]?(?P<number>{_NUMBER})?{_SEPARATOR}",
        ("Recommendation 3", "Recommendation 3: By 31 July", "Rec. 3.1", "Recommendation 10- With", "Recommendation"),
    ),
    HeadingRule(
        _RECOMMENDATION,
        rf"{_BULLET}(?P<name>R)(?P<number>[0-9]{{1,3}}(?:\.[0-9]{{1,2}})?)(?![0-9]){_SEPARATOR}",
        ("R3) By 31 July", "R3"),
    ),
    HeadingRule(
        _RECOMMENDATION,
        rf"{_BULLET}{_WHOSE}(?P<name>(?i:recommendations|recs\b\.?)) (?P<number>{_SEVERAL}){_SEPARATOR}",
        ("Recommendations 5 and 6", "Recommendations 1–4: By 31 July"),
    ),
    HeadingRule(
        _AFI,
        rf"{_BULLET}{_WHOSE}(?P<name>(?i:areas for improvement|afis)) (?P<number>{_SEVERAL}){_SEPARATOR}",
        ("Areas for improvement 2 and 3", "AFIs 1–4: The force"),
    ),
    HeadingRule(
        _AFI,
        rf"{_BULLET}{_WHOSE}(?P<name>(?i:area for improvement(?: \(afi\))?|afi)){_NO} ?[(\[]?(?P<number>{_NUMBER})?"
        rf"{_SEPARATOR}",
        ("Area for improvement 2", "AFI 2: The force", "AFI2", "Area for improvement"),
    ),
    HeadingRule(
        _CAUSE,
        rf"{_BULLET}{_WHOSE}(?P<name>{_ONE_CAUSE}){_NO} ?[(\[]?(?P<number>{_NUMBER})?{_SEPARATOR}",
        ("Cause of concern", "Cause of concern 1", "Accelerated cause of concern: custody"),
    ),
)
MANY: tuple[HeadingRule, ...] = (
    HeadingRule(
        _RECOMMENDATION,
        rf"{_SECTION}{_MANY_RECOMMENDATIONS}{_FOR} ?:?",
        ("Recommendations", "Our recommendations:", "Annex A: Recommendations for chief constables"),
        many=True,
    ),
    HeadingRule(_AFI, rf"{_SECTION}{_MANY_AFIS}{_FOR} ?:?", ("Areas for improvement", "AFIs:"), many=True),
    HeadingRule(_CAUSE, rf"{_SECTION}{_MANY_CAUSES} ?:?", ("Causes of concern",), many=True),
)
ENDING: tuple[HeadingRule, ...] = (
    HeadingRule(
        None,
        rf"{_SECTION}{_ANY_MANY}(?:, {_ANY_MANY})?(?: and| &) {_ANY_MANY} ?:?",
        ("Recommendations and areas for improvement",),
    ),
    HeadingRule(None, rf"{_ANY_MANY} {_FIGURES}", ("Recommendations 12",)),
    HeadingRule(
        None,
        r"(?i:(?:innovative|promising|notable|positive|good|effective) practice(?: [0-9]{1,2})?) ?:?",
        ("Innovative practice", "Promising practice 2"),
    ),
)

_SINGLE = tuple((rule, re.compile(rule.pattern)) for rule in SINGLE)
_WHOLE = tuple((rule, re.compile(rule.pattern)) for rule in ENDING + MANY)
_OPENER = re.compile(r"(?:By|Within|With immediate effect|Immediately|Before|No later than)\b")
_BRACKETED = re.compile(r"\([^()]{1,80}\)(?: ?[:–—-].*)?$")
_FOR_WHOM = re.compile(r"\(([^()]{2,80})\) ?[:–—-]? ?(.*)")
_LONGEST = 160
_MENTIONS = re.compile(
    r"\b(?:in|to|with|of|and|or|our|its|their|this|that|by|from|see|on|the|under|address|addresses|for|meet|meets|per|"
    r"both|implement|about|against|as|at|is|was|all|each|every|accept|accepts|accepted|regarding|including)$",
    re.IGNORECASE,
)


def heading_of(text: str) -> Heading | None:
    """The heading that a line is, or opens with."""
    for rule, pattern in _WHOLE if len(text) <= _LONGEST else ():
        found = pattern.fullmatch(text)
        if found and not _begins_small(text):
            addressee = found.groupdict().get("addressee") or ""
            return Heading(rule.kind, many=rule.many, addressee=without_article(addressee.strip()))
    for rule, pattern in _SINGLE:
        found = pattern.match(text)
        if found and _is_heading(found):
            number, rest = found["number"] or "", found["rest"]
            whom = _FOR_WHOM.match(rest)
            if whom and is_addressee(whom[1]):
                return Heading(rule.kind, _in_figures(number), rest=whom[2], addressee=without_article(whom[1]))
            return Heading(rule.kind, _in_figures(number), rest=rest)
    return None


def goes_on_with(line: str) -> bool:
    """Whether a line breaks off where the next must go on: "as we said in", and then "Recommendation 3. The force"."""
    return line.endswith((",", "(", "-", "–")) or _MENTIONS.search(line) is not None


def _begins_small(text: str) -> bool:
    return text.lstrip("•●▪■·*- ")[:1].islower()


def _in_figures(number: str) -> str:
    """As written, but for a number in words: "Recommendation three" is number 3."""
    return str(_COUNTED.index(number.lower()) + 1) if number.lower() in _COUNTED else number


def _is_heading(found: re.Match[str]) -> bool:
    """Not a sentence that begins with the words: "Recommendation 3 has been met"."""
    mark, rest, number = (found["mark"] or "").strip(), found["rest"], found["number"]
    if _begins_small(found[0]):
        return False
    if not number:
        shortened = found["name"].lower().startswith("rec") and len(found["name"]) <= 4
        named = not rest if not mark else mark[0] in ":-–—"
        return not shortened and (named or _OPENER.match(rest) is not None)
    if not rest:
        return True
    if not mark:
        return (rest[0].isupper() and found["name"] != "R") or _BRACKETED.match(rest) is not None
    return mark[0] != "." or not rest[0].islower()
