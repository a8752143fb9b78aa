"""Dates in words, as GOV.UK writes them, and the way a rule without Django reaches gettext."""

import gettext
from datetime import date
from typing import Protocol


class Words(Protocol):
    """Whatever can translate: the standard library's English default, or the module django.utils.translation."""

    def gettext(self, message: str, /) -> str: ...

    def ngettext(self, singular: str, plural: str, number: int, /) -> str: ...


ENGLISH: Words = gettext.NullTranslations()


def gettext_noop(message: str) -> str:
    """Mark a phrase for makemessages where it is defined; it is translated where it is used."""
    return message


WEEKDAYS = (
    gettext_noop("Monday"),
    gettext_noop("Tuesday"),
    gettext_noop("Wednesday"),
    gettext_noop("Thursday"),
    gettext_noop("Friday"),
    gettext_noop("Saturday"),
    gettext_noop("Sunday"),
)
MONTHS = (
    gettext_noop("January"),
    gettext_noop("February"),
    gettext_noop("March"),
    gettext_noop("April"),
    gettext_noop("May"),
    gettext_noop("June"),
    gettext_noop("July"),
    gettext_noop("August"),
    gettext_noop("September"),
    gettext_noop("October"),
    gettext_noop("November"),
    gettext_noop("December"),
)
SHORT_MONTHS = (
    gettext_noop("Jan"),
    gettext_noop("Feb"),
    gettext_noop("Mar"),
    gettext_noop("Apr"),
    gettext_noop("May"),
    gettext_noop("Jun"),
    gettext_noop("Jul"),
    gettext_noop("Aug"),
    gettext_noop("Sep"),
    gettext_noop("Oct"),
    gettext_noop("Nov"),
    gettext_noop("Dec"),
)


def long_date(day: date, words: Words = ENGLISH) -> str:
    """Return "Monday 4 September 2023"."""
    return words.gettext("%(weekday)s %(day)d %(month)s %(year)d") % {
        "weekday": words.gettext(WEEKDAYS[day.weekday()]),
        "day": day.day,
        "month": words.gettext(MONTHS[day.month - 1]),
        "year": day.year,
    }


def short_date(day: date, words: Words = ENGLISH) -> str:
    """Return "4 Sep 2023", for tables."""
    return words.gettext("%(day)d %(month)s %(year)d") % {
        "day": day.day,
        "month": words.gettext(SHORT_MONTHS[day.month - 1]),
        "year": day.year,
    }
