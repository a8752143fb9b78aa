"""Tests of an empty installation ask for one; all others do not depend on what was found before them."""

from threading import Event

import pytest

from forces import queries


@pytest.fixture
def nobody_yet(monkeypatch: pytest.MonkeyPatch) -> Event:
    """No account has been found yet in this process."""
    flag = Event()
    monkeypatch.setattr(queries, "_found_an_account", flag)
    return flag
