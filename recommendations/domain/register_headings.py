"""By which whole number a page of the register names a recommendation, and in which of its words."""

from __future__ import annotations

import re
from collections.abc import Sequence

from recommendations.domain.register_dates import read_day
from recommendations.domain.register_marks import lines, trimmed
from recommendations.domain.register_values import Number
from recommendations.domain.split_values import Span

_KINDS = r"recommendation|rec|area for improvement|afi|cause of concern"
_LABELS = r"id|identifier|ref|reference|number|num|no"
_VALUE = r"(?P<value>[0-9]{1,9}(?:\.[0-9]{1,3})?)(?![0-9]|[.,/:-][0-9]|[a-z%])"
_NAMED = re.compile(
    rf"(?<![a-z0-9])(?:(?P<kind>{_KINDS})\b[ \t.:#-]{{0,4}}(?:(?P<label>{_LABELS})\b[ \t.:#-]{{0,4}})?"
    rf"|(?P<alone>{_LABELS})\b[ \t.:#-]{{0,4}}|(?P<sign>#)[ \t]{{0,2}}){_VALUE}",
    re.IGNORECASE,
)
_BARE = re.compile(rf"{_VALUE}(?=[ \t]{{0,4}}(?:[.):\t|–—-]|\Z))", re.IGNORECASE)
_BETWEEN = re.compile(r"[\s.:()\[\]|–—-]*")
_BULLETS = " \t*•>|-"
_LOOKED_AT = 300
"""Characters of a heading in which its numbers are looked for."""
_PLAIN_KIND = {"rec": "recommendation", "area for improvement": "afi", "cause of concern": "cause-of-concern"}


def heading_in(page: str, spans: Sequence[Span]) -> tuple[Span | None, list[Span]]:
    """Where the words before an entry begin to name a recommendation, up to the entry; and the words that do not.

    A line that begins with a number and its name is the surest; without one, the last line that begins with a number.
    """
    named: list[tuple[Span, Span]] = []
    bare: list[tuple[Span, Span]] = []
    for span in spans:
        for line in lines(page, span):
            words = page[line.start : min(line.end, line.start + _LOOKED_AT)].lstrip(_BULLETS)
            if _NAMED.match(words):
                named.append((line, span))
            elif _BARE.match(words) and not read_day(words).end:
                bare.append((line, span))
    if not named and not bare:
        return None, list(spans)
    line, span = named[0] if named else bare[-1]
    heading = Span(line.start, span.end)
    before = trimmed(page, Span(span.start, line.start))
    rest = [one for one in spans if one != span] + ([before] if before.start < before.end else [])
    return heading, sorted(rest, key=lambda one: one.start)


def numbers_of(heading: str) -> tuple[Number, ...]:
    """The numbers that a heading gives, each once, with the word before it."""
    words = heading[:_LOOKED_AT].lstrip(_BULLETS)
    found = [Number(match["value"], _kind(match)) for match in _NAMED.finditer(words)]
    if not found and (bare := _BARE.match(words)):
        found = [Number(bare["value"])]
    return tuple(dict.fromkeys(found))


def words_behind_numbers(heading: str) -> str:
    """A heading's words without the numbers at its head: what it asks, where it says so."""
    at = len(heading) - len(heading.lstrip(_BULLETS))
    while match := _NAMED.match(heading, at) or (_BARE.match(heading, at) if at == 0 else None):
        after = _BETWEEN.match(heading, match.end())
        at = after.end() if after else match.end()
    return heading[at:].strip()


def _kind(found: re.Match[str]) -> str:
    if (found["label"] or found["alone"] or "").lower() in {"id", "identifier"}:
        return "id"
    kind = " ".join((found["kind"] or "").lower().split())
    return _PLAIN_KIND.get(kind, kind)
