"""A first look at what is handed in: what can be read is let in, what can't is refused before any of it is kept."""

import io
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from django.core.files.base import File
from django.utils.translation import gettext as _

from letters.reading.bounds import FILE_MOST
from letters.reading.extracted import Media
from letters.reading.kinds import media_of
from letters.reading.package import Package
from letters.reading.refusals import Reason, Unreadable, megabytes
from letters.reading.word import check_is_document
from responses.intake.letter_zip import ZIP_MOST, LeftOut, Member, ZipRefused, is_office, members, opened_zip, shown

CONTENT_TYPES = {
    Media.TXT: "text/plain",
    Media.HTML: "text/html",
    Media.DOCX: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    Media.PDF: "application/pdf",
}
_ZIP_MARK = b"PK"


@dataclass(frozen=True)
class LetIn:
    """A document that may be read."""

    name: str
    data: bytes
    content_type: str


def let_in(files: "Iterable[File[Any]]") -> Iterator[LetIn | LeftOut]:
    """Each document of the files handed in, those within ZIP files too, or why it is not taken."""
    for file in files:
        yield from _of_file(file, shown(file.name or ""))


def _of_file(file: "File[Any]", name: str) -> Iterator[LetIn | LeftOut]:
    file.seek(0)
    is_zip = file.read(len(_ZIP_MARK)) == _ZIP_MARK
    file.seek(0)
    if is_zip and file.size <= ZIP_MOST:
        yield from _of_zip(file, name)
    elif is_zip or file.size > FILE_MOST:
        most = megabytes(ZIP_MOST if is_zip else FILE_MOST)
        words = _("It has %(size)s, and at most %(most)s are read. Save it without pictures, or send it in parts.")
        yield LeftOut(name, words % {"size": megabytes(file.size), "most": most})
    else:
        yield looked_at(name, file.read())


def _of_zip(file: "File[Any]", name: str) -> Iterator[LetIn | LeftOut]:
    try:
        opened = opened_zip(file)  # type: ignore[arg-type]  # Django's file reads and seeks as one
        with opened:
            if is_office(opened):
                file.seek(0)
                yield looked_at(name, file.read(FILE_MOST + 1))
                return
            for one in members(opened):
                yield _within(name, one)
    except ZipRefused as refusal:
        yield LeftOut(name, str(refusal))


def _within(name: str, one: Member | LeftOut) -> LetIn | LeftOut:
    path = f"{name}/{one.name}" if one.name else name
    if isinstance(one, LeftOut):
        return LeftOut(path, one.words)
    if one.data.startswith(_ZIP_MARK) and not _is_office(one.data):
        return LeftOut(path, _("It is a ZIP file within a ZIP file. Send it by itself."))
    return looked_at(path, one.data)


def _is_office(data: bytes) -> bool:
    try:
        return is_office(opened_zip(io.BytesIO(data)))
    except ZipRefused:
        return False


def looked_at(name: str, data: bytes) -> LetIn | LeftOut:
    """What its beginning says that it is. Whether it can be read to the end, its own process finds out."""
    try:
        if len(data) > FILE_MOST:
            raise Unreadable(Reason.TOO_BIG, size=megabytes(len(data)), most=megabytes(FILE_MOST))
        media = media_of(data)
        if media is Media.DOCX:
            check_is_document(Package(data))
    except Unreadable as refusal:
        return LeftOut(name, str(refusal))
    return LetIn(name, data, CONTENT_TYPES[media])
