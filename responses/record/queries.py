"""What a response's pages ask of the database: a fixed number of queries, in scope."""

from typing import Any

from django.http import Http404

from forces.access import Access
from responses.domain.positions import State, fold
from responses.record.models import Position, Response, Update
from responses.record.models.updates import changes_of


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


def initial_of(state: State, names: tuple[str, ...]) -> dict[str, Any]:
    """A form's first values."""
    return {name: getattr(state, name) for name in names}
