"""What the pages of documents on their way in ask of the database: each a fixed number of queries."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.db.models import Case, Count, IntegerField, QuerySet, Value, When

from forces.access import Access
from responses.intake.models import Delivery, IncomingDocument
from responses.intake.models.letters import LONG

Stage = IncomingDocument.Stage
IN_THE_QUEUE = (Stage.WAITING, Stage.READING)
OPEN = (Stage.READ, Stage.REFUSED, *IN_THE_QUEUE)
"""Something is still to be done."""


@dataclass(frozen=True)
class Progress:
    """How many documents are at which stage."""

    by_stage: Mapping[str, int]

    @property
    def total(self) -> int:
        return sum(self.by_stage.values())

    @property
    def in_queue(self) -> int:
        return sum(self.by_stage.get(stage, 0) for stage in IN_THE_QUEUE)

    @property
    def to_check(self) -> int:
        return self.by_stage.get(Stage.READ, 0)

    @property
    def done(self) -> int:
        return self.total - self.in_queue


def documents_seen(access: Access, delivery: Delivery | None = None) -> "QuerySet[IncomingDocument]":
    """The documents of the person's bodies, or of one delivery: those first that need someone, then the newest."""
    is_open = When(stage__in=OPEN, then=Value(0))
    seen = IncomingDocument.objects.visible_to(access)
    if delivery is not None:
        seen = seen.filter(delivery=delivery)
    rows = (
        seen.without_words()
        .defer(*(f"like__{name}" for name in LONG))
        .select_related("body", "delivery__made_by", "like__delivery")
    )
    return rows.annotate(is_finished=Case(is_open, default=Value(1), output_field=IntegerField())).order_by(
        "is_finished", "-pk"
    )


def progress_of(documents: "QuerySet[IncomingDocument]") -> Progress:
    """Of these, at which stage how many are."""
    counted = documents.order_by().values("stage").annotate(count=Count("pk"))
    return Progress({row["stage"]: row["count"] for row in counted})
