"""What a document already says of a response becomes an update dated back to the document."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from django.db import transaction

from forces.models import User
from responses.domain.positions import State, difference
from responses.record.flows.append_update import append_update, locked
from responses.record.models import Batch, Document, Response, Update


@transaction.atomic
def adopt_update(
    *,
    response: Response,
    values: Mapping[str, Any],
    effective_on: date,
    at: datetime,
    note: str,
    by: User | None = None,
    batch: Batch | None = None,
    document: Document | None = None,
    document_name: str = "",
) -> Update | None:
    """Record what the document says, as the document says it: the gates of a live update do not judge it.

    `by` is whoever checked the reading, and `batch` what it is taken back with.

    Gives None, and writes nothing, where the record of that day says the same already.
    """
    held = locked(response.pk, None)
    before = _state_on(held, effective_on)
    changes = difference(before, State(**{**vars(before), **values}))
    if not changes:
        return None
    return append_update(
        response=held,
        party=Update.Party.BODY,
        by=by,
        at=at,
        effective_on=effective_on,
        changes=changes,
        note=note,
        origin=Update.Origin.ADOPTED,
        batch=batch,
        document=document,
        document_name=document_name,
    )


def _state_on(response: Response, day: date) -> State:
    """What held on the document's day: a later update neither hides what it says nor is overruled by it."""
    position = response.positions.filter(from_on__lte=day, until_on__gt=day).first()
    return position.state if position else State()
