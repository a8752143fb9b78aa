"""To whom a document is written, who signs it, and who has a copy."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from letters.reading.head_lines import HeadLine, find_labelled
from letters.reading.values import Read, Span

_TITLES = (
    r"(?:(?:The )?(?:Rt\.? ?Hon\.?|Right Hon(?:ourable|\.)?)|Sir|Dame|Lord|Lady|Baroness|Baron|Mr|Mrs|Ms|Miss|"
    r"Mx|Dr|Prof(?:essor)?|Cllr|Councillor|Alderman|Deputy|Rev(?:d|erend)?)\.?"
)
_POST = r"(?:,? (?:/ )?(?:MP|AS|AM|MS|MSP|KC|QC|QPM|KPM|CBE|OBE|MBE|DBE|KBE|DL|JP|HMI|PhD|FRSA))+"
_NAME = (
    rf"(?:{_TITLES} )*[A-Z][\w'’.-]+(?: (?:[A-Z]\.? )*(?:(?:de|van|von|der|ap|ab|al|o['’]) ?)?[A-Z][\w'’.-]*){{0,4}}"
)
PERSON = re.compile(
    rf"(?P<name>(?:{_TITLES} ){{1,3}}[A-Z][\w'’.-]*(?: [A-Z][\w'’.-]*){{0,4}}(?:{_POST})?|{_NAME}{_POST})"
)
WELSH_TITLE = re.compile(
    r"(?:cc )?(?:Prif|Comisiynydd|Yr? |Swyddfa|Dirprwy|Heddlu|Maer|Cadeirydd|Llywodraeth|Ysgrifennydd)"
)
_PLAIN_PERSON = re.compile(
    (
        r"(?P<name>(?:[A-Z]\. ?){1,3}[A-Z][\w'’-]+|[A-Z][\w'’-]+(?: (?:[A-Z]\.|(?:de|van|von|der|ap|al|Ó|Ní) "
        r"?)?\s?[A-Z][\w'’-]+){1,3})(?P<post>(?:,? [A-Z]{2,4})*)$"
    )
)
ROLE = re.compile(
    r"(?:(?:The )?(?:Interim |Acting |Deputy |Assistant |Vice[- ]|Senior |Temporary |Principal |Lead |Joint "
    r"|Elected |Executive |Her Majesty['’]s |His Majesty['’]s |HM |H\.M\. |Shadow )*"
    r"(?:Home Secretary|Secretary of State|Minister|Under[- ]Secretary|Parliamentary|Chief (?:Inspector|"
    r"Executive|Constable|Officer|Finance|Coroner|Operating|of Staff)|"
    r"Inspector|Commissioner|Police(?:,? (?:Fire,? )?(?:and|&)|, Crime) |Mayor|Chair(?:man|woman|person)?\b|"
    r"Head of|Director|Coroner|Ombudsman|Officer|President|Leader|"
    r"Secretary|Lead|Governance|Manager|Clerk|Monitoring Officer|Treasurer|Member for|Cabinet|Regional "
    r"Director|HMI\b|HMCIC|Superintendent|Area Coroner|Senior Coroner|Policing and Crime|Policy|Town Clerk|"
    r"Private Secretary|Assurance|Legal|Auditor|Comptroller|Convener|Alderman|Lord|Speaker|PCC\b|PFCC\b|Comisiynydd))",
)
_TO = re.compile(r"(?:to|sent to|submitted to|for|fao|for the attention of|addressee|addressed to|recipient|sent to)")
_REPLY_TO = re.compile(
    (
        r"(?:[Rr]eply|[Rr]esponse|[Ll]etter|[Cc]omments|[Ss]ubmission) to the (?P<role>Home Secretary|Secretary "
        r"of State(?: for the Home Department)?|Minister of State for [A-Z]\w+)\b"
    )
)
_PRONOUNS = re.compile(r" \((?:he|she|they)/[a-z/]+\)$", re.IGNORECASE)
_OFFICE_BEHIND = re.compile(r"(?:[A-Z][\w'’-]+ ){1,4}(?:O?PF?CC|Commissioner|Mayor)$")
_DEAR = re.compile(r"(?:Annwyl [^/\n]{2,40} ?/ ?)?(?:Dear|Annwyl)\s+(?P<whom>[^\n]{2,70}?)[,:.]?$")
_NO_NAME = re.compile(
    (
        r"\[[^\]]*\]|A (?:handwritten|scanned|digital)|\(?[Ss]ignature|[Ss]igned (?:electronically|in the "
        r"absence)|\.{4,}|_{3,}|By e-?mail|Sent by"
    ),
    re.IGNORECASE,
)
_OFF = re.compile(
    (
        r"(?:yours (?:sincerely|faithfully|truly|ever|aye)|yours,?$|kind(?:est)? regards|(?:best|warm|with|"
        r"many)[a-z ]* (?:regards|wishes|thanks)|regards,?|yn gywir|yr eiddoch|sincerely|faithfully|best,?)"
    ),
    re.IGNORECASE,
)
_SIGNED = re.compile(
    r"(?:signed|signed by|signature|name|approved by|author|issued by|completed by|submitted by|response by|from)",
    re.IGNORECASE,
)
_COPIES = re.compile(
    r"(?P<label>cc|c\.c\.?|(?:by )?cop(?:y|ies|ied)(?: of this letter| by e-?mail| also| sent| goes| "
    r"provided| circulated)*(?: to)?|copi ?/ ?copy|copi|distribution(?: list)?|bcc)"
    r"(?![\w-])[:.\t ]*(?P<rest>.*)",
    re.IGNORECASE,
)
_COPY_SAID = re.compile(
    r"(?:[Aa] copy(?: of (?:this|my) (?:letter|reply|response))?|[Cc]opies)(?: has| have| is| are| "
    r"will)?(?: also)?(?: been| being| be)? (?:sent|copied|provided|going|goes|go|gone) to "
    r"(?P<who>(?:the )?(?:HM|His Majesty|Her Majesty|Chief|Home|Secretary|Minister|Mayor|Chair|Police)[^.]{2,150})\.|"
    r"\bI (?:have sent|am sending) (?:a copy|copies) of this (?:letter|reply|response) to (?P<to>[^.]{6,190})\.|"
    r"\bI (?:am copying|have copied) this (?:letter|reply|response)? ?to (?P<whom>(?:the )?(?:HM|His "
    r"Majesty|Chief|Home|Secretary|Minister|Chair|Police)[^.]{2,150})\."
)
_ENDS_COPIES = re.compile(
    (
        r"(?:page \d|official|©|enc|https?:|www\.|tel|telephone|e-?mail|this (?:e-?mail|letter|document)|office "
        r"of|privacy|back to|download|sign up|yours|dear|re:|\d{1,2}/\d{1,2}|published|last updated|\[|notes?:|"
        r"annex|appendix|¹|related|share|date\b)"
    ),
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Party:
    """A person with a role; either can be missing."""

    name: Read[str] | None = None
    role: Read[str] | None = None


def _in_english(line: HeadLine) -> HeadLine:
    """Of a line in Welsh and English, the English."""
    at = line.text.rfind(" / ")
    if at < 0 or not WELSH_TITLE.match(line.text):
        return line
    first = re.search(r" / (?=[A-Z])", line.text)
    at = first.start() if first else at
    return HeadLine(Span(line.span.start + at + 3, line.span.end), line.text[at + 3 :], line.is_apart)


def addressee_in(lines: Sequence[HeadLine], text: str) -> Party:
    """To whom: the address block, a "To:" line, a title that says so, or the salutation."""
    lines = [_in_english(line) for line in lines]
    labelled = addressee_labelled(lines)
    if labelled != Party():
        return labelled
    for place, line in enumerate(lines):
        inside = re.fullmatch(r"\((?P<inside>[^()]+)\)", line.text)
        named = PERSON.fullmatch(inside["inside"]) if inside else None
        if named and place and ROLE.match(lines[place - 1].text):
            before = lines[place - 1]
            return Party(_read(named["name"], line.span, line.text), Read(before.text.strip(" ,"), before.span, 0.95))
        found = PERSON.match(line.text)
        if found and not _DEAR.match(line.text) and len(line.text) < 90 and not line.text.endswith("."):
            return _with_role(lines, place, found)
    return Party(role=_role_alone(lines, text))


def addressee_labelled(lines: Sequence[HeadLine]) -> Party:
    """To whom, by a line that says so: "To:", "Sent to:"."""
    told = (_from_to(value, span) for _label, value, span in find_labelled(lines, _TO))
    return next((party for party in told if party), Party())


def _from_to(value: str, span: Span) -> Party | None:
    plain = re.sub(r" \((?:by|via) [^()]*\)$", "", value.strip())
    bracketed = re.match(r"(?P<role>[^()]+?) \((?P<name>[^()]+)\)$", plain)
    if bracketed and ROLE.match(bracketed["role"]):
        return Party(_read(bracketed["name"], span, plain), _read(bracketed["role"], span, plain))
    reverse = re.match(r"(?P<role>[^,()]{5,60}), (?P<name>(?:the )?[^,()]{6,60})$", plain)
    if reverse and ROLE.match(reverse["role"]) and PERSON.match(reverse["name"].removeprefix("the ")):
        return Party(_read(reverse["name"], span, plain), _read(reverse["role"], span, plain))
    found = PERSON.match(plain)
    if found:
        rest = plain[found.end() :].strip(" ,;-–")
        role = _read(rest, span, plain) if ROLE.match(rest) else None
        return Party(_read(found["name"], span, plain), role)
    if ROLE.match(plain):
        return Party(role=_read(re.sub(r"^the ", "", plain, flags=re.IGNORECASE), span, plain))
    return None


def _read(words: str, span: Span, within: str, sure: float = 0.95) -> Read[str]:
    at = within.find(words)
    start = span.start + max(at, 0)
    return Read(words.strip(" ,"), Span(start, start + len(words)), sure)


def _with_role(lines: Sequence[HeadLine], place: int, found: re.Match[str]) -> Party:
    line = lines[place]
    name = Read(found["name"].strip(" ,"), Span(line.span.start, line.span.start + found.end("name")), 0.95)
    rest = line.text[found.end() :].strip(" ,;-–")
    if rest:
        return Party(name, _read(rest, line.span, line.text) if ROLE.match(rest) else None)
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


def signatory_in(lines: Sequence[HeadLine], text: str) -> Party:
    """Who signs: after the letter's sign-off, on a "Signed:" line, or in the last lines."""
    lines = [_in_english(line) for line in lines]
    off = next(
        (
            place
            for place in range(len(lines) - 1, -1, -1)
            if _OFF.match(lines[place].text) and len(lines[place].text) < 60
        ),
        None,
    )
    if off is not None:
        party = _signature(lines[off + 1 : off + 9], loose=True)
        if party.name or party.role:
            return party
    for label, value, span in find_labelled(lines, _SIGNED):
        both = re.match(r"(?P<name>[^,;–]{4,50}?)(?:,| [–-]) (?P<role>.+)$", value)
        if both and _is_person(both["name"]):
            return Party(_read(both["name"], span, value), _read(both["role"], span, value))
        found = _PLAIN_PERSON.match(value) or PERSON.match(value)
        if found and label != "from":
            place = next(at for at, line in enumerate(lines) if line.span.end == span.end)
            after = lines[place + 1].text if place + 1 < len(lines) else ""
            role = Read(after.strip(), lines[place + 1].span, 0.9) if ROLE.match(after) else None
            return Party(_read(found["name"], span, value), role)
    return _signature(lines, loose=False)


