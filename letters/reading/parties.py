"""To whom a document is written, who signs it, and who has a copy."""

from __future__ import annotations

import re
from dataclasses import dataclass

from letters.reading.head_lines import HeadLine
from letters.reading.values import Read, Span

_TITLES = (
    r"(?:(?:The )?(?:Rt\.? ?Hon\.?|Right Hon(?:ourable|\.)?)|Sir|Dame|Lord|Lady|Baroness|Baron|Mr|Mrs|Ms|Miss|"
    r"Mx|Dr|Prof(?:essor)?|Cllr|Councillor|Alderman|Deputy|Rev(?:d|erend)?)\.?"
)


_POST = r"(?:,? (?:/ )?(?:MP|AS|AM|MS|MSP|KC|QC|QPM|KPM|CBE|OBE|MBE|DBE|KBE|DL|JP|HMI|PhD|FRSA)(?!\w))+"


_NAME = (
    rf"(?:{_TITLES} )*[A-Z][\w'’.-]+(?: (?:[A-Z]\.? )*(?:(?:de|van|von|der|ap|ab|al|o['’]) ?)?[A-Z][\w'’.-]*){{0,4}}"
)


PERSON = re.compile(
    rf"(?P<name>(?:{_TITLES} ){{1,3}}[A-Z][\w'’.-]*(?: [A-Z][\w'’.-]*){{0,4}}(?:{_POST})?|{_NAME}{_POST})"
)


WELSH_TITLE = re.compile(
    r"(?:cc )?(?:Prif|Comisiynydd|Yr? |Swyddfa|Dirprwy|Heddlu|Maer|Cadeirydd|Llywodraeth|Ysgrifennydd)"
)


_WELSH_BEHIND = re.compile(r" / (?:Comisiynydd|Prif Gwnstabl|Ysgrifennydd|Dirprwy|Swyddfa)\b")
PLAIN_PERSON = re.compile(
    r"(?P<name>(?:[A-Z]\. ?){1,3}[A-Z][\w'’-]+|[A-Z][\w'’-]+(?: (?:[A-Z]\.|(?:de|van|von|der|ap|al|Ó|Ní) "
    r"?)?\s?[A-Z][\w'’-]+){1,3})(?P<post>(?:,? [A-Z]{2,4})*)$"
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


@dataclass(frozen=True)
class Party:
    """A person with a role; either can be missing."""

    name: Read[str] | None = None
    role: Read[str] | None = None


def in_english(line: HeadLine) -> HeadLine:
    """Of a line in Welsh and English, the English."""
    behind = _WELSH_BEHIND.search(line.text)
    if behind:
        return HeadLine(
            Span(line.span.start, line.span.start + behind.start()), line.text[: behind.start()], line.is_apart
        )
    at = line.text.rfind(" / ")
    if at < 0 or not WELSH_TITLE.match(line.text):
        return line
    first = re.search(r" / (?=[A-Z])", line.text)
    at = first.start() if first else at
    return HeadLine(Span(line.span.start + at + 3, line.span.end), line.text[at + 3 :], line.is_apart)


def read_words(words: str, span: Span, within: str, sure: float = 0.95) -> Read[str]:
    at = within.find(words)
    start = span.start + max(at, 0)
    return Read(words.strip(" ,"), Span(start, start + len(words)), sure)
