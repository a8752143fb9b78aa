"""What production must be given: the settings refuse to load without it, and say why."""

import runpy

import pytest
from django.core.exceptions import ImproperlyConfigured

from tests.test_settings_table import ROOT

SAID = {
    "SECRET_KEY": "SECRET_KEY is not set. It signs sessions and forms: a long random text that no one else knows."
    " See the settings table in README.md.",
    "ALLOWED_HOSTS": "ALLOWED_HOSTS is not set. It names the addresses this site answers to, parted by commas."
    " See the settings table in README.md.",
}


def loaded():
    return runpy.run_path(str(ROOT / "tracker" / "settings.py"))


@pytest.mark.parametrize("name", SAID)
@pytest.mark.parametrize("given", [None, "", " ", ",", " , ,"])
def test_without_it_nothing_starts(monkeypatch, name, given):
    if given is None:
        monkeypatch.delenv(name, raising=False)
    else:
        monkeypatch.setenv(name, given)
    with pytest.raises(ImproperlyConfigured) as raised:
        loaded()
    assert str(raised.value) == SAID[name]


def test_hosts_are_parted_by_commas(monkeypatch):
    monkeypatch.setenv("ALLOWED_HOSTS", " tracker.example.org, ,[::1],")
    assert loaded()["ALLOWED_HOSTS"] == ["tracker.example.org", "[::1]"]
