"""Accounts and roles are given once; a body begins once."""

from datetime import date

import pytest

from forces.flows.accounts import create_account, give_role
from forces.flows.set_up_body import record_office_holder, start_using
from forces.models import LocalPolicingBody, Membership, OfficeHolder, User
from forces.roles import Role
from tests.builders import one_body, one_force

pytestmark = pytest.mark.django_db


def test_a_new_account() -> None:
    user, created = create_account(email="Sam@Tests.Example", name="Sam", password="first-password")
    assert created is True
    assert (user.email, user.name, user.is_demo) == ("Sam@tests.example", "Sam", False)
    assert (user.is_active, user.is_staff, user.is_superuser) == (True, False, False)
    assert user.check_password("first-password")
    assert Membership.objects.count() == 0


def test_an_account_that_is_there_keeps_its_password_its_name_and_its_kind() -> None:
    held, _ = create_account(email="sam@tests.example", name="Sam", password="first-password")
    again, created = create_account(email="SAM@TESTS.example", name="Eve", password="second-password", is_demo=True)
    assert (again, created) == (held, False)
    assert User.objects.count() == 1
    kept = User.objects.get()
    assert (kept.email, kept.name, kept.is_demo) == ("sam@tests.example", "Sam", False)
    assert (kept.check_password("first-password"), kept.check_password("second-password")) == (True, False)


def test_a_demo_account_says_so() -> None:
    assert create_account(email="demo@tests.example", name="Demo", password="x", is_demo=True)[0].is_demo is True


def test_a_role_given_twice_is_held_once() -> None:
    user, _ = create_account(email="sam@tests.example", name="Sam", password="first-password")
    body, force = one_body(), one_force()
    first = give_role(user=user, role=Role.OFFICER, body=body)
    assert give_role(user=user, role=Role.OFFICER, body=body) == first
    give_role(user=user, role=Role.LIAISON, force=force)
    give_role(user=user, role=Role.LIAISON, force=force)
    assert set(Membership.objects.values_list("role", "body", "force")) == {
        ("officer", body.pk, None),
        ("liaison", None, force.pk),
    }
    assert Membership.objects.count() == 2


RULES: list[dict[str, object]] = [{"colour": "amber", "meaning": "Going", "any_of": ["open"]}]


def test_a_body_begins_once_and_what_it_changes_stays() -> None:
    body = LocalPolicingBody.objects.create(slug="kent-pcc", formal_name="The commissioner", kind="pcc")
    start_using(body=body, on=date(2024, 1, 1), rag_rules=RULES, address="1 High Street", contact="a@kent.example")
    LocalPolicingBody.objects.update(letterhead_address="2 High Street")
    held = LocalPolicingBody.objects.get()
    start_using(body=held, on=date(2025, 1, 1), rag_rules=[], address="3 High Street")
    kept = LocalPolicingBody.objects.get()
    assert (kept.uses_tracker_from, kept.rag_rules) == (date(2024, 1, 1), RULES)
    assert (kept.letterhead_address, kept.letterhead_contact) == ("2 High Street", "a@kent.example")


def test_an_office_holder_is_recorded_once_with_no_more_dates_than_are_known() -> None:
    body = one_body()
    for _ in range(2):
        record_office_holder(body=body, name="Sam", title="Commissioner", is_holder=True, known_on=date(2023, 9, 4))
    record_office_holder(body=body, name="Sam", title="Deputy", is_holder=False)
    held = OfficeHolder.objects.order_by("pk").values_list("title", "is_holder", "from_on", "until_on", "known_on")
    assert list(held) == [
        ("Commissioner", True, None, None, date(2023, 9, 4)),
        ("Deputy", False, None, None, None),
    ]
