"""What a response's pages ask of the database: a fixed number of queries, in scope."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime
from typing import Any

from django.http import Http404

from forces.access import Access
from responses.domain.positions import State, fold
from responses.record.models import Disposal, Position, Response, Update
from responses.record.models.updates import changes_of
from responses.record.visibility import Entry


def response_in_scope(access: Access, pk: int) -> Response:
    """The response with what its page shows; Http404 where it is out of the person's scope, or all taken back."""
    rows = Response.objects.visible_to(access).select_related(
        "recommendation__report__source", "recommendation__superseded_by", "force", "body"
    )
    standing = rows.filter(pk=pk, positions__is_current=True)
    response = standing.prefetch_related("recommendation__deadlines").first()
    if response is None:
        raise Http404
    return response


def current_position(response: Response) -> Position:
    """Where the response stands now."""
    return response.positions.get(is_current=True)


def updates_of(response: Response) -> list[Update]:
    """Every update, in the order in which it was recorded, with who recorded it and its evidence."""
    return list(response.updates.select_related("by", "document", "voids", "from_body", "to_body").order_by("seq"))


def state_at_version(response: Response, version: int) -> State:
    """The state that a person saw who opened the page at this version."""
    spans = fold(changes_of(response.updates.filter(seq__lte=version)))
    return spans[-1].state if spans else State()


def with_disposals(entries: list[Entry]) -> list[Entry]:
    """The entries of a history, each of which the words are gone with the moment of their disposal."""
    days = disposed_at(entry.update.disposal for entry in entries)
    return [replace(entry, disposed_at=days.get(entry.update.disposal or 0)) for entry in entries]


def disposed_at(disposals: Iterable[int | None]) -> dict[int, datetime]:
    """When each of these disposals was; no query where there is none."""
    ids = {pk for pk in disposals if pk}
    return dict(Disposal.objects.filter(pk__in=ids).values_list("pk", "at")) if ids else {}


def initial_of(state: State, names: tuple[str, ...]) -> dict[str, Any]:
    """A form's first values."""
    return {name: getattr(state, name) for name in names}
