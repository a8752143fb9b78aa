"""`--only-database` leaves out what is the same on every engine, and nothing besides."""

import pytest

from tests.conftest import may_ask_database


def test_what_asks_nothing_may_be_left_out(request: pytest.FixtureRequest) -> None:
    assert not may_ask_database(request.node)


@pytest.mark.django_db
def test_what_is_marked_stays(request: pytest.FixtureRequest) -> None:
    assert may_ask_database(request.node)


@pytest.fixture
def asking(db: None) -> None:
    """As the fixtures of an office do, behind which the mark does not show."""


def test_what_asks_by_a_fixture_of_a_fixture_stays(asking: None, request: pytest.FixtureRequest) -> None:
    assert may_ask_database(request.node)


@pytest.mark.deep
def test_what_starts_the_product_stays(request: pytest.FixtureRequest) -> None:
    assert may_ask_database(request.node)
