"""The policing body that writes, and its force, by the names that a document gives."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from letters.reading.known_names import FORCES_BY_SHORT_NAME, KNOWN_BODIES
from letters.reading.values import Read, Span

_CAP = r"(?:[A-Z][\w'’.-]*|[A-Z]{2,})"
_JOIN = r"(?:and|of|the|yr|a|y|upon|&|in|with)"
_ONE = rf"{_CAP}(?: (?:{_JOIN} )*{_CAP}){{0,5}}"
AREA = rf"(?:the )?{_ONE}(?:(?:, {_CAP}(?: {_CAP})?)+,? (?:and|&) (?:the )?{_ONE})?"
_OFFICE = (
    r"(?:(?:the )?(?:Interim |Acting |Deputy |Assistant |Temporary )?(?:Police,? (?:Fire,? )?(?:and|&) "
    r"Crime|Police, Crime "
    r"(?:and|&) [A-Z][a-z]+s?['’]?|Police, Fire,? (?:and|&) Crime) Commissioner)"
)
_BODIES: tuple[re.Pattern[str], ...] = tuple(
    re.compile(pattern)
    for pattern in (
        rf"(?:(?:The )?Office of {_OFFICE}|(?:O?PF?CC)) (?:for|of) (?P<area>{AREA})",
        rf"{_OFFICE}(?:['’]s Office)? (?:for|of|in) (?P<area>{AREA})",
        r"Comisiynydd yr Heddlu a Throseddu(?: dros)? (?P<area>[A-Z]\w+(?: [A-Z]\w+)*)",
        rf"(?P<area>{AREA}) (?:Office of )?{_OFFICE.replace('(?:the )?', '')}",
        rf"(?P<area>{AREA}) O?PF?CC(?:['’]?s)?\b",
        rf"O?PF?CC(?: for)? (?P<area>{AREA})",
        rf"(?P<area>{AREA}) Mayor['’]s Office for Policing(?: [Aa]nd (?:Crime|Justice|Community Safety))?",
        rf"Mayor['’]s Office for Policing(?: [Aa]nd Crime)? (?:\([A-Z]+\) )?(?:for|in) (?P<area>{AREA})",
        (
            rf"(?:MAYOR OF (?P<upper>(?:THE )?[A-Z]+(?: [A-Z]+)*)|(?<!Deputy )Mayor (?:of|for (?!Polic|Safe|"
            rf"Crime|Commun|Justice)) ?(?P<area>{AREA}))"
        ),
        (
            rf"(?P<area>{AREA}) (?:Combined (?:County |Mayoral )?Authority|Mayoral Authority|Fire (?:and Rescue "
            rf")?Authority|Police Authority(?: Board)?|(?:Strategic )?Policing and Crime Board|Policing Board)"
        ),
        rf"(?:Common Council|(?:Policing|Police|Police Authority) (?:Committee|Board)) of (?P<area>{AREA})",
    )
)
_SMALL_CAPITALS = frozenset({"AND", "OF", "THE", "FOR", "IN", "UPON"})
_UNNAMED = re.compile(
    rf"(?:Office of )?{_OFFICE}|Deputy Mayor for [A-Z]\w+(?:,? (?:and )?[A-Z]\w+)*|Mayor['’]s Office for "
    rf"Policing [Aa]nd Crime"
)
_FORCE = re.compile(
    rf"\b(?P<area>(?:{_CAP}(?:,? (?:(?:and|of|the|&|upon) )*{_CAP}){{0,5}}?)) "
    r"(?P<kind>(?:Metropolitan )?Police(?: Service| Force| Department)?|Constabulary|Fire (?:and|&) Rescue "
    r"Service)(?!,? (?:and|&) (?:[Tt]he )?(?:Crime|Fire)|,? (?:Fire|Act|Crime|National|Chiefs|Staff|Officer|"
    r"Authority|Digital|Federation|Area|"
    r"Panel|Station))\b"
)
_WELSH_FORCE = re.compile(r"(?<!Comisiynydd )\bHeddlu (?!a\b)(?P<area>[A-Z]\w+(?:[ -][A-Z]\w+)*)")
_NOT_A_FORCE = re.compile(
    r"(?:The|Our|His|Her|National|British|Counter|Terrorism|Local|Home|Office|Royal|Military|Response|"
    r"Neighbourhood|HM|All|Every|Each|Any|This|Chief|Deputy|Assistant|Report|Welsh|English|Other|These|"
    r"Those|Both|Dear|College|Independent|PEEL|Joint|Statement|As|In|By|For|From|If|When|Where|At|On|And|Of|"
    r"To|With|Does|Is|Has|Although|While|Since|Neither|Either|Deputy|Interim|Acting|Temporary)$"
)
_LEADING = re.compile(
    r"^(?:(?:The|In|At|By|For|From|As|When|If|On|And|But|Of|To|With|Both|Here|Since|Although|While|That|"
    r"Chief Constable\.?(?: [A-Z][\w'’-]+ [A-Z][\w'’-]+(?=, ))?|Deputy Chief Constable|Dear|Cc|CC|PCC|Copy|"
    r"Copies|Report|Inspection|An?|Although|"
    r"However|Across|Within|Like|Because|Neither|Either|Has|Does|Is|HMICFRS|PEEL|Response|Unlike|Online|Two|"
    r"Three)(?: of)?,? )+"
)
_CONSTABLE = re.compile(
    r"Chief Constable(?:,| (?:of|for)) (?P<force>[A-Z][\w'’ &-]*(?:Police|Constabulary)(?: Service)?)"
)


TEXT_MOST = 30_000
"""Characters of a document in which its force is looked for."""


@dataclass(frozen=True)
class Named:
    """A policing body as a document names it, and the area in its name."""

    name: str
    area: str
    span: Span


def bodies_in(text: str, start: int, end: int) -> Iterator[Named]:
    """The bodies that a passage names, with their areas, line by line; a line in capitals too."""
    for line in re.finditer(r"[^\n]+", text[start:end]):
        if len(line[0]) > 600:
            continue
        words = _in_small(line[0]) if line[0].isupper() else line[0]
        for pattern in _BODIES:
            for found in pattern.finditer(words):
                named = _named(found, start + line.start(), line[0])
                if named:
                    yield named


def names_area(body: str) -> bool:
    """Whether a body is named with its area: "Police and Crime Commissioner" alone may be any."""
    return next(bodies_in(body, 0, len(body)), None) is not None


def _in_small(line: str) -> str:
    """A line in capitals as a title, small words small, as long as before."""
    return re.sub(
        r"[A-Z][A-Z'’]*", lambda word: word[0].lower() if word[0] in _SMALL_CAPITALS else word[0].capitalize(), line
    )


def _named(found: re.Match[str], at: int, line: str) -> Named | None:
    groups = found.groupdict()
    area = (groups.get("area") or groups.get("upper") or "").strip(" ,.'’")
    if area in _NO_AREA:
        return None
    begin, end = found.start(), found.start() + len(found[0].rstrip(" ,.'’"))
    if line[begin:end].lower().startswith("the "):
        begin += 4
    return Named(line[begin:end], area, Span(at + begin, at + end))


def force_alone(line: str) -> str:
    """A line that is a force's name and nothing else: its letterhead."""
    found = _FORCE.fullmatch(line.strip())
    return line.strip() if found and not line.startswith(("The ", "Chief")) else ""


