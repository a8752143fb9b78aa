"""What the pages that read the register ask of the database, in scope."""

from collections.abc import Iterable

from django.db.models import QuerySet

from forces.access import Access
from forces.models import Force, LocalPolicingBody
from forces.roles import Permission
from recommendations.models import InspectionReport
from responses.intake.models import SheetMemory
from responses.intake.register.plan import HeldUpdate
from responses.record.models import Position, Response, Update
from tracker.kit.chain import text_digest


def standing(access: Access) -> QuerySet[Position]:
    """Where the responses stand now about which the person may record something."""
    return Position.objects.current().visible_to(access).filter(body__in=access.body_ids(Permission.RECORD_UPDATES))


def reports_in(positions: QuerySet[Position]) -> QuerySet[InspectionReport]:
    return InspectionReport.objects.filter(pk__in=positions.values("report"))


def forces_in(positions: QuerySet[Position]) -> QuerySet[Force]:
    return Force.objects.filter(pk__in=positions.values("force"))


def responses_about(positions: QuerySet[Position], report: InspectionReport, force: Force) -> list[Response]:
    """A force's responses to a report, in the report's order."""
    held = Response.objects.filter(pk__in=positions.filter(report=report, force=force).values("response"))
    return list(held.select_related("recommendation", "body").order_by("recommendation__position"))


def held_updates(responses: Iterable[int]) -> dict[int, list[HeldUpdate]]:
    """What stands of these responses' updates, by response: one query."""
    found: dict[int, list[HeldUpdate]] = {}
    for row in Update.objects.filter(response__in=list(responses), voids=None, voided_by=None):
        status = row.changes.get("inspectorate_status", "")
        told = HeldUpdate(row.effective_on, status, row.text_digests.get("note", text_digest("")))
        found.setdefault(row.response_id, []).append(told)
    return found


def words_remembered(body: LocalPolicingBody | None) -> dict[str, str]:
    """What the body's people have said that the register's words mean."""
    memory = SheetMemory.objects.filter(body=body).first() if body else None
    return dict(memory.register_words) if memory else {}
