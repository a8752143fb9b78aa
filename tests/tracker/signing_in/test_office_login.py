"""Signing in with the office's own accounts, against a provider on this machine."""

from collections.abc import Iterator
from urllib.parse import parse_qs, urlsplit, urlunsplit

import pytest
import requests
from allauth.account.models import EmailAddress
from allauth.socialaccount.models import SocialAccount
from django.test import Client

from forces.models import User
from tests.builders import officer
from tests.tracker.signing_in.provider import ANOTHERS_KEY, CLIENT_ID, CLIENT_SECRET, Provider, running
from tracker.signing_in.configured import office_login

pytestmark = pytest.mark.django_db
BACK = "/sign-in/office/callback/"
ME = "officer@west-mercia-pcc.example"


@pytest.fixture
def provider(settings) -> Iterator[Provider]:
    with running() as provider:
        settings.OFFICE_LOGIN = office_login(
            issuer=provider.address, client_id=CLIENT_ID, client_secret=CLIENT_SECRET, name="Microsoft"
        )
        settings.SOCIALACCOUNT_PROVIDERS = {"openid_connect": {"APPS": settings.OFFICE_LOGIN}}
        provider.person = {"email": ME, "email_verified": True}
        yield provider


@pytest.fixture
def person(body) -> User:
    return officer(body)


def go_there(client: Client, address: str = "/sign-in/office/") -> str:
    """As a browser goes: to the provider, and to the address that it sends back."""
    out = client.get(address)
    assert out.status_code == 302, out.content
    there = requests.get(out["Location"], allow_redirects=False, timeout=5)
    back = urlsplit(there.headers["Location"])
    assert (back.netloc, back.path) == ("testserver", BACK)
    return urlunsplit(("", "", back.path, back.query, ""))


def come_in(client: Client, address: str = "/sign-in/office/"):
    return client.get(go_there(client, address))


def who(client: Client) -> str:
    return client.session.get("_auth_user_id", "")


def test_the_button_stands_only_where_it_is_set(client, provider, settings):
    assert "Sign in with Microsoft" in client.get("/sign-in/").content.decode()
    settings.OFFICE_LOGIN = []
    assert "Microsoft" not in client.get("/sign-in/").content.decode()
    assert {client.get(address).status_code for address in ("/sign-in/office/", BACK)} == {404}


def test_a_person_comes_in_and_nothing_of_theirs_is_changed_or_kept(client, provider, person, logged):
    answer = come_in(client)
    assert (answer.status_code, answer["Location"], who(client)) == (302, "/", str(person.pk))
    assert logged() == [("sign-in", ME, "west-mercia-pcc", {"how": ["office-login"]})]
    assert (SocialAccount.objects.count(), EmailAddress.objects.count(), User.objects.count()) == (0, 0, 1)
    assert User.objects.get().password == person.password
    assert "/userinfo" not in provider.paths


def test_they_come_back_to_the_page_that_they_asked_for(client, provider, person):
    assert come_in(client, "/sign-in/office/?next=/reports/%3Fpage%3D2")["Location"] == "/reports/?page=2"


def test_they_are_sent_nowhere_else(client, provider, person):
    assert come_in(client, "/sign-in/office/?next=https://elsewhere.example/")["Location"] == "/"


def test_what_is_sent_out_is_ours_alone(client, provider):
    address = "/sign-in/office/?process=connect&scope=Mail.Read&auth_params=prompt%3Dnone&nonce=mine&state=mine"
    sent = parse_qs(urlsplit(client.get(address)["Location"]).query)
    assert set(sent["scope"][0].split()) == {"openid", "profile", "email"}
    assert set(sent) == {
        "client_id", "redirect_uri", "scope", "response_type", "state", "nonce",
        "code_challenge", "code_challenge_method",
    }  # fmt: skip
    assert (sent["code_challenge_method"], sent["client_id"]) == (["S256"], [CLIENT_ID])
    assert "mine" not in (sent["nonce"][0], sent["state"][0])


def test_an_account_without_a_password_needs_none(client, provider, body):
    person = officer(body)
    person.set_unusable_password()
    person.save()
    come_in(client)
    assert who(client) == str(person.pk)
    assert "None: you sign in with your office’s own accounts" in client.get("/account/").content.decode()


@pytest.mark.parametrize("claims", [{"email_verified": True}, {"xms_edov": True}, {"xms_edov": "1"}, {"xms_edov": 1}])
def test_the_provider_vouches_for_the_address(client, provider, person, claims):
    provider.person = {"email": ME.upper(), **claims}
    come_in(client)
    assert who(client) == str(person.pk)


