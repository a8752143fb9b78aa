"""Who has a copy of a letter."""

from __future__ import annotations

import re
from collections.abc import Sequence

from letters.reading.head_lines import HeadLine
from letters.reading.parties import PERSON, PLAIN_PERSON, WELSH_TITLE, read_words
from letters.reading.values import Read, Span

COPIES = re.compile(
    r"(?P<label>cc|c\.c\.?|(?:by )?cop(?:y|ies|ied)(?: of this letter| by e-?mail| also| sent| goes| "
    r"provided| circulated)*(?: to)?|copi(?: (?:i|at))? ?/ ?cop(?:y|ies)(?: to)?|copi|a copy of this (?:letter|"
    r"reply|response) (?:has been|was|is) sent to(?: / [^:\n]{4,60})?(?=:)|distribution(?: list)?|bcc)"
    r"(?![\w-])[:.\t ]*(?P<rest>.*)",
    re.IGNORECASE,
)


_COPY_SAID = re.compile(
    r"(?:[Aa] copy(?: of (?:this|my) (?:letter|reply|response))?|[Cc]opies)(?: has| have| is| are| "
    r"will)?(?: also)?(?: been| being| be)? (?:sent|copied|provided|going|goes|go|gone) to "
    r"(?P<who>(?:the )?(?:HM|His Majesty|Her Majesty|Chief|Home|Secretary|Minister|Mayor|Chair|Police)[^.]{2,150})\.|"
    r"\bI (?:have sent|am sending) (?:a copy|copies) of this (?:letter|reply|response) to (?P<to>[^.]{6,190})\.|"
    r"\bI (?:am copying|have copied) this (?:letter|reply|response)? ?to "
    r"(?P<whom>(?:the )?[A-Z][^.]{2,150}?)(?:\.|, and it will )"
)


_ENDS_COPIES = re.compile(
    (
        r"(?:page \d|(?:our|your) ref|ref ?:|subject ?:|\d+ ?\| ?page|official|©|enc|https?:|www\.|tel|"
        r"telephone|e-?mail|this (?:e-?mail|"
        r"letter|document)|office "
        r"of|privacy|back to|download|sign up|yours|dear|re:|\d{1,2}/\d{1,2}|published|last updated|\[|notes?:|"
        r"annex|appendix|¹|related|share|date\b)"
    ),
    re.IGNORECASE,
)


_CAPITAL_HEADING = re.compile(r"(?!HMI)[A-Z][A-Z ]{4,}")
_BY_POST = re.compile(r",? \(?by (?:e-?mail|post|hand)\)?$", re.IGNORECASE)


def copies_in(lines: Sequence[HeadLine]) -> tuple[Read[str], ...]:
    """Who has a copy: behind "cc", on its line and the ones below."""
    for place, line in enumerate(lines):
        found = COPIES.match(line.text)
        if not found or not _is_copies_label(line.text, found):
            continue
        copies = _split(found["rest"], line.span, line.text)
        for after in lines[place + 1 : place + 10]:
            if len(after.text) > 90 or _ENDS_COPIES.match(after.text) or after.text.endswith("."):
                break
            if copies and after.is_apart and (PLAIN_PERSON.match(after.text) or _CAPITAL_HEADING.fullmatch(after.text)):
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
    if found["rest"].startswith("="):
        return False
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
    plain = _BY_POST.sub("", words.strip(" :\t"))
    if not plain:
        return []
    if plain.count(",") == 1 and ";" not in plain and PERSON.match(plain):
        parts = [plain]
    elif ";" in plain:
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
    return [read_words(part.strip(" .•-*"), span, within, 0.9) for part in parts if part.strip(" .•-*")]
