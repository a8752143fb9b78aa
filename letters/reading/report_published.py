"""The day that a document gives for its report's publication."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from letters.reading.dates import dates_in
from letters.reading.head_lines import HeadLine, find_labelled
from letters.reading.report_words import BRACKET_DATE
from letters.reading.values import Read, Span

_PUBLISHED_LABELS = re.compile(
    r"(?:date (?:of )?(?:inspection |report )?(?:published|publication)(?: of (?:the )?report)?|(?:report|"
    r"inspection) published(?: on)?|date (?:the )?(?:report|inspection)(?: was)? published|publication "
    r"date(?: of (?:the )?report)?|(?:published|issued|out)(?: on| by (?:hmicfrs|hmic|the inspectorate)(?: "
    r"on)?)?|date of (?:the )?report|report date|date inspection published|hmicfrs publication date|"
    r"cyhoeddwyd)"
)


_CUE_BEFORE = re.compile(
    (
        r"(?:publish\w*|publication|releas\w+|issued|recommendations? (?:which|that) .{3,60} made|came out|"
        r"brought out|put out|made public|appeared|"
        r"launched)(?: by [A-Z][^.;]{2,90}?)?(?: report)?(?: (?:was|is|its|the|this|report|above|inspection|findings|"
        r"full|national|thematic|joint|its|to|in|earlier))*[,:]? ?(?:on|in|of|dated)?(?: the)?(?: (?:mon|tues|"
        r"wednes|thurs|fri|satur|sun)day)?,? ?$"
    ),
    re.IGNORECASE,
)


_CUE_REPORT_OF = re.compile(
    (
        r"(?:report|inspection|letter|visit|publication|notice)s?(?: \w+){0,3},? (?:of|dated|from|on)(?: "
        r"the)?(?: (?:mon|tues|wednes|thurs|fri|satur|sun)day)? ?$"
    ),
    re.IGNORECASE,
)


_PUBLISHED_SENTENCE = re.compile(r"\bpublish(?:ed|ing|es|cation)?\b|\breleased\b|\bissued\b", re.IGNORECASE)


_PUBLISHES = re.compile(
    r",? (?:HMICFRS|HMIC|(?:His|Her) Majesty['’]s\s+Inspectorate[^.;]{0,90}|the [Ii]nspectorate|inspectors)\s+"
    r"(?:published|issued|released)\b"
)
_IN_BRACKETS_ALONE = re.compile(
    r"(?:HMICFRS|HMIC),? [0-9].{6,20}|\((?:HMICFRS|HMIC|HM Inspectorate[^(),]*|published),? .{6,40}\)|"
    r"pub(?:lished|\.) .{6,30}"
)


def published_in(lines: Sequence[HeadLine], prose: Sequence[Span], text: str, taken: Span | None) -> Read[date] | None:
    """The day that the document gives for the report's publication; `taken` is the document's own date."""
    for _label, value, span in find_labelled(lines, _PUBLISHED_LABELS):
        days = dates_in(value)
        if days and (taken is None or not taken.start <= span.start < taken.end):
            return Read(days[0][0], Span(span.start + days[0][1].start, span.start + days[0][1].end), 0.95)
    for line in lines:
        alone = _IN_BRACKETS_ALONE.fullmatch(line.text)
        days = dates_in(text, line.span) if alone else []
        if days:
            return Read(days[0][0], days[0][1], 0.9)
    for line in lines:
        found = BRACKET_DATE.search(line.text) if "(" in line.text else None
        days = dates_in(found["inside"]) if found and len(line.text) < 260 else []
        if days:
            day, place = dates_in(text, line.span)[0]
            return Read(day, place, 0.9)
    return _published_in_prose([*prose, *(line.span for line in lines)], text, taken)


def _published_in_prose(spans: Sequence[Span], text: str, taken: Span | None) -> Read[date] | None:
    """The date behind "published on" or "the report of"; else one whose sentence speaks of publishing."""
    dated = [(day, place, span) for span in spans for day, place in dates_in(text, span)]
    dated = [one for one in dated if taken is None or one[1].start != taken.start]
    for cue, sure in ((_CUE_BEFORE, 0.95), (_CUE_REPORT_OF, 0.8)):
        for day, place, span in dated:
            before = text[max(span.start, place.start - 120) : place.start].replace("-\n", "")
            if cue.search(" ".join(before.split()) + " "):
                return Read(day, place, sure)
    for day, place, span in dated:
        if _PUBLISHES.match(text, place.end, min(span.end, place.end + 140)):
            return Read(day, place, 0.9)
    for day, place, span in dated:
        if len(span) > 90 and _PUBLISHED_SENTENCE.search(text[max(span.start, place.start - 120) : place.end + 40]):
            return Read(day, place, 0.6)
    return None
