"""A person adds recommendations to a report, and each force that it concerns gets its responses: all, or nothing."""

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction

from forces.models import User
from recommendations.flows.register_report import Asked, add_recommendations
from recommendations.models import InspectionReport, Recommendation
from responses.replies.flows.open_report import open_report


@transaction.atomic
def enter_recommendations(
    *, report: InspectionReport, asked: Sequence[Asked], by: User, at: datetime
) -> list[Recommendation]:
    """Add recommendations and open their responses. Raises ValidationError where a number is taken."""
    added = add_recommendations(report=report, asked=asked, by=by, at=at)
    open_report(report=report, at=at)
    return added
