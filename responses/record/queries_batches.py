"""What a batch's page asks of the database: a fixed number of queries, in scope."""

from collections import defaultdict
from dataclasses import dataclass

from django.db.models import Exists, OuterRef, QuerySet
from django.http import Http404

from forces.access import Access
from responses.record.models import Batch, Position, Update
from responses.record.visibility import ShownChange, history_of


@dataclass(frozen=True)
class BatchRow:
    """One update of a batch, and what it changed in words."""

    update: Update
    changes: tuple[ShownChange, ...]


def batch_in_scope(access: Access, pk: int) -> Batch:
    """The batch, or Http404 where it is out of the person's scope."""
    rows = Batch.objects.visible_to(access).select_related("body", "made_by", "undone_by")
    batch = rows.filter(pk=pk).first()
    if batch is None:
        raise Http404
    return batch


def updates_in(batch: Batch, access: Access) -> QuerySet[Update]:
    """The batch's updates, report by report. `is_held` is false where the response has been withdrawn since, or
    has passed to another body whose responses the person does not see."""
    held = Position.objects.current().visible_to(access).filter(response=OuterRef("response"))
    rows = batch.updates.select_related("response__recommendation__report", "response__force")
    rows = rows.annotate(is_held=Exists(held))
    report = "response__recommendation__report"
    return rows.order_by(
        f"{report}__title", report, "response__recommendation__position", "response__force__name", "seq"
    )


def rows_of(updates: list[Update]) -> list[BatchRow]:
    """What each of these changed, told as its response's history tells it: in one query for all of them."""
    histories: dict[int, list[Update]] = defaultdict(list)
    every = Update.objects.filter(response__in={update.response_id for update in updates})
    for update in every.select_related("by"):
        histories[update.response_id].append(update)
    changes = {
        entry.update.pk: entry.changes for history in histories.values() for entry in history_of(history, internal=True)
    }
    return [BatchRow(update, changes.get(update.pk, ())) for update in updates]