def _signature(lines: Sequence[HeadLine], *, loose: bool) -> Party:
    for place, line in enumerate(lines):
        if _COPIES.match(line.text) and line.text.lower().startswith(("c", "d")):
            return Party()
        if _NO_NAME.match(line.text) or len(line.text) > 110:
            continue
        party = _name_and_role(lines, place, loose=loose)
        if party:
            return party
    return Party()


def _name_and_role(lines: Sequence[HeadLine], place: int, *, loose: bool) -> Party | None:
    """The person of a line and the role on it or below; `loose` after a sign-off, where a name alone is enough."""
    line = lines[place]
    both = re.match(r"(?P<name>[^,;–]{4,50}?)(?:,| [–-]) (?P<role>.+)$", line.text)
    if both and _is_person(both["name"]) and (ROLE.match(both["role"]) or _OFFICE_BEHIND.match(both["role"])):
        return Party(_read(both["name"], line.span, line.text), _role(lines, place, both["role"]))
    following = lines[place + 1] if place + 1 < len(lines) else None
    if _is_person(line.text):
        return _person_above(lines, place, loose=loose)
    if loose and ROLE.match(line.text) and following is not None and _is_person(following.text):
        return Party(Read(following.text.strip(" ,"), following.span, 0.9), Read(line.text, line.span, 0.9))
    return None


