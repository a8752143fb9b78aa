"""A report that was held before it was out is out, or is taken away again."""

from datetime import date, datetime

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.text import slugify
from django.utils.translation import gettext as _

from forces.flows.log_event import log_event
from forces.models import Event, User
from recommendations.flows.read_deadlines import readings_for, write_deadlines
from recommendations.flows.register_report import SLUG_LENGTH, save_named_once
from recommendations.models import InspectionReport, ReportAmendment


@transaction.atomic
def publish_report(*, report: InspectionReport, published_on: date, by: User, at: datetime) -> InspectionReport:
    """Give the report its day of publication, and its recommendations the deadlines that are counted from it.

    Raises ValidationError where it is out already, or where its source has a report of that title that is.
    """
    held = _early(report)
    held.not_published, held.expected_on, held.published_on = False, None, published_on
    held.slug = slugify(held.title)[:SLUG_LENGTH].strip("-")
    try:
        save_named_once(held)
    except ValidationError as error:
        message = _("The register holds a report of this title that is out. Correct the title, or take this one away.")
        raise ValidationError(message) from error
    write_deadlines(readings_for(held.recommendations.standing().prefetch_related("deadlines"), published_on))
    ReportAmendment.objects.create(
        report=held,
        by=by,
        at=at,
        reason=_("The report is out."),
        before={"not_published": True, "published_on": None},
        after={"not_published": False, "published_on": published_on.isoformat()},
    )
    return held


@transaction.atomic
def withdraw_early_report(*, report: InspectionReport, by: User, at: datetime) -> None:
    """Take a report that is not out away, with what it recommends. Raises ValidationError where it is out."""
    held = _early(report)
    held.recommendations.standing().update(withdrawn_at=at)
    held.withdrawn_at = at
    held.save(update_fields=["withdrawn_at"])
    facts = {"did": "report taken away", "report": held.title, "before": {"held": True}, "after": {"held": False}}
    log_event(kind=Event.Kind.REGISTER, by=by, at=at, record=held, facts=facts)


def _early(report: InspectionReport) -> InspectionReport:
    rows = InspectionReport.objects.select_for_update(of=("self",)).select_related("source")
    held = rows.get(pk=report.pk)
    if not held.not_published or held.withdrawn_at:
        raise ValidationError(_("This report is out already, or was taken away. Open the list of reports."))
    return held
