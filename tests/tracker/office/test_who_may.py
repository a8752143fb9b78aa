"""Settings are the administrator's of that body, and no one else's; each page asks little of the database."""

from datetime import date
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import get_resolver, reverse

from forces.flows.accounts import create_account, give_role
from forces.flows.answer_for import answer_for
from forces.models import LocalPolicingBody, Membership, OfficeHolder
from forces.roles import Role
from responses.record.models import Hold
from tests.builders import PASSWORD, a_report, member, one_body, one_force
from tests.responses.record.forms_as_sent import signed_in
from tests.tracker.office.office_pages import AT, administrator
from tracker.office import urls
from tracker.office.duties import reports_to_open

pytestmark = pytest.mark.django_db
MOST_QUERIES = 10
POSTED_ALONE = {"office-dispose", "office-person-link", "set-up-go-on"}


@pytest.fixture
def body() -> LocalPolicingBody:
    return one_body()


def addresses(body: LocalPolicingBody) -> dict[str, str]:
    """Every address of the settings, filled in for this body."""
    person = administrator(body)
    holder, _new = OfficeHolder.objects.get_or_create(body=body, name="Sam", title="Commissioner")
    hold = Hold.objects.create(body=body, kind="foi", reference="FOI 1", placed_by=person, placed_at=AT)
    membership = Membership.objects.get(user=person)
    parts: dict[str, list[Any]] = {
        "office-force-end": [body.jurisdictions.first().pk],
        "office-hold-lift": [hold.pk],
        "office-holder": [holder.pk],
        "office-signature": [holder.pk],
        "office-person": [person.pk],
        "office-person-change": [person.pk],
        "office-person-link": [person.pk],
        "office-person-two-step": [person.pk],
        "office-role-add": [person.pk],
        "office-role-end": [person.pk, membership.pk],
    }
    return {one.name: reverse(one.name, args=[body.slug, *parts.get(one.name, [])]) for one in urls.settings}


def asked(client: Client, name: str, address: str) -> int:
    return (client.post(address) if name in POSTED_ALONE else client.get(address)).status_code


def test_every_role_but_the_administrators_is_refused(body: LocalPolicingBody):
    found = addresses(body)
    assert len(found) == len(urls.settings)
    for role in Role:
        of = {"force": one_force()} if role == Role.LIAISON else {"body": body}
        client = signed_in(member(role, **of))
        refused = dict.fromkeys(found, 403) | {"settings": 403}
        open_to = dict.fromkeys(found, 200) | {
            "settings": 302, "office-person-link": 302, "set-up-go-on": 404, "office-dispose": 409,
        }  # fmt: skip
        wanted = open_to if role == Role.ADMINISTRATOR else refused
        got = {name: asked(client, name, address) for name, address in {**found, "settings": "/settings/"}.items()}
        assert got == wanted, role


def test_every_page_refuses_what_is_posted_by_others(body: LocalPolicingBody):
    found = addresses(body)
    reader = signed_in(member(Role.READER, body=body))
    stranger = Client()
    assert {reader.post(address).status_code for address in found.values()} == {403}
    answers = {stranger.post(address).headers.get("Location", "")[:9] for address in found.values()}
    assert answers == {"/sign-in/"}


def test_another_bodys_pages_are_not_found(body: LocalPolicingBody):
    kent = one_body(one_force("kent", "Kent Police"), slug="kent-pcc", name="PCC for Kent")
    found = addresses(kent)
    client = signed_in(administrator(body))
    assert {name: asked(client, name, address) for name, address in found.items()} == dict.fromkeys(found, 404)
    posted = {name: client.post(address).status_code for name, address in found.items()}
    no_post = {
        "office", "office-forces", "office-holders", "office-people", "office-person", "office-retention",
        "set-up-done",
    }  # fmt: skip
    assert posted == {name: 405 if name in no_post else 404 for name in found}


def test_no_page_asks_more_of_the_database_for_more_rows(body: LocalPolicingBody):
    found = {name: address for name, address in addresses(body).items() if name not in POSTED_ALONE}
    client = signed_in(administrator(body))
    few = queries(client, found)
    fill(body)
    assert queries(client, found) == few
    assert {name: number for name, number in few.items() if number > MOST_QUERIES} == {}


def queries(client: Client, found: dict[str, str]) -> dict[str, int]:
    counted = {}
    for name, address in found.items():
        with CaptureQueriesContext(connection) as captured:
            assert client.get(address).status_code == 200
        counted[name] = len(captured)
    return counted


def fill(body: LocalPolicingBody) -> None:
    by = administrator(body)
    for number in range(30):
        user, _new = create_account(email=f"p{number}@tests.example", name=f"P {number}", password=PASSWORD)
        give_role(user=user, role=Role.READER, body=body)
        OfficeHolder.objects.create(body=body, name=f"Holder {number}", title="Commissioner")
        force = one_force(f"force-{number}", f"Force {number}")
        answer_for(body=body, force=force, from_on=None, by=by, at=AT)


def test_choosing_the_day_costs_the_same_for_many_reports(body: LocalPolicingBody, django_assert_max_num_queries):
    for number in range(12):
        a_report(1, title=f"Report {number}")
    with django_assert_max_num_queries(4):
        assert len(reports_to_open(body, date(2012, 11, 22))) == 12


def test_the_addresses_are_routed() -> None:
    assert {reverse("set-up"), reverse("settings"), reverse("join", args=["x"])} == {
        "/set-up/",
        "/settings/",
        "/join/x/",
    }
    assert get_resolver().resolve("/settings/a/people/1/roles/2/end/").url_name == "office-role-end"
