"""Reading a file as the import does, in a process of its own, with its time taken."""

import resource
from collections.abc import Callable
from pathlib import Path

import pytest

from responses.intake.sheets.bounded import read_rows
from responses.intake.sheets.values import Note, Row, Unreadable

CPU_SECONDS = 10.0
"""Far more than any case takes, and far less than a reading that has no bounds."""

Outcome = tuple[list[Row], list[Note]] | Unreadable
Reader = Callable[..., Outcome]


@pytest.fixture
def outcome_of() -> Reader:
    """Every row and note of a file, or its refusal; the reader's processor time is bounded whatever the outcome."""

    def read(path: Path, sheet: str | None = None) -> Outcome:
        before = _spent()
        try:
            with read_rows(path, sheet=sheet) as reading:
                rows = list(reading.rows())
                return rows, reading.notes
        except Unreadable as refused:
            return refused
        finally:
            assert _spent() - before < CPU_SECONDS

    return read


def _spent() -> float:
    """Processor seconds of the processes that this one has started and that have ended."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime
