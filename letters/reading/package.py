"""The parts of a DOCX (a zip file), opened within bounds, in memory alone."""

import io
import struct
import zipfile
import zlib

from letters.reading import bounds
from letters.reading.refusals import Reason, Unreadable

BROKEN = (
    zipfile.BadZipFile, NotImplementedError, EOFError, OSError, ValueError, struct.error, OverflowError, zlib.error,
    RuntimeError,
)  # fmt: skip
IS_ENCRYPTED = 0x1
METHODS = {zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED}


class Package:
    """A zip file's parts by name, whatever their case."""

    def __init__(self, data: bytes) -> None:
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
        except BROKEN as error:
            raise Unreadable(Reason.DAMAGED) from error
        entries = self._zip.infolist()
        if len(entries) > bounds.PARTS_MOST:
            raise Unreadable(Reason.TOO_MANY_PARTS, count=f"{len(entries):,}", most=f"{bounds.PARTS_MOST:,}")
        self._parts = {_key(entry.filename): entry for entry in entries}
        if len(self._parts) < len(entries):
            raise Unreadable(Reason.DAMAGED)

    @property
    def names(self) -> set[str]:
        return set(self._parts)

    def check_bounds(self) -> None:
        """What the parts say of their sizes. They can't unpack to more: reading stops there, and finds them damaged."""
        total = 0
        for name, entry in self._parts.items():
            if entry.flag_bits & IS_ENCRYPTED:
                raise Unreadable(Reason.PROTECTED)
            total += entry.file_size
            ratio = entry.file_size // max(entry.compress_size, 1)
            if entry.file_size > bounds.RATIO_FROM and ratio > bounds.RATIO_MOST:
                raise Unreadable(Reason.PACKED_TOO_TIGHT, part=name)
        if total > bounds.UNPACKED_MOST:
            raise Unreadable(Reason.PACKED_TOO_TIGHT)

    def part(self, name: str) -> bytes | None:
        """The part's bytes; None where the package has none of that name."""
        entry = self._parts.get(_key(name))
        if entry is None:
            return None
        if entry.file_size > bounds.PART_MOST:
            raise Unreadable(Reason.PACKED_TOO_TIGHT, part=name)
        if entry.compress_type not in METHODS:
            raise Unreadable(Reason.DAMAGED, part=name)
        try:
            with self._zip.open(entry) as opened:
                return opened.read()
        except BROKEN as error:
            raise Unreadable(Reason.DAMAGED, part=name) from error


def _key(name: str) -> str:
    return name.replace("\\", "/").lstrip("/").lower()
