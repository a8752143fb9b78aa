"""A body with its people, and what stands in the log."""

from datetime import UTC, datetime

import pytest

from forces.models import Event, LocalPolicingBody
from tests.builders import one_body


@pytest.fixture
def body() -> LocalPolicingBody:
    return one_body()


@pytest.fixture
def logged():
    """Kind, by whom, of which body and the facts but for whose they are, oldest first."""

    def read():
        rows = Event.objects.select_related("by", "body").order_by("pk")
        return [
            (
                row.kind,
                row.by.email if row.by else "",
                row.body.slug if row.body else "",
                {name: value for name, value in row.facts.items() if name != "person"},
            )
            for row in rows
        ]

    return read


@pytest.fixture
def time_machine_forward(time_machine):
    """The clock stands, from now on; each call moves it on by so many seconds."""
    start = datetime.now(UTC)
    time_machine.move_to(start, tick=False)

    def forward(seconds: int) -> None:
        time_machine.shift(seconds)

    return forward
