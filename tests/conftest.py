"""What holds for every test: no network, and property tests that repeat."""

import os
import socket
import threading
from collections.abc import Iterator

import pytest
from django.db import connection
from django.test import TransactionTestCase
from hypothesis import settings

# The suite asks the same cases each time, so that it fails for a change and not by chance; `make deep` looks further.
settings.register_profile("suite", max_examples=30, derandomize=True, deadline=None)
settings.register_profile("deep", max_examples=5_000, deadline=None)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "suite"))


ASKS_DATABASE = frozenset({"db", "transactional_db", "live_server", "django_db_reset_sequences"})
"""Fixtures that let a test ask the database; without one of them, or the mark, pytest-django refuses it."""


def pytest_addoption(parser: pytest.Parser) -> None:
    help_text = "leave out the tests that ask the database nothing: on another engine they would be the same again"
    parser.addoption("--only-database", action="store_true", help=help_text)


def pytest_report_header() -> str:
    return f"database: {connection.vendor}"


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    if not config.getoption("--only-database"):
        return
    left_out = [item for item in items if not may_ask_database(item)]
    items[:] = [item for item in items if may_ask_database(item)]
    config.hook.pytest_deselected(items=left_out)


def may_ask_database(item: pytest.Item) -> bool:
    """Also a test that starts the product in a process of its own: those are `deep`."""
    marks = {mark.name for mark in item.iter_markers()}
    return bool(marks & {"django_db", "deep", "journey"}) or not ASKS_DATABASE.isdisjoint(fixtures_of(item))


def fixtures_of(item: pytest.Item) -> list[str]:
    return getattr(item, "fixturenames", [])


LOOPBACK = {"127.0.0.1", "::1", "localhost"}


def refuse_network(original):
    def connect(self, address):
        if isinstance(address, tuple) and address[0] not in LOOPBACK:
            pytest.fail(f"This test reached for the network: {address}")
        return original(self, address)

    return connect


@pytest.fixture(scope="session", autouse=True)
def _no_network() -> Iterator[None]:
    """Nothing under test fetches anything: a connection beyond this machine fails the test."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(socket.socket, "connect", refuse_network(socket.socket.connect))
        patch.setattr(socket.socket, "connect_ex", refuse_network(socket.socket.connect_ex))
        yield


@pytest.fixture(scope="session", autouse=True)
def _history_can_be_emptied_between_tests() -> Iterator[None]:
    """A test that commits is followed by a flush, which the triggers refuse: they are put back by post_migrate."""
    from tracker.kit import triggers  # noqa: PLC0415  only once Django is set up

    flush = TransactionTestCase._fixture_teardown

    def lift_and_flush(case: TransactionTestCase) -> None:
        triggers.lift(connection)
        flush(case)
        triggers.install(connection)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(TransactionTestCase, "_fixture_teardown", lift_and_flush)
        yield


@pytest.fixture(autouse=True)
def _someone_has_an_account(monkeypatch: pytest.MonkeyPatch) -> None:
    """The sign-in page of an office that has begun; tests of an empty installation ask for `nobody_yet`."""
    from forces import queries  # noqa: PLC0415  only once Django is set up

    found = threading.Event()
    found.set()
    monkeypatch.setattr(queries, "_found_an_account", found)
