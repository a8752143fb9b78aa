"""Which of many reports can open anything: an office's sheet is full of those from before anybody used the tracker."""

from collections.abc import Iterable, Iterator

from django.db.models import Min

from forces.models import LocalPolicingBody
from recommendations.models import InspectionReport
from responses.domain.clock import ClockRule, due_on


def owed_by_some(reports: Iterable[InspectionReport]) -> Iterator[InspectionReport]:
    """Those whose last day falls within some body's use of the tracker: one query, whatever the number.

    Whose duty it is, if anyone's, `open_report` tells: several queries a report.
    """
    first = LocalPolicingBody.objects.aggregate(day=Min("uses_tracker_from"))["day"]
    for report in reports:
        if first and report.published_on:
            last = due_on(ClockRule(report.clock_rule), report.published_on, report.clock_set_on)
            if (last or report.published_on) >= first:
                yield report
