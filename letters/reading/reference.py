"""The letter's own reference."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from letters.reading.dates import dates_in
from letters.reading.head_lines import HeadLine, before_prose, find_labelled
from letters.reading.values import Read, Span

_REF = re.compile(
    r"(?:our ref(?:erence)?(?: no\.?)?|ref(?:erence)?(?: no\.?| number)?|document ref(?:erence)?|letter "
    r"ref(?:erence)?|file ref(?:erence)?|case ref(?:erence)?|(?:ein cyf(?:eirnod)?|cyf(?:eirnod)?) ?/ ?(?:our "
    r")?ref(?:erence)?|(?!your)[a-z]{2,8} ref(?:erence)?|pcc ref(?:erence)?|correspondence ref(?:erence)?|"
    r"our file|file(?: no\.?)?)"
)


_YOUR_REF = re.compile(r"your ref(?:erence)?(?: no\.?)?")


_REF_INLINE = re.compile(
    (
        r"(?:our ref(?:erence)?|(?<!your )\bref(?:erence)?)(?: no\.?)? *[:.–-]? *(?P<value>[A-Z][\w./-]*(?: "
        r"?[/-] ?[\w.]+| \d[\w./-]*)*)"
    ),
    re.IGNORECASE,
)


CODE = re.compile(
    r"(?=.*\d)[A-Z][A-Z0-9&]{1,}(?:[/\-_. ]{1,2}[A-Z0-9]{1,12})+$|(?=.*\d)[A-Z]{2,}[0-9]{3,}(?:[/-][A-Z0-9]+)*$"
)


_POSTCODE = re.compile(r"(?:.*\b)?[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}$")


def reference_in(head: Sequence[HeadLine], tail: Sequence[HeadLine], text: str) -> Read[str] | None:
    """The letter's own reference; where it has none, the reader's."""
    lines = before_prose(head)
    return (
        next(_references(lines, _REF, 0.95), None)
        or _reference_inline(lines)
        or next(_references(lines, _YOUR_REF, 0.5), None)
        or next(_references(tail, _REF, 0.8), None)
    )


def _references(lines: Sequence[HeadLine], labels: re.Pattern[str], sure: float) -> Iterator[Read[str]]:
    """What stands behind such a label, without the date that may follow it."""
    for _label, value, span in find_labelled(lines, labels):
        days = dates_in(value)
        dated = bool(days) and days[0][1].start > 3 and days[0][1].end >= len(value) - 1
        plain = value[: days[0][1].start].strip() if dated else value
        plain = re.split(r"\s{2,}|[,;] ?(?:your|date)", plain, flags=re.IGNORECASE)[0].strip()
        if re.search(r"\d", plain) or re.match(r"[A-Z/]{2,}", plain):
            yield Read(plain, Span(span.start, span.start + len(plain)), sure)


def _reference_inline(lines: Sequence[HeadLine]) -> Read[str] | None:
    """A reference without a colon, or a line that is a code."""
    for line in lines:
        found = _REF_INLINE.match(line.text)
        if found and len(line.text) < 70 and re.search(r"\d", found["value"]):
            start = line.span.start + found.start("value")
            return Read(found["value"].strip(), Span(start, start + len(found["value"])), 0.9)
    for line in lines:
        if len(line.text) < 40 and CODE.match(line.text) and not _POSTCODE.match(line.text) and not dates_in(line.text):
            return Read(line.text, line.span, 0.7)
    return None
