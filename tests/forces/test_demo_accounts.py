"""Demo accounts, whose password anyone can read, open on this machine's own address and nowhere else."""

import pytest
from django.contrib.auth import authenticate
from django.test import Client

from forces.flows.accounts import create_account
from forces.loopback import is_loopback_name, is_loopback_request
from forces.models import User
from tracker.demo.accounts import ACCOUNTS, PASSWORD

pytestmark = pytest.mark.django_db
PUBLIC = "tracker.example.org"
OUTSIDE = "192.0.2.7"  # RFC 5737: an address for documentation
HERE = {"headers": {"host": "127.0.0.1:8000"}, "REMOTE_ADDR": "127.0.0.1"}

LOOPBACK = {
    "the address": HERE,
    "another of its addresses": {"headers": {"host": "127.0.0.2"}, "REMOTE_ADDR": "127.0.0.2"},
    "the name": {"headers": {"host": "localhost:8000"}, "REMOTE_ADDR": "127.0.0.1"},
    "the name in capitals and in full": {"headers": {"host": "LOCALHOST.:8000"}, "REMOTE_ADDR": "::1"},
    "the address of version 6": {"headers": {"host": "[::1]:8000"}, "REMOTE_ADDR": "::1"},
}
ELSEWHERE = {
    "a public host": {"headers": {"host": PUBLIC}, "REMOTE_ADDR": OUTSIDE},
    "a public host asked for from this machine": {"headers": {"host": PUBLIC}, "REMOTE_ADDR": "127.0.0.1"},
    "loopback claimed from outside": {"headers": {"host": "127.0.0.1:8000"}, "REMOTE_ADDR": OUTSIDE},
    "localhost claimed from outside": {"headers": {"host": "localhost"}, "REMOTE_ADDR": "2001:db8::7"},
    "a name that begins like it": {"headers": {"host": "localhost.example.org"}, "REMOTE_ADDR": "127.0.0.1"},
    "an address that begins like it": {"headers": {"host": "127.0.0.1.example.org"}, "REMOTE_ADDR": "127.0.0.1"},
    "every address of the machine": {"headers": {"host": "0.0.0.0"}, "REMOTE_ADDR": "127.0.0.1"},
    "a socket without an address": {"headers": {"host": "localhost"}, "REMOTE_ADDR": ""},
    **{
        f"behind a proxy that says {header}": {
            "headers": {"host": "127.0.0.1:8000", header: said},
            "REMOTE_ADDR": "127.0.0.1",
        }
        for header, said in {
            "x-forwarded-for": OUTSIDE,
            "x-forwarded-host": PUBLIC,
            "x-forwarded-proto": "https",
            "x-forwarded-server": PUBLIC,
            "forwarded": f"for={OUTSIDE}",
            "x-real-ip": OUTSIDE,
            "via": "1.1 proxy",
        }.items()
    },
}


@pytest.fixture(autouse=True)
def _any_host(settings) -> None:
    settings.ALLOWED_HOSTS = ["*"]


@pytest.fixture
def demo() -> User:
    return create_account(email="demo@tests.example", name="Demo", password=PASSWORD, is_demo=True)[0]


@pytest.fixture
def real() -> User:
    return create_account(email="real@tests.example", name="Real", password=PASSWORD)[0]


def sign_in(client: Client, user: User, **where) -> bool:
    """Whether the person came in; a refusal shows the form again, in the words of a wrong password."""
    response = client.post("/sign-in/", {"username": user.email, "password": PASSWORD}, **where)
    if response.status_code == 302:
        return client.session["_auth_user_id"] == str(user.pk)
    assert b"The email address or the password is not right." in response.content
    assert "_auth_user_id" not in client.session
    return False


def is_signed_in(client: Client, **where) -> bool:
    response = client.get("/privacy/", **where)
    assert response.status_code == 200
    return response.wsgi_request.user.is_authenticated


@pytest.mark.parametrize("where", LOOPBACK)
def test_it_opens_on_this_machine(client: Client, demo: User, where: str) -> None:
    assert sign_in(client, demo, **LOOPBACK[where])
    assert is_signed_in(client, **LOOPBACK[where])


@pytest.mark.parametrize("where", ELSEWHERE)
def test_it_is_refused_elsewhere_and_a_real_account_is_not(demo: User, real: User, where: str) -> None:
    assert not sign_in(Client(), demo, **ELSEWHERE[where])
    assert sign_in(Client(), real, **ELSEWHERE[where])


@pytest.mark.parametrize("where", ELSEWHERE)
def test_a_session_from_here_ends_elsewhere_for_good(client: Client, demo: User, where: str) -> None:
    assert sign_in(client, demo, **HERE)
    stolen = Client()
    stolen.cookies = client.cookies
    assert not is_signed_in(stolen, **ELSEWHERE[where])
    assert not is_signed_in(client, **HERE)


def test_a_real_accounts_session_goes_on(client: Client, real: User) -> None:
    assert sign_in(client, real, **HERE)
    assert [is_signed_in(client, **where) for where in (*ELSEWHERE.values(), HERE)] == [True] * (len(ELSEWHERE) + 1)


def test_the_header_of_a_page_elsewhere_does_not_name_the_demo(client: Client, demo: User) -> None:
    """The session ends before the page is made, not after."""
    assert sign_in(client, demo, **HERE)
    assert b">Demo<" in client.get("/privacy/", **HERE).content.replace(b"\n", b"").replace(b" ", b"")
    assert b">Demo<" not in client.get("/privacy/", **ELSEWHERE["a public host"]).content.replace(b" ", b"")


def test_without_a_request_it_is_refused(demo: User, real: User) -> None:
    assert authenticate(username=demo.email, password=PASSWORD) is None
    assert authenticate(username=real.email, password=PASSWORD) == real
    assert authenticate(email=demo.email, password=PASSWORD) is None


def test_a_wrong_password_or_a_closed_account_is_refused_here_too(client: Client, demo: User) -> None:
    User.objects.filter(pk=demo.pk).update(is_active=False)
    assert not sign_in(client, demo, **HERE)
    User.objects.filter(pk=demo.pk).update(is_active=True, password="!")
    assert not sign_in(client, demo, **HERE)


@pytest.mark.parametrize(
    ("name", "here"),
    [
        ("localhost", True),
        ("LocalHost.", True),
        ("127.0.0.1", True),
        ("127.255.255.254", True),
        ("::1", True),
        ("[::1]", True),
        ("", False),
        ("*", False),
        (".localhost", False),
        ("localhost.example.org", False),
        ("128.0.0.1", False),
        ("0.0.0.0", False),
        ("10.0.0.1", False),
        ("::", False),
        ("[2001:db8::1]", False),
        ("127.0.0.1.nip.example", False),
        ("2130706433", False),
    ],
)
def test_names_of_this_machine(name: str, here: bool) -> None:
    assert is_loopback_name(name) is here


def test_the_host_is_the_one_that_django_allows(rf) -> None:
    assert is_loopback_request(rf.get("/", headers={"host": "localhost"}))
    assert not is_loopback_request(rf.get("/", headers={"host": PUBLIC}))


def test_every_demo_account_says_what_it_is() -> None:
    assert {account.email.rpartition(".")[2] for account in ACCOUNTS} == {"example"}
    assert len({account.email for account in ACCOUNTS}) == len(ACCOUNTS) == 8
