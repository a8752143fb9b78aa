"""Where a form's page sends what is typed and not saved yet. The answers are for its script, `typed.js`."""

from typing import Any

from django.core.signing import BadSignature
from django.http import HttpRequest, JsonResponse
from django.http.response import HttpResponseBase
from django.middleware.csrf import get_token
from django.views import View

from forces.flows.typed import NotKept, keep_typed
from forces.gate import Gate
from forces.models import User
from forces.roles import Permission
from forces.typed import NotTheirs, OpenedPage
from tracker.kit.clock import now
from tracker.kit.dates import clock_time

PAGE = "typed_page"


class KeepTyped(Gate, View):
    """Keeps a form's fields for the person who types them; the token that the page was given names the form."""

    permission = Permission.SEE_RESPONSES

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        try:
            return super().dispatch(request, *args, **kwargs)
        except NotTheirs:
            return refused("someone-else", 403)
        except BadSignature:
            return refused("page-too-old", 403)
        except NotKept as not_kept:
            return refused(not_kept.why, 409)

    def handle_no_permission(self) -> JsonResponse:  # type: ignore[override]
        """No sign-in page for a script: it would only see that it is none."""
        return refused("signed-out", 403)

    def get(self, request: HttpRequest) -> JsonResponse:
        """Whether the page's person is still the one who is signed in; and what its form needs to be saved, since
        signing in anew makes the tokens of open pages void."""
        OpenedPage.read(request.GET.get(PAGE, ""), self.person())
        return JsonResponse({"csrf": get_token(request)})

    def post(self, request: HttpRequest) -> JsonResponse:
        page = OpenedPage.read(request.POST.get(PAGE, ""), self.person())
        at = now()
        keep_typed(
            key=page.key,
            values={name: values for name, values in request.POST.lists() if name not in NEVER_KEPT},
            opened_at=page.opened_at,
            goes_on=page.goes_on,
            by=self.person(),
            at=at,
        )
        return JsonResponse({"kept_at": clock_time(at)})

    def person(self) -> User:
        assert isinstance(self.request.user, User)  # the gate has refused everyone else
        return self.request.user


NEVER_KEPT = frozenset({PAGE, "csrfmiddlewaretoken", "kept_file"})


def refused(why: str, status: int) -> JsonResponse:
    return JsonResponse({"why": why}, status=status)
