"""The reader's own process: `python -m letters.reading.worker NAME`, the file on its standard input, its text as JSON
on its standard output; with `WHOLE` as a second word, what the text says besides."""

import sys
from collections.abc import Callable
from typing import TypeVar

from letters.reading import bounds
from letters.reading.extract import extract
from letters.reading.extracted import Extracted
from letters.reading.refusals import Reason, Unreadable
from letters.reading.values import Reading
from letters.reading.wire import packed, packed_both
from tracker.kit.bounded_child import Bounds, bound_this_process

BOUNDS = Bounds(bounds.MEMORY_MOST, bounds.CPU_SECONDS_MOST, bounds.WAIT_SECONDS_MOST, bounds.OUTPUT_MOST)
WHOLE = "whole"
T = TypeVar("T")


def read_text(extracted: Extracted) -> Reading:
    """What the text says. Its tables of words take longer to load than a short file to read: not for its text alone."""
    from letters.reading.read import read as said  # noqa: PLC0415

    return said(extracted)


def read(data: bytes, name: str) -> Extracted | Unreadable:
    return _or_refusal(lambda: extract(data, name))


def read_whole(data: bytes, name: str) -> tuple[Extracted, Reading] | Unreadable:
    def both() -> tuple[Extracted, Reading]:
        extracted = extract(data, name)
        return extracted, read_text(extracted)

    return _or_refusal(both)


def _or_refusal(reader: Callable[[], T]) -> T | Unreadable:
    try:
        return reader()
    except Unreadable as refusal:
        return refusal
    except (MemoryError, RecursionError):
        return Unreadable(Reason.TOO_LONG)


def main() -> None:
    bound_this_process(BOUNDS)
    data, name = sys.stdin.buffer.read(), sys.argv[1]
    is_whole = WHOLE in sys.argv[2:]
    sys.stdout.buffer.write(packed_both(read_whole(data, name)) if is_whole else packed(read(data, name)))


if __name__ == "__main__":
    main()
