"""The headings under which a letter answers: those of reports, and what letters write besides."""

from __future__ import annotations

import re
from dataclasses import replace

from letters.reading.values import ItemKind
from recommendations.domain.split_headings import Heading, heading_of
from recommendations.domain.split_wording import has_duty

_WELSH_PAIR = re.compile(
    (
        r"(?:argymhelliad|argymhellion|arg\b\.?|ma?e[sy]+dd? i(?:['’]w)? g?wella|maes i(?:['’]w)? wella|achos "
        r"pryder|achosion pryder) ?[0-9.]{0,5} ?[/|–-] ?(?=[A-Z])"
    ),
    re.IGNORECASE,
)
_PAIR_AFTER = re.compile(
    r" ?[/|] ?(?:argymhelliad|arg\b\.?|maes i(?:['’]w)? wella|achos pryder) ?[0-9.]{0,5}", re.IGNORECASE
)
_WELSH = re.compile(
    r"(?P<what>Argymhelliad|Maes i(?:['’]w)? [Ww]ella|Achos [Pp]ryder) ?(?P<number>[0-9.]{0,5}) ?[:–-]? ?"
)
_OF_SO_MANY = re.compile(r"^(?:of|/) ?[0-9]{1,3}\b ?[:.–—-]? ?")
_OTHERS = re.compile(
    r"(?:(?:[A-Za-z]+ ){1,2}(?i:recommendation)|Item:?|Matter of concern|Concern|Action point|Action|Learning point|"
    r"Finding|Proposal|Requirement|Paragraph) ?\(?(?P<number>[0-9]{1,3}(?:\.[0-9]{1,2})?|"
    r"(?<![a-z])[A-Za-z](?=[):]))\)?"
    r" ?(?P<mark>[:.–—-])? ?(?P<rest>.*)"
)
_REPLY_TO = re.compile(
    r"(?:(?:PCC|Force|Commissioner(?:['’]s)?|My|Our) )?(?:[Rr]esponse|[Rr]eply|[Cc]omments?|[Aa]nswer) (?:to|on) "
    r"(?P<rest>(?:[Rr]ecommendation|[Rr]ec|AFI|[Aa]rea for improvement)s? .*)"
)
_REPLY_TO_MARK = re.compile(
    r"(?:(?:PCC|Force|Commissioner(?:['’]s)?|My|Our) )?(?:[Rr]esponse|[Rr]eply|[Cc]omments?|[Aa]nswer) (?:to|on) "
    r"\((?P<number>[ivx]{1,5}|[a-z]|[0-9]{1,2})\) ?[:.–-] ?(?P<rest>.*)"
)
_NAMES_ITS_OWN = re.compile(
    r"Recommendations? (?P<number>[0-9]{1,3}(?:\.[0-9]{1,2})?[a-z]?(?:(?:, | and | to )[0-9]{1,3}(?:\.[0-9]{1,2})?)*) "
    r"(?=[a-z])(?!of\b|to\b|and\b|in\b)"
)
_TURNS_TO = re.compile(
    r"(?:On|As (?:to|for|regards)|Regarding|Turning to|With (?:regard|respect) to|In (?:relation|respect) (?:to|of)) "
    r"(?:recommendations?|recs?\.?|AFIs?|areas? for improvement) "
    r"(?P<number>[0-9]{1,3}(?:\.[0-9]{1,2})?[a-z]?(?:(?:, | and | to | ?[–-] ?)[0-9]{1,3}(?:\.[0-9]{1,2})?)*), \S",
    re.IGNORECASE,
)
"""An answer that says at its head which recommendation it is to: "On recommendations 1 and 2, both were in place"."""
_R_NUMBER = re.compile(r"[•*-]? ?R[0-9]")
_WORD_NUMBER = re.compile(
    r"(?:[•*-] ?)?(?:[A-Za-z]+ ){0,2}?(?:recommendation|rec\.?|area for improvement|afi|cause of concern) "
    r"(?P<word>one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)\b",
    re.IGNORECASE,
)
_KIND_BEHIND = re.compile(
    (
        r"[A-Z][^.:;?!]{2,80} ?[:–—-] ?(?P<what>(?:accelerated )?(?:causes? of concern|areas? for improvement|"
        r"recommendations?)(?: [0-9]{1,2})?)"
    ),
    re.IGNORECASE,
)
_PRESSED = re.compile(
    r"^[▸►▾▶+] ?(?=\D)|\s*\[(?:Hide|Show|Open|Close|Expand)\]$|^The (?=(?:accelerated )?cause of concern)"
)
_OF_ALL = re.compile(
    r"((?:[Rr]ec(?:ommendation)?\b\.?|AFI|[Aa]rea for improvement)(?: ?[Nn]o\.?)? [0-9]{1,2}) of [0-9]{1,2}\b"
)
"""What a web page and a form put around a heading: "▸ Rec. No. 1 of 4 [Hide]"."""
_MARKS = re.compile(
    r"(?:Recommendations?|Recs?\.?) (?P<number>\((?:[ivx]+|[a-z]|[0-9]{1,2})\)(?:(?:, | and |, and "
    r")\((?:[ivx]+|[a-z]|[0-9]{1,2})\))*)"
    r" ?[.:–—-]? ?(?P<rest>.*)"
)
_TOPIC_FIRST = re.compile(
    r"[A-Z][^.()]{3,60} \((?P<what>area for improvement|recommendation|cause of concern) "
    r"?(?P<number>[0-9]{1,2})?\) ?[.:–-] ?(?P<rest>.*)"
)
_ENGLISH = {"area": ItemKind.AFI, "rec": ItemKind.RECOMMENDATION, "cause": ItemKind.CAUSE_OF_CONCERN}
_IN_BRACKETS = re.compile(
    r"(?P<name>Recommendation|Rec\.?|AFI|Area for improvement|R) "
    r"?(?P<number>[0-9]{1,3}(?:\.[0-9]{1,2})?[a-z]?) (?P<open>\()(?P<inside>.{15,})\)"
)
_IN_CONTENTS = re.compile(r"(?:\.{4,}|…{2,}) ?[0-9]{1,3}$")
_KINDS = {"a": ItemKind.RECOMMENDATION, "m": ItemKind.AFI, "ach": ItemKind.CAUSE_OF_CONCERN}


