"""Writing over values that a person has seen, and refusing where they have changed since."""

from collections.abc import Mapping
from datetime import date
from typing import Any, NamedTuple

from django.db import models

Plain = dict[str, Any]
"""A row's values as JSON holds them."""


class Stale(Exception):
    """Someone else has saved since the page was opened; `held` is what they left."""

    def __init__(self, held: models.Model) -> None:
        super().__init__(f"{held} has changed")
        self.held = held


class Change(NamedTuple):
    """What was written over, and with what; both empty where nothing changed."""

    before: Plain
    after: Plain


def plain(values: Mapping[str, Any]) -> Plain:
    """Dates as ISO text, records by their names, all else as it is."""
    return {name: _plain(value) for name, value in values.items()}


def _plain(value: Any) -> Any:
    if isinstance(value, date):
        return value.isoformat()
    return str(value) if isinstance(value, models.Model) else value


def values_of(row: models.Model, names: Mapping[str, Any] | tuple[str, ...]) -> Plain:
    """What the row holds under these names."""
    return plain({name: getattr(row, name) for name in names})


def write_over(held: models.Model, *, values: Mapping[str, Any], seen: Mapping[str, Any]) -> Change:
    """Write the values that differ into a locked row. Raises Stale where it is not as the person saw it."""
    before, after = values_of(held, values), plain(values)
    if before != dict(seen):
        raise Stale(held)
    changed = [name for name in values if before[name] != after[name]]
    for name in changed:
        setattr(held, name, values[name])
    if changed:
        held.save(update_fields=changed)
    return Change({name: before[name] for name in changed}, {name: after[name] for name in changed})
