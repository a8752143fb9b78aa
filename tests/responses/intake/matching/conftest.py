"""The demonstration's register, and an officer of West Mercia's who looks into it."""

from collections.abc import Iterator
from datetime import UTC, datetime

import pytest

from forces.models import LocalPolicingBody, User
from tests.builders import officer
from tests.made_once import made_once
from tests.responses.letters_read import FIXTURES
from tracker.demo.load import load_demo


@pytest.fixture(scope="module")
def demo(django_db_setup, django_db_blocker) -> Iterator[None]:
    with made_once(django_db_blocker):
        load_demo(FIXTURES, datetime(2023, 10, 10, 9, tzinfo=UTC))
        yield


@pytest.fixture
def someone(demo) -> User:
    return officer(LocalPolicingBody.objects.get(slug="west-mercia-pcc"))