def heading_at(line: str) -> Heading | None:
    """The heading that a line is, or opens with; `rest` is what the line says after it, the number as it is written."""
    line = _PRESSED.sub("", line)
    line = _OF_ALL.sub(r"\1", line) if " of " in line else line
    pair = _WELSH_PAIR.match(line)
    plain = line[pair.end() :] if pair else _PAIR_AFTER.sub("", line, count=1) if "/" in line or "|" in line else line
    found = _bracketed(plain) or _of_marks(plain) or heading_of(plain) or _kind_behind(plain) or _topic_first(plain)
    if found is None:
        return _welsh(line) or _other(line)
    if _IN_CONTENTS.search(plain):
        return None
    return replace(found, number=_as_written(plain, found.number))


def _as_written(line: str, number: str) -> str:
    """ "One" of "Recommendation One", and "R3" of "R3"."""
    if not number:
        return number
    if _R_NUMBER.match(line):
        return f"R{number}"
    word = _WORD_NUMBER.match(line)
    return word["word"] if word else number


def _kind_behind(line: str) -> Heading | None:
    """ "Responding to the public – cause of concern"."""
    found = _KIND_BEHIND.fullmatch(line)
    if found is None:
        return None
    named = heading_of(found["what"][0].upper() + found["what"][1:])
    return replace(named, rest="") if named else None


def _of_marks(line: str) -> Heading | None:
    """ "Recommendations (i), (iii) and (iv). I am pleased": by the marks of a list."""
    found = _MARKS.match(line)
    return Heading(ItemKind.RECOMMENDATION, found["number"], rest=found["rest"]) if found else None


def _topic_first(line: str) -> Heading | None:
    """ "Investigating crime (area for improvement 1). The constabulary should"."""
    found = _TOPIC_FIRST.match(line)
    if found is None:
        return None
    kind = next(kind for start, kind in _ENGLISH.items() if found["what"].lower().startswith(start))
    return Heading(kind, found["number"] or "", rest=found["rest"])


def _bracketed(line: str) -> Heading | None:
    """ "Recommendation 3 (By 31 July, chief constables should log each.) The log was opened": words in brackets."""
    found = _IN_BRACKETS.match(line)
    if found is None or not (has_duty(found["inside"]) or re.search(r"\bto [a-z]+", found["inside"])):
        return None
    kind = ItemKind.AFI if found["name"].lower().startswith("a") else ItemKind.RECOMMENDATION
    return Heading(kind, found["number"], rest=line[found.start("open") :])


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
    rest = _OF_SO_MANY.sub("", found["rest"])
    if rest and not found["mark"] and rest == found["rest"]:
        return None
    return Heading(ItemKind.RECOMMENDATION, found["number"], rest=rest)


def answers_heading(line: str) -> Heading | None:
    """The heading of an answer that stands apart from its recommendation: "Response to recommendation 3:"."""
    marked = _REPLY_TO_MARK.match(line)
    if marked:
        return Heading(ItemKind.RECOMMENDATION, marked["number"], rest=marked["rest"])
    turned = _TURNS_TO.match(line) or _NAMES_ITS_OWN.match(line)
    if turned:
        return Heading(ItemKind.RECOMMENDATION, turned["number"], rest=line)
    found = _REPLY_TO.match(line)
    if not found:
        return None
    named = heading_of(found["rest"][0].upper() + found["rest"][1:])
    return replace(named, rest=named.rest) if named and named.number else None
