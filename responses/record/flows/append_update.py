"""The one way in which a response changes: an update is added and its positions are rebuilt, or neither."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from django.db import transaction

from forces.models import User
from responses.domain.positions import TEXT_FIELDS
from responses.record.flows.rebuild_positions import rebuild_positions
from responses.record.models import Document, Response, Update
from tracker.kit.chain import text_digest


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
def append_update(
    *,
    response: Response,
    party: Update.Party,
    by: User | None,
    at: datetime,
    effective_on: date,
    changes: Mapping[str, Any],
    note: str = "",
    internal_note: str = "",
    evidence_url: str = "",
    document: Document | None = None,
    document_name: str = "",
    origin: Update.Origin = Update.Origin.TYPED,
) -> Update:
    """Add an update to a locked response and rebuild its positions. `changes` are stored values (`to_stored`)."""
    texts = {name: changes[name] for name in changes if name in TEXT_FIELDS}
    texts |= {name: text for name, text in (("note", note), ("internal_note", internal_note)) if text}
    update = Update(
        response=response,
        seq=response.version + 1,
        effective_on=effective_on,
        recorded_at=at,
        party=party,
        origin=origin,
        by=by,
        changes={name: value for name, value in changes.items() if name not in TEXT_FIELDS},
        texts=texts,
        text_digests={name: text_digest(text) for name, text in texts.items()},
        evidence_url=evidence_url,
        document=document,
        document_name=document_name,
        previous=response.head,
    )
    update.hash = update.computed_hash()
    update.save()
    response.version, response.head = update.seq, update.hash
    response.save(update_fields=["version", "head"])
    rebuild_positions(response)
    return update
