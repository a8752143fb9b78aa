"""One response of West Mercia's, the people who meet on it, and a day that stands still."""

from datetime import UTC, date, datetime

import pytest
import time_machine

from forces.models import LocalPolicingBody, User
from responses.record.models import Response
from tests import builders

TODAY = date(2023, 9, 12)
NOW = datetime(2023, 9, 12, 10, 30, tzinfo=UTC)


@pytest.fixture(autouse=True)
def _a_day_that_stands_still():
    with time_machine.travel(NOW, tick=False):
        yield


@pytest.fixture
def body(db) -> LocalPolicingBody:
    return builders.one_body()


@pytest.fixture
def response(body) -> Response:
    """Opened on 11 July 2023; nothing else is recorded yet."""
    return builders.opened(builders.a_report())[0]


@pytest.fixture
def officer(body) -> User:
    return builders.officer(body)


@pytest.fixture
def liaison(body) -> User:
    return builders.liaison(builders.one_force())
