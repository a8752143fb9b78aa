"""The words in which My work says how urgent something is."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from responses.domain.clock import Clock, days_late
from responses.insight.owed import SOON
from tracker.kit.dates import long_date
from tracker.kit.numbers import grouped


@dataclass(frozen=True)
class Urgency:
    """How a clock stands: a word with its tone, and why."""

    tag: str
    tone: str
    why: str


def clock_urgency(running: Clock, holidays: Collection[date]) -> Urgency:
    """A reply by its clock. On the working day before the last, and until the last, the warning comes before all."""
    assert running.due_on is not None
    last, left = long_date(running.due_on), running.days_left or 0
    warn_on = running.warn_on(holidays)
    if running.is_over:
        days = days_late(running.due_on, running.today)
        text = ngettext(
            "The last day was %(last)s, %(days)s day ago.", "The last day was %(last)s, %(days)s days ago.", days
        )
        return Urgency(_("Late"), "late", text % {"last": last, "days": grouped(days)})
    if running.is_last_day:
        return Urgency(_("Last day"), "late", _("Today, %(last)s, is the last day. Publish it today.") % {"last": last})
    if warn_on and running.today == warn_on:
        text = _("The last day is %(last)s, and today is the last working day before it. Publish it today.")
        return Urgency(_("Publish today"), "late", text % {"last": last})
    if warn_on and running.today > warn_on:
        text = _("The last day is %(last)s. The last working day before it has gone by.")
        return Urgency(_("Publish now"), "late", text % {"last": last})
    text = ngettext("The last day is %(last)s, in %(days)s day.", "The last day is %(last)s, in %(days)s days.", left)
    why = text % {"last": last, "days": grouped(left)}
    return Urgency(_("Soon"), "attention", why) if left <= SOON else Urgency(_("Running"), "on_course", why)


def days_words(day: date, today: date) -> str:
    """A day seen from today: "in 13 days", "today", "3 days ago"."""
    left = (day - today).days
    if left < 0:
        return since_words(day, today)
    if left == 0:
        return _("today")
    return ngettext("in %(days)s day", "in %(days)s days", left) % {"days": grouped(left)}


def since_words(day: date, today: date) -> str:
    """A day that has come: "today", "on Monday 4 September 2023, 3 days ago"."""
    gone = (today - day).days
    if gone <= 0:
        return _("today")
    text = ngettext("on %(day)s, %(days)s day ago", "on %(day)s, %(days)s days ago", gone)
    return text % {"day": long_date(day), "days": grouped(gone)}
