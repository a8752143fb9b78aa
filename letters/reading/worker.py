"""The reader's own process: `python -m letters.reading.worker NAME`, the file on its standard input, its reading
as JSON on its standard output."""

import sys

from letters.reading import bounds
from letters.reading.extract import extract
from letters.reading.extracted import Extracted
from letters.reading.refusals import Reason, Unreadable
from letters.reading.wire import packed
from tracker.kit.bounded_child import Bounds, bound_this_process

BOUNDS = Bounds(bounds.MEMORY_MOST, bounds.CPU_SECONDS_MOST, bounds.WAIT_SECONDS_MOST, bounds.OUTPUT_MOST)


def read(data: bytes, name: str) -> Extracted | Unreadable:
    try:
        return extract(data, name)
    except Unreadable as refusal:
        return refusal
    except (MemoryError, RecursionError):
        return Unreadable(Reason.TOO_LONG)


def main() -> None:
    bound_this_process(BOUNDS)
    data = sys.stdin.buffer.read()
    sys.stdout.buffer.write(packed(read(data, sys.argv[1])))


if __name__ == "__main__":
    main()
