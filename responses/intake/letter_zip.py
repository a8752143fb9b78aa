"""The documents in a ZIP file, one after another, within bounds, in memory alone."""

import struct
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from typing import BinaryIO

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from letters.reading.bounds import FILE_MOST
from letters.reading.package import PACKED
from letters.reading.refusals import megabytes
from tracker.kit.numbers import grouped
from tracker.kit.zip_parts import BROKEN, is_locked, is_packed_as_usual, is_packed_too_tight

ZIP_MOST = 100 * 1024**2
"""Bytes of the ZIP file as sent: 500 letters of two pages take 50 MB."""
DOCUMENTS_MOST = 500
ENTRIES_MOST = 2_000
"""With folders, and what computers put beside the files."""
DIRECTORY_MOST = 1024**2
"""Bytes of its list of names, which is held in memory whole: 2,000 entries take 0.3 MB."""
UNPACKED_MOST = 500 * 1024**2
"""Bytes of all its documents."""
NAME_SHOWN = 300

_END = struct.Struct("<4s4H2LH")
_END_MARK = b"PK\x05\x06"
_LOCATOR = 20
_LOCATOR_MARK = b"PK\x06\x07"
_COMMENT_MOST = 1 << 16
_TOO_FAR = 0xFFFFFFFF
_JUNK_FOLDERS = {"__macosx", "$recycle.bin", ".git", ".svn"}
_JUNK_FILES = {"thumbs.db", "desktop.ini", "ehthumbs.db"}


class ZipRefused(Exception):
    """The whole file is refused; `str()` says why and what to do."""


@dataclass(frozen=True)
class Member:
    """A document of a ZIP file, under its path in it."""

    name: str
    data: bytes


@dataclass(frozen=True)
class LeftOut:
    """What was not taken, and why. Without a name it is of the ZIP file as a whole."""

    name: str
    words: str


def opened_zip(file: BinaryIO) -> zipfile.ZipFile:
    """The ZIP file, once its list of names is known to be short."""
    _refuse_long_directory(file)
    file.seek(0)
    try:
        opened = zipfile.ZipFile(file)
    except BROKEN as error:
        raise ZipRefused(_("The ZIP file is damaged. Pack it anew.")) from error
    if len(opened.infolist()) > ENTRIES_MOST:
        raise ZipRefused(_too_many(len(opened.infolist()), ENTRIES_MOST))
    return opened


def is_office(opened: zipfile.ZipFile) -> bool:
    """Whether it is a document (Word, Excel, OpenDocument): they are ZIP files too."""
    names = {name.lower() for name in opened.namelist()}
    return "[content_types].xml" in names or {"mimetype", "content.xml"} <= names


def members(opened: zipfile.ZipFile) -> Iterator[Member | LeftOut]:
    """Each document, or why it is left out. `ZipRefused` where the whole is out of bounds: then none was given."""
    entries = [entry for entry in opened.infolist() if not entry.is_dir()]
    documents = [entry for entry in entries if not _is_junk(entry.filename)]
    if not documents:
        raise ZipRefused(_("The ZIP file holds no documents. Put them in it, and choose it again."))
    if len(documents) > DOCUMENTS_MOST:
        raise ZipRefused(_too_many(len(documents), DOCUMENTS_MOST))
    total = sum(entry.file_size for entry in documents if entry.file_size <= FILE_MOST)
    if total > UNPACKED_MOST:
        words = _("The ZIP file unpacks to %(size)s, and at most %(most)s are taken. Send it in parts.")
        raise ZipRefused(words % {"size": megabytes(total), "most": megabytes(UNPACKED_MOST)})
    for entry in documents:
        yield _member(opened, entry)
    if junk := len(entries) - len(documents):
        yield LeftOut("", _junk_words(junk))


def shown(name: str) -> str:
    """A name from a ZIP file as it is shown and kept: no sign that moves a line or hides another, and not too long."""
    plain = "".join(sign if sign.isprintable() else "�" for sign in name.replace("\\", "/")).strip().lstrip("/")
    return shortened(plain, NAME_SHOWN)


def shortened(name: str, most: int) -> str:
    """Its end, which tells files apart, where it is too long."""
    return name if len(name) <= most else "…" + name[-most + 1 :]


def _member(opened: zipfile.ZipFile, entry: zipfile.ZipInfo) -> Member | LeftOut:
    name = shown(entry.filename)
    if why := _refusal(entry):
        return LeftOut(name, why)
    try:
        with opened.open(entry) as file:
            return Member(name, file.read())  # no more than its size as the list of names says it
    except BROKEN:
        return LeftOut(name, _("It is damaged in the ZIP file. Send it by itself."))


def _refusal(entry: zipfile.ZipInfo) -> str:
    """Why an entry is not unpacked, from what the list of names says of it."""
    if is_locked(entry):
        return _("It is locked with a password. Unpack it with the password, and send it by itself.")
    if entry.file_size > FILE_MOST:
        words = _("It has %(size)s, and at most %(most)s are read. Save it without pictures, or in parts.")
        return words % {"size": megabytes(entry.file_size), "most": megabytes(FILE_MOST)}
    if is_packed_too_tight(entry, PACKED):
        return _("It unpacks to far more than any document does. Save it anew as PDF or DOCX.")
    if not is_packed_as_usual(entry):
        return _("It is packed in a way that is not known here. Send it by itself.")
    return ""


def _is_junk(name: str) -> bool:
    """What a computer puts beside the files of a person."""
    *folders, file = name.replace("\\", "/").lower().split("/")
    return file in _JUNK_FILES or file.startswith(".") or bool(_JUNK_FOLDERS & set(folders))


def _junk_words(count: int) -> str:
    words = ngettext(
        "%(count)s file that a computer puts beside a person’s own (such as those in “__MACOSX”) was left out.",
        "%(count)s files that a computer puts beside a person’s own (such as those in “__MACOSX”) were left out.",
        count,
    )
    return words % {"count": count}


def _too_many(count: int, most: int) -> str:
    words = _("The ZIP file holds %(count)s files, and at most %(most)s are taken at once. Send it in parts.")
    return words % {"count": grouped(count), "most": grouped(most)}


def _refuse_long_directory(file: BinaryIO) -> None:
    """Python's own reader holds every name that the file lists, however many: the list's length is looked at first."""
    size = file.seek(0, 2)
    file.seek(max(size - _COMMENT_MOST - _END.size - _LOCATOR, 0))
    tail = file.read()
    at = tail.rfind(_END_MARK)
    if at < 0 or len(tail) - at < _END.size:
        raise ZipRefused(_("The ZIP file is damaged. Pack it anew."))
    _mark, _disk, _start, _here, count, length, offset, _comment = _END.unpack_from(tail, at)
    if tail[max(at - _LOCATOR, 0) : at].startswith(_LOCATOR_MARK) or offset == _TOO_FAR:
        raise ZipRefused(_("The ZIP file is of the form for very large files (ZIP64). Pack it anew, in parts."))
    if length > DIRECTORY_MOST:
        raise ZipRefused(_too_many(count, ENTRIES_MOST))
