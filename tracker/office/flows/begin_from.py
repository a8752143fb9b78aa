"""What a body owes follows from when it uses the product, and from the forces it answers for."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from django.db import transaction

from forces.flows.answer_for import answer_for
from forces.flows.change_office import change_office
from forces.models import Force, LocalPolicingBody, User
from responses.replies.flows.open_report import open_report
from tracker.office.duties import reports_to_open


@transaction.atomic
def begin_from(
    *, body: LocalPolicingBody, values: Mapping[str, Any], seen: Mapping[str, Any], by: User, at: datetime
) -> int:
    """Set the day from which the body's duties are kept, and open what it then owes; how many reports that is.

    A later day closes nothing: what was opened stays. Raises Stale.
    """
    held = change_office(body=body, page="beginning", values=values, seen=seen, by=by, at=at)
    return _open(held, at)


@transaction.atomic
def answer_for_from(*, body: LocalPolicingBody, force: Force, from_on: date | None, by: User, at: datetime) -> int:
    """Write that the body answers for the force, and open what it then owes. Raises ValidationError."""
    answer_for(body=body, force=force, from_on=from_on, by=by, at=at)
    return _open(LocalPolicingBody.objects.get(pk=body.pk), at)


def _open(body: LocalPolicingBody, at: datetime) -> int:
    if body.uses_tracker_from is None:
        return 0
    reports = reports_to_open(body, body.uses_tracker_from)
    for report in reports:
        open_report(report=report, at=at)
    return len(reports)
