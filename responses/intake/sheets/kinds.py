"""What a file is, by its bytes: a name can be wrong."""

import codecs
import re
from enum import Enum
from typing import BinaryIO

from responses.intake.sheets import limits
from responses.intake.sheets.package import Package
from responses.intake.sheets.values import Refusal, Unreadable

HEAD = 4096
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
ZIPS = (b"PK\x03\x04", b"PK\x05\x06")
OTHERS = (
    (b"%PDF-", Refusal.PDF),
    (b"{\\rtf", Refusal.NOT_A_SHEET),
    (b"\x89PNG", Refusal.NOT_A_SHEET),
    (b"\xff\xd8\xff", Refusal.NOT_A_SHEET),  # JPEG
    (b"GIF8", Refusal.NOT_A_SHEET),
    (b"\x1f\x8b", Refusal.NOT_A_SHEET),  # gzip
    (b"7z\xbc\xaf\x27\x1c", Refusal.NOT_A_SHEET),
    (b"Rar!", Refusal.NOT_A_SHEET),
)
WEB_PAGE = re.compile(rb"\s*(?:<!--.*?-->\s*)*<(?:!doctype html|html|head|meta|body|table|style)\b", re.I | re.S)
WEB_ARCHIVE = re.compile(rb"\s*MIME-Version:", re.I)
XML = re.compile(rb"\s*<\?xml\b", re.I)


class Kind(Enum):
    """What can be read."""

    TEXT = "text"
    WORKBOOK = "workbook"


def kind_of(file: BinaryIO) -> Kind:
    """Text or workbook, or why it is neither: an old or locked workbook, another program's file, a page of the web."""
    size = file.seek(0, 2)
    file.seek(0)
    if size > limits.FILE_MOST:
        raise Unreadable(Refusal.TOO_BIG, size=size, most=limits.FILE_MOST)
    head = file.read(HEAD)
    if head.startswith(ZIPS):
        return Kind.WORKBOOK
    if head.startswith(OLE):
        raise Unreadable(_of_compound(head + file.read()))
    for start, refusal in OTHERS:
        if head.startswith(start):
            raise Unreadable(refusal)
    if markup := _of_markup(head.removeprefix(codecs.BOM_UTF8)):
        raise Unreadable(markup)
    return Kind.TEXT


def check_is_workbook(package: Package) -> None:
    """Whether a package is an XLSX workbook, or whose else it is."""
    names = package.names
    if "xl/workbook.bin" in names:
        raise Unreadable(Refusal.BINARY_EXCEL)
    if "mimetype" in names and "content.xml" in names:
        raise Unreadable(Refusal.OPEN_DOCUMENT)
    if "[content_types].xml" not in names or any(name.startswith(("word/", "ppt/")) for name in names):
        raise Unreadable(Refusal.NOT_A_SHEET)


def _of_compound(data: bytes) -> Refusal:
    """Microsoft's compound file: a locked workbook lies in one whole, as does all that Office wrote before 2007."""
    if "EncryptedPackage".encode("utf-16-le") in data:
        return Refusal.PROTECTED
    names = ("Workbook".encode("utf-16-le"), "Book".encode("utf-16-le"))
    return Refusal.OLD_EXCEL if any(name in data for name in names) else Refusal.NOT_A_SHEET


def _of_markup(head: bytes) -> Refusal | None:
    if WEB_PAGE.match(head) or WEB_ARCHIVE.match(head):
        return Refusal.WEB_PAGE
    if XML.match(head):
        return Refusal.WEB_PAGE if re.search(rb"<html\b", head, re.I) else Refusal.XML
    return None
