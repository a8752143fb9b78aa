"""Bank holidays of England and Wales, to warn on a working day. No bank holiday ever moves the last day of a reply."""

from datetime import date
from functools import cache

from govuk_bank_holidays.bank_holidays import BankHolidays


@cache
def bank_holidays() -> frozenset[date]:
    """Return every bank holiday that the package's own copy of GOV.UK's list holds: 2012 to 2028, all years whole.

    The list is never fetched from the network. Outside those years only weekends are known, so that a day to warn on
    may fall on a bank holiday.
    """
    source = BankHolidays(use_cached_holidays=True)
    return frozenset(holiday["date"] for holiday in source.get_holidays(division=BankHolidays.ENGLAND_AND_WALES))
