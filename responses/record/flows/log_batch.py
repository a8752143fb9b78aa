"""What changed many responses in one step is one line of the body's log; its page has the rows."""

from datetime import datetime
from typing import Any

from forces.flows.log_event import log_event
from forces.models import Event, User
from responses.record.models import Batch


def log_batch(batch: Batch, did: str, *, by: User | None, at: datetime, **facts: Any) -> None:
    told = {"did": did, "kind": batch.kind, **facts}
    log_event(kind=Event.Kind.BATCH, by=by, at=at, body=batch.body, record=batch, facts=told)
