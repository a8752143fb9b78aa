"""What a body's retention rule lets go of among the documents that were sent in and did not become records."""

from datetime import date

from django.db.models.functions import Coalesce

from forces.models import LocalPolicingBody
from responses.intake.models import IncomingDocument
from responses.record.models import Hold

LET_GO = (IncomingDocument.Stage.ASIDE, IncomingDocument.Stage.REFUSED, IncomingDocument.Stage.UNDONE)
"""What came of nothing. A document that is in the records is the evidence of what it made, and stays with it."""


def documents_let_go(body: LocalPolicingBody, last_day: date) -> list[tuple[int, bool]]:
    """Those left by a day, by id, each with whether a hold on everything of the body keeps it."""
    left = IncomingDocument.objects.filter(body=body, stage__in=LET_GO, disposal=None)
    left = left.annotate(left_at=Coalesce("moved_at", "read_at", "delivery__made_at")).filter(
        left_at__date__lte=last_day
    )
    ids = list(left.order_by("pk").values_list("pk", flat=True))
    is_held = bool(ids) and Hold.objects.standing().filter(body=body, report=None, response=None).exists()
    return [(pk, is_held) for pk in ids]
