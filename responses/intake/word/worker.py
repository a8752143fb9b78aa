"""The Word reader's own process: `python -m responses.intake.word.worker`, the file on its standard input, one line of
JSON on its standard output. It bounds itself before it looks at the file, as the sheets' reader does."""

from dataclasses import asdict
from typing import BinaryIO

from responses.intake.sheets import limits, wire
from responses.intake.sheets.values import Refusal, Unreadable
from responses.intake.sheets.worker import BOUNDS
from responses.intake.word.reader import read
from tracker.kit.bounded_child import bound_this_process


def answer(file: BinaryIO, out: BinaryIO) -> None:
    """Write the draft, or why there is none."""
    try:
        out.write(wire.line(asdict(read(file))))
    except Unreadable as refusal:
        out.write(wire.line(wire.plain_refusal(refusal)))
    except MemoryError:
        out.write(wire.line(wire.plain_refusal(Unreadable(Refusal.TOO_MUCH, row=0))))


def main() -> None:
    bound_this_process(BOUNDS)
    with open(0, "rb", closefd=False) as file, open(1, "wb", buffering=limits.PIPE_BYTES, closefd=False) as out:
        answer(file, out)


if __name__ == "__main__":
    main()
