"""Every view names the permission that it asks for; this is what asks it."""

from typing import ClassVar

from django.contrib.auth.mixins import AccessMixin
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest
from django.http.response import HttpResponseBase

from forces.access import Access
from forces.roles import Permission


def access_on(request: HttpRequest) -> Access:
    """The access of the request's person, put there by AccessMiddleware."""
    return request.access  # type: ignore[attr-defined]


class Gate(AccessMixin):
    """A stranger is asked to sign in; a person without the permission anywhere is refused (403).

    What is out of a person's scope is not found (404): each view fetches through `visible_to`.
    """

    permission: ClassVar[Permission]

    def dispatch(self, request: HttpRequest, *args: object, **kwargs: object) -> HttpResponseBase:
        if not request.user.is_authenticated:
            return self.handle_no_permission()
        if not access_on(request).holds(self.permission):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)  # type: ignore[misc]

    def refuse_unless(self, request: HttpRequest, *, body_id: int | None, force_id: int) -> None:
        """Refuse (403) a person who may see this body's or force's records and lacks the view's permission for them."""
        if not access_on(request).allows(self.permission, body_id=body_id, force_id=force_id):
            raise PermissionDenied
