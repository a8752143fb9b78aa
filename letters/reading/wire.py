"""What is read of a file, as JSON between the process that reads and its caller."""

import json
from collections.abc import Mapping
from typing import Any

from letters.reading.extracted import Extracted, Media, Place, PlaceKind, Places, Remark, RemarkCode, Table
from letters.reading.read_wire import packed_reading, reading_of
from letters.reading.refusals import Reason, Unreadable
from letters.reading.values import Reading


def packed(read: Extracted | Unreadable) -> bytes:
    """A reading, or why there is none. Letters that JSON has no code for can't come out of a reader."""
    return _written(_plain_refusal(read) if isinstance(read, Unreadable) else packed_extracted(read))


def packed_both(read: tuple[Extracted, Reading] | Unreadable) -> bytes:
    """A file's text and what it says, or why there is none."""
    if isinstance(read, Unreadable):
        return _written(_plain_refusal(read))
    extracted, reading = read
    return _written({"extracted": packed_extracted(extracted), "reading": packed_reading(reading)})


def unpacked(data: bytes) -> Extracted:
    """The text; raises the refusal."""
    return extracted_of(_read(data))


def unpacked_both(data: bytes) -> tuple[Extracted, Reading]:
    """The text and what it says; raises the refusal."""
    plain = _read(data)
    return extracted_of(plain["extracted"]), reading_of(plain["reading"])


def _written(plain: Mapping[str, object]) -> bytes:
    return json.dumps(plain, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "replace")


def _read(data: bytes) -> dict[str, Any]:
    plain: dict[str, Any] = json.loads(data)
    if "refused" in plain:
        raise Unreadable(Reason(plain["refused"]), **plain["facts"])
    return plain


def _plain_refusal(refusal: Unreadable) -> dict[str, object]:
    return {"refused": refusal.reason, "facts": refusal.facts}


def packed_extracted(read: Extracted) -> dict[str, object]:
    """The text and its places as plain values."""
    return {
        "text": read.text,
        "media": read.media,
        "starts": read.places.starts,
        "places": [[place.kind, place.number, place.name] for place in read.places.places],
        "tables": [[table.start, table.end, table.rows, table.columns] for table in read.tables],
        "remarks": [[remark.code, remark.words] for remark in read.remarks],
        "furniture": read.furniture,
        "is_scanned": read.is_scanned,
    }


def extracted_of(plain: Mapping[str, Any]) -> Extracted:
    """The text and its places again."""
    places = tuple(Place(PlaceKind(kind), number, name) for kind, number, name in plain["places"])
    return Extracted(
        text=plain["text"],
        media=Media(plain["media"]),
        places=Places(tuple(plain["starts"]), places),
        tables=tuple(Table(*table) for table in plain["tables"]),
        remarks=tuple(Remark(RemarkCode(code), words) for code, words in plain["remarks"]),
        furniture=tuple(plain["furniture"]),
        is_scanned=plain["is_scanned"],
    )
