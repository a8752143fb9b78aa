"""Each request's access, and the refusal of demo accounts away from this machine."""

from collections.abc import Callable

from django.contrib.auth import logout
from django.http import HttpRequest, HttpResponse
from django.utils.cache import patch_cache_control
from django.utils.functional import SimpleLazyObject

from forces.access import NOBODY, Access, access_of
from forces.loopback import is_loopback_request
from forces.models import User

GetResponse = Callable[[HttpRequest], HttpResponse]


class DemoAccountsMiddleware:
    """Ends a demo account's session on any host but loopback, before a page is made for it."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        user = request.user
        if isinstance(user, User) and user.is_demo and not is_loopback_request(request):
            logout(request)
        return self.get_response(request)


class PrivatePagesMiddleware:
    """What a signed-in person is shown is kept by no cache, shared or on disk."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        if request.user.is_authenticated and not response.has_header("Cache-Control"):
            patch_cache_control(response, private=True, no_store=True)
        return response


class AccessMiddleware:
    """Puts `request.access` there: read from the database when first asked for."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        request.access = SimpleLazyObject(lambda: self._access(request))  # type: ignore[attr-defined]
        return self.get_response(request)

    @staticmethod
    def _access(request: HttpRequest) -> Access:
        return access_of(request.user) if isinstance(request.user, User) else NOBODY
