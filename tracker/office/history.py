"""What was done to an office's settings, from the log, as each of their pages tells it."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import islice

from django.db.models import Model

from forces.event_changes import FactChange, changes_of
from forces.event_words import sentence_of
from forces.models import Event, Force, LocalPolicingBody

SHOWN = 20
"""The newest; the log of the body has them all."""

KINDS = (Event.Kind.SETTINGS, Event.Kind.MEMBERS, Event.Kind.HAND_OVER)
"""What changes a setting. Who signed in, and who took which file, is for the log alone."""


@dataclass(frozen=True)
class Told:
    """One event of a settings page: when, who, what; each fact as it was and is."""

    event: Event
    sentence: str
    changes: tuple[FactChange, ...]

    @property
    def who(self) -> str:
        """A command on the server is nobody's."""
        return str(self.event.by or "")


def history_of(record: Model, body: LocalPolicingBody) -> list[Told]:
    """What was changed of one record of the body's settings, newest first."""
    return _told(Event.objects.about(record, body).filter(kind__in=KINDS))


def history_of_forces(body: LocalPolicingBody) -> list[Told]:
    """Which forces the body began and ceased to answer for, as its people entered it."""
    rows = Event.objects.filter(body=body, record=Force._meta.label_lower)
    return _told(rows.select_related("by").order_by("-at", "-pk"))


def _told(events: Iterable[Event]) -> list[Told]:
    return [Told(event, sentence_of(event), changes_of(event)) for event in islice(events, SHOWN)]
