"""From which day an update may hold."""

from collections.abc import Iterable
from datetime import date

from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext as _

from responses.record.labels import FIELD_LABELS
from responses.record.models import Response
from tracker.kit.dates import long_date


def check_day(response: Response, effective_on: date, today: date, changes: Iterable[str]) -> None:
    """Raise ValidationError on `effective_on` where an update of these fields cannot hold from that day.

    It cannot from a day that has not come, from one before the response was opened, or where an update that holds from
    a later day has changed the same field: that one would go on standing, and this one would change nothing.
    """
    words = {"day": long_date(effective_on)}
    if effective_on > today:
        message = _("The date must be today or in the past: %(day)s has not come yet.")
        raise ValidationError({"effective_on": message % words})
    first = _first_day(response)
    if effective_on < first:
        message = _("The date cannot be %(day)s: the response was opened on %(first)s. Enter that day or a later one.")
        raise ValidationError({"effective_on": message % {**words, "first": long_date(first)}})
    handed_over = response.updates.filter(to_body__isnull=False).select_related("from_body").order_by("seq").last()
    if handed_over and effective_on < handed_over.effective_on:
        message = _("The date cannot be %(day)s: %(body)s still answered then. Enter %(first)s or a later day.")
        since = long_date(handed_over.effective_on)
        raise ValidationError({"effective_on": message % {**words, "body": handed_over.from_body, "first": since}})
    _refuse_if_overtaken(response, effective_on, set(changes))


def _first_day(response: Response) -> date:
    """The day from which the response is open, or, where that is still to come, the day on which it was opened."""
    opening = response.updates.earliest("seq")
    return min(opening.effective_on, timezone.localtime(opening.recorded_at).date())


def _refuse_if_overtaken(response: Response, effective_on: date, changes: set[str]) -> None:
    for later in response.updates.filter(effective_on__gt=effective_on).order_by("-effective_on", "-seq"):
        same = [str(label) for name, label in FIELD_LABELS.items() if name in changes & set(later.as_change().values)]
        if same:
            message = _(
                "The date cannot be %(day)s: an update from %(later)s has changed this since (%(fields)s). "
                "Enter that day or a later one."
            )
            words = {"day": long_date(effective_on), "later": long_date(later.effective_on), "fields": ", ".join(same)}
            raise ValidationError({"effective_on": message % words})
