"""Owners, target dates and "for us / not for us", for many responses in one step."""

from collections.abc import Mapping
from datetime import date, datetime

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import F
from django.utils.translation import gettext as _

from forces.models import User
from responses.record.allocation import Planned, Wanted, plan
from responses.record.flows.append_updates import Addition, append_updates, locked_all
from responses.record.flows.log_batch import log_batch
from responses.record.models import Batch, Position, Response, Update


class StaleAllocation(Exception):
    """Some of the responses have changed since the preview; `since` holds the last update of each."""

    def __init__(self, since: list[Update]) -> None:
        super().__init__(f"{len(since)} responses have changed")
        self.since = since


@transaction.atomic
def allocate(*, seen: Mapping[int, int], wanted: Wanted, by: User, at: datetime, today: date) -> Batch:
    """Record what is wanted of the responses in `seen`, which holds each one's version as the preview showed it.

    Those that it would not change, and those that the rules refuse, are left as they are: the preview says which.
    Raises StaleAllocation where one has moved on since, and ValidationError where nothing would change or the
    responses are not all of one body.
    """
    held = {response.pk: response for response in locked_all(seen)}
    if moved_on := [pk for pk, response in held.items() if response.version != seen[pk]]:
        raise StaleAllocation(_last_updates(moved_on))
    changing = plan(_positions_of(held), wanted).changing
    if not changing:
        raise ValidationError(_("Nothing would change."))
    body, *others = {row.response.body for row in changing}
    if body is None or others:
        raise ValidationError(_("Allocate the recommendations of one local policing body at a time."))
    batch = Batch.objects.create(kind=Batch.Kind.ALLOCATION, body=body, made_by=by, made_at=at)
    append_updates([_addition(held[row.response.pk], row, wanted, batch, today) for row in changing])
    log_batch(batch, "made", by=by, at=at, responses=len(changing))
    return batch


def _positions_of(held: Mapping[int, Response]) -> list[Position]:
    rows = Position.objects.current().filter(response__in=held).select_related("response__body")
    return list(rows.order_by("response"))


def _last_updates(ids: list[int]) -> list[Update]:
    rows = Update.objects.filter(response__in=ids, seq=F("response__version"))
    return list(rows.select_related("by", "response__recommendation__report", "response__force").order_by("response"))


def _addition(response: Response, row: Planned, wanted: Wanted, batch: Batch, today: date) -> Addition:
    """The reason is recorded where it is one: beside a target date that moves."""
    moves = row.before.target_on is not None and row.after.target_on != row.before.target_on
    return Addition(
        response=response,
        party=Update.Party.BODY,
        by=batch.made_by,
        at=batch.made_at,
        effective_on=today,
        changes=row.stored,
        note=wanted.reason if moves else "",
        batch=batch,
    )
