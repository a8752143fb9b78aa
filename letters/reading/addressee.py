"""To whom a document is written."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from letters.reading.head_lines import HeadLine, find_labelled
from letters.reading.parties import PERSON, PLAIN_PERSON, ROLE, Party, in_english, read_words
from letters.reading.values import Read, Span

_TO = re.compile(r"(?:to|sent to|submitted to|for|fao|for the attention of|addressee|addressed to|recipient|sent to)")


_REPLY_TO = re.compile(
    r"(?:[Rr]eply|[Rr]esponse|[Ll]etter|[Cc]omments|[Ss]ubmission) to the (?P<role>Home Secretary|Secretary "
    r"of State(?: for the Home Department)?|Minister of State for [A-Z]\w+)\b"
)


_EMPLOYER = re.compile(
    r"(?:the )?(?:Independent Office|HMICFRS|HMIC\b|HM Inspectorate|His Majesty['’]s Inspectorate|Home Office)"
)
_OF_PLACE = re.compile(
    r"\b(?:House|Road|Street|Hall|Court|Chambers|Square|Avenue|Buildings?|Office)\b(?!.*\b(?:MP|KC)\b)"
)
_OF_DOCUMENT = re.compile(r"\b(?:response|report|inspection|reply)\b", re.IGNORECASE)
_DEAR = re.compile(r"(?:Annwyl [^/\n]{2,40} ?/ ?)?(?:Dear|Annwyl)\s+(?P<whom>[^\n]{2,70}?)[,:.]?$")


def addressee_in(lines: Sequence[HeadLine], text: str) -> Party:
    """To whom: the address block, a "To:" line, a title that says so, or the salutation."""
    lines = [in_english(line) for line in lines]
    labelled = addressee_labelled(lines)
    if labelled != Party():
        return labelled
    for place, line in enumerate(lines):
        inside = re.fullmatch(r"\((?P<inside>[^()]+)\)", line.text)
        named = PERSON.fullmatch(inside["inside"]) if inside else None
        if named and place and ROLE.match(lines[place - 1].text):
            before = lines[place - 1]
            return Party(
                read_words(named["name"], line.span, line.text), Read(before.text.strip(" ,"), before.span, 0.95)
            )
        found = PERSON.match(line.text)
        if (
            found
            and not _OF_DOCUMENT.search(line.text)
            and not _OF_PLACE.search(line.text)
            and not _DEAR.match(line.text)
            and len(line.text) < 90
            and not line.text.endswith(".")
        ):
            return _with_role(lines, place, found)
    return _greeted(lines) or Party(role=_role_alone(lines, text))


def _greeted(lines: Sequence[HeadLine]) -> Party | None:
    """A name without a title, above a role, whom the salutation greets: "Michelle Crabtree", "Dear Ms Crabtree"."""
    greeted = next((found["whom"] for line in lines if (found := _DEAR.match(line.text))), "")
    for line, below in pairwise(lines):
        named = PLAIN_PERSON.match(line.text) if ROLE.match(below.text) else None
        if named and greeted.endswith((named["name"].split()[-1], named["name"].split()[0])):
            return Party(Read(named["name"], line.span, 0.9), Read(below.text.strip(" ,"), below.span, 0.9))
    return None


def addressee_labelled(lines: Sequence[HeadLine]) -> Party:
    """To whom, by a line that says so: "To:", "Sent to:"."""
    told = (_from_to(value, span) for _label, value, span in find_labelled(lines, _TO))
    return next((party for party in told if party), Party())


def _from_to(value: str, span: Span) -> Party | None:
    plain = re.sub(r" \((?:by|via) [^()]*\)$", "", value.strip())
    bracketed = re.match(r"(?P<role>[^()]+?) \((?P<name>[^()]+)\)$", plain)
    if bracketed and ROLE.match(bracketed["role"]):
        return Party(read_words(bracketed["name"], span, plain), read_words(bracketed["role"], span, plain))
    reverse = re.match(r"(?P<role>[^,()]{5,60}), (?P<name>(?:the )?[^,()]{6,60})$", plain)
    if reverse and ROLE.match(reverse["role"]) and PERSON.match(reverse["name"].removeprefix("the ")):
        return Party(read_words(reverse["name"], span, plain), read_words(reverse["role"], span, plain))
    found = PERSON.match(plain) or _plain_person(plain)
    if found:
        rest = _without_employer(plain[found.end() :].strip(" ,;-–"))
        role = read_words(rest, span, plain) if ROLE.match(rest) else None
        return Party(read_words(found["name"], span, plain), role)
    if ROLE.match(plain):
        return Party(role=read_words(re.sub(r"^the ", "", plain, flags=re.IGNORECASE), span, plain))
    return None


def _plain_person(words: str) -> re.Match[str] | None:
    """A name without a title that a role follows: "Alison Crewe, Regional Director"."""
    found = PLAIN_PERSON.match(words.split(",", 1)[0])
    return found if found and "," in words and ROLE.match(words.split(",", 1)[1].strip()) else None


def _without_employer(role: str) -> str:
    """A role without the body that it is held at: "Regional Director, Independent Office for Police Conduct"."""
    first, _, rest = role.partition(", ")
    return first if ROLE.match(first) and _EMPLOYER.match(rest) else role


def _with_role(lines: Sequence[HeadLine], place: int, found: re.Match[str]) -> Party:
    line = lines[place]
    name = Read(found["name"].strip(" ,"), Span(line.span.start, line.span.start + found.end("name")), 0.95)
    rest = line.text[found.end() :].strip(" ,;-–")
    if rest:
        return Party(name, read_words(rest, line.span, line.text) if ROLE.match(rest) else None)
    for after in lines[place + 1 : place + 3]:
        if ROLE.match(after.text) and len(after.text) < 100 and not _DEAR.match(after.text):
            return Party(name, Read(after.text.strip(" ,"), after.span, 0.95))
    return Party(name)


def _role_alone(lines: Sequence[HeadLine], text: str) -> Read[str] | None:
    for line in lines:
        if re.fullmatch(
            (
                r"(?:The )?(?:(?:Private Secretary to the )?Home Secretary|Secretary of State(?: for the Home "
                r"Department)?|Minister (?:of State )?for [A-Z]\w+(?: [a-z]+ [A-Z]\w+)*),?"
            ),
            line.text,
        ):
            return Read(line.text.strip(" ,"), line.span, 0.9)
    for line in lines:
        found = _REPLY_TO.search(line.text)
        if found and len(line.text) < 160:
            start = line.span.start + found.start("role")
            return Read(found["role"], Span(start, start + len(found["role"])), 0.8)
    for line in lines:
        found = _DEAR.match(line.text)
        if found and ROLE.match(found["whom"]):
            start = line.span.start + found.start("whom")
            return Read(found["whom"], Span(start, start + len(found["whom"])), 0.85)
    return None
