"""What is sent in is taken or named with why, and the same bytes are never doubled."""

from datetime import UTC, datetime

import pytest
from django.core.exceptions import ValidationError

from forces.models import Event
from responses.intake import door
from responses.intake.flows import take_documents
from responses.intake.flows.take_documents import take_pasted
from responses.intake.models import Delivery, IncomingDocument
from responses.record.models import Batch, Document
from tests import builders
from tests.letters.reading.made_files import docx, p
from tests.letters.reading.made_files import zipped as package
from tests.responses.intake.letters_in.sent import REPLY, letter, sent_in, zipped

pytestmark = pytest.mark.django_db
AT = datetime(2024, 3, 1, 9, 0, tzinfo=UTC)
MB = 1024**2
Stage = IncomingDocument.Stage


@pytest.fixture
def send(body, officer):
    return lambda files, **facts: sent_in(body, files, by=officer, at=AT, **facts)


def names(delivery: Delivery) -> list[str]:
    return [one.name for one in delivery.documents.order_by("pk")]


def test_each_file_waits_to_be_read_with_its_bytes_kept(send):
    word = docx(p("Words"))
    delivery = send(
        {"a.txt": letter(), "b.docx": word, "c.html": b"<html><p>Words</p>", "d.pdf": b"%PDF-1.7 x"}, purpose="report"
    )
    rows = [(one.name, one.stage, one.purpose, one.document.content_type) for one in delivery.documents.order_by("pk")]
    assert rows == [
        ("a.txt", "waiting", "report", "text/plain"),
        ("b.docx", "waiting", "report", door.CONTENT_TYPES[door.Media.DOCX]),
        ("c.html", "waiting", "report", "text/html"),
        ("d.pdf", "waiting", "report", "application/pdf"),
    ]
    assert delivery.remarks == []


def test_the_good_are_taken_and_each_other_is_named_with_the_mend(send):
    delivery = send(
        {
            "good.txt": letter(),
            "empty.txt": b"",
            "photo.png": b"\x89PNG\r\n\x1a\n",
            "sheet.xlsx": package({"[Content_Types].xml": "", "xl/workbook.xml": ""}),
            "old.doc": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
            "big.pdf": b"%PDF-" + b"0" * 21 * MB,
        }
    )
    assert names(delivery) == ["good.txt"]
    assert {one["name"]: one["words"] for one in delivery.remarks} == {
        "empty.txt": "The file is empty. Choose it again, or save it anew.",
        "photo.png": "The file is a picture. Pictures of text are not read: ask for the document itself, or type it.",
        "sheet.xlsx": "The file is a spreadsheet. Spreadsheets are read on the page for importing one.",
        "old.doc": "The file is of an old Office format (such as .doc). Open it in Word, and save it as DOCX.",
        "big.pdf": "It has 21 MB, and at most 20 MB are read. Save it without pictures, or send it in parts.",
    }
    assert Document.objects.count() == 1


def test_where_nothing_is_taken_nothing_is_kept(send):
    with pytest.raises(ValidationError) as refused:
        send({"a.png": b"\x89PNG", "b.txt": b""})
    assert refused.value.message_dict == {
        "documents": [
            "a.png: The file is a picture. Pictures of text are not read: ask for the document itself, or type it.",
            "b.txt: The file is empty. Choose it again, or save it anew.",
        ]
    }
    assert (Delivery.objects.count(), Document.objects.count(), Event.objects.filter(kind="document").count()) == (
        0, 0, 0,
    )  # fmt: skip


def test_a_zip_gives_its_documents_under_their_paths(send):
    inner = zipped({"c.txt": letter(3)})
    delivery = send(
        {"Letters.zip": zipped({"2019/a.txt": letter(1), "b.docx": docx(p("W")), "in.zip": inner, "p.png": b"\x89PNG"})}
    )
    assert names(delivery) == ["Letters.zip/2019/a.txt", "Letters.zip/b.docx"]
    assert [(one["name"], one["words"]) for one in delivery.remarks] == [
        ("Letters.zip/in.zip", "It is a ZIP file within a ZIP file. Send it by itself."),
        (
            "Letters.zip/p.png",
            "The file is a picture. Pictures of text are not read: ask for the document itself, or type it.",
        ),
    ]