def unnamed_body(text: str, span: Span) -> Span | None:
    """An office without its area: "Police and Crime Commissioner"."""
    found = _UNNAMED.search(text, span.start, span.end)
    return Span(found.start(), found.end()) if found else None


def known_body(text: str) -> Read[str] | None:
    """A body that goes by its initials, such as MOPAC, under its whole name."""
    text = text[:TEXT_MOST]
    best: tuple[int, Read[str]] | None = None
    for short, name in KNOWN_BODIES.items():
        found = re.search(rf"\b{short}\b", text)
        if found:
            times = len(re.findall(rf"\b{short}\b", text))
            if best is None or times > best[0]:
                best = times, Read(name, Span(found.start(), found.end()), 0.85)
    return best[1] if best and best[0] > 1 else None


def forces_in(text: str, area: str) -> tuple[Read[str], ...]:
    """The force that the body answers for: by the body's area, or else the one that is named most."""
    text = text[:TEXT_MOST]
    named, first = _all_forces(text)
    near = {name: share for name in named if area and (share := _shared_area(name, area)) >= 0.5}
    if near:
        english = {name: share for name, share in near.items() if not name.startswith("Heddlu")} or near
        best = max(english, key=lambda name: (english[name], named[name], len(name)))
        return (Read(best, first[best], 0.95),)
    short = _by_short_name(text)
    if short and (not named or named.most_common(1)[0][1] <= short[0]):
        return (short[1],)
    if named and (not area or named.most_common(1)[0][1] > 1 or first[named.most_common(1)[0][0]].start < 1500):
        best = named.most_common(1)[0][0]
        return (Read(best, first[best], 0.8 if not area else 0.6),)
    if area and not area.isupper():
        return (_inferred(text, area),)
    return ()


