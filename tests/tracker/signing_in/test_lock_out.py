"""After repeated failures one waits, and is told how long; whoever waits can't be told from whoever does not exist."""

import pytest
from django.core.cache import cache
from django.db import connection
from django.test import Client

from forces.flows.invitations import invite
from tests.builders import officer, reader
from tests.tracker.office.office_pages import administrator
from tests.tracker.signing_in.codes import code, password_in, who, with_two_step, wrong_code
from tracker.kit.clock import now, today
from tracker.signing_in.limits import in_words

pytestmark = pytest.mark.django_db
HERE = "west-mercia-pcc"
SAID = "There were too many wrong attempts. Try again in 5 minutes, or ask your office’s administrator."


def fail(user, times: int = 5, **more) -> list[int]:
    return [password_in(Client(), user, "wrong", **more).status_code for _ in range(times)]


def test_the_sixth_try_waits_also_with_the_right_password(body, time_machine_forward, logged):
    user = officer(body)
    assert fail(user) == [200] * 5
    answer = password_in(Client(), user)
    assert (answer.status_code, answer["Retry-After"]) == (429, "300")
    assert SAID in answer.content.decode()
    time_machine_forward(299)
    assert "Try again in 1 minute," in password_in(Client(), user).content.decode()
    time_machine_forward(2)
    client = Client()
    assert password_in(client, user).status_code == 302
    assert who(client) == str(user.pk)
    why = [row[3]["why"] for row in logged() if row[0] == "refused"]
    assert why == ["wrong-password"] * 5 + ["locked-out"]


def test_nobody_learns_who_has_an_account(body, time_machine_forward):
    class Nobody:
        email = "nobody@tests.example"

    assert fail(Nobody) == [200] * 5
    assert SAID in password_in(Client(), Nobody).content.decode()


def test_one_account_waits_and_its_neighbour_does_not(body):
    fail(officer(body), 6)
    assert password_in(Client(), reader(body)).status_code == 302


def test_spelling_it_otherwise_or_another_host_gives_no_more_tries(body, settings):
    settings.ALLOWED_HOSTS = ["*"]
    user = officer(body)
    fail(user, 3)
    user.email = user.email.upper()
    fail(user, 2, headers={"host": "other.example.org"})
    assert password_in(Client(), user).status_code == 429


def test_who_comes_in_is_not_counted(body):
    user = officer(body)
    for _ in range(8):
        assert password_in(Client(), user).status_code == 302
    fail(user, 4)
    assert password_in(Client(), user).status_code == 302


def test_thirty_in_a_day_is_the_most(body, time_machine_forward):
    user = officer(body)
    for _ in range(6):
        assert fail(user) == [200] * 5
        time_machine_forward(301)
    answer = password_in(Client(), user)
    assert answer.status_code == 429
    assert "Try again in 24 hours" in answer.content.decode()


def test_codes_wait_too(body, time_machine_forward, logged):
    user, client = with_two_step(officer(body)), Client()
    password_in(client, user)
    assert [client.post("/sign-in/code/", {"code": wrong_code()}).status_code for _ in range(5)] == [200] * 5
    answer = client.post("/sign-in/code/", {"code": code()})
    assert (answer.status_code, answer["Retry-After"], who(client)) == (429, "300", "")
    assert SAID in answer.content.decode()
    client.post("/sign-in/code/", {"code": code()})
    assert [row[3]["why"] for row in logged()] == ["wrong-code"] * 5 + ["locked-out"]


def test_so_does_the_password_asked_for_again(body):
    user, client = officer(body), Client()
    password_in(client, user)
    fields = {"oldpassword": "wrong", "password1": "a-new-long-password"}
    answers = [client.post("/account/password/", fields).status_code for _ in range(6)]
    assert answers == [200] * 5 + [429]


def test_a_one_time_link_ends_the_wait(body):
    user = officer(body)
    fail(user, 6)
    token = invite(user=user, body=body, by=administrator(body), at=now(), today=today())
    Client().post(f"/join/{token}/", {"password": "another-long-password"})
    assert password_in(Client(), user, "another-long-password").status_code == 302


@pytest.mark.parametrize(("proxy", "sixth"), [(0, 429), (1, 200)])
def test_the_address_behind_a_proxy_is_the_one_that_the_proxy_adds(settings, body, proxy, sixth):
    """Fifty of one address: the last that the header names, where there is a proxy of ours; else the sender's own."""
    settings.ALLAUTH_TRUSTED_PROXY_COUNT = proxy
    settings.ACCOUNT_RATE_LIMITS = {"login_failed": "5/5m/ip"}
    user = officer(body)
    for number in range(5):
        fail(user, 1, headers={"x-forwarded-for": f"198.51.100.9, 192.0.2.{number}"})
    assert fail(user, 1, headers={"x-forwarded-for": "198.51.100.9, 192.0.2.77"}) == [sixth]


def test_no_address_and_no_name_stands_in_the_cache(body):
    fail(officer(body), 1)
    with connection.cursor() as cursor:
        cursor.execute("SELECT cache_key FROM shared_cache")
        keys = [row[0] for row in cursor.fetchall()]
    assert len(keys) == 4
    assert all(len(key) == 64 and set(key) <= set("0123456789abcdef") for key in keys)


def test_the_cache_is_the_database():
    cache.set("here", 1)
    with connection.cursor() as cursor:
        cursor.execute("SELECT COUNT(*) FROM shared_cache")
        assert cursor.fetchone() == (1,)


@pytest.mark.parametrize(
    ("seconds", "words"),
    [(1, "1 minute"), (60, "1 minute"), (61, "2 minutes"), (3599, "60 minutes"), (3600, "1 hour"), (3601, "2 hours")],
)
def test_a_wait_in_words(seconds, words):
    assert in_words(seconds) == words
