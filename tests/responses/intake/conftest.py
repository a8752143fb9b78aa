"""An officer of one body, signed in, on the day of the tests."""

import pytest
import time_machine
from django.test import Client

from tests import builders

DAY = "2024-03-01"


@pytest.fixture
def on_the_day():
    with time_machine.travel(f"{DAY}T12:00:00+00:00", tick=False):
        yield


@pytest.fixture
def body(on_the_day):
    builders.the_inspectorate()
    return builders.one_body()


@pytest.fixture
def officer(body):
    return builders.officer(body)


@pytest.fixture
def desk(officer) -> Client:
    """The officer's browser."""
    client = Client()
    client.force_login(officer)
    return client