def test_the_longest_path_is_kept_by_its_end(send):
    delivery = send({"z" * 196 + ".zip": zipped({"y/" + "x" * 900 + ".txt": letter()})})
    [name] = names(delivery)
    assert (len(name), name[0], name[-5:]) == (400, "…", "x.txt")


def test_a_zip_that_is_refused_as_a_whole_is_named(send, monkeypatch):
    monkeypatch.setattr(door, "ZIP_MOST", 100)
    delivery = send({"good.txt": letter(), "Big.zip": zipped({"a.txt": b"x"}), "bad.zip": b"PK\x03\x04"})
    assert names(delivery) == ["good.txt"]
    assert [(one["name"], one["words"]) for one in delivery.remarks] == [
        (
            "Big.zip",
            "It has 0.000106 MB, and at most 9.54e-05 MB are read. Save it without pictures, or send it in parts.",
        ),
        ("bad.zip", "The ZIP file is damaged. Pack it anew."),
    ]


def test_the_same_bytes_are_recognised_and_led_to(send):
    first = send({"a.txt": letter()}).documents.get()
    again = send({"copy.txt": letter(), "again.txt": letter()})
    assert names(again) == []
    words = "It is here already, as “a.txt”, sent in on 1 Mar 2024: Waiting to be read. It is not doubled."
    assert again.remarks == [
        {"name": "copy.txt", "words": words, "document": first.pk},
        {"name": "again.txt", "words": words, "document": first.pk},
    ]


def test_the_same_file_twice_in_one_sending_is_taken_once(send):
    delivery = send({"a.txt": letter(), "b.txt": letter()})
    assert names(delivery) == ["a.txt"]
    assert [one["name"] for one in delivery.remarks] == ["b.txt"]


def test_what_was_taken_back_may_come_in_anew(send, body, officer):
    first = send({"a.txt": letter()}).documents.get()
    first.batch = Batch.objects.create(kind=Batch.Kind.DOCUMENT, body=body, made_by=officer, made_at=AT)
    first.stage = Stage.UNDONE
    first.save()
    again = send({"a.txt": letter()}).documents.get()
    assert (again.stage, again.pk != first.pk) == (Stage.WAITING, True)


def test_another_bodys_document_is_not_told_of(send):
    other = builders.one_body(builders.one_force("kent", "Kent Police"), slug="kent-pcc", name="PCC for Kent")
    sent_in(other, {"theirs.txt": letter()}, by=builders.officer(other), at=AT)
    delivery = send({"ours.txt": letter()})
    assert (names(delivery), delivery.remarks) == (["ours.txt"], [])
    assert Document.objects.count() == 1


def test_one_that_comes_in_by_another_page_meanwhile_is_recognised(send, monkeypatch):
    first = send({"a.txt": letter()}).documents.get()
    real, calls = take_documents._held, []

    def late(body, data):
        calls.append(data)
        return None if len(calls) == 1 else real(body, data)

    monkeypatch.setattr(take_documents, "_held", late)
    delivery = send({"b.txt": letter()})
    assert (names(delivery), delivery.remarks[0]["document"]) == ([], first.pk)


def test_a_pasted_text_is_named_by_its_first_line(body, officer):
    text = "\r\n  Reply  to the report \r\n" + letter().decode()
    delivery = take_pasted(body=body, text=text, purpose=REPLY, by=officer, at=AT)
    document = delivery.documents.get()
    assert (delivery.kind, document.name) == ("pasted", "Reply to the report")
    assert document.document.size == len(text.replace("\r\n", "\n").strip().encode())
    long = take_pasted(body=body, text=letter(7).decode(), purpose=REPLY, by=officer, at=AT).documents.get()
    assert (len(long.name), long.name[-1]) == (80, "…")


def test_a_text_of_blanks_is_refused(body, officer):
    with pytest.raises(ValidationError) as refused:
        take_pasted(body=body, text=" \r\n ", purpose=REPLY, by=officer, at=AT)
    assert list(refused.value.message_dict) == ["text"]


def test_the_log_tells_of_one_sending_in_one_line(send, body, officer):
    delivery = send({"a.txt": letter(1), "b.txt": letter(2), "c.txt": b""})
    event = Event.objects.about(delivery, body).get()
    assert (event.by, event.facts) == (officer, {"did": "handed in", "documents": 2, "not_taken": 1})
