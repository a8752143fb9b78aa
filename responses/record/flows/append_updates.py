"""The one way in which responses change: updates are added and positions are rebuilt, or neither."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from django.db import transaction

from forces.models import LocalPolicingBody, User
from responses.domain.positions import TEXT_FIELDS
from responses.record.flows.rebuild_positions import rebuild_many
from responses.record.models import Batch, Document, Response, Update
from tracker.kit.chain import text_digest

AT_ONCE = 500
"""How many rows a query takes: the number of queries grows by the five hundred, not by the row."""


@dataclass(frozen=True, kw_only=True)
class Addition:
    """An update to be added to a locked response. `changes` are stored values (`to_stored`)."""

    response: Response
    party: Update.Party
    by: User | None
    at: datetime
    effective_on: date
    changes: Mapping[str, Any] = field(default_factory=dict)
    note: str = ""
    internal_note: str = ""
    evidence_url: str = ""
    document: Document | None = None
    document_name: str = ""
    origin: Update.Origin = Update.Origin.TYPED
    batch: Batch | None = None
    voids: Update | None = None
    to_body: LocalPolicingBody | None = None
    """Who answers for the response from that day on, where this hands it over; then it says nothing else."""

    def as_next(self) -> Update:
        """The update, chained to the response's last one, unsaved; the response moves on to it."""
        texts = {name: self.changes[name] for name in self.changes if name in TEXT_FIELDS}
        texts |= {name: text for name, text in (("note", self.note), ("internal_note", self.internal_note)) if text}
        update = Update(
            response=self.response,
            seq=self.response.version + 1,
            effective_on=self.effective_on,
            recorded_at=self.at,
            party=self.party,
            origin=self.origin,
            by=self.by,
            changes={name: value for name, value in self.changes.items() if name not in TEXT_FIELDS},
            texts=texts,
            text_digests={name: text_digest(text) for name, text in texts.items()},
            evidence_url=self.evidence_url,
            document_name=self.document_name,
            batch_id=self.batch.pk if self.batch else None,
            previous=self.response.head,
            from_body_id=self.response.body_id if self.to_body else None,
            to_body=self.to_body,
            **{name: row for name, row in (("document", self.document), ("voids", self.voids)) if row},
        )
        update.hash = update.computed_hash()
        self.response.version, self.response.head = update.seq, update.hash
        if self.to_body:
            self.response.body = self.to_body
        return update


@transaction.atomic
def locked_all(ids: Iterable[int]) -> list[Response]:
    """The responses, held until the transaction ends, in the order of their ids so that two callers never embrace."""
    wanted = sorted(set(ids))
    held: list[Response] = []
    for start in range(0, len(wanted), AT_ONCE):
        rows = Response.objects.select_for_update(of=("self",)).filter(pk__in=wanted[start : start + AT_ONCE])
        held += rows.order_by("pk")
    return held


@transaction.atomic
def append_updates(additions: Sequence[Addition]) -> list[Update]:
    """Add updates to locked responses, several to one if need be, in the order given, and rebuild their positions."""
    updates = [addition.as_next() for addition in additions]
    responses = list({addition.response.pk: addition.response for addition in additions}.values())
    Update.objects.bulk_create(updates, batch_size=AT_ONCE)
    moved = ["body"] if any(addition.to_body for addition in additions) else []
    Response.objects.bulk_update(responses, ["version", "head", *moved], batch_size=AT_ONCE)
    for start in range(0, len(responses), AT_ONCE):
        rebuild_many(responses[start : start + AT_ONCE])
    return updates
