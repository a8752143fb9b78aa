"""When a session ends, and who may not go on without two-step sign-in."""

from collections.abc import Callable
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.contrib.auth import logout
from django.contrib.auth.views import redirect_to_login
from django.contrib.sessions.backends.base import SessionBase
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect
from django.urls import reverse

from forces.flows.sign_ins import Left, record_sign_out
from forces.gate import access_on
from forces.models import User
from tracker.kit.clock import now, today
from tracker.signing_in.codes import has_two_step

SIGNED_IN_AT = "signed_in_at"
SEEN_AT = "seen_at"
ENDED = "ended"
UNSAVED = "unsaved"
TICK = 60
"""A session's last use is noted this often at most: each note is a write."""

GetResponse = Callable[[HttpRequest], HttpResponse]


def begin_session(request: HttpRequest) -> None:
    """Note when a person signed in."""
    request.session[SIGNED_IN_AT] = request.session[SEEN_AT] = int(now().timestamp())
    request.session.pop(ENDED, None)
    request.session.pop(UNSAVED, None)


class SessionEndsMiddleware:
    """Ends a session some time after signing in (SESSION_SECONDS), or after nothing was done (SESSION_IDLE_SECONDS).

    Whoever sends a form after that is told, on the sign-in page, that it was not saved, and comes back to its page.
    """

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if isinstance(request.user, User):
            self.keep_or_end(request, request.user)
        response = self.get_response(request)
        if request.method == "POST" and request.user.is_anonymous and _asks_to_sign_in(response):
            request.session[UNSAVED] = True
            return redirect_to_login(_page_of(request), reverse("sign-in"))
        return response

    @staticmethod
    def keep_or_end(request: HttpRequest, person: User) -> None:
        session, moment = request.session, int(now().timestamp())
        if SIGNED_IN_AT not in session:
            begin_session(request)
        elif why := _over(session, moment):
            record_sign_out(person=person, why=why, at=now(), today=today())
            logout(request)
            request.session[ENDED] = why.value
        elif moment - session[SEEN_AT] >= TICK:
            session[SEEN_AT] = moment


def _over(session: SessionBase, moment: int) -> Left | None:
    if moment - session[SEEN_AT] > settings.SESSION_IDLE_SECONDS:
        return Left.IDLE
    if moment - session[SIGNED_IN_AT] > settings.SESSION_SECONDS:
        return Left.TIME
    return None


def _asks_to_sign_in(response: HttpResponse) -> bool:
    return isinstance(response, HttpResponseRedirect) and response.url.startswith(f"{reverse('sign-in')}?next=")


def _page_of(request: HttpRequest) -> str:
    """The page on which the form stood: the address that it was sent to may answer to nothing but forms."""
    came_from = urlsplit(request.headers.get("referer", ""))
    if came_from.netloc == request.get_host() and came_from.path:
        return f"{came_from.path}?{came_from.query}" if came_from.query else came_from.path
    return request.get_full_path()


class TwoStepMiddleware:
    """Whoever holds a role that asks for two-step sign-in (TWO_STEP_ROLES) sets it up before any other page."""

    OPEN = frozenset(
        {
            "mfa_activate_totp", "two-step-picture", "account_reauthenticate", "sign-out",
            "accessibility", "privacy", "help", "health",
        }
    )  # fmt: skip

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(
        self, request: HttpRequest, view: Callable[..., HttpResponse], args: Any, kwargs: Any
    ) -> HttpResponse | None:
        if not settings.TWO_STEP_ROLES or not isinstance(request.user, User):
            return None
        match = request.resolver_match
        if (match and match.url_name in self.OPEN) or not asks_two_step(request) or has_two_step(request.user):
            return None
        return redirect("mfa_activate_totp")


def asks_two_step(request: HttpRequest) -> bool:
    """Whether a role of the request's person asks for it, from what the request has read already."""
    return any(row.role in settings.TWO_STEP_ROLES for row in access_on(request).memberships)
