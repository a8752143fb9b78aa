"""The reader's own process: it gives what the reader gives, falls alone, and reaches nothing."""

import socket
from collections.abc import Callable, Iterator
from dataclasses import replace

import pytest

from letters.reading import bounded, worker
from letters.reading.bounded import extract_bounded, read_bounded
from letters.reading.extract import READERS, extract
from letters.reading.extracted import Extracted, Media
from letters.reading.read import read
from letters.reading.refusals import WORDS, Reason, Unreadable
from letters.reading.wire import packed, unpacked
from tests.letters.reading.made_files import TYPES, document_xml, docx, lines_drawn, p, part, pdf, table, zipped
from tests.letters.reading.runs_code import BOUNDS
from tracker.kit.bounded_child import Failed, Stopped, run_bounded

FILES = {
    "a.txt": "Words\nof “text”.".encode("cp1252"),
    "a.html": b"<title>T</title><main><h1>Head</h1><table><tr><td>a<td>b</table></main>",
    "a.docx": docx(p("Words") + table((p("a"), p("b"))), header1=part("hdr", p("Head"))),
    "a.pdf": pdf(lines_drawn(["Words"]), b""),
    "wrong.pdf": b"Words",
}


@pytest.mark.parametrize("name", FILES)
def test_the_process_gives_what_the_reader_gives(name: str):
    assert extract_bounded(FILES[name], name) == extract(FILES[name], name)


@pytest.mark.parametrize("name", FILES)
def test_the_process_gives_what_the_text_says_besides(name: str):
    extracted = extract(FILES[name], name)
    assert read_bounded(FILES[name], name) == (extracted, read(extracted))


def test_a_refusal_comes_out_of_the_whole_reading_too():
    with pytest.raises(Unreadable) as refusal:
        read_bounded(b"\x89PNG\r\n", "a.pdf")
    assert refusal.value.reason is Reason.PICTURE


@pytest.mark.parametrize("fault", [MemoryError, RecursionError])
def test_words_that_are_too_much_for_the_reader_are_a_refusal(monkeypatch, fault: type[Exception]):
    def fall(_extracted: Extracted) -> None:
        raise fault

    monkeypatch.setattr(worker, "read_text", fall)
    refused = worker.read_whole(b"Words", "a.txt")
    assert isinstance(refused, Unreadable)
    assert refused.reason is Reason.TOO_LONG


@pytest.mark.parametrize("reason", Reason)
def test_every_refusal_crosses_whole_and_reads_as_sentences(reason: Reason):
    facts = {
        "size": "21 MB",
        "most": "20 MB",
        "line": 3,
        "encoding": "UTF-8",
        "count": "9",
        "part": "word/document.xml",
    }
    with pytest.raises(Unreadable) as refusal:
        unpacked(packed(Unreadable(reason, **facts)))
    assert (refusal.value.reason, refusal.value.facts) == (reason, facts)
    assert str(refusal.value)[0].isupper()
    assert str(refusal.value).endswith(".")
    assert set(WORDS) == set(Reason)


@pytest.mark.parametrize(
    ("fault", "reason"), [(Stopped(), Reason.TOO_LONG), (Failed("Traceback"), Reason.FAILED)], ids=["stopped", "failed"]
)
def test_a_process_that_falls_is_a_refusal(monkeypatch, caplog, fault: Exception, reason: Reason):
    def fall(*_arguments: object) -> bytes:
        raise fault

    monkeypatch.setattr(bounded, "run_bounded", fall)
    with pytest.raises(Unreadable) as refusal:
        extract_bounded(b"Words")
    assert refusal.value.reason is reason
    assert ("Traceback" in caplog.text) == (reason is Reason.FAILED)


def child(code: str, **changes: float) -> bytes:
    """Runs the code, which stands in a test's own module, in a bounded process."""
    bounds = replace(BOUNDS, **changes)
    return run_bounded("tests.letters.reading.runs_code", [code, str(bounds.cpu_seconds)], b"data", bounds)


def test_a_bounded_process_reads_and_writes():
    assert child("print(sys.stdin.read())") == b"data\n"


