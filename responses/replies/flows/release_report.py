"""A report that was held before it was out is out: its clock starts, and answers and replies to it are opened."""

from datetime import date, datetime

from django.db import transaction

from forces.models import User
from recommendations.flows.publish_report import publish_report
from recommendations.models import InspectionReport
from responses.replies.flows.open_report import open_report


@transaction.atomic
def release_report(*, report: InspectionReport, published_on: date, by: User, at: datetime) -> InspectionReport:
    """Say that a report is out. Raises ValidationError where it is already, or where one of its title is."""
    out = publish_report(report=report, published_on=published_on, by=by, at=at)
    open_report(report=out, at=at)
    return out
