"""What holds of the reading of any document at all: its spans are in the text, its confidences are shares, and every
character that is no blank is in a field or left over."""

from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from typing import Any

from letters.reading.values import Reading, Span


def parts_of(value: Any, name: str = "") -> Iterator[tuple[str, Any]]:
    """Each value inside a reading, with the name of the field that holds it."""
    if isinstance(value, Span):
        yield name, value
    elif is_dataclass(value):
        for each in fields(value):
            yield from parts_of(getattr(value, each.name), each.name)
    elif isinstance(value, tuple):
        for each in value:
            yield from parts_of(each, name)
    else:
        yield name, value


def assert_whole(reading: Reading) -> None:
    spans = [(name, part) for name, part in parts_of(reading) if isinstance(part, Span)]
    beyond = [(name, span) for name, span in spans if not 0 <= span.start <= span.end <= len(reading.text)]
    assert beyond == []
    shares = [(name, part) for name, part in parts_of(reading) if name.endswith("confidence")]
    assert [(name, share) for name, share in shares if not 0 <= share <= 1] == []
    inside = bytearray(len(reading.text))
    for _name, span in spans:
        inside[span.start : span.end] = b"\1" * len(span)
    lost = [at for at, char in enumerate(reading.text) if not char.isspace() and not inside[at]]
    assert lost == []
    used = [span for name, span in spans if name != "leftover"]
    both = {(left.start, span.start) for left in reading.leftover for span in used if _meet(left, span)}
    assert both == set()
    assert all(item.parent is None or 0 <= item.parent < len(reading.items) for item in reading.items)


def _meet(left: Span, span: Span) -> bool:
    return left.start < span.end and span.start < left.end
