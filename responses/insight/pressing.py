"""What presses on a body today: the oldest rows past the deadline, and whom the others wait for."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.db.models import Count
from django.urls import reverse

from responses.domain.status import Status
from responses.insight.cells import standing_words
from responses.insight.filters import address, whom_words
from responses.insight.ordering import ordered
from responses.insight.questions import NOT_NAMED, Standpoint, where
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


@dataclass(frozen=True)
class Waiting:
    """The others on whom most responses wait, and how many wait for those left out of the list."""

    listed: list[WaitedFor]
    left_out: int
    href: str
    """The address of all that wait, whomever for."""


def oldest_past(positions: PositionQuerySet, at: Standpoint) -> list[Past]:
    """The rows longest past the inspectorate's deadline."""
    rows = ordered(positions.filter(where({"past_deadline": True}, at)), "deadline")
    found = rows.select_related("response__recommendation", "report__source", "force")[:OLDEST]
    return [Past(row, standing_words(row, at.day)) for row in found]


def waited_for(positions: PositionQuerySet, at: Standpoint, also: Mapping[str, Any]) -> Waiting:
    """The others on whom most responses wait, most first."""
    waiting = {**also, "status": (Status.WAITING.value,)}
    rows = list(
        positions.filter(where(waiting, at))
        .order_by()
        .values("waiting_on")
        .annotate(number=Count("pk"))
        .order_by("-number", "waiting_on")
    )
    page = reverse("recommendations")
    named = [(row["waiting_on"] or NOT_NAMED, row["number"]) for row in rows]
    return Waiting(
        [
            WaitedFor(whom_words(whom), number, page + address({**waiting, "waiting_on": whom}))
            for whom, number in named[:MOST_WAITED_FOR]
        ],
        sum(number for _whom, number in named[MOST_WAITED_FOR:]),
        page + address(waiting),
    )
