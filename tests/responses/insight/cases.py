"""Positions in every state against every kind of date, for the questions to be asked of."""

from datetime import date, timedelta
from itertools import product

from responses.domain.status import OPEN, Status
from responses.record.models import Position
from tests import builders

DAY = date(2024, 2, 29)
NEAR = tuple(None if offset is None else DAY + timedelta(days=offset) for offset in (None, -1, 0, 30, 31, 91))
TARGETS = tuple(None if offset is None else DAY + timedelta(days=offset) for offset in (None, -1, 0))


def every_case() -> list[Position]:
    """A response of the body for each status, deadline and target."""
    cases = list(product(Status, NEAR, TARGETS))
    rows = builders.many_responses(len(cases))
    assert len(rows) == len(cases)
    for row, (status, due_on, target_on) in zip(rows, cases, strict=True):
        row.status, row.is_open = status.value, status in OPEN
        row.due_on, row.target_on = due_on, target_on
        row.waiting_on = row.waiting_on or "The College of Policing"
    builders.replace_positions(rows)
    return rows
