"""The reader's own process: it is bounded, it ends when its caller is done, and it knows nothing of the product."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from responses.intake.sheets import bounded, limits
from responses.intake.sheets.bounded import read_rows
from responses.intake.sheets.values import Refusal, Row, Unreadable
from tracker.kit.bounded_child import SOURCE


@pytest.fixture
def text(tmp_path: Path) -> Path:
    """More rows than a pipe holds."""
    path = tmp_path / "text.csv"
    path.write_text("".join(f"{number},{'x' * 100}\n" for number in range(1, 5_001)))
    return path


@pytest.fixture
def started(monkeypatch: pytest.MonkeyPatch) -> list[subprocess.Popen[bytes]]:
    """Every process that the reading starts."""
    found: list[subprocess.Popen[bytes]] = []
    start = subprocess.Popen

    def start_and_keep(*args: object, **options: object) -> subprocess.Popen[bytes]:
        found.append(start(*args, **options))
        return found[-1]

    monkeypatch.setattr(bounded.subprocess, "Popen", start_and_keep)
    return found


def run_instead(monkeypatch: pytest.MonkeyPatch, code: str) -> None:
    """Another program in the reader's place, its limits set as the reader sets them."""
    begin = "from responses.intake.sheets import worker; worker.bound_this_process(worker.BOUNDS);"
    monkeypatch.setattr(bounded, "WORKER", [sys.executable, "-c", f"{begin}{code}"])


def refusal_of(path: Path) -> tuple[Refusal, dict]:
    with pytest.raises(Unreadable) as refused, read_rows(path) as reading:
        list(reading.rows())
    return refused.value.code, refused.value.facts


def test_it_has_ended_when_all_is_read(text: Path, started: list):
    with read_rows(text) as reading:
        rows = list(reading.rows())

    assert (rows[0], len(rows)) == (Row(1, ("1", "x" * 100)), 5_000)
    assert [process.poll() is not None for process in started] == [True]


def test_it_has_ended_when_its_caller_stops(text: Path, started: list):
    with read_rows(text) as reading:
        assert next(reading.rows()).number == 1
        assert [process.poll() for process in started] == [None]

    assert [process.returncode for process in started] == [-9]


def test_it_has_ended_when_its_caller_fails(text: Path, started: list):
    with pytest.raises(ZeroDivisionError), read_rows(text):
        raise ZeroDivisionError

    assert [process.returncode for process in started] == [-9]


def test_it_has_ended_when_a_file_is_refused(tmp_path: Path, started: list):
    path = tmp_path / "empty.csv"
    path.touch()

    assert refusal_of(path) == (Refusal.EMPTY, {})
    assert [process.poll() is not None for process in started] == [True]


def test_a_file_that_is_not_there(tmp_path: Path, started: list):
    with pytest.raises(FileNotFoundError), read_rows(tmp_path / "none.csv"):
        pass

    assert started == []


@pytest.mark.parametrize(
    "code",
    [
        "import resource; resource.setrlimit(resource.RLIMIT_CPU, (1, 1))\nwhile True: pass",
        "import os; os.abort()",
    ],
)
def test_it_is_stopped(code: str, text: Path, monkeypatch: pytest.MonkeyPatch):
    run_instead(monkeypatch, code)

    assert refusal_of(text) == (Refusal.TOO_MUCH, {"row": 0})


def test_memory_has_an_end(text: Path, monkeypatch: pytest.MonkeyPatch):
    """The reader says so itself, where it still can."""
    run_instead(
        monkeypatch,
        "import io, sys\n"
        "class Greedy(io.BytesIO):\n"
        "    def seek(self, *args): return bytearray(800 << 20)\n"
        "worker.answer(Greedy(), sys.stdout.buffer, None)",
    )

    assert refusal_of(text) == (Refusal.TOO_MUCH, {"row": 0})


def test_a_caller_does_not_wait_for_ever(text: Path, monkeypatch: pytest.MonkeyPatch, started: list):
    opening = json.dumps({"names": [], "sheet": "", "notes": []})
    run_instead(monkeypatch, f"import time; print({opening!r}); print('[7,[1]]', flush=True); time.sleep(60)")
    monkeypatch.setattr(limits, "WAIT_SECONDS_MOST", 2.5)

    assert refusal_of(text) == (Refusal.TOO_MUCH, {"row": 7})
    assert [process.returncode for process in started] == [-9]


def test_a_row_that_never_ends(text: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(limits, "LINE_MOST", 1_000_000)
    run_instead(monkeypatch, "import sys\nwhile True: sys.stdout.write('x' * 65536)")

    assert refusal_of(text) == (Refusal.TOO_MUCH, {"row": 0})


def test_a_fault_of_ours_goes_to_the_log(text: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture):
    run_instead(monkeypatch, "raise LookupError('a fault')")

    assert refusal_of(text) == (Refusal.FAILED, {"row": 0})
    assert [record.getMessage().splitlines()[-1] for record in caplog.records] == ["LookupError: a fault"]


def test_what_the_process_may_not_do(text: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("SECRET_KEY", "not for the reader")
    target = tmp_path / "written"
    script = (
        "import json, os, resource\n"
        "kinds = ('AS', 'CPU', 'FSIZE', 'CORE', 'NOFILE', 'NPROC')\n"
        "found = [resource.getrlimit(getattr(resource, 'RLIMIT_' + kind)) for kind in kinds]\n"
        f"file = os.open({str(target)!r}, os.O_CREAT | os.O_WRONLY)\n"
        "try:\n    os.write(file, b'x')\n    found.append('written')\n"
        "except OSError as error:\n    found.append(error.strerror)\n"
        "found.append('SECRET_KEY' in os.environ)\n"
        "print(json.dumps({'names': found, 'sheet': '', 'notes': []}))"
    )
    run_instead(monkeypatch, f"exec({script!r})")

    with read_rows(text) as reading:
        assert reading.names == (
            [805_306_368] * 2, [60] * 2, [0] * 2, [0] * 2, [16] * 2, [0] * 2, "File too large", False,
        )  # fmt: skip
    assert target.read_text() == ""


def test_the_reader_is_the_standard_library_alone():
    """So it starts in a moment, and holds nothing of the product but what it reads with."""
    listing = "import sys, responses.intake.sheets.worker; print(*sorted(m for m in sys.modules if 'responses' in m))"
    found = subprocess.run(
        [sys.executable, "-E", "-S", "-c", listing], cwd=SOURCE, capture_output=True, text=True, check=True
    ).stdout.split()

    prefix = "responses.intake.sheets"
    assert {name for name in found if not name.startswith(prefix)} == {"responses", "responses.intake"}
    assert f"{prefix}.words" not in found


def test_no_file_is_left_open(text: Path):
    before = set(os.listdir("/proc/self/fd"))  # noqa: PTH208  the folder is gone from one reading to the next
    for _ in range(3):
        with read_rows(text) as reading:
            next(reading.rows())

    assert set(os.listdir("/proc/self/fd")) == before  # noqa: PTH208
