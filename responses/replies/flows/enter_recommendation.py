"""A person adds a recommendation to a report, and each force that it concerns gets a response: both, or neither."""

from datetime import datetime

from django.db import transaction

from forces.models import User
from recommendations.flows.register_report import Asked, add_recommendations
from recommendations.models import InspectionReport, Recommendation
from responses.replies.flows.open_report import open_report


@transaction.atomic
def enter_recommendation(*, report: InspectionReport, asked: Asked, by: User, at: datetime) -> Recommendation:
    """Add a recommendation and open its responses. Raises ValidationError where its number is taken."""
    [added] = add_recommendations(report=report, asked=[asked], by=by, at=at)
    open_report(report=report, at=at)
    return added