def _all_forces(text: str) -> tuple[Counter[str], dict[str, Span]]:
    named: Counter[str] = Counter()
    first: dict[str, Span] = {}
    text = _WRAPPED.sub(" ", text)
    for line in re.finditer(r"(?m)^[^a-z\n]{8,120}$", text[:3000]):
        text = f"{text[: line.start()]}{_in_small(line[0])}{text[line.end() :]}"
    for found in _WELSH_FORCE.finditer(text):
        named[found[0]] += 1
        first.setdefault(found[0], Span(found.start(), found.end()))
    for found in _FORCE.finditer(text):
        whole = found[0]
        name = _LEADING.sub("", whole)
        kept = name.rsplit(" " + found["kind"], 1)[0]
        if not kept or kept == name or _NOT_A_FORCE.search(kept.split()[-1]) or kept.split()[-1].lower() in _SMALL:
            continue
        name = _TWICE.sub("", _APPOSED.split(name)[-1].removeprefix("the "))
        start = found.end() - len(name)
        named[name] += 1
        first.setdefault(name, Span(start, found.end()))
    return named, first


_SMALL = frozenset({"and", "of", "the", "&"})
_APPOSED = re.compile(
    r"Constable of |Constable,? |Commissioner (?:for|of) |Office of |(?:Mr|Ms|Mrs|Dr|Sir|Dame) [^,]*, |"
    r"(?<=[a-z]), (?!.* and )"
)
_WRAPPED = re.compile(r"(?<=[^\n]{60})\n(?=\S)")
_SHORT = re.compile(rf"\b(?:{'|'.join(FORCES_BY_SHORT_NAME)})\b")
_TWICE = re.compile(r"^(?P<area>.{4,}) and (?=(?P=area) )")
"""The end of the body's name and the force's: "for Stavering and Stavering Constabulary"."""
_NO_AREA = frozenset(
    {"Deputy", "Temporary", "Interim", "Acting", "Assistant", "The", "Your", "Our", "Chief", "Local", "Elected"}
)
_GENERIC = frozenset(
    [
        "north",
        "south",
        "east",
        "west",
        "northern",
        "southern",
        "eastern",
        "western",
        "greater",
        "valley",
        "county",
        "city",
        "mid",
        "and",
        "the",
        "combined",
        "authority",
        "upper",
        "lower",
    ]
)


def _shared_area(force: str, area: str) -> float:
    """How much of the area's words the force's name has; a point of the compass alone says nothing."""
    words = set(re.findall(r"[a-z]{3,}", area.lower())) - {"and", "the", "combined", "authority", "county"}
    own = set(re.findall(r"[a-z]{3,}", force.lower()))
    shared = words & own
    if not shared or (shared <= _GENERIC and not words <= _GENERIC):
        return 0.0
    return len(shared) / len(words)


def _by_short_name(text: str) -> tuple[int, Read[str]] | None:
    """The force that is named most by its initials, and how often."""
    found = list(_SHORT.finditer(text))
    if not found:
        return None
    short, times = Counter(one[0] for one in found).most_common(1)[0]
    first = next(one for one in found if one[0] == short)
    return times, Read(FORCES_BY_SHORT_NAME[short], Span(first.start(), first.end()), 0.85)


def _inferred(text: str, area: str) -> Read[str]:
    """A force that the document does not name: the area, and what the document calls its police."""
    plain = re.sub(r"^[Tt]he ", "", area)
    kind = "Constabulary" if re.search(r"\b[Tt]he Constabulary\b", text) else "Police"
    return Read(f"{plain} {kind}", None, 0.5)


def constable_of(text: str, span: Span) -> str:
    """The force of "Chief Constable of Saxonby Police"."""
    found = _CONSTABLE.search(text, span.start, span.end)
    return found["force"] if found else ""
