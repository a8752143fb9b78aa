"""The document's own date: labelled, on a line of its own, behind its title, or at its end."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from letters.reading.dates import dates_in
from letters.reading.head_lines import HeadLine, before_prose, find_labelled
from letters.reading.reference import CODE
from letters.reading.values import Read, Span

_DATE_LABEL = re.compile(
    r"(?:date(?: of (?:this )?(?:letter|reply|response|comments?|publication of (?:this )?response))?|dated|"
    r"letter date|(?:my |our )?response date|returned(?: on)?|sent|date sent|date issued|issued|dyddiad ?/ "
    r"?date|dyddiad|date of issue|"
    r"reply date|posted(?: on)?|date of (?:pcc|commissioner['’]s) response|version|status|submitted|date "
    r"submitted|response published|date (?:of |on )?(?:this )?form(?: completed)?|date completed|completed|"
    r"approved|date approved|signed off|reply "
    r"published|(?:our |this |pf?cc |the |my |commissioner['’]s )?(?:response|reply) (?:was )?(?:published|"
    r"approved|agreed|signed|issued|dated|sent)(?: on)?|form completed|cleared(?: by (?:the )?pf?cc)?(?: "
    r"on)?|date cleared)"
)


_POSTED = re.compile(
    r"(?:published|posted|date published|first published|added|publication date)(?: on)?", re.IGNORECASE
)


_OWN_DAY = re.compile(
    r"\b(?:(?:[Tt]his|[Oo]ur|[Mm]y) (?:response|reply|page|letter)|[Rr]esponse(?= dated)|statutory response|"
    r"PF?CC response),? (?:was )?(?:first )?(?:published|issued|sent|dated)(?: on)?|"
    r"\bresponse of the [^.]{5,90}, dated"
)


_BEHIND_BODY = re.compile(r"(?:response|reply|comments|statement|letter)\b.{0,120},? ?$", re.IGNORECASE)


_MONTH = re.compile(
    (
        r"\b(?:\d{1,2}[/.-]\d{1,2}[/.-]\d|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|ion|chw|maw|ebr|mai|"
        r"meh|gor|aws|med|hyd|tach|rhag|(?:19|20)\d\d)"
    ),
    re.IGNORECASE,
)


def own_date(head: Sequence[HeadLine], tail: Sequence[HeadLine], text: str, *, is_web: bool) -> Read[date] | None:
    """The document's own date: labelled, on a line of its own, behind its title, or at its end."""
    opening = before_prose(head)
    found = _labelled_date(opening) or next((one for line in opening if (one := _alone(line, text))), None)
    found = found or next((one for line in tail if (one := _at_end(line, text))), None)
    if found is None and is_web:
        found = next((one for line in [*head[:40], *tail] if (one := _posted(line, text))), None)
    if found is None:
        found = next((one for line in opening if (one := _behind_title(line, text))), None) or _said_in_prose(
            head, text
        )
    return found or next((one for line in opening if (one := _refreshed(line, text))), None)


def _labelled_date(lines: Sequence[HeadLine]) -> Read[date] | None:
    for label, value, span in find_labelled(lines, _DATE_LABEL):
        days = dates_in(value)
        if days and not (label in {"version", "status", "completed"} and len(value) > 60):
            return Read(days[0][0], Span(span.start + days[0][1].start, span.start + days[0][1].end), 0.95)
    return None


def _refreshed(line: HeadLine, text: str) -> Read[date] | None:
    """A tracker's day: when it was last brought up to date."""
    days = dates_in(text, line.span) if re.match(r"(?i)last (?:refreshed|updated|reviewed)", line.text) else []
    return Read(days[0][0], days[0][1], 0.5) if days else None


def _posted(line: HeadLine, text: str) -> Read[date] | None:
    """The day on which a web page says that it was put up."""
    label = (line.labelled() or (" ".join(line.text.split()[:1]).lower(),))[0]
    days = dates_in(text, line.span)
    is_reports = re.search("report|inspect|hmic", line.text, re.IGNORECASE) is not None
    if not days or not _POSTED.fullmatch(label) or len(line.text) >= 70 or is_reports:
        return None
    return Read(days[0][0], days[0][1], 0.75)


def _behind_title(line: HeadLine, text: str) -> Read[date] | None:
    """ "Response of the Commissioner for Saltern, 10 December 2024"."""
    days = dates_in(text, line.span) if len(line.text) < 160 else []
    if not days:
        return None
    day, place = days[-1]
    before = text[line.span.start : place.start]
    ends_line = place.end >= line.span.end - 2
    return (
        Read(day, place, 0.85)
        if ends_line and _BEHIND_BODY.search(before) and "publish" not in before.lower()
        else None
    )


def _said_in_prose(head: Sequence[HeadLine], text: str) -> Read[date] | None:
    """ "This response was published on 30 April 2025", "the response of the Commissioner, dated 22 March 2024"."""
    for line in head:
        for found in _OWN_DAY.finditer(text, line.span.start, line.span.end):
            days = dates_in(text, Span(found.end(), min(found.end() + 40, line.span.end)))
            if days and days[0][1].start - found.end() < 14:
                return Read(days[0][0], days[0][1], 0.8)
    return None


def _at_end(line: HeadLine, text: str) -> Read[date] | None:
    found = line.labelled()
    days = dates_in(text, line.span) if len(line.text) < 60 else []
    labelled = found is not None and _DATE_LABEL.fullmatch(found[0]) is not None
    return Read(days[0][0], days[0][1], 0.9) if days and (labelled or _alone(line, text)) else None


def _alone(line: HeadLine, text: str) -> Read[date] | None:
    """A line that is a date, in one language or two."""
    if len(line.text) > 80 or not _MONTH.search(line.text):
        return None
    days = dates_in(text, line.span)
    if not days:
        return None
    rest = text[line.span.start : line.span.end]
    for _day, place in reversed(days):
        rest = rest[: place.start - line.span.start] + rest[place.end - line.span.start :]
    plain = re.sub(
        (
            r"(?:mon|tues|wednes|thurs|fri|satur|sun)day|\bmon|tue|wed|thu|fri|sat|sun|\bthe\b|\bdated?\b|"
            r"\d\d[:.]\d\d|dyddiad"
        ),
        "",
        rest,
        flags=re.IGNORECASE,
    )
    if (
        len(re.sub(r"[\W_]", "", plain)) <= 1
        or CODE.fullmatch(plain.strip())
        or re.fullmatch(r"\W*(?!Publi|Due|Deadline|Issued)[A-Z][a-z]+\W*", plain.strip())
    ):
        return Read(days[0][0], days[0][1], 0.95)
    return None
