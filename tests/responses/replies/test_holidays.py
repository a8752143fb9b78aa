"""The bank holidays known, and what they do to the day to warn on."""

import socket
from collections import Counter
from datetime import date

import pytest

from responses.replies.holidays import bank_holidays
from tests.responses.clock_cases import CASES, ClockCase


def test_bank_holidays_come_from_the_package_and_never_from_the_network(monkeypatch: pytest.MonkeyPatch) -> None:
    asked = []
    monkeypatch.setattr(socket, "getaddrinfo", lambda *args, **kwargs: asked.append(args))
    bank_holidays.cache_clear()
    assert len(bank_holidays()) == 140
    assert asked == []


def test_years_covered() -> None:
    """Eight a year, and one more for the Jubilees, the funeral of Elizabeth II and the Coronation."""
    more = {2012: 9, 2022: 10, 2023: 9}
    assert Counter(day.year for day in bank_holidays()) == {year: more.get(year, 8) for year in range(2012, 2029)}


def test_bank_holidays_of_one_year_are_those_of_england_and_wales() -> None:
    assert {day for day in bank_holidays() if day.year == 2023} == {
        date(2023, 1, 2),
        date(2023, 4, 7),
        date(2023, 4, 10),
        date(2023, 5, 1),
        date(2023, 5, 8),
        date(2023, 5, 29),
        date(2023, 8, 28),
        date(2023, 12, 25),
        date(2023, 12, 26),
    }


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_cases_name_true_bank_holidays_and_leave_out_none_that_matters(case: ClockCase) -> None:
    assert case.holidays - bank_holidays() == frozenset()
    assert case.clock.warn_on(bank_holidays()) == case.warn_on
