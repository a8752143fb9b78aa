"""Evidence is taken for what its bytes are, kept once, and refused with a message that names it."""

import hashlib
from io import BytesIO
from zipfile import ZipFile

import pytest
from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage

from responses.record.flows import store_document as storing
from responses.record.flows.store_document import download_name, real_type, store_document
from responses.record.models import Document
from responses.record.models.documents import MAX_BYTES
from tests.responses.record.conftest import NOW

PDF = b"%PDF-1.7\nnot much of one"
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def zipped(*names: str) -> bytes:
    file = BytesIO()
    with ZipFile(file, "w") as archive:
        for name in names:
            archive.writestr(name, "x")
    return file.getvalue()


@pytest.fixture(autouse=True)
def _empty_storage(settings):
    """Storage is made anew, and empty, for each test."""
    settings.STORAGES = {**settings.STORAGES, "default": {"BACKEND": "django.core.files.storage.InMemoryStorage"}}


@pytest.mark.parametrize(
    ("data", "content_type"),
    [
        (PDF, "application/pdf"),
        (b"\x89PNG\r\n\x1a\nrest", "image/png"),
        (b"\xff\xd8\xff\xe0rest", "image/jpeg"),
        (zipped("[Content_Types].xml", "word/document.xml"), DOCX),
        (zipped("[Content_Types].xml", "xl/workbook.xml"), XLSX),
        ("Cofnod y cyfarfod, tŷ\r\n\tone".encode(), "text/plain"),
        ("\ufeffwith a mark".encode(), "text/plain"),
        (zipped("readme.txt"), None),
        (b"PK\x03\x04 cut short", None),
        (b"MZ\x90\x00\x03", None),
        (b"GIF89a\x01\x00", None),
        (b"text with a \x00 in it", None),
        (b"\x1b[31mred", None),
        ("latin-1: caf\xe9".encode("latin-1"), None),
    ],
)
def test_the_bytes_say_what_a_file_is(data, content_type):
    assert real_type(data) == content_type


@pytest.mark.django_db
def test_a_name_that_lies_is_not_believed():
    assert store_document(name="photo.png", file=ContentFile(PDF), by=None, at=NOW).content_type == "application/pdf"


@pytest.mark.parametrize(
    ("name", "content_type", "kept"),
    [
        ("minutes.txt", "text/plain", "minutes.txt"),
        ("Minutes.TXT", "text/plain", "Minutes.TXT"),
        ("run.bat", "text/plain", "run.bat.txt"),
        ("page.html", "text/plain", "page.html.txt"),
        ("letter.pdf.exe", "application/pdf", "letter.pdf.exe.pdf"),
        ("letter", "application/pdf", "letter.pdf"),
        ("scan.JPEG", "image/jpeg", "scan.JPEG"),
        ("macros.docm", DOCX, "macros.docm.docx"),
    ],
)
def test_a_file_comes_back_under_a_name_that_its_bytes_bear_out(name, content_type, kept):
    """What a force sends as text and calls a program would run on the desk of whoever opens it."""
    assert download_name(name, content_type) == kept


def refusal(name: str, data: bytes) -> list[str]:
    with pytest.raises(ValidationError) as raised:
        store_document(name=name, file=ContentFile(data), by=None, at=NOW)
    assert Document.objects.count() == 0
    assert set(raised.value.message_dict) == {"file"}
    return raised.value.message_dict["file"]


@pytest.mark.django_db
def test_a_refusal_names_the_file_and_the_mend(monkeypatch):
    kinds = "PDF, Word (docx), Excel (xlsx), PNG, JPEG or plain text"
    assert refusal("a.zip", zipped("x")) == [f"a.zip is not a file of a kind that can be kept. Use {kinds}."]
    assert refusal("n.txt", b"a\x00b") == [f"n.txt is not a file of a kind that can be kept. Use {kinds}."]
    assert refusal("none.pdf", b"") == ["none.pdf is empty. Choose another file."]
    monkeypatch.setattr(storing, "MAX_BYTES", 20)
    assert refusal("big.pdf", PDF) == [
        "big.pdf is 0.1 MB. The most that can be kept is 20 MB: make it smaller, or give a link."
    ]


@pytest.mark.django_db
def test_the_limit_itself_is_allowed(monkeypatch):
    assert MAX_BYTES == 20 * 1024 * 1024
    monkeypatch.setattr(storing, "MAX_BYTES", len(PDF))
    assert store_document(name="fits.pdf", file=ContentFile(PDF), by=None, at=NOW).size == len(PDF)


@pytest.mark.django_db
def test_a_size_just_over_the_limit_does_not_read_as_the_limit():
    file = ContentFile(b"x" * (MAX_BYTES + 1))
    with pytest.raises(ValidationError, match=r"just\.txt is 20\.1 MB"):
        store_document(name="just.txt", file=file, by=None, at=NOW)


def test_the_same_bytes_are_kept_once_whoever_gives_them(officer, liaison):
    first = store_document(name="a.pdf", file=ContentFile(PDF), by=officer, at=NOW)
    again = store_document(name="b.pdf", file=ContentFile(PDF), by=liaison, at=NOW)
    digest = hashlib.sha256(PDF).hexdigest()
    assert (again.pk, again.stored_by, again.sha256, again.storage_key) == (
        first.pk,
        officer,
        digest,
        f"{digest[:2]}/{digest}",
    )
    assert default_storage.listdir(digest[:2]) == ([], [digest])
    with default_storage.open(first.storage_key) as file:
        assert file.read() == PDF


@pytest.mark.django_db
def test_what_a_crash_cut_short_is_written_again():
    digest = hashlib.sha256(PDF).hexdigest()
    default_storage.save(f"{digest[:2]}/{digest}", ContentFile(PDF[:5]))
    document = store_document(name="a.pdf", file=ContentFile(PDF), by=None, at=NOW)
    with default_storage.open(document.storage_key) as file:
        assert file.read() == PDF
    assert document.storage_key == f"{digest[:2]}/{digest}"
