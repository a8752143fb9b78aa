"""What leaves no other trace is written in the log of events."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from forces.models import Event, LocalPolicingBody, User


def log_event(
    *, kind: Event.Kind, by: User | None, at: datetime, body: LocalPolicingBody | None = None, facts: Mapping[str, Any]
) -> Event:
    """Add to the log. `facts` are plain values, with no words that the reader of a body's log may not see."""
    event = Event(kind=kind, by=by, at=at, body=body, facts=dict(facts))
    event.save()
    return event
