"""A reading as JSON between the process that reads and its caller."""

import json
from typing import Any

from letters.reading.extracted import Extracted, Media, Place, PlaceKind, Places, Remark, RemarkCode, Table
from letters.reading.refusals import Reason, Unreadable


def packed(read: Extracted | Unreadable) -> bytes:
    """A reading, or why there is none. Letters that JSON has no code for can't come out of a reader."""
    plain = _plain_refusal(read) if isinstance(read, Unreadable) else _plain(read)
    return json.dumps(plain, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "replace")


def unpacked(data: bytes) -> Extracted:
    """The reading; raises the refusal."""
    plain = json.loads(data)
    if "refused" in plain:
        raise Unreadable(Reason(plain["refused"]), **plain["facts"])
    return _extracted(plain)


def _plain_refusal(refusal: Unreadable) -> dict[str, object]:
    return {"refused": refusal.reason, "facts": refusal.facts}


def _plain(read: Extracted) -> dict[str, object]:
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


def _extracted(plain: dict[str, Any]) -> Extracted:
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
