"""Today and now, in one place: every page, flow and test takes the day from here."""

from datetime import date, datetime

from django.utils import timezone


def today() -> date:
    """The calendar day in London, in summer and winter time."""
    return timezone.localdate()


def day_of(moment: datetime) -> date:
    """The calendar day in London at a moment."""
    return timezone.localdate(moment)


def now() -> datetime:
    """The present moment, aware."""
    return timezone.now()
