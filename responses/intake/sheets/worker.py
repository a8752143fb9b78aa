"""The reader's own process: `python -m responses.intake.sheets.worker`, the file on its standard input, the worksheet
asked for as JSON in its argument, lines of `wire` on its standard output.

It bounds itself before it looks at the file. Nothing it reads can make it write a file, start a program or take more
than its memory and time.
"""

import json
import resource
import signal
import sys
from typing import BinaryIO

from responses.intake.sheets import limits, wire
from responses.intake.sheets.reader import read
from responses.intake.sheets.values import Refusal, Unreadable

FILES_MOST = 16


def bound() -> None:
    """Set this process's limits, for good."""
    for what, most in (
        (resource.RLIMIT_AS, limits.MEMORY_MOST),
        (resource.RLIMIT_CPU, limits.CPU_SECONDS_MOST),
        (resource.RLIMIT_FSIZE, 0),
        (resource.RLIMIT_CORE, 0),
        (resource.RLIMIT_NOFILE, FILES_MOST),
        (resource.RLIMIT_NPROC, 0),
    ):
        resource.setrlimit(what, (most, most))
    signal.signal(signal.SIGPIPE, signal.SIG_DFL)  # its caller has gone: so does it


def answer(file: BinaryIO, out: BinaryIO, sheet: str | None) -> None:
    """Write the reading, as far as it goes, and at its end what ended it."""
    last = 0
    try:
        opened = read(file, sheet=sheet)
        said = len(opened.notes)
        out.write(wire.line({"names": opened.names, "sheet": opened.sheet, "notes": wire.plain_notes(opened.notes)}))
        for row in opened.rows:
            out.write(wire.row_line(row))
            last = row.number
        out.write(wire.line({"end": True, "notes": wire.plain_notes(opened.notes[said:])}))
    except Unreadable as refusal:
        out.write(wire.line(wire.plain_refusal(refusal)))
    except MemoryError:
        out.write(wire.line(wire.plain_refusal(Unreadable(Refusal.TOO_MUCH, row=last))))


def main() -> None:
    bound()
    with open(0, "rb", closefd=False) as file, open(1, "wb", buffering=limits.PIPE_BYTES, closefd=False) as out:
        answer(file, out, json.loads(sys.argv[1]))


if __name__ == "__main__":
    main()
