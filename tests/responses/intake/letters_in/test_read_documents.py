"""manage.py read_documents, and the web process's own readers."""

import io
import threading
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime

import pytest
from django.core.management import call_command
from django.db import connection, connections

from letters.reading.refusals import Reason, Unreadable
from responses.intake.flows import read_queue
from responses.intake.flows import start_reading as readers
from responses.intake.flows.start_reading import start_reading
from responses.intake.models import IncomingDocument
from tests.responses.intake.letters_in.sent import letter, sent_in

AT = datetime(2024, 3, 1, 9, 0, tzinfo=UTC)


def said() -> str:
    out = io.StringIO()
    call_command("read_documents", stdout=out)
    return out.getvalue()


@pytest.mark.django_db
def test_the_command_reads_until_nothing_waits(body, officer):
    sent_in(body, {"a.txt": letter(1), "b.pdf": b"%PDF-1.7"}, by=officer, at=AT)
    assert said() == f"{body}: a.txt\n{body}: b.pdf\n2 read.\n"
    assert set(IncomingDocument.objects.values_list("name", "stage")) == {("a.txt", "read"), ("b.pdf", "refused")}
    assert said() == "Nothing waits to be read.\n"


@pytest.fixture
def work(monkeypatch, settings):
    """The queue's work, counted; it goes on when it is let."""
    settings.DOCUMENT_READERS = 2
    calls, may_end, began = [], threading.Event(), threading.Semaphore(0)

    def counted(*, clock):
        calls.append(threading.current_thread())
        began.release()
        assert may_end.wait(10)
        return 0

    monkeypatch.setattr(readers, "work_queue", counted)
    monkeypatch.setattr(readers.connections, "close_all", lambda: None)
    yield calls, may_end, began
    may_end.set()
    for thread in set(calls):
        thread.join(10)
    assert readers._running == []


@pytest.mark.django_db
def test_no_more_readers_work_than_the_setting_says(work, django_capture_on_commit_callbacks):
    calls, _may_end, began = work
    with django_capture_on_commit_callbacks(execute=True):
        for _time in range(5):
            start_reading()
    for _time in range(2):
        assert began.acquire(timeout=10)
    assert len(set(calls)) == 2


@pytest.mark.django_db
def test_a_reader_that_is_asked_while_it_works_looks_once_more(work, django_capture_on_commit_callbacks, settings):
    settings.DOCUMENT_READERS = 1
    calls, may_end, began = work
    with django_capture_on_commit_callbacks(execute=True):
        start_reading()
    assert began.acquire(timeout=10)
    with django_capture_on_commit_callbacks(execute=True):
        start_reading()
    may_end.set()
    calls[0].join(10)
    assert calls == [calls[0]] * 2


@pytest.mark.django_db
def test_a_reader_that_falls_says_so_and_another_may_begin(
    monkeypatch, settings, caplog, django_capture_on_commit_callbacks
):
    settings.DOCUMENT_READERS = 1
    began = []

    def falls(*, clock):
        began.append(threading.current_thread())
        raise ZeroDivisionError

    monkeypatch.setattr(readers, "work_queue", falls)
    monkeypatch.setattr(readers.connections, "close_all", lambda: None)
    for number in (1, 2):
        with django_capture_on_commit_callbacks(execute=True):
            start_reading()
        while len(began) < number:
            pass
        began[-1].join(10)
    assert caplog.text.count("A reader of documents fell") == 2
    assert readers._running == []


@pytest.mark.django_db
def test_none_begins_where_the_setting_says_none(settings, django_capture_on_commit_callbacks):
    assert settings.DOCUMENT_READERS == 0
    with django_capture_on_commit_callbacks(execute=True):
        start_reading()
    assert readers._running == []


@pytest.mark.django_db(transaction=True)
def test_a_web_process_reads_what_was_sent_in(body, officer, settings):
    """As it is in earnest: another thread, a connection of its own, a process of its own."""
    settings.DOCUMENT_READERS = 1
    sent_in(body, {"a.txt": letter(1), "b.txt": letter(2)}, by=officer, at=AT)
    start_reading()
    for reader in list(readers._running):
        reader.join(60)
    assert list(IncomingDocument.objects.values_list("stage", flat=True)) == ["read", "read"]


@pytest.mark.skipif(connection.vendor != "postgresql", reason="SQLite has one writer, and its test database one thread")
@pytest.mark.django_db(transaction=True)
def test_four_readers_share_the_queue_and_read_each_document_once(body, officer, monkeypatch):
    names = {f"{number}.txt": letter(number) for number in range(40)}
    sent_in(body, names, by=officer, at=AT)
    read_by: list[str] = []

    def falls(_data, name):
        read_by.append(name)
        raise Unreadable(Reason.FAILED)

    monkeypatch.setattr(read_queue, "read_bounded", falls)

    def works() -> int:
        try:
            return read_queue.work_queue(clock=lambda: AT)
        finally:
            connections.close_all()

    with ThreadPoolExecutor(4) as pool:
        done = [each.result() for each in [pool.submit(works) for _reader in range(4)]]
    assert (sum(done), sorted(read_by)) == (40, sorted(names))
    assert set(IncomingDocument.objects.values_list("stage", "attempts")) == {("refused", 1)}
