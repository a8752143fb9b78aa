"""A person registers a report, and each body that owes a reply to it gets one to work on: both, or neither."""

from collections.abc import Sequence
from datetime import date, datetime

from django.db import transaction

from forces.models import Force, User
from recommendations.flows.register_report import register_report
from recommendations.models import InspectionReport, Source
from responses.replies.flows.open_report import open_report


@transaction.atomic
def enter_report(
    *,
    source: Source,
    title: str,
    kind: str,
    published_on: date,
    forces: Sequence[Force] | None,
    address: str,
    number_known: int | None,
    clock_rule: str,
    clock_set_on: date | None,
    clock_reason: str,
    by: User,
    at: datetime,
) -> InspectionReport:
    """Register a published report and open the replies that it asks for. `forces` None means every force.

    Raises ValidationError where the source has a report of that name already.
    """
    report = register_report(
        source=source,
        title=title,
        kind=kind,
        published_on=published_on,
        forces=forces,
        address=address,
        number_known=number_known,
        clock_rule=clock_rule,
        clock_set_on=clock_set_on,
        clock_reason=clock_reason,
        by=by,
        at=at,
    )
    open_report(report=report, at=at)
    return report
