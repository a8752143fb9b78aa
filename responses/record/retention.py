"""What a body's retention rule lets go of: which responses, under which holds, as at a day."""

from datetime import date
from typing import Any

from django.db.models import Exists, F, OuterRef, Q, QuerySet

from forces.models import LocalPolicingBody
from responses.record.models import Hold, Position, Response, Update


def closed_by(years: int, day: date) -> date:
    """The day on or before which a matter must have been closed; 29 February becomes the 28th."""
    try:
        return day.replace(year=day.year - years)
    except ValueError:
        return day.replace(year=day.year - years, day=28)


def holds_on_responses(body: LocalPolicingBody) -> QuerySet[Hold]:
    """The holds that keep the response of an outer query."""
    report, force = OuterRef("recommendation__report"), OuterRef("force")
    of_report = Q(report=report) & (Q(force=None) | Q(force=force))
    return Hold.objects.standing().filter(
        Q(report=None, response=None) | of_report | Q(response=OuterRef("pk")), body=body
    )


def holds_over(response: Response) -> QuerySet[Hold]:
    """The holds that keep one response."""
    report = response.recommendation.report_id
    of_report = Q(report=report) & (Q(force=None) | Q(force=response.force_id))
    return Hold.objects.standing().filter(
        Q(report=None, response=None) | of_report | Q(response=response), body=response.body_id
    )


def closed_responses(body: LocalPolicingBody, last_day: date) -> QuerySet[Any]:
    """The body's responses that were closed by a day and not touched since, with words left to dispose of."""
    closed = Position.objects.current().filter(response=OuterRef("pk"), is_open=False, updated_on__lte=last_day)
    recent = Update.objects.filter(response=OuterRef("pk"), seq=F("response__version"), recorded_at__date__gt=last_day)
    words = Update.objects.filter(response=OuterRef("pk"), disposal=None).exclude(texts={})
    rows = Response.objects.filter(Exists(closed), ~Exists(recent), Exists(words), body=body)
    return rows.annotate(is_held=Exists(holds_on_responses(body))).order_by("pk")
