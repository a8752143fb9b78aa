"""Dates in words follow the language in force, and a moment is the day that it is in London."""

from datetime import UTC, date, datetime

import pytest
from django.utils import translation

from tracker.kit.dates import long_date, plain_date, short_date

MOMENT = datetime(2023, 9, 4, 23, 30, tzinfo=UTC)


@pytest.mark.parametrize(
    ("language", "long", "plain", "short"),
    [
        ("en-gb", "Monday 4 September 2023", "4 September 2023", "4 Sep 2023"),
        ("cy", "Dydd Llun 4 Medi 2023", "4 Medi 2023", "4 Med 2023"),
    ],
)
def test_a_date_is_written_in_the_language_in_force(language: str, long: str, plain: str, short: str):
    day = date(2023, 9, 4)
    with translation.override(language):
        assert (long_date(day), plain_date(day), short_date(day)) == (long, plain, short)


def test_a_moment_is_shown_as_its_day_in_london_and_nothing_as_nothing():
    with translation.override("en-gb"):
        assert [words(MOMENT) for words in (long_date, plain_date, short_date)] == [
            "Tuesday 5 September 2023",
            "5 September 2023",
            "5 Sep 2023",
        ]
    assert [words(None) for words in (long_date, plain_date, short_date)] == ["", "", ""]
