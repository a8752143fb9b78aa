"""Signed-in people, and the day on which the pages are opened."""

import pytest
import time_machine
from django.test import Client

from tests.responses.insight.cases import DAY


@pytest.fixture
def on_the_day():
    with time_machine.travel(f"{DAY.isoformat()}T12:00:00+00:00", tick=False):
        yield


@pytest.fixture
def as_person(on_the_day):
    """A client signed in as the person given, on DAY."""

    def signed_in(user) -> Client:
        client = Client()
        client.force_login(user)
        return client

    return signed_in
