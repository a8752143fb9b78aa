"""A report asks; each force that it concerns gets a response for each recommendation."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.db.models import Count

from forces.models import Force, LocalPolicingBody, User
from recommendations.models import Recommendation
from responses.record.flows.append_updates import AT_ONCE, Addition, append_updates, locked_all
from responses.record.flows.rebuild_positions import due_on_of, positions_of
from responses.record.models import Batch, Position, Response, Update
from tracker.kit.chain import GENESIS


@transaction.atomic
def open_responses(
    *,
    recommendations: Iterable[Recommendation],
    force: Force,
    body: LocalPolicingBody | None,
    on: date,
    at: datetime,
    origin: Update.Origin = Update.Origin.REGISTER,
    by: User | None = None,
    batch: Batch | None = None,
) -> list[Response]:
    """Open what is not open yet: each response begins with an update that changes nothing, on the day it opened.

    Nobody of the body has said anything yet: whoever registered the report may work for another, and is not named.
    What a document opens is opened by whoever checked it, in the batch it is taken back with. A response of which all
    was taken back is opened again. Gives those that are new.
    """
    wanted = {recommendation.pk: recommendation for recommendation in recommendations}
    held = Response.objects.filter(recommendation__in=wanted, force=force)
    standing = dict(held.annotate(spans=Count("positions")).values_list("recommendation", "spans"))
    facts: dict[str, Any] = {"party": Update.Party.BODY, "by": by, "at": at, "effective_on": on, "origin": origin}
    facts["batch"] = batch
    emptied = [pk for pk, spans in standing.items() if not spans]
    again = locked_all(held.filter(recommendation__in=emptied).values_list("pk", flat=True)) if emptied else []
    append_updates([Addition(response=response, **facts) for response in again])
    news = [unsaved(recommendation, force, body) for pk, recommendation in wanted.items() if pk not in standing]
    due = {recommendation.pk: due_on_of(recommendation) for recommendation in wanted.values()}
    begin_responses([Addition(response=response, **facts) for response in news], due)
    return news


def unsaved(recommendation: Recommendation, force: Force, body: LocalPolicingBody | None) -> Response:
    """A response of which nothing is said yet."""
    return Response(recommendation=recommendation, force=force, body=body, version=0, head=GENESIS)


@transaction.atomic
def begin_responses(firsts: Sequence[Addition], due: Mapping[int, date | None]) -> list[Update]:
    """Store responses that are not stored yet, each with its first update.

    `due` gives the earliest day that each recommendation's deadlines set, by the recommendation's id.
    """
    updates = [first.as_next() for first in firsts]
    Response.objects.bulk_create([first.response for first in firsts], batch_size=AT_ONCE)
    Update.objects.bulk_create(updates, batch_size=AT_ONCE)
    positions: list[Position] = []
    for update in updates:
        response = update.response
        positions += positions_of(response, [update.as_change()], due.get(response.recommendation_id))
    Position.objects.bulk_create(positions, batch_size=AT_ONCE)
    return updates
