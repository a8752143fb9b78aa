"""The headings under which a letter answers: those of reports, and what letters write besides."""

from __future__ import annotations

import re
from dataclasses import replace

from recommendations.domain.split_headings import Heading, heading_of
from recommendations.domain.split_values import PieceKind

_WELSH_PAIR = re.compile(
    r"(?:argymhelliad|maes i(?:['’]w)? wella|achos pryder) ?[0-9.]{0,5} ?[/|–-] ?(?=[A-Z])", re.IGNORECASE
)
_PAIR_AFTER = re.compile(r" ?[/|] ?(?:argymhelliad|maes i(?:['’]w)? wella|achos pryder) ?[0-9.]{0,5}", re.IGNORECASE)
_WELSH = re.compile(
    r"(?P<what>Argymhelliad|Maes i(?:['’]w)? [Ww]ella|Achos [Pp]ryder) ?(?P<number>[0-9.]{0,5}) ?[:–-]? ?"
)
_OTHERS = re.compile(
    r"(?:Matter of concern|Concern|Action point|Action|Learning point|Finding|Proposal|Learning recommendation|"
    r"Super-complaint recommendation|Requirement|Paragraph) ?\(?(?P<number>[0-9]{1,3}(?:\.[0-9]{1,2})?|[A-Za-z](?=[):]))\)?"
    r" ?(?P<mark>[:.–—-])? ?(?P<rest>.*)"
)
_REPLY_TO = re.compile(
    r"(?:(?:PCC|Force|Commissioner(?:['’]s)?|My|Our) )?(?:[Rr]esponse|[Rr]eply|[Cc]omments?|[Aa]nswer) (?:to|on) "
    r"(?P<rest>(?:[Rr]ecommendation|[Rr]ec|AFI|[Aa]rea for improvement)s? .*)"
)
_R_NUMBER = re.compile(r"[•*-]? ?R[0-9]")
_IN_CONTENTS = re.compile(r"(?:\.{4,}|…{2,}) ?[0-9]{1,3}$")
_KINDS = {"a": PieceKind.RECOMMENDATION, "m": PieceKind.AFI, "ach": PieceKind.CAUSE_OF_CONCERN}


def heading_at(line: str) -> Heading | None:
    """The heading that a line is, or opens with; `rest` is what the line says after it."""
    pair = _WELSH_PAIR.match(line)
    plain = line[pair.end() :] if pair else _PAIR_AFTER.sub("", line, count=1) if "/" in line or "|" in line else line
    found = heading_of(plain)
    if found is not None:
        lettered = _R_NUMBER.match(plain)
        found = replace(found, number=f"R{found.number}") if lettered and found.number else found
        return None if _IN_CONTENTS.search(plain) else found
    return _welsh(line) or _other(line)


def _welsh(line: str) -> Heading | None:
    found = _WELSH.match(line)
    if not found or (not found["number"] and found.end() < len(line)):
        return None
    what = found["what"].lower()
    kind = next(kind for start, kind in reversed(_KINDS.items()) if what.startswith(start))
    return Heading(kind, found["number"].rstrip("."), rest=line[found.end() :])


def _other(line: str) -> Heading | None:
    found = _OTHERS.match(line)
    if not found:
        return None
    rest = found["rest"]
    if rest and not found["mark"]:
        return None
    return Heading(PieceKind.RECOMMENDATION, found["number"], rest=rest)


def answers_heading(line: str) -> Heading | None:
    """The heading of an answer that stands apart from its recommendation: "Response to recommendation 3:"."""
    found = _REPLY_TO.match(line)
    if not found:
        return None
    named = heading_of(found["rest"][0].upper() + found["rest"][1:])
    return replace(named, rest=named.rest) if named and named.number else None
