"""Every address and method, for every role and for a stranger, against the table beside this file."""

from collections.abc import Callable, Iterator
from copy import deepcopy
from pathlib import Path

import pytest
import time_machine
from django.test import Client

from tests.addresses.walk import names, outcome
from tests.addresses.world import NOW, PEOPLE, World
from tests.made_once import made_once

TABLE = Path(__file__).with_name("expected.txt")
METHODS = ("GET", "POST")
OTHERS = ("PUT", "PATCH", "DELETE", "TRACE")
REFUSALS = {"in", "302", "403", "404", "405", "429"}


def expected() -> dict[tuple[str, str], dict[str, str]]:
    """What the table says: by name and method, each person's outcome."""
    head, *rows = [line.split() for line in TABLE.read_text().splitlines() if line and not line.startswith("#")]
    assert head == ["name", "method", *PEOPLE]
    return {(name, method): dict(zip(PEOPLE, cells, strict=True)) for name, method, *cells in rows}


def test_the_table_names_every_address_and_no_other():
    assert set(expected()) == {(name, method) for name in names() for method in METHODS}


@pytest.fixture(scope="module")
def world(django_db_setup, django_db_blocker) -> Iterator[World]:
    with time_machine.travel(NOW, tick=False), made_once(django_db_blocker):
        yield World()


def browsers(world: World, person: str) -> Callable[[], Client]:
    """New browsers, each as it is when its person has just signed in: what a request did to it touches no other."""
    cookies = world.client(person).cookies

    def browser() -> Client:
        client = Client()
        client.cookies = deepcopy(cookies)
        return client

    return browser


@pytest.mark.django_db
@pytest.mark.parametrize("person", PEOPLE)
def test_each_person_meets_what_the_table_says(person: str, world: World):
    browser = browsers(world, person)
    found = {(name, method): outcome(browser(), method, world.address(name)) for name in names() for method in METHODS}
    assert found == {key: cells[person] for key, cells in expected().items()}


@pytest.mark.django_db
@pytest.mark.parametrize("person", ["stranger", "officer"])
def test_no_address_takes_another_method(person: str, world: World):
    browser = browsers(world, person)
    found = {(name, method): outcome(browser(), method, world.address(name)) for name in names() for method in OTHERS}
    assert {key: status for key, status in found.items() if status not in REFUSALS} == {}
