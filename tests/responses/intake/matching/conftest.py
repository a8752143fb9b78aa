"""The demonstration's register, and an officer of West Mercia's who looks into it."""

from datetime import UTC, datetime

import pytest

from forces.models import LocalPolicingBody, User
from tests.builders import officer
from tests.responses.letters_read import FIXTURES
from tracker.demo.load import load_demo


@pytest.fixture
def demo(db) -> None:
    load_demo(FIXTURES, datetime(2023, 10, 10, 9, tzinfo=UTC))


@pytest.fixture
def someone(demo) -> User:
    return officer(LocalPolicingBody.objects.get(slug="west-mercia-pcc"))
