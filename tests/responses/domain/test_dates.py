"""Dates in words."""

import gettext
from datetime import date

import pytest

from responses.domain.dates import long_date, short_date


@pytest.mark.parametrize(
    ("day", "long", "short"),
    [
        (date(2024, 1, 1), "Monday 1 January 2024", "1 Jan 2024"),
        (date(2024, 2, 29), "Thursday 29 February 2024", "29 Feb 2024"),
        (date(2024, 3, 31), "Sunday 31 March 2024", "31 Mar 2024"),
        (date(2024, 4, 30), "Tuesday 30 April 2024", "30 Apr 2024"),
        (date(2024, 5, 25), "Saturday 25 May 2024", "25 May 2024"),
        (date(2024, 6, 7), "Friday 7 June 2024", "7 Jun 2024"),
        (date(2023, 7, 11), "Tuesday 11 July 2023", "11 Jul 2023"),
        (date(2023, 8, 11), "Friday 11 August 2023", "11 Aug 2023"),
        (date(2023, 9, 4), "Monday 4 September 2023", "4 Sep 2023"),
        (date(2023, 10, 9), "Monday 9 October 2023", "9 Oct 2023"),
        (date(2023, 11, 1), "Wednesday 1 November 2023", "1 Nov 2023"),
        (date(2100, 12, 31), "Friday 31 December 2100", "31 Dec 2100"),
    ],
)
def test_dates(day: date, long: str, short: str) -> None:
    assert (long_date(day), short_date(day)) == (long, short)


class Marked(gettext.NullTranslations):
    """A translation that shows which words go through gettext."""

    def gettext(self, message: str) -> str:
        return f"«{message}»"


def test_names_and_order_go_through_gettext() -> None:
    assert long_date(date(2023, 9, 4), Marked()) == "««Monday» 4 «September» 2023»"
    assert short_date(date(2023, 9, 4), Marked()) == "«4 «Sep» 2023»"
