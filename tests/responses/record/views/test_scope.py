"""Who reaches which page of a response: out of scope is not found, without the permission is refused."""

from itertools import product

import pytest
from django.test import Client
from django.urls import reverse

from forces.roles import Role
from responses.record.models import Update
from tests import builders
from tests.responses.record.forms_as_sent import page_of, signed_in

CHANGES = ("response-update", "response-target", "response-decide", "response-force-word")
METHODS = ("get", "post")


def statuses(client: Client, response, names=("response", *CHANGES)) -> dict[tuple[str, str], int]:
    """The status of each page by each method that it has."""
    asked = [(name, method) for name, method in product(names, METHODS) if (name, method) != ("response", "post")]
    return {(name, method): getattr(client, method)(page_of(response, name)).status_code for name, method in asked}


def all_of(status: int, names, methods=METHODS) -> dict[tuple[str, str], int]:
    return dict.fromkeys(product(names, methods), status)


@pytest.fixture
def elsewhere(db):
    """Another force, its body and their people."""
    force = builders.one_force("cheshire", "Cheshire Constabulary")
    body = builders.one_body(force, slug="cheshire-pcc", name="Police and Crime Commissioner for Cheshire")
    return force, body


def test_a_stranger_is_asked_to_sign_in(response):
    for name, method in product(("response", *CHANGES), METHODS):
        page = getattr(Client(), method)(page_of(response, name))
        assert page.status_code == 302
        assert page["Location"] == f"{reverse('sign-in')}?next={page_of(response, name)}"
    assert Client().get(reverse("evidence", args=[response.pk, 1])).status_code == 302


def test_another_bodys_officer_finds_nothing(response, elsewhere):
    client = signed_in(builders.officer(elsewhere[1]))
    pages = ("response", "response-update", "response-target", "response-decide")
    assert statuses(client, response, pages) == all_of(404, pages[1:]) | {("response", "get"): 404}
    assert client.get(reverse("evidence", args=[response.pk, 1])).status_code == 404


def test_another_forces_liaison_finds_nothing(response, elsewhere):
    client = signed_in(builders.liaison(elsewhere[0]))
    assert statuses(client, response) == {
        ("response", "get"): 404,
        **all_of(404, ["response-force-word"]),
        **all_of(403, CHANGES[:3]),  # no liaison has these pages: nothing is said about the response
    }


@pytest.mark.parametrize("role", [Role.OFFICE_HOLDER, Role.READER, Role.REGISTER_EDITOR, Role.ADMINISTRATOR])
def test_who_only_reads_is_refused_every_change(response, body, role):
    client = signed_in(builders.member(role, body=body))
    assert statuses(client, response) == {("response", "get"): 200, **all_of(403, CHANGES)}
    assert Update.objects.count() == 1


def test_an_officer_changes_but_says_nothing_for_the_force(response, officer):
    assert statuses(signed_in(officer), response) == {
        ("response", "get"): 200,
        **all_of(200, CHANGES[:3]),
        **all_of(403, CHANGES[3:]),
    }


def test_a_liaison_speaks_for_the_force_alone(response, liaison):
    assert statuses(signed_in(liaison), response) == {
        ("response", "get"): 200,
        **all_of(403, CHANGES[:3]),
        **all_of(200, CHANGES[3:]),
    }


def test_an_officer_who_also_reads_elsewhere_changes_only_their_own(response, officer, elsewhere):
    """A permission held for one body opens nothing of another that the person may see."""
    builders.member(Role.READER, body=elsewhere[1], email=officer.email)
    there = builders.opened(builders.a_report(title="Another report"))
    (cheshire,) = [row for row in there if row.force == elsewhere[0]]
    client = signed_in(officer)
    assert statuses(client, cheshire, ("response", *CHANGES[:3])) == {
        ("response", "get"): 200,
        **all_of(403, CHANGES[:3]),
    }
    assert "Record an update" not in client.get(page_of(cheshire)).content.decode()
    assert "Record an update" in client.get(page_of(response)).content.decode()


@pytest.mark.parametrize("pk", [0, 999_999, 10**30])
def test_what_is_not_there_is_not_found(response, officer, pk):
    client = signed_in(officer)
    for name in ("response", *CHANGES[:3]):
        assert client.get(reverse(name, args=[pk])).status_code == 404
    assert client.get(reverse("evidence", args=[response.pk, pk])).status_code == 404


def test_nothing_is_changed_by_opening_a_page(response, officer):
    statuses(signed_in(officer), response, CHANGES[:3])
    assert Update.objects.count() == 1


def test_each_page_offers_only_what_the_person_may_do(response, officer, liaison, body):
    offered = {
        "officer": {"Record an update", "Target date and owner", "Our answer"},
        "liaison": {"Say what the force says"},
        "reader": set(),
    }
    people = {"officer": officer, "liaison": liaison, "reader": builders.reader(body)}
    for who, person in people.items():
        page = signed_in(person).get(page_of(response)).content.decode()
        assert {words for words in set.union(*offered.values()) if f">{words}<" in page} == offered[who]
