"""Labels that open a line: what stands after them is an answer, a status, or a fact of the document."""

from __future__ import annotations

import re

_WHO = (
    r"(?:(?:the )?(?:force|constabulary|police|pcc|pfcc|opcc|commissioner|mayor|mopac|chief constable|chief officer|"
    r"(?:police and crime )?commissioner|deputy mayor|office|authority|service|council|our|my|initial|current|latest|"
    r"[A-Z][\w'’-]+(?: [A-Z][\w'’-]+){0,2}(?: (?:police|constabulary))?)(?:['’]?s?['’]?) )?"
)
_ANSWER = (
    r"(?:response|reply|comments?|answer|position|update|action(?:s)? (?:taken|proposed)|action|progress|ymateb|"
    r"observations?|statement|commentary|explanation|our position|what (?:we|the force) (?:have|has|are|is) "
    r"(?:done|doing))"
)
ANSWER = re.compile(
    rf"(?P<label>(?:{_WHO}{_ANSWER}(?: to (?:the |this )?recommendation(?: [0-9.]+)?)?(?: / {_WHO}{_ANSWER})*))"
    r"(?: \([^()]{1,40}\))? ?(?P<mark>:|[-–—](?= )|$) ?",
    re.IGNORECASE,
)
STATUS = re.compile(
    r"(?P<label>(?:current |overall |rag )?status|rag(?: rating| status)?|progress status|state|outcome|assessment|"
    r"accepted\??|position) ?(?P<mark>:|[-–—](?= )|\t) ?(?P<value>[^\n]{1,120})$",
    re.IGNORECASE,
)
ASKS = re.compile(
    r"(?P<label>(?:the )?(?:recommendation|area for improvement|afi|finding|text|wording|requirement)(?: text| wording)?) ?:"
    r" ?(?P<rest>.*)$",
    re.IGNORECASE,
)
OWNER = re.compile(r"(?P<label>owner|lead|responsible|rec\.? owner|addressee|for) ?: ?(?P<value>[^\n]{1,120})$", re.I)
DUE = re.compile(
    r"(?P<label>deadline|due(?: date)?|due by|target date|timescale|completion date|to be done by|implementation date)"
    r" ?: ?(?P<value>[^\n]{1,80})$",
    re.IGNORECASE,
)
_WHEN = re.compile(
    r"(?:in [A-Z][a-z]+(?: 20\d\d)?|now|then|today|update|previously|current position|position (?:now|then)|"
    r"(?:pcc|commissioner|force|mayor|chief constable)(?:['’]s)? (?:comment|response|view|update)s?)"
    r"(?: \([^()]{1,40}\))? ?:",
    re.IGNORECASE,
)


def is_labelled(line: str) -> bool:
    """Whether a line opens with a label of its own, and so with a block of its own."""
    found = ANSWER.match(line)
    if found and (found["mark"] or found.end() >= len(line)):
        return True
    return any(pattern.match(line) for pattern in (STATUS, ASKS, OWNER, DUE, _WHEN))


def answer_label(line: str) -> int:
    """How long the label is that opens an answer: "Force response:"; 0 where there is none."""
    found = ANSWER.match(line)
    return found.end() if found and (found["mark"] or found.end() >= len(line)) else 0
