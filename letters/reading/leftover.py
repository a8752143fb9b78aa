"""What of a document no field used: a person sees it beside the fields."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields, replace

from letters.reading.values import Header, Item, Read, Reading, Span


def leftover_of(reading: Reading) -> Reading:
    """The reading with its leftover: the stretches that no field's span covers, without blanks at their ends."""
    used = sorted(used_spans(reading))
    left: list[Span] = []
    at = 0
    for span in [*used, Span(len(reading.text), len(reading.text))]:
        if span.start > at:
            left += _trimmed(reading.text, at, span.start)
        at = max(at, span.end)
    return replace(reading, leftover=tuple(left))


def _trimmed(text: str, start: int, end: int) -> list[Span]:
    piece = text[start:end]
    stripped = piece.strip()
    if not stripped:
        return []
    begin = start + piece.index(stripped)
    return [Span(begin, begin + len(stripped))]


def used_spans(reading: Reading) -> Iterator[Span]:
    """The spans of all fields."""
    yield from header_spans(reading.header)
    for part in fields(reading.frame):
        yield from getattr(reading.frame, part.name)
    for item in reading.items:
        yield from item_spans(item)
    for claim in reading.claims:
        yield claim.span


def header_spans(header: Header) -> Iterator[Span]:
    """The spans of the header's fields; what was inferred has none."""
    for part in fields(header):
        value = getattr(header, part.name)
        for one in value if isinstance(value, tuple) else (value,):
            if isinstance(one, Read) and one.span is not None:
                yield one.span


def item_spans(item: Item) -> Iterator[Span]:
    """The spans of an item: what named it, its words, its answer, what stands beside them."""
    if item.heading_span is not None:
        yield item.heading_span
    yield from item.spans
    yield from item.response_spans
    yield from item.beside
