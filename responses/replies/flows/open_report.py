"""A report is out: each body that uses the tracker, and whose force it concerns, owes answers and perhaps a reply."""

from datetime import date, datetime

from django.db import transaction
from django.db.models import Q

from forces.models import Force, Jurisdiction, LocalPolicingBody, User
from recommendations.models import InspectionReport
from responses.record.flows.open_responses import open_responses
from responses.replies.models import Reply


@transaction.atomic
def open_report(*, report: InspectionReport, by: User | None, at: datetime) -> list[Reply]:
    """Open responses and replies that are not open yet, as of the day of publication; repeating it adds nothing.

    Nothing is opened for a body that does not use the tracker, or did not on that day: of other offices' work nothing
    is known. A source without a clock is still answered; its reply has no last day.
    """
    if report.published_on is None:
        return []
    replies = []
    for force, body in bodies_concerned(report, report.published_on):
        recommendations = report.recommendations.prefetch_related("deadlines")
        open_responses(recommendations=recommendations, force=force, body=body, on=report.published_on, by=by, at=at)
        reply, _created = Reply.objects.get_or_create(report=report, force=force, defaults=_draft(report, body))
        replies.append(reply)
    return replies


def bodies_concerned(report: InspectionReport, day: date) -> list[tuple[Force, LocalPolicingBody]]:
    """The forces that the report concerns whose local policing body, on that day, uses the tracker."""
    rows = Jurisdiction.objects.on(day).filter(body__uses_tracker_from__lte=day).select_related("force", "body")
    if not report.concerns_every_force:
        rows = rows.filter(Q(force__in=report.forces.all()))
    return [(row.force, row.body) for row in rows.order_by("force__name") if row.body]


def _draft(report: InspectionReport, body: LocalPolicingBody) -> dict[str, object]:
    """A new draft's first words: no more than the register knows."""
    return {
        "body": body,
        "report_title_as_written": report.title,
        "report_date_read": report.published_on,
        "language": body.language,
        "reference": body.reference_prefix,
    }
