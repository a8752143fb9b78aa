"""The parsers of what comes in, on documents that are hurt anywhere: some in the suite, and by `make fuzz` as many as
FUZZ_MINUTES allow. How many it were stands at the end of the run."""

import os
import time
from collections.abc import Iterator
from itertools import count

import pytest

from letters.reading.extracted import Extracted, Media, Places
from letters.reading.read import read
from tests.letters.reading import fuzz
from tests.letters.reading.whole import assert_whole

MINUTES = float(os.environ.get("FUZZ_MINUTES", "0"))
CASES = {"extraction": 300, "reading": 60, "split": 100, "register": 300}
"""In the suite: two seconds in all."""
SHARES = {"reading": 5} if MINUTES else {}
"""Tests of one parser, each with cases of its own, so that they share the time and the cores; others have one."""
PARTS = [(parser, part, SHARES.get(parser, 1)) for parser in fuzz.PARSERS for part in range(SHARES.get(parser, 1))]
WORKERS = int(os.environ.get("PYTEST_XDIST_WORKER_COUNT", "1"))
SECONDS = MINUTES * 60 * WORKERS / len(PARTS)


def numbers(parser: str, part: int, parts: int) -> Iterator[int]:
    """Which cases this test makes."""
    if not MINUTES:
        yield from range(CASES[parser])
        return
    until = time.monotonic() + SECONDS
    for number in count(part, parts):
        if time.monotonic() > until:
            return
        yield number


@pytest.mark.parametrize(("parser", "part", "parts"), PARTS)
def test_no_document_is_too_hurt(parser: str, part: int, parts: int, record_property) -> None:
    made = 0
    for number in numbers(parser, part, parts):
        try:
            fuzz.run(parser, number)
        except BaseException as error:
            error.add_note(f"To make this case again: fuzz.run({parser!r}, {number})")
            raise
        made += 1
    record_property(parser, made)


@pytest.mark.parametrize(
    "text",
    [
        "3.",  # a number with nothing behind it
        "should:\n(e) ;\n(f) \nresponse:\ne)\n“",  # and in the last answer to a list
    ],
)
def test_what_once_fell_is_read(text: str) -> None:
    assert_whole(read(Extracted(text, Media.TXT, Places((), ()))))
