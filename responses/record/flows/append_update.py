"""One response changes; `append_updates` is how."""

from typing import Any

from django.db import transaction

from responses.record.flows.append_updates import Addition, append_updates
from responses.record.models import Response, Update


class StaleResponse(Exception):
    """Someone else has changed the response since the page was opened; `since` holds what they recorded."""

    def __init__(self, response: Response, since: list[Update]) -> None:
        super().__init__(f"{response} is at version {response.version}")
        self.response = response
        self.since = since


def locked(response_id: int, version: int | None) -> Response:
    """The response, held until the transaction ends.

    Raises StaleResponse where its version is no longer the one that the caller saw.
    """
    response = Response.objects.select_for_update().get(pk=response_id)
    if version is not None and response.version != version:
        since = response.updates.filter(seq__gt=version).select_related("by").order_by("seq")
        raise StaleResponse(response, list(since))
    return response


@transaction.atomic
def append_update(**facts: Any) -> Update:
    """Add one update to a locked response: the facts of an `Addition`."""
    return append_updates([Addition(**facts)])[0]
