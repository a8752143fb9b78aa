"""Dates in words, in the language of the page or letter that is being made. Rules without Django have their own."""

from datetime import date, datetime

from django.utils import timezone
from django.utils.formats import date_format, time_format


def long_date(value: date | None) -> str:
    """Monday 4 September 2023: in sentences and headings."""
    return _in_words(value, "l j F Y")


def plain_date(value: date | None) -> str:
    """4 September 2023: as letters and documents write it."""
    return _in_words(value, "j F Y")


def short_date(value: date | None) -> str:
    """4 Sep 2023: in tables."""
    return _in_words(value, "j M Y")


def clock_time(value: datetime) -> str:
    """10:14: the time of day of a moment, in London."""
    return time_format(timezone.localtime(value).time(), "H:i")


def _in_words(value: date | None, pattern: str) -> str:
    """A moment is shown as the day that it is in London; nothing as nothing."""
    if not value:
        return ""
    if isinstance(value, datetime) and timezone.is_aware(value):
        value = timezone.localtime(value)
    return date_format(value, pattern)
