"""The public world of a file's tests: made once for all of them."""

from collections.abc import Iterator
from copy import deepcopy

import pytest

from tests.made_once import made_once
from tests.responses.publication.world import PublicWorld


@pytest.fixture(scope="module")
def _world(django_db_setup, django_db_blocker) -> Iterator[PublicWorld]:
    with made_once(django_db_blocker):
        yield PublicWorld()


@pytest.fixture
def world(_world: PublicWorld) -> PublicWorld:
    """Its records are taken back after each test, and its objects are the test's own."""
    return deepcopy(_world)
