"""A response's history as its page tells it: updates and, to the body's own people, what was asked at meetings."""

from dataclasses import dataclass

from responses.record.models import Scrutiny
from responses.record.visibility import Entry


@dataclass(frozen=True)
class Told:
    """One thing in the history: an update or an entry of scrutiny."""

    entry: Entry | None = None
    scrutiny: Scrutiny | None = None


def timeline(entries: list[Entry], scrutiny: list[Scrutiny]) -> list[Told]:
    """Both, the last to be recorded first, as an update dated back stands where it was recorded too.

    Updates keep their own order (the chain's), whatever their clocks said.
    """
    left = sorted(scrutiny, key=lambda one: (one.at, one.pk))
    told: list[Told] = []
    for entry in entries:
        while left and left[-1].at >= entry.update.recorded_at:
            told.append(Told(scrutiny=left.pop()))
        told.append(Told(entry=entry))
    return told + [Told(scrutiny=one) for one in reversed(left)]