@pytest.mark.parametrize(
    "code",
    [
        "import time; time.sleep(60)",
        "print('x' * 20_000)",
        "import os; os.kill(os.getpid(), 11)",
    ],
)
def test_it_is_stopped_at_its_bounds(code: str):
    with pytest.raises(Stopped):
        child(code, wait_seconds=1.5)


def test_its_processor_time_is_bounded():
    with pytest.raises(Stopped):
        child("\nwhile True: pass", cpu_seconds=1)


@pytest.mark.parametrize(
    ("code", "fault"),
    [
        ("bytearray(600 * 1024**2)", "MemoryError"),
        ("import os; os.write(os.open('/tmp/reader-wrote', os.O_WRONLY | os.O_CREAT), b'x')", "OSError"),
        ("import os; os.environ['SECRET_KEY']", "KeyError"),
    ],
)
def test_what_it_may_not_do(monkeypatch, code: str, fault: str):
    monkeypatch.setenv("SECRET_KEY", "secret")
    with pytest.raises(Failed, match=fault):
        child(code)


@pytest.fixture
def listener() -> Iterator[socket.socket]:
    """A server of this machine that files can name, and that nobody may ask."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        server.setblocking(False)
        yield server


def naming_files(address: str) -> dict[str, bytes]:
    """Files that name an address in every way that a program might follow."""
    relation = f'<Relationship Id="r" Type="x/attachedTemplate" Target="{address}t.dotm" TargetMode="External"/>'
    entity = f'<!DOCTYPE x SYSTEM "{address}x.dtd"><x/>'
    action = f"/OpenAction<</S/URI/URI({address})>>/AA<</O<</S/GoToR/F({address}a.pdf)>>>>"
    web = (
        f'<!DOCTYPE html PUBLIC "-" "{address}x.dtd"><html><base href="{address}">'
        f'<link rel=stylesheet href="{address}a">'
        f'<img src="{address}b"><script src="{address}c"></script><iframe src="{address}d"></iframe><p>Words'
    )
    return {
        "a.html": web.encode(),
        "x.html": f'<?xml version="1.0"?>{web}'.encode(),
        "a.docx": zipped({
            "[Content_Types].xml": TYPES,
            "word/document.xml": document_xml(p("Words")),
            "word/_rels/document.xml.rels": f"<Relationships>{relation}</Relationships>",
        }),
        "dtd.docx": zipped({"[Content_Types].xml": TYPES, "word/document.xml": entity}),
        "a.pdf": pdf(lines_drawn(["Words"]), catalogue=action),
    }  # fmt: skip


def outcome(read: Callable[[bytes, str], Extracted], data: bytes, name: str) -> str:
    try:
        return read(data, name).text
    except Unreadable as refusal:
        return refusal.reason


def test_nothing_is_fetched(listener: socket.socket):
    """Whatever opens a connection, Python or a library in C, would have left it waiting at the server."""
    files = naming_files(f"http://127.0.0.1:{listener.getsockname()[1]}/")
    outcomes = {name: outcome(extract_bounded, data, name) for name, data in files.items()}
    assert outcomes == {name: "entities" if name.startswith("dtd") else "Words" for name in files}
    with pytest.raises(BlockingIOError):
        listener.accept()


def test_no_socket_is_opened(monkeypatch):
    def refuse(*_arguments: object, **_named: object) -> None:
        pytest.fail("A reader opened a socket.")

    monkeypatch.setattr(socket, "socket", refuse)
    for name, data in {**FILES, **naming_files("http://192.0.2.1/")}.items():
        assert outcome(extract, data, name)


def test_a_null_character_of_a_pdf_is_an_unknown_letter(monkeypatch):
    """No database keeps one, and every span stays where it was."""
    whole = extract(b"Words\nof text.", "a.txt")
    drawn = replace(whole, text="W\0rds\nof text.", furniture=("Page\0 1",))
    monkeypatch.setitem(READERS, Media.TXT, lambda _data: drawn)
    read_so = extract(b"Words\nof text.", "a.txt")
    assert (read_so.text, read_so.furniture, read_so.places) == (
        "W\ufffdrds\nof text.",
        ("Page\ufffd 1",),
        whole.places,
    )
