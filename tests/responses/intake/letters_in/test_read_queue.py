"""The queue is worked until it is empty, one reader a document, and outlives a reader that dies."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from types import SimpleNamespace

import pytest
from django.core.exceptions import ValidationError
from django.core.files.storage import default_storage

from letters.reading.bounded import read_bounded
from letters.reading.extract import extract
from letters.reading.read import read
from letters.reading.refusals import Reason, Unreadable
from letters.reading.values import DocumentKind, Item, ItemKind, Span
from responses.intake.flows import read_queue
from responses.intake.flows.read_queue import ATTEMPTS_MOST, STALE, claim_next, read_claimed, work_queue
from responses.intake.flows.set_aside import put_aside, read_again, take_from_aside
from responses.intake.models import IncomingDocument, TextMark
from tests import builders
from tests.letters.reading.made_files import docx, p, pdf
from tests.responses.intake.letters_in.sent import WORDS, letter, sent_in

pytestmark = pytest.mark.django_db
AT = datetime(2024, 3, 1, 9, 0, tzinfo=UTC)
LATER = AT + timedelta(minutes=1)
Stage = IncomingDocument.Stage


@pytest.fixture
def send(body, officer):
    def sent(files, at=AT, **facts):
        return list(sent_in(body, files, by=officer, at=at, **facts).documents.order_by("pk"))

    return sent


def works(at=LATER) -> int:
    return work_queue(clock=lambda: at)


def fresh(document: IncomingDocument) -> IncomingDocument:
    return IncomingDocument.objects.get(pk=document.pk)


@pytest.fixture
def quick(monkeypatch):
    """The reading without a process of its own."""

    def quickly(data, name):
        extracted = extract(data, name)
        return extracted, read(extracted)

    monkeypatch.setattr(read_queue, "read_bounded", quickly)


def test_what_waits_is_read_in_a_process_of_its_own(send):
    word = docx(p(WORDS))
    one, other = send({"a.txt": letter(), "b.docx": word})
    assert works() == 2
    for document, data in ((one, letter()), (other, word)):
        held = fresh(document)
        extracted, reading = read_bounded(data, held.name)
        assert (held.stage, held.read_at, held.claimed_at, held.attempts) == (Stage.READ, LATER, None, 1)
        assert (held.held_extracted, held.held_reading) == (extracted, reading)
        assert (held.kind, held.reason, held.items) == (reading.kind, reading.reason, len(reading.items))
        assert "text" not in held.reading
        assert "text" not in held.extracted
    assert works() == 0


def test_what_was_found_stands_beside_the_reading(send, monkeypatch):
    def found(data, name):
        extracted = extract(data, name)
        item = Item(ItemKind.RECOMMENDATION, "1", "Count.", (Span(0, 5),))
        reading = replace(
            read(extracted), kind=DocumentKind.LETTER, reason="It says so.", items=(item, replace(item, number="2"))
        )
        return extracted, reading

    monkeypatch.setattr(read_queue, "read_bounded", found)
    [document] = send({"a.txt": letter()})
    works()
    held = fresh(document)
    assert (held.kind, held.reason, held.items) == ("letter", "It says so.", 2)
    assert held.held_reading.items[1].number == "2"


def test_a_hostile_file_fails_alone_with_a_clear_word(send, monkeypatch):
    def falls(data, name):
        if name == "bad.txt":
            raise Unreadable(Reason.TOO_LONG)
        return read_bounded(data, name)

    monkeypatch.setattr(read_queue, "read_bounded", falls)
    bad, broken, good = send({"bad.txt": letter(1), "broken.pdf": b"%PDF-1.7 nothing", "good.txt": letter(2)})
    assert works() == 3
    assert [fresh(one).stage for one in (bad, broken, good)] == [Stage.REFUSED, Stage.REFUSED, Stage.READ]
    assert fresh(bad).refusal == (
        "Reading the file took more time or memory than a document needs, so it was stopped. "
        "Open it in the program that it was made with, and save it as PDF or DOCX."
    )
    assert fresh(broken).refusal.startswith("The file is damaged")


def test_a_file_without_text_is_refused_with_what_the_reader_saw(send):
    [empty] = send({"empty.pdf": pdf(b"")})
    works()
    held = fresh(empty)
    assert (held.stage, held.refusal) == (
        Stage.REFUSED, "It has no text. Open it, and look whether it is the right one.",
    )  # fmt: skip
    assert held.extracted["media"] == "pdf"


def test_pages_that_are_pictures_are_said_to_be(send, monkeypatch):
    def scanned(data, name):
        extracted = replace(extract(data, name), text="", is_scanned=True)
        return extracted, read(extracted)

    monkeypatch.setattr(read_queue, "read_bounded", scanned)
    [document] = send({"scan.txt": letter()})
    works()
    assert fresh(document).refusal.startswith("Its pages are pictures without text, as a scanner makes them.")


def test_a_file_that_is_not_in_the_store_is_refused(send):
    [document] = send({"a.txt": letter()})
    default_storage.delete(document.document.storage_key)
    works()
    assert fresh(document).refusal == "Its file is not in the store any more. Send it in again."


def test_two_readers_never_claim_the_same(send):
    send({"a.txt": letter(1), "b.txt": letter(2)})
    names = [claimed.name if (claimed := claim_next(at=AT)) else None for _time in range(3)]
    assert names == ["a.txt", "b.txt", None]


def test_a_claim_that_another_reader_took_meanwhile_is_not_taken(send, monkeypatch):
    one, _other = send({"a.txt": letter(1), "b.txt": letter(2)})
    real = read_queue._claimed

    def late(row, at):
        if row.pk == one.pk and not fresh(one).attempts:
            IncomingDocument.objects.filter(pk=one.pk).update(stage=Stage.READING, claimed_at=AT, attempts=1)
        return real(row, at)

    monkeypatch.setattr(read_queue, "_claimed", late)
    claimed = claim_next(at=AT)
    assert claimed is not None
    assert claimed.name == "b.txt"


def test_a_dead_readers_document_is_taken_up_again_and_at_last_refused(send, quick):
    [document] = send({"a.txt": letter()})
    at = AT
    for attempt in range(1, ATTEMPTS_MOST + 1):
        claimed = claim_next(at=at)
        assert (claimed is not None, fresh(document).attempts) == (True, attempt)
        assert claim_next(at=at + STALE) is None  # it may still be at work
        at += STALE + timedelta(seconds=1)
    assert claim_next(at=at) is None
    held = fresh(document)
    assert (held.stage, held.refusal) == (
        Stage.REFUSED,
        "Reading it stopped the reader 3 times. Save it anew as PDF or DOCX, and send that in.",
    )


def test_a_dead_readers_document_is_read_by_the_next(send, quick):
    [document] = send({"a.txt": letter()})
    claim_next(at=AT)
    assert works(at=AT + STALE + timedelta(seconds=1)) == 1
    assert (fresh(document).stage, fresh(document).attempts) == (Stage.READ, 2)


def test_a_reader_that_comes_late_writes_nothing(send, quick):
    [document] = send({"a.txt": letter()})
    slow = claim_next(at=AT)
    assert slow is not None
    second = claim_next(at=AT + STALE + timedelta(seconds=1))
    assert second is not None
    read_claimed(slow, clock=lambda: LATER)
    assert fresh(document).stage == Stage.READING
    read_claimed(second, clock=lambda: LATER)
    assert fresh(document).stage == Stage.READ


def test_much_the_same_text_is_said_and_linked(send, quick):
    [first] = send({"First.txt": letter()})
    works()
    mended = letter() + b" Yours sincerely, a generated name."
    same, other = send({"Mended.docx": docx(p(mended.decode())), "Other.txt": letter(9)}, at=LATER)
    works()
    assert (fresh(same).like, fresh(other).like, fresh(first).like) == (first, None, None)


def test_another_bodys_text_is_not_told_of(send, quick):
    other = builders.one_body(builders.one_force("kent", "Kent Police"), slug="kent-pcc", name="PCC for Kent")
    sent_in(other, {"theirs.txt": letter()}, by=builders.officer(other), at=AT)
    works()
    [ours] = send({"ours.txt": letter() + b" Ours."})
    works()
    assert fresh(ours).like is None


def test_of_several_alike_the_most_alike_is_named(send, quick):
    send({"Far.txt": letter() + b" Yours sincerely, a generated name of the office, and more words at its end."})
    [near] = send({"Near.txt": letter() + b" Yours."})
    [last] = send({"Last.txt": letter() + b" Yours"})
    works()
    assert fresh(last).like == near


def test_read_again_begins_anew(send, quick, officer):
    [document] = send({"a.txt": letter()})
    works()
    marks = TextMark.objects.count()
    IncomingDocument.objects.update(attempts=3)
    read_again(document=document, by=officer, at=LATER)
    assert works(at=LATER + timedelta(minutes=1)) == 1
    held = fresh(document)
    assert (held.stage, held.attempts, held.read_at, held.like) == (Stage.READ, 1, LATER + timedelta(minutes=1), None)
    assert TextMark.objects.count() == marks


def test_a_reading_that_fails_later_leaves_nothing_of_the_earlier_one(send, quick, officer, monkeypatch):
    [document] = send({"a.txt": letter()})
    works()
    read_again(document=document, by=officer, at=LATER)

    def falls(_data, _name):
        raise Unreadable(Reason.FAILED)

    monkeypatch.setattr(read_queue, "read_bounded", falls)
    works()
    held = fresh(document)
    assert (held.stage, held.text, held.reading, held.kind, held.items) == (Stage.REFUSED, "", None, "", 0)
    assert not held.marks.exists()


def test_what_was_decided_is_not_read_over(send, quick, officer):
    [document] = send({"a.txt": letter()})
    works()
    IncomingDocument.objects.update(decisions={"body": "typed"})
    with pytest.raises(ValidationError, match="would lose that"):
        read_again(document=document, by=officer, at=LATER)


@pytest.mark.parametrize("stage", ["waiting", "read", "refused"])
def test_aside_and_back_is_as_it_was(send, quick, officer, stage):
    data = b"%PDF-1.7 nothing" if stage == "refused" else letter()
    [document] = send({"a": data})
    if stage != "waiting":
        works()
    assert fresh(document).stage == stage
    put_aside(document=document, by=officer, at=LATER)
    assert (fresh(document).stage, works()) == (Stage.ASIDE, 0)
    take_from_aside(document=document, by=officer, at=LATER)
    assert fresh(document).stage == stage


def test_what_is_being_read_cannot_be_put_aside(send, officer):
    [document] = send({"a.txt": letter()})
    claim_next(at=AT)
    with pytest.raises(ValidationError, match=r"This cannot be done with “a\.txt” now: Being read\."):
        put_aside(document=document, by=officer, at=LATER)
    with pytest.raises(ValidationError, match="Being read"):
        take_from_aside(document=document, by=officer, at=LATER)


def a_reply(data, name):
    extracted = extract(data, name)
    return extracted, replace(read(extracted), kind=DocumentKind.LETTER)


def test_disagreements_with_the_register_are_counted_for_the_queue(send, monkeypatch, officer):
    asked = []

    def matched(reading, *, user, today):
        asked.append((reading.kind, user, today))
        return SimpleNamespace(warnings=("one", "two"))

    monkeypatch.setattr(read_queue, "read_bounded", a_reply)
    monkeypatch.setattr(read_queue, "match_reading", matched)
    reply, report = *send({"a.txt": letter(1)}), *send({"b.txt": letter(2)}, purpose="report")
    works()
    assert (fresh(reply).warnings, fresh(report).warnings) == (2, 0)
    assert asked == [(DocumentKind.LETTER, officer, LATER.date())]


def test_a_fault_in_the_matching_keeps_no_document_back(send, monkeypatch, caplog):
    def falls(_reading, **_facts):
        raise ZeroDivisionError

    monkeypatch.setattr(read_queue, "read_bounded", a_reply)
    monkeypatch.setattr(read_queue, "match_reading", falls)
    [document] = send({"a.txt": letter()})
    works()
    assert (fresh(document).stage, fresh(document).warnings) == (Stage.READ, 0)
    assert "could not be matched" in caplog.text
