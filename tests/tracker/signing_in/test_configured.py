"""What the environment may say about signing in; what it may not stops the start."""

import pytest
from django.core.exceptions import ImproperlyConfigured

from tests.tracker.test_settings import loaded
from tracker.signing_in.configured import office_login, two_step_roles

WHOLE = {
    "issuer": "https://login.microsoftonline.com/9b1c/v2.0",
    "client_id": "a",
    "client_secret": "b",
    "name": "Microsoft",
}


def test_roles():
    assert two_step_roles(["administrator", " office-holder", ""]) == {"administrator", "office-holder"}
    with pytest.raises(ImproperlyConfigured) as raised:
        two_step_roles(["administrator", "boss", "Officer"])
    assert str(raised.value) == (
        "TWO_STEP_ROLES names Officer, boss, which is no role. The roles are officer, office-holder, delegate,"
        " liaison, reader, register-editor, administrator. See the settings table in README.md."
    )


def test_nothing_set_is_no_office_login():
    assert office_login(issuer="", client_id="", client_secret="", name="Microsoft") == []


@pytest.mark.parametrize("name", ["issuer", "client_id", "client_secret"])
def test_a_part_of_it_is_refused(name):
    with pytest.raises(ImproperlyConfigured, match=f"OIDC_{name.upper()} must be set"):
        office_login(**{**WHOLE, name: ""})


@pytest.mark.parametrize(
    ("issuer", "right"),
    [
        (WHOLE["issuer"], True),
        ("https://sso.office.example/realms/office/", True),
        ("http://127.0.0.1:9000", True),
        ("http://localhost/realm", True),
        ("http://sso.office.example", False),
        ("sso.office.example", False),
        ("https://", False),
        ("https://sso.office.example?a=b", False),
        ("https://login.microsoftonline.com/common/v2.0", False),
        ("https://login.microsoftonline.com/organizations/v2.0", False),
        ("https://login.microsoftonline.com/consumers/v2.0", False),
    ],
)
def test_whose_word_is_taken(issuer, right):
    if right:
        assert office_login(**{**WHOLE, "issuer": issuer})[0]["settings"]["server_url"] == issuer.rstrip("/")
        return
    with pytest.raises(ImproperlyConfigured, match="OIDC_ISSUER"):
        office_login(**{**WHOLE, "issuer": issuer})


def test_the_settings_ask(monkeypatch):
    monkeypatch.setenv("TWO_STEP_ROLES", "administrator,nobody")
    with pytest.raises(ImproperlyConfigured, match="TWO_STEP_ROLES names nobody"):
        loaded()
    monkeypatch.setenv("TWO_STEP_ROLES", "administrator")
    monkeypatch.setenv("SESSION_IDLE_SECONDS", "60")
    with pytest.raises(ImproperlyConfigured, match=r"SESSION_IDLE_SECONDS is 60\. It must be 120 or more"):
        loaded()


@pytest.mark.parametrize(("said", "count"), [("on", 1), ("off", 0)])
def test_a_proxy_is_trusted_where_it_is_said_to_stand(monkeypatch, said, count):
    monkeypatch.setenv("BEHIND_PROXY", said)
    assert loaded()["ALLAUTH_TRUSTED_PROXY_COUNT"] == count
