"""When a session ends, and what someone is told who was at work."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from tests.builders import officer
from tests.tracker.signing_in.codes import password_in, who

pytestmark = pytest.mark.django_db
IDLE = "You were signed out because nothing was sent from this browser for 1 hour."
LONG = "You were signed out because you signed in more than 8 hours ago."
UNSAVED = "What you sent last was not saved."


@pytest.fixture
def client(body, time_machine_forward) -> Client:
    client = Client()
    password_in(client, officer(body))
    return client


def said(client: Client, address: str) -> list[bool]:
    page = client.get(address).content.decode()
    return [words in page for words in (IDLE, LONG, UNSAVED)]


def test_it_ends_after_an_hour_of_nothing(client, time_machine_forward, logged):
    time_machine_forward(3600)
    assert client.get("/reports/").status_code == 200
    time_machine_forward(3601)
    answer = client.get("/reports/")
    assert (answer["Location"], who(client)) == ("/sign-in/?next=/reports/", "")
    assert said(client, answer["Location"]) == [True, False, False]
    assert said(client, answer["Location"]) == [False, False, False]
    assert [(row[0], row[3]) for row in logged()][-1] == ("sign-out", {"why": "idle"})


def test_it_ends_after_eight_hours_of_work(client, time_machine_forward, logged):
    for _ in range(16):
        time_machine_forward(1800)
        assert client.get("/reports/").status_code == 200
    time_machine_forward(1)
    assert said(client, client.get("/reports/")["Location"]) == [False, True, False]
    assert [(row[0], row[3]) for row in logged()][-1] == ("sign-out", {"why": "time-over"})


def test_a_form_sent_too_late_is_said_to_be_unsaved_and_leads_back_to_its_page(client, body, time_machine_forward):
    time_machine_forward(3601)
    page = "http://testserver/recommendations/?status=open"
    answer = client.post("/settings/", {"note": "long"}, headers={"referer": page})
    assert answer["Location"] == "/sign-in/?next=/recommendations/%3Fstatus%3Dopen"
    assert said(client, answer["Location"]) == [True, False, True]
    again = password_in(client, officer(body), address=answer["Location"])
    assert again["Location"] == "/recommendations/?status=open"


def test_another_sites_page_is_not_led_back_to(client, time_machine_forward):
    time_machine_forward(3601)
    answer = client.post("/settings/", headers={"referer": "https://elsewhere.example/x"})
    assert answer["Location"] == "/sign-in/?next=/settings/"


def test_its_use_is_noted_once_a_minute(client, time_machine_forward):
    def written() -> int:
        with CaptureQueriesContext(
            connection,
        ) as captured:
            client.get("/account/")
        return sum(query["sql"].startswith("UPDATE") for query in captured)

    assert written() == 0
    time_machine_forward(59)
    assert written() == 0
    time_machine_forward(1)
    assert [written(), written()] == [1, 0]


def test_signing_out_is_a_form(client, logged, body):
    assert client.get("/sign-out/").status_code == 405
    assert client.post("/sign-out/")["Location"] == "/sign-in/"
    assert who(client) == ""
    assert [(row[0], row[3]) for row in logged()] == [
        ("sign-in", {"how": ["password"]}),
        ("sign-out", {"why": "signed-out"}),
    ]
    assert client.post("/sign-out/").status_code == 302
    assert len(logged()) == 2