@pytest.mark.parametrize(
    "claims",
    [
        {"email": ME},
        {"email": ME, "email_verified": False},
        {"email": ME, "email_verified": "false"},
        {"email": ME, "xms_edov": False},
        {"email": ME, "xms_edov": "0"},
        {"preferred_username": ME, "email_verified": True},
        {"upn": ME, "unique_name": ME, "xms_edov": True},
        {"email": "", "email_verified": True},
    ],
)
def test_an_address_that_it_does_not_vouch_for_opens_nothing(client, provider, person, claims, logged):
    provider.person = claims
    answer = come_in(client)
    assert (answer.status_code, who(client), logged()) == (403, "", [])
    assert "did not say which email address is certain to be yours" in answer.content.decode()


def test_someone_without_an_account_gets_none_and_is_told_whom_to_ask(client, provider, person):
    provider.person = {"email": "new@west-mercia-pcc.example", "email_verified": True}
    answer = come_in(client)
    assert (answer.status_code, who(client), User.objects.count()) == (403, "", 1)
    assert "Ask your office’s administrator to add you" in answer.content.decode()
    assert "new@west-mercia-pcc.example" in answer.content.decode()


@pytest.mark.parametrize(
    ("facts", "why", "said"),
    [
        ({"is_active": False}, "closed-account", "It is closed."),
        ({"is_demo": True}, "demo-account-away-from-its-machine", "It belongs to the demonstration"),
    ],
)
def test_an_account_that_does_not_open(client, provider, person, logged, facts, why, said):
    User.objects.filter(pk=person.pk).update(**facts)
    answer = come_in(client)
    assert (answer.status_code, who(client)) == (403, "")
    assert said in answer.content.decode()
    assert logged() == [("refused", "", "west-mercia-pcc", {"why": why})]


SPOILT = {
    "another's audience": {"claims": {"aud": "another-app"}},
    "another issuer": {"claims": {"iss": "https://login.example/other"}},
    "another sign-in's nonce": {"claims": {"nonce": "another"}},
    "an empty nonce": {"claims": {"nonce": ""}},
    "no nonce": {"left_out": ("nonce",)},
    "no end": {"left_out": ("exp",)},
    "no subject": {"left_out": ("sub",)},
    "a token that has ended": {"claims": {"exp": 1_600_000_000}},
    "a token from tomorrow": {"claims": {"nbf": 4_000_000_000}},
    "another's signature": {"signing_key": ANOTHERS_KEY},
    "a key that is not held": {"key_name": "second"},
    "no signature": {"algorithm": "none"},
    "a shared secret for a signature": {"algorithm": "HS256"},
    "an issuer that calls itself something else": {"issuer": "https://login.example/other"},
}


@pytest.mark.parametrize("spoilt", SPOILT)
def test_a_token_that_is_not_right_is_refused(client, provider, person, spoilt, logged):
    back = go_there(client)
    for name, value in SPOILT[spoilt].items():
        setattr(provider, name, value)
    answer = client.get(back)
    assert (answer.status_code, who(client), logged()) == (401, "", [])
    assert "The sign-in did not work" in answer.content.decode()


def test_a_state_that_is_not_ours_is_refused(client, provider, person):
    back = go_there(client)
    for wrong in (back.replace("state=", "state=x"), back.partition("&state")[0], f"{BACK}?code=one-time-code"):
        assert client.get(wrong).status_code == 401
    assert Client().get(back).status_code == 401
    assert who(client) == ""
    assert client.get(back).status_code == 302


def test_a_way_back_is_gone_once(client, provider, person):
    back = go_there(client)
    assert client.get(back).status_code == 302
    client.post("/sign-out/")
    assert client.get(back).status_code == 401
    assert who(client) == ""


def test_a_code_that_the_provider_does_not_take(client, provider, person):
    back = go_there(client)
    assert client.get(back.replace("one-time-code", "guessed")).status_code == 401


def test_who_turns_back_is_told_so(client, provider, person):
    provider.error = "access_denied"
    answer = come_in(client)
    assert (answer.status_code, who(client)) == (200, "")
    assert "You did not sign in" in answer.content.decode()
    provider.error = "server_error"
    assert come_in(client).status_code == 401


def test_a_provider_that_does_not_answer_is_no_fault_of_ours(client, provider, person, settings):
    app = {**settings.OFFICE_LOGIN[0], "settings": {"server_url": "http://127.0.0.1:9"}}
    settings.SOCIALACCOUNT_PROVIDERS = {"openid_connect": {"APPS": [app]}}
    answer = client.get("/sign-in/office/")
    assert answer.status_code == 401
    assert "The sign-in did not work" in answer.content.decode()


@pytest.mark.parametrize("address", ["/accounts/login/", "/accounts/signup/", "/account/signup/", "/sign-up/"])
def test_nothing_else_of_allauth_is_reachable(client, address):
    assert client.get(address).status_code == 404
