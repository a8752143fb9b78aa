"""Three open items of West Mercia's, the people who meet on them, and a day that stands still."""

from datetime import UTC, date, datetime

import pytest
import time_machine

from forces.models import LocalPolicingBody, User
from recommendations.flows.register_report import Asked
from responses.domain.status import ForceSays
from responses.record.models import Response
from tests import builders
from tests.responses.record.forms_as_sent import signed_in

TODAY = date(2023, 9, 12)
NOW = datetime(2023, 9, 12, 10, 30, tzinfo=UTC)
ASKED = (
    Asked(number="1", text="By 31 October 2023, forces should count the radios."),
    Asked(number="2", text="With immediate effect, forces should label the radios."),
    Asked(number="3", text="By 30 September 2023, forces should mend the radios."),
)


@pytest.fixture(autouse=True)
def _a_day_that_stands_still():
    with time_machine.travel(NOW, tick=False):
        yield


@pytest.fixture
def body(db) -> LocalPolicingBody:
    return builders.one_body()


@pytest.fixture
def responses(body) -> list[Response]:
    """By number. Of the first one something is recorded; by deadline they stand in the order 3, 1, 2."""
    found = builders.opened(builders.a_report(ASKED, title="Radios"))
    builders.record(
        found[0],
        on=date(2023, 8, 1),
        force_says=ForceSays.UNDER_WAY,
        force_action="Half of the radios are counted.",
        body_action="We asked the chief constable.",
        target_on=date(2023, 10, 1),
        internal_note="Between ourselves.",
    )
    return found


@pytest.fixture
def officer(body) -> User:
    return builders.officer(body)


@pytest.fixture
def liaison(body) -> User:
    return builders.liaison(builders.one_force())


@pytest.fixture
def desk(officer):
    """The officer's browser."""
    return signed_in(officer)


@pytest.fixture
def force_desk(liaison):
    """The liaison's browser."""
    return signed_in(liaison)
