"""A report asks; each force that it concerns gets a response for each recommendation."""

from collections.abc import Iterable, Sequence
from datetime import date, datetime

from django.db import transaction

from forces.models import Force, LocalPolicingBody
from recommendations.models import Recommendation
from responses.domain.positions import Change
from responses.record.flows.rebuild_positions import due_on_of, positions_of
from responses.record.models import Position, Response, Update
from tracker.kit.chain import GENESIS

BATCH = 500


@transaction.atomic
def open_responses(
    *,
    recommendations: Iterable[Recommendation],
    force: Force,
    body: LocalPolicingBody | None,
    on: date,
    at: datetime,
    origin: Update.Origin = Update.Origin.REGISTER,
) -> list[Response]:
    """Open what is not open yet: each response begins with an update that changes nothing, on the day it opened.

    Nobody of the body has said anything yet: whoever registered the report may work for another.
    """
    wanted = list(recommendations)
    held = set(Response.objects.filter(recommendation__in=wanted, force=force).values_list("recommendation", flat=True))
    opened = Response.objects.bulk_create(
        [
            Response(recommendation=recommendation, force=force, body=body, version=1, head="")
            for recommendation in wanted
            if recommendation.pk not in held
        ],
        batch_size=BATCH,
    )
    updates = [_opening(response, on=on, at=at, origin=origin) for response in opened]
    for response, update in zip(opened, updates, strict=True):
        response.head = update.hash
    Response.objects.bulk_update(opened, ["head"], batch_size=BATCH)
    Update.objects.bulk_create(updates, batch_size=BATCH)
    _place(opened, on)
    return opened


def _opening(response: Response, *, on: date, at: datetime, origin: Update.Origin) -> Update:
    update = Update(
        response=response,
        seq=1,
        effective_on=on,
        recorded_at=at,
        party=Update.Party.BODY,
        origin=origin,
        previous=GENESIS,
    )
    update.hash = update.computed_hash()
    return update


def _place(opened: Sequence[Response], on: date) -> None:
    rows: list[Position] = []
    for response in opened:
        rows += positions_of(response, [Change(1, on)], due_on_of(response.recommendation))
    Position.objects.bulk_create(rows, batch_size=BATCH)
