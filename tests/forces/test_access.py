"""What memberships let a person see and do, and for whom."""

import pytest
from django.contrib.auth.models import AnonymousUser
from django.http import HttpResponse

from forces.access import NOBODY, Access, access_of
from forces.flows.accounts import give_role
from forces.middleware import AccessMiddleware
from forces.models import Force, LocalPolicingBody, User
from forces.roles import Permission, Role
from tests.builders import member, one_body, one_force

pytestmark = pytest.mark.django_db


@pytest.fixture
def cheshire() -> Force:
    return one_force("cheshire", "Cheshire Constabulary")


@pytest.fixture
def mercia() -> Force:
    return one_force()


@pytest.fixture
def cheshire_pcc(cheshire: Force) -> LocalPolicingBody:
    return one_body(cheshire, slug="cheshire-pcc", name="Police and Crime Commissioner for Cheshire")


@pytest.fixture
def mercia_pcc(mercia: Force) -> LocalPolicingBody:
    return one_body(mercia)


def held_for_bodies(access: Access) -> dict[str, set[int]]:
    return {permission.value: set(access.body_ids(permission)) for permission in Permission}


def held_for_forces(access: Access) -> dict[str, set[int]]:
    return {permission.value: set(access.force_ids(permission)) for permission in Permission}


NOTHING: dict[str, set[int]] = {permission.value: set() for permission in Permission}


def test_a_body_officer_holds_theirs_for_the_body_alone(mercia_pcc: LocalPolicingBody) -> None:
    access = access_of(member(Role.OFFICER, body=mercia_pcc))
    ours = {mercia_pcc.pk}
    assert held_for_forces(access) == NOTHING
    assert held_for_bodies(access) == NOTHING | {
        "see-responses": ours,
        "see-internal": ours,
        "record-updates": ours,
        "edit-replies": ours,
        "edit-register": ours,
        "import": ours,
    }
    assert (access.bodies, access.forces) == ((mercia_pcc,), ())


def test_a_liaison_holds_theirs_for_the_force_alone(mercia: Force, mercia_pcc: LocalPolicingBody) -> None:
    access = access_of(member(Role.LIAISON, force=mercia))
    assert held_for_bodies(access) == NOTHING
    assert held_for_forces(access) == NOTHING | {
        "see-responses": {mercia.pk},
        "record-force-word": {mercia.pk},
        "write-comments": {mercia.pk},
    }
    assert (access.bodies, access.forces) == ((), (mercia,))


def test_a_body_and_a_force_of_the_same_id_are_not_mistaken(mercia: Force, cheshire: Force) -> None:
    """Ids of two tables meet: what is held for the one must not open the other."""
    body = LocalPolicingBody.objects.create(pk=cheshire.pk, slug="a-pcc", formal_name="A body", kind="pcc")
    officer = access_of(member(Role.OFFICER, body=body))
    assert officer.allows(Permission.RECORD_UPDATES, body_id=body.pk, force_id=mercia.pk)
    assert not officer.allows(Permission.RECORD_UPDATES, body_id=body.pk + 999, force_id=cheshire.pk)
    liaison = access_of(member(Role.LIAISON, force=cheshire))
    assert liaison.allows(Permission.RECORD_FORCE_WORD, body_id=body.pk + 999, force_id=cheshire.pk)
    assert not liaison.allows(Permission.RECORD_FORCE_WORD, body_id=cheshire.pk, force_id=mercia.pk)


def test_two_memberships_are_not_one_of_both(
    mercia: Force, mercia_pcc: LocalPolicingBody, cheshire: Force, cheshire_pcc: LocalPolicingBody
) -> None:
    """An officer of one body who reads for another may change nothing there."""
    person = member(Role.OFFICER, body=mercia_pcc)
    give_role(user=person, role=Role.READER, body=cheshire_pcc)
    access = access_of(person)
    assert access.body_ids(Permission.SEE_RESPONSES) == {mercia_pcc.pk, cheshire_pcc.pk}
    assert access.body_ids(Permission.RECORD_UPDATES) == {mercia_pcc.pk}
    assert access.holds(Permission.RECORD_UPDATES)
    assert access.allows(Permission.RECORD_UPDATES, body_id=mercia_pcc.pk, force_id=mercia.pk)
    assert not access.allows(Permission.RECORD_UPDATES, body_id=cheshire_pcc.pk, force_id=cheshire.pk)
    assert access.bodies == (mercia_pcc, cheshire_pcc)


