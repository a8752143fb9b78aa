"""What leaves no other trace is written in the log of events."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.db import models

from forces.models import Event, LocalPolicingBody, User


def log_event(
    *,
    kind: Event.Kind,
    by: User | None,
    at: datetime,
    body: LocalPolicingBody | None = None,
    record: models.Model | None = None,
    facts: Mapping[str, Any],
) -> Event:
    """Add to the log. `record` is what was changed, where it is one thing: its own history is asked for by it.

    `facts` are plain values, with no words that the reader of a body's log may not see.
    """
    event = event_of(kind=kind, by=by, at=at, body=body, record=record, facts=facts)
    event.save()
    return event


def event_of(
    *,
    kind: Event.Kind,
    by: User | None,
    at: datetime,
    body: LocalPolicingBody | None = None,
    record: models.Model | None = None,
    facts: Mapping[str, Any],
) -> Event:
    """The same, unsaved: for many that are written at once."""
    event = Event(kind=kind, by=by, at=at, body=body, facts=dict(facts))
    if record is not None:
        event.record, event.record_id = record._meta.label_lower, record.pk
    return event
