"""A ZIP file of documents: what is taken out of it, and what a hostile one meets."""

import io
import struct
import zipfile

import pytest

from responses.intake import letter_zip
from responses.intake.letter_zip import LeftOut, Member, ZipRefused, is_office, members, opened_zip, shown
from tests.letters.reading.made_files import docx, p
from tests.responses.intake.letters_in.sent import zipped

MB = 1024**2


def taken(data: bytes) -> list[Member | LeftOut]:
    return list(members(opened_zip(io.BytesIO(data))))


def refusal_of(data: bytes) -> str:
    with pytest.raises(ZipRefused) as refused:
        taken(data)
    return str(refused.value)


def test_documents_come_with_their_paths_and_folders_are_passed_over():
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        archive.mkdir("2019")
        archive.writestr("2019/Letter.txt", b"Words")
        archive.writestr("Other.txt", b"More")
    assert taken(made.getvalue()) == [Member("2019/Letter.txt", b"Words"), Member("Other.txt", b"More")]


def test_what_a_computer_puts_beside_the_files_is_left_out_with_a_word():
    junk = ("__MACOSX/._a.txt", "a/.DS_Store", "a/Thumbs.db", "b\\Desktop.ini", "._b.txt")
    data = zipped({"a.txt": b"Words", **dict.fromkeys(junk, b"junk")})
    assert taken(data) == [
        Member("a.txt", b"Words"),
        LeftOut(
            "",
            "5 files that a computer puts beside a person’s own (such as those in “__MACOSX”) were left out.",
        ),
    ]


def test_an_office_document_is_known_from_an_archive():
    assert is_office(opened_zip(io.BytesIO(docx(p("Words")))))
    assert not is_office(opened_zip(io.BytesIO(zipped({"a.docx": docx(p("Words"))}))))


@pytest.mark.parametrize(
    ("name", "kept"),
    [
        ("../../etc/passwd", "../../etc/passwd"),  # it is shown, and names no file of ours
        ("/a.txt", "a.txt"),
        ("a\\b.txt", "a/b.txt"),
        ("a\n\u202eb.txt", "a��b.txt"),
        ("x" * 400 + ".txt", "…" + "x" * 295 + ".txt"),
    ],
)
def test_a_name_is_made_plain(name: str, kept: str):
    assert shown(name) == kept


def locked() -> bytes:
    data = bytearray(zipped({"a.txt": b"Words"}, packed=zipfile.ZIP_STORED))
    for mark, at in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        data[data.index(mark) + at] |= 1
    return bytes(data)


def damaged() -> bytes:
    return zipped({"a.txt": b"Words"}, packed=zipfile.ZIP_STORED).replace(b"Words", b"Woods", 1)


def said_to_be(size: int) -> bytes:
    """An entry whose sizes the list of names gives otherwise."""
    data = bytearray(zipped({"a.txt": b"Words" * 100}))
    struct.pack_into("<L", data, data.index(b"PK\x01\x02") + 24, size)
    return bytes(data)


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (locked(), "It is locked with a password. Unpack it with the password, and send it by itself."),
        (damaged(), "It is damaged in the ZIP file. Send it by itself."),
        (said_to_be(400), "It is damaged in the ZIP file. Send it by itself."),
        (
            zipped({"a.txt": b"0" * 3 * MB}),
            "It unpacks to far more than any document does. Save it anew as PDF or DOCX.",
        ),
        (
            zipped({"a.txt": b"0" * 21 * MB}),
            "It has 21 MB, and at most 20 MB are read. Save it without pictures, or in parts.",
        ),
        (
            zipped({"a.txt": b"Words"}, packed=zipfile.ZIP_BZIP2),
            "It is packed in a way that is not known here. Send it by itself.",
        ),
    ],
    ids=["locked", "damaged", "smaller than it is", "packed too tight", "too big", "bzip2"],
)
def test_a_hostile_entry_falls_alone(data: bytes, words: str):
    both = io.BytesIO(data)
    with zipfile.ZipFile(both, "a") as archive:
        archive.writestr("good.txt", b"Good")
    assert taken(both.getvalue()) == [LeftOut("a.txt", words), Member("good.txt", b"Good")]


def test_more_documents_than_are_taken_are_refused_with_both_numbers():
    data = zipped({f"{number}.txt": b"x" for number in range(501)})
    assert refusal_of(data) == ("The ZIP file holds 501 files, and at most 500 are taken at once. Send it in parts.")


def test_a_list_of_very_many_names_is_refused_before_it_is_read(monkeypatch):
    data = zipped({f"{number:06}.txt": b"" for number in range(30_000)})
    monkeypatch.setattr(letter_zip.zipfile, "ZipFile", lambda _file: pytest.fail("the list was read"))
    assert refusal_of(data).startswith("The ZIP file holds 30,000 files, and at most 2,000")


def test_a_count_that_lies_does_not_pass(monkeypatch):
    monkeypatch.setattr(letter_zip, "ENTRIES_MOST", 3)
    data = bytearray(zipped({f"{number}.txt": b"" for number in range(5)}))
    at = data.rindex(b"PK\x05\x06")
    struct.pack_into("<2H", data, at + 8, 1, 1)
    assert refusal_of(bytes(data)).startswith("The ZIP file holds 5 files")


def test_all_together_may_not_unpack_to_too_much(monkeypatch):
    monkeypatch.setattr(letter_zip, "UNPACKED_MOST", 1_000)
    assert refusal_of(zipped({"a.txt": b"x" * 600, "b.txt": b"x" * 600})).startswith("The ZIP file unpacks to")


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"PK\x03\x04 no more", "The ZIP file is damaged. Pack it anew."),
        (zipped({}), "The ZIP file holds no documents. Put them in it, and choose it again."),
        (zipped({"__MACOSX/._a": b"x"}), "The ZIP file holds no documents. Put them in it, and choose it again."),
        (zipped({"a.txt": b"x"})[:-30], "The ZIP file is damaged. Pack it anew."),
    ],
    ids=["beginning alone", "empty", "junk alone", "cut short"],
)
def test_a_file_that_is_no_use_is_refused(data: bytes, words: str):
    assert refusal_of(data) == words


def test_the_form_for_very_large_files_is_refused(monkeypatch):
    monkeypatch.setattr(zipfile, "ZIP_FILECOUNT_LIMIT", 1)
    assert "ZIP64" in refusal_of(zipped({"a.txt": b"x", "b.txt": b"x"}))
