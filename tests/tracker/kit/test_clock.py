"""Today is London's day, in summer and winter, whatever the machine's clock says."""

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import pytest
import time_machine

from tracker.kit.clock import now, today


@pytest.mark.parametrize(
    ("moment", "day"),
    [
        (datetime(2024, 6, 30, 22, 59, 59, tzinfo=UTC), date(2024, 6, 30)),
        (datetime(2024, 6, 30, 23, 0, tzinfo=UTC), date(2024, 7, 1)),
        (datetime(2024, 7, 1, 0, 0, tzinfo=UTC), date(2024, 7, 1)),
        (datetime(2024, 1, 31, 23, 59, 59, tzinfo=UTC), date(2024, 1, 31)),
        (datetime(2024, 2, 1, 0, 0, tzinfo=UTC), date(2024, 2, 1)),
        # The nights on which summer time begins and ends.
        (datetime(2024, 3, 30, 23, 30, tzinfo=UTC), date(2024, 3, 30)),
        (datetime(2024, 3, 31, 23, 30, tzinfo=UTC), date(2024, 4, 1)),
        (datetime(2024, 10, 26, 23, 30, tzinfo=UTC), date(2024, 10, 27)),
        (datetime(2024, 10, 27, 23, 30, tzinfo=UTC), date(2024, 10, 27)),
        (datetime(2024, 6, 30, 19, 30, tzinfo=ZoneInfo("America/New_York")), date(2024, 7, 1)),
    ],
)
def test_the_day_begins_at_midnight_in_london(moment: datetime, day: date) -> None:
    with time_machine.travel(moment, tick=False):
        assert today() == day


def test_now_is_the_moment_itself_and_aware() -> None:
    moment = datetime(2024, 6, 30, 23, 0, tzinfo=UTC)
    with time_machine.travel(moment, tick=False):
        assert now() == moment
        assert now().utcoffset() is not None
