"""The parts of a zip file from outside (a Word document, a workbook), looked into within bounds and never written
anywhere."""

import struct
import zipfile
import zlib
from abc import ABC, abstractmethod
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from enum import StrEnum
from typing import IO, BinaryIO

BROKEN = (
    zipfile.BadZipFile, NotImplementedError, EOFError, OSError, ValueError, struct.error, OverflowError, zlib.error,
    RuntimeError,
)  # fmt: skip
"""What Python's own reader raises where a zip file is hurt or locked."""
CHUNK = 64 * 1024
_IS_ENCRYPTED = 0x1
_METHODS = {zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED}


class Fault(StrEnum):
    """What is wrong with the file. Each one's facts are named beside it; `part` is "" for the whole."""

    DAMAGED = "damaged"
    """`part`."""
    PROTECTED = "protected"
    TOO_MANY_PARTS = "too-many-parts"
    """`count`, `most`."""
    PACKED_TOO_TIGHT = "packed-too-tight"
    """`part`, `ratio`, `most`."""
    UNPACKS_TOO_BIG = "unpacks-too-big"
    """`part`, `size` and `most`, in bytes."""


@dataclass(frozen=True)
class Bounds:
    """How many parts a file may have, how many bytes they may unpack to, and how many times smaller one may be packed
    that has more than so many bytes."""

    parts: int
    unpacked: int
    ratio: int
    ratio_from: int


class ZipParts(ABC):
    """A zip file's parts by name. Names differ in more than case in no package; some writers use backslashes."""

    bounds: Bounds

    def __init__(self, file: BinaryIO) -> None:
        try:
            self._zip = zipfile.ZipFile(file)
        except BROKEN as error:
            raise self.refusal(Fault.DAMAGED, part="") from error
        entries = self._zip.infolist()
        if len(entries) > self.bounds.parts:
            raise self.refusal(Fault.TOO_MANY_PARTS, count=len(entries), most=self.bounds.parts)
        self._parts = {_key(entry.filename): entry for entry in entries}
        if len(self._parts) < len(entries):
            raise self.refusal(Fault.DAMAGED, part="")

    @abstractmethod
    def refusal(self, fault: Fault, **facts: str | int) -> Exception:
        """What is raised at a fault."""

    @property
    def names(self) -> set[str]:
        return set(self._parts)

    def holds(self, name: str) -> bool:
        return _key(name) in self._parts

    def check_bounds(self) -> None:
        """What the parts say of their sizes. They can't unpack to more: reading stops there, and finds them damaged."""
        for name, entry in self._parts.items():
            if is_locked(entry):
                raise self.refusal(Fault.PROTECTED)
            if is_packed_too_tight(entry, self.bounds):
                raise self.refusal(Fault.PACKED_TOO_TIGHT, part=name, ratio=_ratio(entry), most=self.bounds.ratio)
        total = sum(entry.file_size for entry in self._parts.values())
        if total > self.bounds.unpacked:
            raise self.refusal(Fault.UNPACKS_TOO_BIG, part="", size=total, most=self.bounds.unpacked)

    def whole(self, name: str, most: int) -> bytes:
        """The part's bytes, no more than `most` of them."""
        with self._opened(name, most) as part:
            return part.read()

    def chunks(self, name: str, most: int) -> Iterator[bytes]:
        """The part's bytes, a piece at a time."""
        with self._opened(name, most) as part:
            while piece := part.read(CHUNK):
                yield piece

    @contextmanager
    def _opened(self, name: str, most: int) -> Iterator[IO[bytes]]:
        entry = self._parts.get(_key(name))
        if entry is None or not is_packed_as_usual(entry):
            raise self.refusal(Fault.DAMAGED, part=name)
        if entry.file_size > most:
            raise self.refusal(Fault.UNPACKS_TOO_BIG, part=name, size=entry.file_size, most=most)
        try:
            with self._zip.open(entry) as part:
                yield part
        except BROKEN as error:
            raise self.refusal(Fault.DAMAGED, part=name) from error


def is_locked(entry: zipfile.ZipInfo) -> bool:
    return bool(entry.flag_bits & _IS_ENCRYPTED)


def is_packed_as_usual(entry: zipfile.ZipInfo) -> bool:
    return entry.compress_type in _METHODS


def is_packed_too_tight(entry: zipfile.ZipInfo, bounds: Bounds) -> bool:
    return entry.file_size > bounds.ratio_from and _ratio(entry) > bounds.ratio


def _ratio(entry: zipfile.ZipInfo) -> int:
    return entry.file_size // max(entry.compress_size, 1)


def _key(name: str) -> str:
    return name.replace("\\", "/").lstrip("/").lower()
