"""The way in: reads a spreadsheet in a process of its own, within bounds, and gives its rows as they come.

`tracker.kit.bounded_child` does the same for what comes back whole. Here rows are taken while the file is still being
read, only the time in which the process keeps its caller waiting counts, and it has no site-packages.
"""

import json
import logging
import os
import select
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from responses.intake.sheets import limits, wire
from responses.intake.sheets.values import Note, Refusal, Row, Unreadable
from tracker.kit.bounded_child import started

logger = logging.getLogger(__name__)
PYTHON = [sys.executable, "-E", "-s", "-S", "-B", "-X", "utf8", "-m"]
"""No site-packages: the reading is the standard library alone, and the process is there in a moment."""
WORKER = [*PYTHON, "responses.intake.sheets.worker"]


class Reading:
    """A spreadsheet being read. Its rows can be gone through once."""

    def __init__(self, process: "subprocess.Popen[bytes]") -> None:
        self._lines = Lines(process)
        opening = self._next(0)
        self.names: tuple[str, ...] = tuple(opening["names"])
        """All worksheets, hidden ones too; none for a text file."""
        self.sheet: str = opening["sheet"]
        """The one that is read; "" for a text file."""
        self.notes: list[Note] = wire.notes_of(opening["notes"])
        """What was left out or should be checked. Whole at the end of the rows."""

    def rows(self) -> Iterator[Row]:
        """The rows with content. `Unreadable` comes in their midst where the rest can't be read."""
        last = 0
        while isinstance(content := self._next(last), list):
            row = wire.row_of(content)
            yield row
            last = row.number
        self.notes += wire.notes_of(content["notes"])

    def _next(self, last: int) -> Any:
        content = json.loads(self._lines.read(last))
        if isinstance(content, dict) and "refused" in content:
            raise wire.refusal_of(content)
        return content


@contextmanager
def read_rows(path: Path, *, sheet: str | None = None) -> Iterator[Reading]:
    """Read the file's worksheet of that name, or the first visible one with content. `Unreadable` says what and where.

    The process ends when the `with` does, whatever happened in it.
    """
    with path.open("rb") as file, started([*WORKER, json.dumps(sheet)], file) as process:
        yield Reading(process)


class Lines:
    """What the process writes, line by line. Only the time in which it keeps its caller waiting counts against it."""

    def __init__(self, process: "subprocess.Popen[bytes]") -> None:
        assert process.stdout is not None
        self._process = process
        self._pipe = process.stdout.fileno()
        self._poll = select.poll()
        self._poll.register(self._pipe, select.POLLIN)
        self._held = bytearray()
        self._left = float(limits.WAIT_SECONDS_MOST)

    def read(self, last: int) -> bytes:
        """The next line; `last` is the row that came before it."""
        searched = 0
        while (end := self._held.find(b"\n", searched)) < 0:
            searched = len(self._held)
            if searched > limits.LINE_MOST:
                raise Unreadable(Refusal.TOO_MUCH, row=last)
            self._held += self._piece(last)
        line = bytes(self._held[:end])
        del self._held[: end + 1]
        return line

    def _piece(self, last: int) -> bytes:
        before = time.monotonic()
        is_ready = self._poll.poll(max(self._left, 0) * 1000)
        self._left -= time.monotonic() - before
        if not is_ready:
            raise Unreadable(Refusal.TOO_MUCH, row=last)
        piece = os.read(self._pipe, limits.PIPE_BYTES)
        if not piece:
            raise self._ended(last)
        return piece

    def _ended(self, last: int) -> Unreadable:
        """It ended without a word: stopped by a limit of its own, or by a fault of ours, which goes to the log."""
        assert self._process.stderr is not None
        said = self._process.stderr.read().decode(errors="replace")
        if self._process.wait() < 0:
            return Unreadable(Refusal.TOO_MUCH, row=last)
        logger.error("The spreadsheet reader failed after row %d: %s", last, said)
        return Unreadable(Refusal.FAILED, row=last)
