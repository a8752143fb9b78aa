"""A report's title as a document words it, without what stands around it."""

from __future__ import annotations

import re

from letters.reading.dates import dates_in
from letters.reading.values import Read, Span

RE = re.compile(r"^(?:re|subject|ref|fw|fwd|sj)\b ?[:.–-] ?", re.IGNORECASE)
_FIRST_OF_TWO = re.compile(r"\((?:1|i|a)\) (?P<first>.+?)[;,]? (?:and )?\((?:2|ii|b)\)")


BRACKET_DATE = re.compile(r"(?P<title>[^()]{12,220}?) ?\((?P<inside>[^()]{0,60}\d{2,4}[^()]{0,20})\)")


_CUT = re.compile(
    r"(?: [–—-] |: )(?:PROGRESS|UPDATE|RESPONSE|progress (?:since|update)|update (?:since|on)|our "
    r"(?:response|reply)|(?:PCC|Commissioner['’]?s?|statutory|formal|section 55) (?:response|reply|"
    r"comments)).*$"
)


_SUFFIX = re.compile(
    r"(?: [–—-] | ?: ?)(?:(?:the )?(?:PCC|Commissioner|Mayor|Police and Crime Commissioner)['’]?s? "
    r")?(?:[Rr]esponse|[Rr]eply|[Cc]omments)(?: (?:of|from|by) .*)?$"
)


_OWN_TITLE = re.compile(
    (
        r"(?:(?:the )?(?:HMICFRS|HMIC|PCC|OPCC|PFCC|mayor|(?:police(?:, fire)? and crime )?commissioner)['’]?s? )?"
        r"(?:(?:statutory|formal|section 55|s\.? ?55) )?(?:response|reply|"
        r"comments?|inspections?|report|letter|inspection report)s?(?: (?:letter|form|template|pro-?forma))?"
    ),
    re.IGNORECASE,
)
_SEVERAL = re.compile(r"(?:response to )?(?:two|three|both) (?:hmicfrs |national |inspection )*reports", re.IGNORECASE)


def clean_title(title: str, span: Span, sure: float) -> Read[str] | None:
    words = RE.sub("", " ".join(title.split()))
    first = _FIRST_OF_TWO.search(words)
    words = first["first"] if first else _CUT.sub("", words)
    words = _SUFFIX.sub("", words) if len(_SUFFIX.sub("", words)) > 11 else words
    bracket = BRACKET_DATE.match(words)
    if bracket and dates_in(bracket["inside"]):
        words = bracket["title"]
    words = (
        re.sub(r" \((?:HMICFRS|HMIC|published)[^()]*\)$", "", words)
        .strip(' .,:;*_"“”‘–—-')
        .removesuffix("'")
        .removeprefix("'")
    )
    if words.count("’") == 1 and words.endswith("’"):
        words = words[:-1]
    if len(words) < 6 or _OWN_TITLE.fullmatch(words) or _SEVERAL.fullmatch(words):
        return None
    return Read(words, span, sure)
