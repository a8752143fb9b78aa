"""The gate before every view: a stranger signs in, a person without the permission is refused."""

import pytest
from django.contrib.auth.models import AnonymousUser
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.views import View

from forces.access import NOBODY, access_of
from forces.gate import Gate
from forces.models import User
from forces.roles import Permission, Role
from tests.builders import member, one_body, one_force

pytestmark = pytest.mark.django_db


class Recording(Gate, View):
    permission = Permission.RECORD_UPDATES

    def get(self, request: HttpRequest) -> HttpResponse:
        return HttpResponse("in")

    post = get


def ask(rf, user: User | AnonymousUser, method: str = "get") -> HttpResponse:
    request = getattr(rf, method)("/recording/?page=2")
    request.user = user
    request.access = access_of(user) if isinstance(user, User) else NOBODY
    return Recording.as_view()(request)


@pytest.mark.parametrize("method", ["get", "post"])
def test_a_stranger_signs_in_and_comes_back(rf, method: str) -> None:
    response = ask(rf, AnonymousUser(), method)
    assert (response.status_code, response["Location"]) == (302, "/sign-in/?next=/recording/%3Fpage%3D2")


@pytest.mark.parametrize("method", ["get", "post"])
def test_a_person_without_the_permission_is_refused(rf, method: str) -> None:
    for person in (member(Role.READER, body=one_body()), member(Role.LIAISON, force=one_force()), member(Role.OFFICER)):
        with pytest.raises(PermissionDenied):
            ask(rf, person, method)


def test_a_person_with_the_permission_goes_on(rf) -> None:
    assert ask(rf, member(Role.OFFICER, body=one_body())).content == b"in"


def test_the_permission_for_one_body_does_not_open_another(rf) -> None:
    body, force = one_body(), one_force()
    request = rf.get("/")
    request.access = access_of(member(Role.OFFICER, body=body))
    gate = Recording()
    gate.refuse_unless(request, body_id=body.pk, force_id=force.pk)
    with pytest.raises(PermissionDenied):
        gate.refuse_unless(request, body_id=body.pk + 1, force_id=force.pk)
