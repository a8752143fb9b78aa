"""What a file is, by its bytes: a name can be wrong."""

import codecs
import re

from letters.reading.extracted import Media, Remark, RemarkCode
from letters.reading.refusals import Reason, Unreadable

HEAD = 4096
PDF_HEAD = 1024
"""Bytes within which a PDF's own mark stands: some mail programs put a line before it."""
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
ZIPS = (b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08")
OTHERS: tuple[tuple[bytes, Reason], ...] = (
    (b"{\\rtf", Reason.RTF),
    (b"\x89PNG", Reason.PICTURE),
    (b"\xff\xd8\xff", Reason.PICTURE),  # JPEG
    (b"GIF8", Reason.PICTURE),
    (b"BM", Reason.PICTURE),
    (b"II*\x00", Reason.PICTURE),  # TIFF
    (b"MM\x00*", Reason.PICTURE),
    (b"\x1f\x8b", Reason.ARCHIVE),  # gzip
    (b"7z\xbc\xaf\x27\x1c", Reason.ARCHIVE),
    (b"Rar!", Reason.ARCHIVE),
    (b"BZh", Reason.ARCHIVE),
    (b"\xfd7zXZ", Reason.ARCHIVE),
    (b"MZ", Reason.PROGRAM),
    (b"\x7fELF", Reason.PROGRAM),
    (b"#!", Reason.PROGRAM),
    (b"%!PS", Reason.UNKNOWN),
)
MARKS_THAT_ARE_WORDS = (b"BM", b"MZ", b"BZh", b"#!", b"GIF8", b"Rar!")
"""Marks that a text could begin with: they count where the file is no text besides."""
WEB_PAGE = re.compile(
    rb"\s*(?:<\?xml[^>]{0,200}\?>\s*)?(?:<!--.{0,2000}?-->\s*)*<(?:!doctype\s+html|html|head|body|main|article|section|"
    rb"div|meta|table|h[1-6]|p|ul|ol|style|script|span|title)\b",
    re.I | re.S,
)
WEB_ARCHIVE = re.compile(rb"(?:From: <?Saved by|MIME-Version:.{0,500}multipart/related)", re.I | re.S)
MAIL = re.compile(rb"(?:(?:Return-Path|Received|Delivered-To|MIME-Version|Message-ID|X-[\w-]+): .*\r?\n)", re.I)
XML = re.compile(rb"\s*<(?:\?xml|!doctype|!\[CDATA\[)", re.I)
EXTENSIONS = {
    "txt": Media.TXT, "text": Media.TXT, "md": Media.TXT, "csv": Media.TXT, "html": Media.HTML, "htm": Media.HTML,
    "xhtml": Media.HTML, "docx": Media.DOCX, "dotx": Media.DOCX, "pdf": Media.PDF,
}  # fmt: skip
NAMES = {Media.TXT: "text", Media.HTML: "a web page", Media.DOCX: "a Word document (DOCX)", Media.PDF: "a PDF"}


def media_of(data: bytes) -> Media:
    """What the file is, or why it is none of those that are read. A zip file is left to the reader of DOCX."""
    head = data[:HEAD]
    if not data.strip():
        raise Unreadable(Reason.EMPTY)
    if head.startswith(ZIPS):
        return Media.DOCX
    if b"%PDF-" in head[:PDF_HEAD]:
        return Media.PDF
    _refuse_others(data, head)
    bare = _ascii_of(head)
    if WEB_PAGE.match(bare):
        return Media.HTML
    _refuse_markup(bare)
    return Media.TXT


def extension_remark(name: str, media: Media) -> Remark | None:
    """That the file's name says it is something else. A name without an extension says nothing."""
    extension = name.rpartition(".")[2].lower() if "." in name else ""
    said = EXTENSIONS.get(extension)
    if not extension or said is media or (said is None and media is Media.TXT):
        return None
    return Remark(
        RemarkCode.WRONG_EXTENSION,
        f"The file's name ends in .{extension[:10]}, but it is {NAMES[media]}: read as such.",
    )


def _refuse_others(data: bytes, head: bytes) -> None:
    if head.startswith(OLE):
        is_locked = "EncryptedPackage".encode("utf-16-le") in data
        raise Unreadable(Reason.PROTECTED if is_locked else Reason.OLD_WORD)
    for mark, reason in OTHERS:
        if head.startswith(mark) and not (mark in MARKS_THAT_ARE_WORDS and _looks_like_text(head)):
            raise Unreadable(reason)
    if head.startswith(b"RIFF") and head[8:12] == b"WEBP":
        raise Unreadable(Reason.PICTURE)


def _looks_like_text(head: bytes) -> bool:
    """No byte that no text has; a script is text and a program all the same."""
    is_script = head.startswith(b"#!/")
    return not is_script and not re.search(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f]", head)


def _refuse_markup(head: bytes) -> None:
    if WEB_ARCHIVE.match(head):
        raise Unreadable(Reason.WEB_ARCHIVE)
    if MAIL.match(head):
        is_archive = re.search(rb"multipart/related", head, re.I)
        raise Unreadable(Reason.WEB_ARCHIVE if is_archive else Reason.MAIL)
    if XML.match(head):
        raise Unreadable(Reason.XML)


def _ascii_of(head: bytes) -> bytes:
    """The beginning as ASCII, whichever Unicode it is in, so that its markup can be seen."""
    for mark, codec in ((codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be")):
        if head.startswith(mark):
            return head.removeprefix(mark).decode(codec, "ignore").encode("ascii", "replace")
    return head.removeprefix(codecs.BOM_UTF8)