def _person_above(lines: Sequence[HeadLine], place: int, *, loose: bool) -> Party | None:
    name = _PRONOUNS.sub("", lines[place].text.strip(" ,"))
    role = next((at for at in range(place + 1, min(place + 3, len(lines))) if ROLE.match(lines[at].text)), None)
    if role is not None:
        following = lines[role + 1].text if role + 1 < len(lines) else ""
        role += 1 if lines[role].text.startswith("Comisiynydd") and ROLE.match(following) else 0
        return Party(Read(name, lines[place].span, 0.95), _role(lines, role, lines[role].text))
    if not loose:
        return None
    below = lines[place + 1] if place + 1 < len(lines) else None
    if below is not None and not below.is_apart and len(below.text) < 90 and not _COPIES.match(below.text):
        return Party(Read(name, lines[place].span, 0.9), Read(below.text, below.span, 0.6))
    return Party(Read(name, lines[place].span, 0.85))


def _role(lines: Sequence[HeadLine], place: int, words: str) -> Read[str]:
    """The role, with the line that it goes on to."""
    start = lines[place].span.end - len(words)
    end = lines[place].span.end
    while place + 1 < len(lines) and (
        words.endswith((" for", " of", " and", ",", " &", " the"))
        or re.match(r"(?:for and )?on behalf of", lines[place + 1].text)
    ):
        if _COPIES.match(lines[place + 1].text) or len(lines[place + 1].text) > 80:
            break
        place += 1
        words = f"{words} {lines[place].text}"
        end = lines[place].span.end
    return Read(words.strip(" ,"), Span(start, end), 0.95)


