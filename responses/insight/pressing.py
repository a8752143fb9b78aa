"""What presses on a body today: the oldest rows past the deadline, and whom the others wait for."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.db.models import Count
from django.urls import reverse

from responses.domain.status import Status
from responses.insight.cells import standing_words
from responses.insight.filters import address
from responses.insight.ordering import ordered
from responses.insight.questions import Standpoint, where
from responses.record.models import Position
from responses.record.models.positions import PositionQuerySet

OLDEST = 5
MOST_WAITED_FOR = 10


@dataclass(frozen=True)
class Past:
    """A row past the inspectorate's deadline, and by how much."""

    position: Position
    by: str


@dataclass(frozen=True)
class WaitedFor:
    """Whom responses wait for, how many do, and the address of exactly those."""

    whom: str
    count: int
    href: str


def oldest_past(positions: PositionQuerySet, at: Standpoint) -> list[Past]:
    """The rows longest past the inspectorate's deadline."""
    rows = ordered(positions.filter(where({"past_deadline": True}, at)), "deadline")
    found = rows.select_related("response__recommendation", "report__source", "force")[:OLDEST]
    return [Past(row, standing_words(row, at.day)) for row in found]


def waited_for(positions: PositionQuerySet, at: Standpoint, also: Mapping[str, Any]) -> list[WaitedFor]:
    """The others on whom most responses wait, most first."""
    waiting = {"status": (Status.WAITING.value,)}
    rows = (
        positions.filter(where({**also, **waiting}, at))
        .order_by()
        .values("waiting_on")
        .annotate(number=Count("pk"))
        .order_by("-number", "waiting_on")
    )
    listed = reverse("recommendations")
    return [
        WaitedFor(
            row["waiting_on"], row["number"], listed + address({**also, **waiting, "waiting_on": row["waiting_on"]})
        )
        for row in rows[:MOST_WAITED_FOR]
    ]
