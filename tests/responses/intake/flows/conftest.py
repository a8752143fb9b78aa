"""An officer of a body that has been there for a year, on a day that stands still."""

from datetime import date

import pytest
import time_machine

from forces.models import LocalPolicingBody, User
from tests import builders
from tests.responses.intake.reading_in import NOW


@pytest.fixture(autouse=True)
def _a_day_that_stands_still():
    with time_machine.travel(NOW, tick=False):
        yield


@pytest.fixture
def body(db) -> LocalPolicingBody:
    builders.the_inspectorate()
    return builders.one_body(on=date(2022, 11, 1))


@pytest.fixture
def officer(body) -> User:
    return builders.officer(body)
