"""Reads a file in a process of its own, within bounds: the way in for whatever people upload."""

import logging

from letters.reading import bounds
from letters.reading.extracted import Extracted
from letters.reading.refusals import Reason, Unreadable, megabytes
from letters.reading.values import Reading
from letters.reading.wire import unpacked, unpacked_both
from letters.reading.worker import BOUNDS, WHOLE
from tracker.kit.bounded_child import Failed, Stopped, run_bounded

logger = logging.getLogger(__name__)
NAME_MOST = 255


def extract_bounded(data: bytes, name: str = "") -> Extracted:
    """As `extract`. A file that makes the reader run out of time or memory, or fall, is refused as well."""
    return unpacked(_output(data, name))


def read_bounded(data: bytes, name: str = "") -> tuple[Extracted, Reading]:
    """The file's text and what it says, both read in the one process."""
    return unpacked_both(_output(data, name, WHOLE))


def _output(data: bytes, name: str, *more: str) -> bytes:
    if len(data) > bounds.FILE_MOST:
        raise Unreadable(Reason.TOO_BIG, size=megabytes(len(data)), most=megabytes(bounds.FILE_MOST))
    try:
        return run_bounded("letters.reading.worker", [_as_argument(name), *more], data, BOUNDS)
    except Stopped:
        raise Unreadable(Reason.TOO_LONG) from None
    except Failed as failure:
        logger.error("The letters' reader failed: %s", failure)
        raise Unreadable(Reason.FAILED) from failure


def _as_argument(name: str) -> str:
    return name.replace("\0", "")[-NAME_MOST:]
