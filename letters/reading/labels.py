"""Labels that open a line: what stands after them is a recommendation, an answer, a status or a fact beside them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache


class Label(StrEnum):
    """What a label announces."""

    ASKS = "asks"
    ANSWERS = "answers"
    STATUS = "status"
    OWNER = "owner"
    DUE = "due"
    BESIDE = "beside"


_WHO = (
    r"(?:(?:the )?(?:force|constabulary|police|pf?cc|opf?cc|commissioner|mayor|mopac|chief constable|chief officer|"
    r"police(?:, fire)? and crime commissioner|deputy mayor|office|authority|service|council|committee|"
    r"management|our|my|"
    r"initial|current|latest|formal|joint|agreed|[A-Z][\w'’-]+(?: [A-Z][\w'’-]+){0,2}(?: (?:police|constabulary))?)"
    r"(?:['’]s?)?(?: (?:overall|initial|current|own|further))? )"
)
_SPEAKS = (
    r"(?:response|reply|comments?|answer|position|update|actions? (?:taken|proposed|planned)(?:,? (?:or|"
    r"and) (?:proposed|planned|to be taken))?|action|progress|ymateb|"
    r"statement|commentary|explanation|view|narrative)s?"
)
_TO_IT = r"(?: to (?:the |this )?(?:recommendation|area for improvement|afi)(?: [0-9.]+)?)?"
_WHAT = (
    r"what (?:the (?:force|constabulary|commissioner|pcc|chief constable|mayor|office)|we|i|our force) "
    r"(?:says?|said|thinks?|has done|have done|is doing|are doing|will do|did)(?: about it)?|"
    r"what (?:is|has been|will be) (?:happening|done|being done)|what (?:has happened|we are doing)"
)
_ADDS = (
    r"(?:anything (?:else )?(?:the (?:commissioner|pcc|mayor)|we|i) (?:wish(?:es)?|want(?:s)?|would like) to "
    r"add|further comments?)"
)
_SET_OUT = r"please (?:set out|describe|explain|give|provide)(?: [a-z,/]+){1,9}"
_SPEAKER = r"(?:the )?(?:chief constable|commissioner|pf?cc|deputy mayor|mayor|force|constabulary|chief officer)"
_LABELS: tuple[tuple[Label, str, str], ...] = (
    (
        Label.STATUS,
        (
            r"(?:current |overall |rag )?status|position(?=: ?(?:green|amber|red|white|grey|blue)\b)|rag(?: "
            r"rating| status)?|progress status|state|outcome|delivery|"
            r"(?:do (?:you|we) accept|is|has)(?: [a-z]+){1,6}\??|accepted\??|(?:not )?agreed\??"
        ),
        "RAG: Amber",
    ),
    (
        Label.OWNER,
        (
            r"(?:rec\.? |recommendation )?owner|lead(?: officer)?|responsible(?: officer| person| lead)?|"
            r"responsibility|addressee|addressed to|directed (?:to|at)|for|who|aimed at"
        ),
        "Addressed to: All forces",
    ),
    (
        Label.DUE,
        (
            r"(?:hmicfrs |original |target )?(?:deadline|due)(?: date)?|due by|target(?: date)?|timescale(?: "
            r"[a-z]+){0,4}|time ?frame|completion date|to be (?:done|completed) by|implementation date|by when|date "
            r"due|when"
        ),
        "Due: 31 May 2025",
    ),
    (
        Label.ASKS,
        (
            r"(?:the |hmicfrs |hmic |inspection |national )*(?:recommendation|area for improvement|afi|finding|"
            r"requirement|wording)(?: text| wording| made)?|(?:what )?(?:hmicfrs|hmic|the (?:inspectors?|"
            r"inspectorate|report)|inspectors?) (?:said|says|recommended|recommends|wants?|wanted|asked|asks)(?: "
            r"for)?|text|wording|argymhelliad|"
            r"the (?:iopc|coroner|committee|panel|auditor|board|inspectorate) recommend(?:s|ed) that"
        ),
        "HMICFRS said: Forces should",
    ),
    (
        Label.BESIDE,
        (
            r"(?:local|our) target(?: date)?|observation|background|context|priority|risk|theme|page|"
            r"paragraph|rationale|(?:original )?finding|"
            r"ref(?:erence)?|evidence|category|number"
        ),
        "Observation: Cash is late",
    ),
    (
        Label.ANSWERS,
        (
            rf"{_WHO}?{_SPEAKS}{_TO_IT}(?: / {_WHO}?{_SPEAKS})*|{_WHAT}|{_ADDS}|{_SPEAKER}|{_SET_OUT}|ymateb(?: "
            rf"\w+){{0,3}}"
        ),
        "Force response: Done.",
    ),
)
_COMPILED = tuple(
    (
        label,
        re.compile(
            rf"(?P<label>{words})(?: \([^()]{{1,40}}\))? ?(?P<mark>:|[-–—](?= )|(?<=\?)(?= )|$) ?", re.IGNORECASE
        ),
    )
    for label, words, _ in _LABELS
)
_BARE = re.compile(r"(?:current |rag )?status|owner|lead|due date|deadline|target date", re.IGNORECASE)
_WHEN = re.compile(
    r"(?:in [A-Z][a-z]+(?: 20\d\d)?|now|then|today|update|previously|(?:current )?position|position (?:now|then)|"
    r"(?:pf?cc|commissioner|force|mayor|chief constable)(?:['’]s)? (?:comment|response|view|update)s?)"
    r"(?: \([^()]{1,40}\))? ?:",
    re.IGNORECASE,
)
_SAID = re.compile(r"what (?:hmicfrs|hmic|(?:the )?inspect)", re.IGNORECASE)
_PLAIN_HEADS = re.compile(
    rf"(?:{_WHO}?{_SPEAKS}{_TO_IT}(?: / {_WHO}?{_SPEAKS})*|{_WHAT}|{_ADDS}|ymateb(?: \w+){{0,3}})", re.IGNORECASE
)
RECORD = re.compile(
    r"(?P<number>[0-9]{1,2}(?:\.[0-9]{1,2})?)[.):]? (?:(?:Priority|Risk|Category|Rating|Theme|Grade)\b|"
    r"\((?:High|Medium|Low|Fundamental|Significant)(?: priority| risk)?\)$)"
)
"""The line that opens a record of labelled facts: "1   Priority: HIGH"."""
SPACED = re.compile(
    r"(?im)^(?P<before>[ \t]*)(?P<label>recommendation|observation|management response|response|force "
    r"response|pf?cc response|owner|"
    r"responsible officer|due(?: date)?|deadline|timescale[a-z ]{0,24}|status|priority|update|comments?|"
    r"finding|action|target date) {3,}(?=\S)"
)


@dataclass(frozen=True)
class Labelled:
    """A label at a line's head: how long it is, and what stands behind it on the line."""

    label: Label
    length: int
    value: str


