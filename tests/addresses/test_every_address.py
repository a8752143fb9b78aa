"""Every address and method, for every role and for a stranger, against the table beside this file."""

from pathlib import Path

import pytest
import time_machine

from tests.addresses.walk import names, outcome
from tests.addresses.world import NOW, PEOPLE, World

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


@pytest.mark.django_db
@pytest.mark.parametrize("person", PEOPLE)
def test_each_person_meets_what_the_table_says(person: str):
    with time_machine.travel(NOW, tick=False):
        world = World()
        found = {}
        for name in names():
            for method in METHODS:
                found[name, method] = outcome(world.client(person), method, world.address(name))
    assert found == {key: cells[person] for key, cells in expected().items()}


@pytest.mark.django_db
def test_no_address_takes_another_method():
    with time_machine.travel(NOW, tick=False):
        world = World()
        found = {
            (name, method): outcome(world.client(person), method, world.address(name))
            for person in ("stranger", "officer")
            for name in names()
            for method in OTHERS
        }
    assert {key: status for key, status in found.items() if status not in REFUSALS} == {}
