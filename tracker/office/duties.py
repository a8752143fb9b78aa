"""Which reports that are held already would fall to a body, were it to use the product from a day on."""

from collections.abc import Iterable
from datetime import date

from django.db.models import F

from forces.models import Jurisdiction, LocalPolicingBody
from recommendations.models import InspectionReport
from responses.domain.clock import ClockRule, due_on
from responses.replies.models import Reply


def reports_to_open(body: LocalPolicingBody, on: date) -> list[InspectionReport]:
    """Published reports whose last day is `on` or later and that lack a reply for one of the body's forces.

    The rule is `responses.replies.flows.open_report.bodies_concerned`, asked of one body for all reports at once: a
    fixed number of queries, however many reports there are.
    """
    spans = _spans(body)
    held = set(Reply.objects.filter(force__in=spans).values_list("report", "force"))
    reports = InspectionReport.objects.standing().filter(published_on__isnull=False).order_by("published_on", "pk")
    return [
        report
        for report in reports.prefetch_related("forces")
        if last_day(report) >= on and any((report.pk, force) not in held for force in _concerned(report, spans, body))
    ]


def last_day(report: InspectionReport) -> date:
    """The reply's last day, or without one the day of publication."""
    assert report.published_on is not None
    return due_on(ClockRule(report.clock_rule), report.published_on, report.clock_set_on) or report.published_on


def _spans(body: LocalPolicingBody) -> dict[int, list[Jurisdiction]]:
    """Of each force that the body has ever answered for, all rows in order."""
    ours = Jurisdiction.objects.filter(body=body).order_by().values("force")
    rows = Jurisdiction.objects.filter(force__in=ours).order_by("force", F("from_on").asc(nulls_first=True))
    spans: dict[int, list[Jurisdiction]] = {}
    for row in rows:
        spans.setdefault(row.force_id, []).append(row)
    return spans


def _concerned(
    report: InspectionReport, spans: dict[int, list[Jurisdiction]], body: LocalPolicingBody
) -> Iterable[int]:
    """The forces that the report concerns and the body answered for on the day of its publication."""
    named = None if report.concerns_every_force else {force.pk for force in report.forces.all()}
    for force, rows in spans.items():
        begun = [row for row in rows if row.from_on is None or row.from_on <= report.published_on]  # type: ignore[operator]
        if begun and begun[-1].body_id == body.pk and (named is None or force in named):
            yield force
