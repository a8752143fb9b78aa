"""A person registers a report, and each body that owes a reply to it gets one to work on: both, or neither."""

from collections.abc import Sequence
from datetime import date, datetime

from django.db import transaction

from forces.models import Force, User
from recommendations.flows.register_report import Asked, ClockGiven, Early, add_recommendations, register_report
from recommendations.models import InspectionReport, Source
from responses.replies.flows.open_report import open_report


@transaction.atomic
def enter_report(
    *,
    source: Source,
    title: str,
    kind: str,
    published_on: date | None,
    forces: Sequence[Force] | None,
    address: str,
    number_known: int | None,
    clock_rule: str,
    clock_set_on: date | None,
    clock_reason: str,
    by: User,
    at: datetime,
    early: Early | None = None,
    asked: Sequence[Asked] = (),
) -> InspectionReport:
    """Add a report with what it recommends, and open the replies that it asks for.

    `forces` None means every force. For an early report, which is not out yet, nothing is opened. Raises
    ValidationError where the source has a report of that name already, or where a number stands twice.
    """
    report = register_report(
        source=source,
        title=title,
        kind=kind,
        published_on=published_on,
        forces=forces,
        address=address,
        number_known=number_known,
        clock=ClockGiven(clock_rule, clock_set_on, clock_reason),
        early=early,
        by=by,
        at=at,
    )
    add_recommendations(report=report, asked=asked, by=by, at=at)
    open_report(report=report, at=at)
    return report
