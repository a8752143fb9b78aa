"""A report's facts are corrected: its clock, its deadlines and what hangs on them move. Issued letters never do."""

from collections.abc import Sequence
from datetime import date, datetime

from django.db import transaction

from forces.models import User
from recommendations.flows.amend_recommendation import Wording, amend_recommendation
from recommendations.flows.amend_report import Facts, amend_report
from recommendations.models import InspectionReport, Recommendation
from responses.domain.clock import ClockRule, due_on
from responses.domain.workflow import EDITABLE
from responses.record.flows.append_updates import AT_ONCE, locked_all
from responses.record.flows.rebuild_positions import rebuild_many
from responses.record.models import Response
from responses.replies.flows.append_step import append_step
from responses.replies.flows.open_report import open_report
from responses.replies.models import Reply, ReplyStep
from tracker.kit.clock import day_of


@transaction.atomic
def correct_report(
    *, report: InspectionReport, facts: Facts, seen: str, reason: str, by: User, at: datetime
) -> InspectionReport:
    """Write the facts anew, move what they move, and open what is newly asked for.

    What is recorded for a force that the report no longer concerns stays. Raises StaleReport where the facts are not
    those that the person saw, and ValidationError where nothing changes.
    """
    before = InspectionReport.objects.select_related("source").get(pk=report.pk)
    days = [last_day_of(before), last_day_under(facts)]
    told = {"last_day": [day.isoformat() if day else None for day in days]} if days[0] != days[1] else {}
    moved = amend_report(report=report, facts=facts, seen=seen, reason=reason, by=by, at=at, moved=told)
    _rebuild(moved)
    after = InspectionReport.objects.select_related("source").get(pk=report.pk)
    _follow_in_drafts(before, after, by=by, at=at)
    open_report(report=after, at=at)
    return after


@transaction.atomic
def correct_recommendation(
    *, recommendation: Recommendation, wording: Wording, seen: str, reason: str, by: User, at: datetime
) -> None:
    """Write a recommendation's wording anew; where its deadlines move, so does how late its responses are."""
    if amend_recommendation(recommendation=recommendation, wording=wording, seen=seen, reason=reason, by=by, at=at):
        _rebuild([recommendation])


def last_day_of(report: InspectionReport) -> date | None:
    """The last day of the replies to a report as the register holds it."""
    return due_on(ClockRule(report.clock_rule), report.published_on, report.clock_set_on)


def last_day_under(facts: Facts) -> date | None:
    """The last day of the replies under corrected facts."""
    return due_on(ClockRule(facts.clock_rule), facts.published_on, facts.clock_set_on)


def _rebuild(recommendations: Sequence[Recommendation]) -> None:
    """The responses are held first, so that none takes an update between the reading and the writing."""
    ids = Response.objects.filter(recommendation__in=recommendations).values_list("pk", flat=True)
    held = locked_all(ids)
    for start in range(0, len(held), AT_ONCE):
        rebuild_many(held[start : start + AT_ONCE])


def _follow_in_drafts(before: InspectionReport, after: InspectionReport, *, by: User, at: datetime) -> None:
    """A draft names the report as the register does, unless someone has worded it otherwise.

    A draft whose words change is at a new version, so that someone who has it open is told.
    """
    drafts = Reply.objects.select_for_update().filter(report=after, stage__in=EDITABLE).order_by("pk")
    for draft in drafts:
        values: dict[str, object] = {}
        if draft.report_date_read == before.published_on != after.published_on:
            values["report_date_read"] = after.published_on
        if draft.report_title_as_written == before.title != after.title:
            values["report_title_as_written"] = after.title
            draft.version += 1
        if values:
            append_step(reply=draft, kind=ReplyStep.Kind.FOLLOWED, by=by, at=at, on=day_of(at), values=values)
