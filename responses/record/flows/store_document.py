"""Evidence is kept under the hash of its bytes, once, after a look at what it really is."""

import hashlib
import math
import re
from datetime import datetime
from io import BytesIO
from pathlib import PurePath
from zipfile import BadZipFile, ZipFile

from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile, File
from django.core.files.storage import default_storage
from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from forces.models import User
from responses.record.models import Document
from responses.record.models.documents import MAX_BYTES

_SIGNATURES = {
    b"%PDF-": "application/pdf",
    b"\x89PNG\r\n\x1a\n": "image/png",
    b"\xff\xd8\xff": "image/jpeg",
}
_OFFICE = {
    "word/document.xml": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "xl/workbook.xml": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}
WORKBOOK = _OFFICE["xl/workbook.xml"]
_SUFFIXES = {
    "application/pdf": (".pdf",),
    "image/png": (".png",),
    "image/jpeg": (".jpg", ".jpeg"),
    _OFFICE["word/document.xml"]: (".docx",),
    _OFFICE["xl/workbook.xml"]: (".xlsx",),
    "text/plain": (".txt", ".csv", ".md"),
    "text/html": (".html", ".htm", ".xhtml"),
    "text/csv": (".csv", ".txt", ".tsv"),
}
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0e-\x1f]")
KINDS = gettext_lazy("PDF, Word (docx), Excel (xlsx), PNG, JPEG or plain text")


def real_type(data: bytes) -> str | None:
    """What the bytes are, whatever the name says; None for a kind that is not taken."""
    for signature, content_type in _SIGNATURES.items():
        if data.startswith(signature):
            return content_type
    if data.startswith(b"PK\x03\x04"):
        return _office_type(data)
    return "text/plain" if _is_text(data) else None


def store_document(*, name: str, file: File, by: User | None, at: datetime, content_type: str = "") -> Document:
    """Keep a file and give its record; the same bytes are kept once. Without `content_type` the bytes say what it is.

    Raises ValidationError, naming the file and the mend, where it is empty, too large or of another kind. The bytes
    are on disk before the row is written: a row never names a file that is not there.
    """
    if file.size and file.size > MAX_BYTES:
        size = f"{math.ceil(file.size * 10 / 1024 / 1024) / 10:.1f}"
        message = _("%(name)s is %(size)s MB. The most that can be kept is 20 MB: make it smaller, or give a link.")
        raise ValidationError({"file": message % {"name": name, "size": size}})
    data = file.read(MAX_BYTES + 1)
    kind = (content_type or real_type(data)) if data else None
    if kind is None:
        message = (
            _("%(name)s is empty. Choose another file.")
            if not data
            else _("%(name)s is not a file of a kind that can be kept. Use %(kinds)s.")
        )
        raise ValidationError({"file": message % {"name": name, "kinds": KINDS}})
    digest = hashlib.sha256(data).hexdigest()
    key = _kept(f"{digest[:2]}/{digest}", data)
    with transaction.atomic():
        document, _created = Document.objects.select_for_update().get_or_create(
            sha256=digest,
            defaults={
                "size": len(data),
                "content_type": kind,
                "storage_key": key,
                "stored_at": at,
                "stored_by": by,
            },
        )
        if document.disposal is not None:  # its bytes were disposed of, and have come in again
            document.disposal = None
            document.save(update_fields=["disposal"])
    return document


def download_name(name: str, content_type: str) -> str:
    """The file's name, ending as its bytes ask: text sent as "minutes.bat" does not come back as a program."""
    suffixes = _SUFFIXES[content_type]
    return name if PurePath(name).suffix.lower() in suffixes else f"{name}{suffixes[0]}"


def _kept(key: str, data: bytes) -> str:
    """Put the bytes into storage, also in the place of a file that a crash cut short, and give their key."""
    if default_storage.exists(key):
        if default_storage.size(key) == len(data):
            return key
        default_storage.delete(key)
    return default_storage.save(key, ContentFile(data))


def _office_type(data: bytes) -> str | None:
    try:
        names = set(ZipFile(BytesIO(data)).namelist())
    except BadZipFile:
        return None
    return next((content_type for part, content_type in _OFFICE.items() if part in names), None)


def _is_text(data: bytes) -> bool:
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return _CONTROL.search(text) is None
