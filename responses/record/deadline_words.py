"""A recommendation's deadlines in words: the phrase as written, the day that it makes, and how late that is."""

from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from recommendations.models import Deadline, Recommendation
from tracker.kit.dates import long_date
from tracker.kit.numbers import grouped


@dataclass(frozen=True)
class DeadlineWords:
    """One deadline as a page shows it."""

    phrase: str
    meaning: str
    is_late: bool


def deadline_words(recommendation: Recommendation, *, is_open: bool, day: date) -> list[DeadlineWords]:
    """Every deadline of the recommendation, in the order of its text."""
    return [_words(row, is_open=is_open, day=day) for row in recommendation.deadlines.all()]


def _words(row: Deadline, *, is_open: bool, day: date) -> DeadlineWords:
    if row.kind == Deadline.Kind.IMMEDIATE:
        return DeadlineWords(row.phrase, _immediate(row, is_open=is_open, day=day), is_late=False)
    if row.due_on is None:
        return DeadlineWords(row.phrase, _("No date can be worked out from this."), is_late=False)
    last = _("The last day is %(day)s.") % {"day": long_date(row.due_on)}
    late_by = (day - row.due_on).days
    if not is_open or late_by <= 0:
        return DeadlineWords(row.phrase, last, is_late=False)
    late = ngettext("Past by %(days)s day.", "Past by %(days)s days.", late_by) % {"days": grouped(late_by)}
    return DeadlineWords(row.phrase, f"{last} {late}", is_late=True)


def _immediate(row: Deadline, *, is_open: bool, day: date) -> str:
    if row.due_on is None:
        return _("Late only past our own target.")
    open_for = (day - row.due_on).days
    if not is_open or open_for < 0:
        return _("From the day of publication, %(day)s.") % {"day": long_date(row.due_on)}
    words = ngettext(
        "Open for %(days)s day since publication. Late only past our own target.",
        "Open for %(days)s days since publication. Late only past our own target.",
        open_for,
    )
    return words % {"days": grouped(open_for)}
