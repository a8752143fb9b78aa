"""What a document says of its recommendations as a whole: how many, for whom."""

from __future__ import annotations

import re
from collections.abc import Iterator

from letters.reading.values import Claim, ClaimKind, Span

_COUNTED = (
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
    "twenty",
)
_N = rf"(?P<{{0}}>[0-9]{{{{1,2}}}}|{'|'.join(_COUNTED)})"
_FORCES = (
    r"(?:(?:the |local |police |our |individual |all |both )*(?:forces?|chief constables?|constabular(?:y|ies)|"
    r"offices?|polic(?:e|ing) (?:and crime )?(?:bod(?:y|ies)|commissioners?)|PCCs?|this (?:force|office)|us|me)|"
    r"[A-Z][\w-]+(?: [A-Z][\w-]+)* (?:Police|Constabulary))"
)
_TOTAL = re.compile(rf"\b{_N.format('total')} (?:national |key |formal |specific )?recommendations\b", re.IGNORECASE)
_PART = re.compile(
    rf"\b{_N.format('count')} (?:of (?:which|these|them)|(?:recommendations? )?(?:for|are for|were for|is "
    rf"for|concern(?:ed|s)?|relate[sd]? to|(?:are|were|is) (?:addressed|directed|relevant|applicable) to|"
    rf"apply to|appl(?:y|ies) to))"
    rf"(?: (?:are|were|is|which|that))?(?: (?:for|concern(?:ed|ing|s)?|addressed to|directed (?:to|at)|"
    rf"relate[sd]? to|relevant to|applicable to|apply to))? ?{_FORCES}",
    re.IGNORECASE,
)
_MADE_TO = re.compile(
    (
        rf"\b(?:the )?{_N.format('count')} (?:recommendations|which) (?:that )?(?:(?:were |was |are )?(?:made|"
        rf"addressed|directed) (?:to|at)|(?:that )?concern(?:ed)?|I answered|for) ?(?:{_FORCES})?"
    ),
    re.IGNORECASE,
)
_AIMED = re.compile(
    r"recommendations? (?:that (?:are|were|is) )?(?:specifically )?(?:aimed at|directed at|directed to|"
    r"addressed to|for|made to|intended for) (?P<whom>(?:all |local |the )*(?:[Pp]olice(?:, [Ff]ire)? and "
    r"[Cc]rime [Cc]ommissioners?|PCCs?|[Ll]ocal [Pp]olicing [Bb]odies|[Cc]hief [Cc]onstables?|[Ff]orces|"
    r"[Mm]ayors?))\b"
)


def claims_in(text: str, start: int, end: int) -> tuple[Claim, ...]:
    """The claims of the passage before the first item, each once."""
    found: list[Claim] = []
    for claim in _all(text, start, end):
        if not any(held.kind is claim.kind and held.value == claim.value for held in found):
            found.append(claim)
    return tuple(sorted(found, key=lambda one: one.span))


def _all(text: str, start: int, end: int) -> Iterator[Claim]:
    for match in _TOTAL.finditer(text, start, end):
        yield Claim(ClaimKind.TOTAL, _figure(match["total"]), Span(match.start(), match.end()))
    for pattern in (_PART, _MADE_TO):
        for match in pattern.finditer(text, start, end):
            yield Claim(ClaimKind.COUNT, _figure(match["count"]), Span(match.start(), match.end()))
    for match in _AIMED.finditer(text, start, end):
        yield Claim(ClaimKind.AIMED_AT, match["whom"], Span(match.start(), match.end()))


def _figure(words: str) -> str:
    low = words.lower()
    return str(_COUNTED.index(low) + 1) if low in _COUNTED else low