def _is_person(text: str) -> bool:
    plain = _PRONOUNS.sub("", text.strip(" ,"))
    if ROLE.match(plain) and not re.match(r"(?:Lord|Cllr|Alderman|Deputy [A-Z]\w+ [A-Z]\w+$)", plain):
        return False
    if re.search(
        (
            r"\b(?:Police|Constabulary|Office|Council|Authority|Council|Service|House|Street|Road|Park|HMICFRS|"
            r"Commissioner|Response|Report|Inspection)\b"
        ),
        plain,
    ):
        return False
    found = PERSON.fullmatch(plain) or _PLAIN_PERSON.fullmatch(plain)
    return found is not None and len(plain) < 60


def copies_in(lines: Sequence[HeadLine]) -> tuple[Read[str], ...]:
    """Who has a copy: behind "cc", on its line and the ones below."""
    for place, line in enumerate(lines):
        found = _COPIES.match(line.text)
        if not found or not _is_copies_label(line.text, found):
            continue
        copies = _split(found["rest"], line.span, line.text)
        for after in lines[place + 1 : place + 10]:
            if len(after.text) > 90 or _ENDS_COPIES.match(after.text) or after.text.endswith("."):
                break
            if _PLAIN_PERSON.match(after.text) and after.is_apart and copies:
                break
            copies += _split(after.text, after.span, after.text)
        return tuple(copies)
    return _copies_said(lines)


def _copies_said(lines: Sequence[HeadLine]) -> tuple[Read[str], ...]:
    """ "A copy has been sent to His Majesty's Chief Inspector.": named bodies and offices alone."""
    for place, line in enumerate(lines):
        words = " ".join(one.text for one in lines[place : place + 4])
        found = _COPY_SAID.search(words) if "cop" in line.text.lower() else None
        if found and found.start() < len(line.text):
            who = found["who"] or found["whom"] or found["to"]
            return tuple(_split(re.sub(r"^the (?=[A-Z])", "", who), line.span, line.text))
    return ()


def _is_copies_label(line: str, found: re.Match[str]) -> bool:
    label = line[: len(line) - len(found["rest"])].rstrip()
    if label.lower().startswith(("cc", "c.c")):
        return label[:2] in {"cc", "CC", "Cc", "c.", "C."} and (len(found["rest"]) < 200)
    by_copy = label.lower().startswith("by cop") or label.lower() in {"copied to", "copies to", "copy to"}
    return (
        label.endswith(":")
        or not found["rest"]
        or (by_copy and len(found["rest"]) < 160 and not found["rest"].endswith("."))
    )


def _split(words: str, span: Span, within: str) -> list[Read[str]]:
    """The copies of a line: parted by semicolons, or else by commas where more than one stands."""
    plain = words.strip(" :\t")
    if not plain:
        return []
    if ";" in plain:
        parts = plain.split(";")
    elif " / " in plain and not WELSH_TITLE.match(plain):
        parts = plain.split(" / ")
    elif re.search(r"(?:^| )\d[.)] .*\s\d[.)] ", plain):
        parts = re.split(r"(?:^|\s+)\d[.)] ", plain)
    elif " and to " in plain:
        parts = re.split(r",? and to |, to ", plain)
    elif " / " in plain and WELSH_TITLE.match(plain):
        parts = [plain.rsplit(" / ", 1)[-1]]
    elif plain.count(",") > 1 or re.search(
        r", (?:and )?(?:HMICFRS|HMIC|Home Office|the Chief Constable|Chief Constable)\b", plain
    ):
        parts = re.split(r", (?:and )?| and (?=[A-Z])", plain)
    elif re.search(r" and (?:HMICFRS|the |HM )", plain):
        parts = re.split(r" and (?=HMICFRS|the |HM )", plain)
    else:
        parts = [plain]
    return [_read(part.strip(" .•-*"), span, within, 0.9) for part in parts if part.strip(" .•-*")]
