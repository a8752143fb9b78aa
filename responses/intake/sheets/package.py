"""The parts of a workbook's package (a zip file), opened within bounds and never written anywhere."""

import struct
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from typing import BinaryIO

from responses.intake.sheets import limits
from responses.intake.sheets.values import Refusal, Unreadable

NOT_A_ZIP = (zipfile.BadZipFile, NotImplementedError, EOFError, OSError, ValueError, struct.error, OverflowError)
BROKEN = (*NOT_A_ZIP, zlib.error)
IS_ENCRYPTED = 0x1
METHODS = {zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED}
CHUNK = 64 * 1024


class Package:
    """A zip file's parts by name. Names differ in more than case in no package; some writers use backslashes."""

    def __init__(self, file: BinaryIO) -> None:
        try:
            self._zip = zipfile.ZipFile(file)
        except NOT_A_ZIP as error:
            raise Unreadable(Refusal.DAMAGED, part="") from error
        entries = self._zip.infolist()
        if len(entries) > limits.PARTS_MOST:
            raise Unreadable(Refusal.TOO_MANY_PARTS, count=len(entries), most=limits.PARTS_MOST)
        self._parts = {_key(entry.filename): entry for entry in entries}
        if len(self._parts) < len(entries):
            raise Unreadable(Refusal.DAMAGED, part="")

    @property
    def names(self) -> set[str]:
        return set(self._parts)

    def check_bounds(self) -> None:
        """What the parts say of their sizes. They can't unpack to more: reading stops there, and finds them damaged."""
        total = 0
        for name, entry in self._parts.items():
            if entry.flag_bits & IS_ENCRYPTED:
                raise Unreadable(Refusal.PROTECTED)
            total += entry.file_size
            ratio = entry.file_size // max(entry.compress_size, 1)
            if entry.file_size > limits.RATIO_FROM and ratio > limits.RATIO_MOST:
                raise Unreadable(Refusal.PACKED_TOO_TIGHT, part=name, ratio=ratio, most=limits.RATIO_MOST)
        if total > limits.UNPACKED_MOST:
            raise Unreadable(Refusal.UNPACKS_TOO_BIG, part="", size=total, most=limits.UNPACKED_MOST)

    def holds(self, name: str) -> bool:
        return _key(name) in self._parts

    def chunks(self, name: str, most: int = limits.SMALL_PART_MOST) -> Iterator[bytes]:
        """The part's bytes, a piece at a time."""
        entry = self._parts.get(_key(name))
        if entry is None or entry.compress_type not in METHODS:
            raise Unreadable(Refusal.DAMAGED, part=name)
        if entry.file_size > most:
            raise Unreadable(Refusal.UNPACKS_TOO_BIG, part=name, size=entry.file_size, most=most)
        with _or_damaged(name), self._zip.open(entry) as part:
            while piece := part.read(CHUNK):
                yield piece


@contextmanager
def _or_damaged(name: str) -> Iterator[None]:
    try:
        yield
    except BROKEN as error:
        raise Unreadable(Refusal.DAMAGED, part=name) from error


def _key(name: str) -> str:
    return name.replace("\\", "/").lstrip("/").lower()
