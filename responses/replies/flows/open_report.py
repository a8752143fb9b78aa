"""A report is out: each body that uses the tracker, and whose force it concerns, owes answers and perhaps a reply."""

from collections.abc import Collection
from datetime import datetime

from django.db import transaction
from django.db.models import Q

from forces.flows.seen_values import values_of
from forces.models import Force, Jurisdiction, LocalPolicingBody
from recommendations.models import InspectionReport
from responses.domain.clock import ClockRule, due_on
from responses.record.flows.open_responses import open_responses
from responses.replies.flows.append_step import append_step
from responses.replies.models import Reply, ReplyStep


@transaction.atomic
def open_report(*, report: InspectionReport, at: datetime) -> list[Reply]:
    """Open responses and replies that are not open yet, as of the day of publication; repeating it adds nothing.

    Nothing is opened for a body that does not use the tracker, or began to after the last lawful day: of what an office
    did before, nothing is known. A source without a clock is still answered; its reply has no last day.
    """
    if report.published_on is None:
        return []
    InspectionReport.objects.select_for_update().get(pk=report.pk)
    replies = []
    _hold_bodies()
    for force, body in bodies_concerned(report):
        recommendations = report.recommendations.standing().prefetch_related("deadlines")
        open_responses(recommendations=recommendations, force=force, body=body, on=report.published_on, at=at)
        replies.append(_opened(report, force, body, at))
    return replies


def _hold_bodies() -> None:
    """No body hands over while a report is opened: what is opened would be left with one that has ended."""
    using = LocalPolicingBody.objects.select_for_update(no_key=True).filter(uses_tracker_from__isnull=False)
    list(using.order_by("pk").values_list("pk"))


def bodies_concerned(
    report: InspectionReport, named: Collection[int] | None = None
) -> list[tuple[Force, LocalPolicingBody]]:
    """The forces that a published report concerns, each with its local policing body on the day of publication.

    `named` are ids of forces to take for those that the report names.

    Only bodies whose duty falls within their use of the tracker: the reply's last day, or without one the day of
    publication, is on or after the day from which they use it. For a body that has ended, its heir answers.
    """
    published_on = report.published_on
    assert published_on is not None
    last_day = due_on(ClockRule(report.clock_rule), published_on, report.clock_set_on) or published_on
    rows = Jurisdiction.objects.on(published_on).filter(body__uses_tracker_from__lte=last_day)
    rows = rows.select_related("force", "body__heir")
    if not report.concerns_every_force:
        rows = rows.filter(Q(force__in=report.forces.all() if named is None else named))
    return [(row.force, row.body.heir or row.body) for row in rows.order_by("force__name") if row.body]


def _opened(report: InspectionReport, force: Force, body: LocalPolicingBody, at: datetime) -> Reply:
    reply, created = Reply.objects.get_or_create(report=report, force=force, defaults=_draft(report, body))
    if created:
        assert report.published_on is not None
        append_step(
            reply=reply, kind=ReplyStep.Kind.OPENED, by=None, at=at, on=report.published_on, facts=_first_words(reply)
        )
    return reply


def _first_words(reply: Reply) -> dict[str, object]:
    """What the draft began with, so that its history tells what each later change was made to."""
    names = ("report_title_as_written", "report_date_read", "language", "reference", "marking")
    return {name: value for name, value in values_of(reply, names).items() if value}


def _draft(report: InspectionReport, body: LocalPolicingBody) -> dict[str, object]:
    """A new draft's first words: no more than the register knows."""
    return {
        "body": body,
        "report_title_as_written": report.title,
        "report_date_read": report.published_on,
        "language": body.language,
        "reference": body.reference_prefix,
        "marking": body.get_marking_display() if body.marking else "",
    }