@lru_cache(maxsize=2_000)
def label_of(line: str) -> Labelled | None:
    """The label that a line opens with; without a colon only those of answers may stand alone on a line."""
    if line.startswith("[") and line.endswith("]") and ":" in line:
        inside = label_of(line[1:-1])
        return Labelled(inside.label, inside.length + 1, inside.value) if inside else None
    for label, pattern in _COMPILED:
        found = pattern.match(line)
        if found is None:
            continue
        value = line[found.end() :].strip()
        if (
            not found["mark"]
            and not found["label"].endswith("?")
            and (value or not _PLAIN_HEADS.fullmatch(found["label"]))
            and (value or not _SAID.match(found["label"]))
        ):
            continue
        if found["mark"] in {"-", "–", "—"} and label not in {Label.ANSWERS, Label.STATUS}:
            continue
        return Labelled(label, found.end(), value)
    return None


def is_bare(line: str) -> bool:
    """Whether a line is the label of a fact that a form leaves empty, or gives on the next line: "Status"."""
    return _BARE.fullmatch(line) is not None


def is_labelled(line: str) -> bool:
    """Whether a line opens with a label of its own, and so with a block of its own."""
    return label_of(line) is not None or _WHEN.match(line) is not None


def states_fact(line: str) -> bool:
    """Whether a line is a status, an owner or a day behind its label: what follows it is something else."""
    found = label_of(line)
    return found is not None and found.label in {Label.STATUS, Label.OWNER, Label.DUE} and bool(found.value)


DOTTED = re.compile(r"(?m)^(?P<label>[A-Z][\w ]{1,24}?) \.{2,} ?: (?=\S)")
"""A label whose colon stands behind dots: "Wording .........: Digital exhibits"."""