def test_an_officer_who_is_a_liaison_elsewhere_sees_nothing_internal_there(
    mercia_pcc: LocalPolicingBody, cheshire: Force, cheshire_pcc: LocalPolicingBody
) -> None:
    person = member(Role.OFFICER, body=mercia_pcc)
    give_role(user=person, role=Role.LIAISON, force=cheshire)
    access = access_of(person)
    there = {"body_id": cheshire_pcc.pk, "force_id": cheshire.pk}
    assert {each.value for each in Permission if access.allows(each, **there)} == {
        "see-responses", "record-force-word", "write-comments",
    }  # fmt: skip


def test_two_roles_for_one_body_add_up_and_name_it_once(mercia_pcc: LocalPolicingBody) -> None:
    person = member(Role.READER, body=mercia_pcc)
    give_role(user=person, role=Role.ADMINISTRATOR, body=mercia_pcc)
    access = access_of(person)
    assert access.body_ids(Permission.MANAGE_MEMBERS) == {mercia_pcc.pk}
    assert access.bodies == (mercia_pcc,)


def test_no_body_is_nobodys_body(mercia: Force, mercia_pcc: LocalPolicingBody, cheshire: Force) -> None:
    """A force without a local policing body opens to its liaison, and to no officer of anyone."""
    officer, liaison = access_of(member(Role.OFFICER, body=mercia_pcc)), access_of(member(Role.LIAISON, force=cheshire))
    assert not officer.allows(Permission.SEE_RESPONSES, body_id=None, force_id=cheshire.pk)
    assert liaison.allows(Permission.SEE_RESPONSES, body_id=None, force_id=cheshire.pk)
    assert not liaison.allows(Permission.SEE_RESPONSES, body_id=None, force_id=mercia.pk)


def test_nobody_holds_nothing(mercia: Force, mercia_pcc: LocalPolicingBody) -> None:
    for access in (NOBODY, access_of(member(Role.READER))):
        assert (held_for_bodies(access), held_for_forces(access)) == (NOTHING, NOTHING)
        assert [each for each in Permission if access.holds(each)] == []
        assert not access.allows(Permission.SEE_RESPONSES, body_id=mercia_pcc.pk, force_id=mercia.pk)


def test_a_superuser_has_no_more_than_their_memberships(mercia_pcc: LocalPolicingBody) -> None:
    """Staff flags are Django's: they open no office's records."""
    person = User.objects.create_user("root@tests.example", "x", name="Root", is_staff=True, is_superuser=True)
    assert held_for_bodies(access_of(person)) == NOTHING


def test_access_costs_one_query_and_only_where_it_is_asked_for(
    rf, mercia: Force, mercia_pcc: LocalPolicingBody, django_assert_num_queries
) -> None:
    person = member(Role.OFFICER, body=mercia_pcc)
    give_role(user=person, role=Role.LIAISON, force=mercia)
    request = rf.get("/")
    request.user = person
    with django_assert_num_queries(0):
        AccessMiddleware(lambda _: HttpResponse())(request)
    with django_assert_num_queries(1):
        assert [body.formal_name for body in request.access.bodies] == ["Police and Crime Commissioner for West Mercia"]
        assert [force.name for force in request.access.forces] == ["West Mercia Police"]
        assert request.access.holds(Permission.RECORD_UPDATES)


def test_a_stranger_has_nobodys_access(rf, django_assert_num_queries) -> None:
    request = rf.get("/")
    request.user = AnonymousUser()
    AccessMiddleware(lambda _: HttpResponse())(request)
    with django_assert_num_queries(0):
        assert request.access == NOBODY
