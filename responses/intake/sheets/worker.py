"""The reader's own process: `python -m responses.intake.sheets.worker`, the file on its standard input, the worksheet
asked for as JSON in its argument, lines of `wire` on its standard output.

It bounds itself before it looks at the file. Nothing it reads can make it write a file, start a program or take more
than its memory and time.
"""

import json
import sys
from typing import BinaryIO

from responses.intake.sheets import limits, wire
from responses.intake.sheets.reader import read
from responses.intake.sheets.values import Refusal, Unreadable
from tracker.kit.bounded_child import Bounds, bound_this_process

FILES_MOST = 16
BOUNDS = Bounds(
    limits.MEMORY_MOST, limits.CPU_SECONDS_MOST, limits.WAIT_SECONDS_MOST, limits.LINE_MOST, files=FILES_MOST
)
"""Of what comes back, each line is bounded and not the whole: its caller takes the rows as they come."""


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
    bound_this_process(BOUNDS)
    with open(0, "rb", closefd=False) as file, open(1, "wb", buffering=limits.PIPE_BYTES, closefd=False) as out:
        answer(file, out, json.loads(sys.argv[1]))


if __name__ == "__main__":
    main()
