"""In and out: the password, the code, the office's own sign-in."""

from typing import Any

from allauth.account.adapter import get_adapter
from allauth.account.views import LoginView
from allauth.mfa.base.views import AuthenticateView
from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.http import urlencode
from django.views import View

from forces.flows.sign_ins import Left
from forces.queries import someone_has_an_account
from tracker.signing_in import office_login
from tracker.signing_in.entering import enter
from tracker.signing_in.forms import CodeForm, SignInForm
from tracker.signing_in.limits import in_words
from tracker.signing_in.middleware import ENDED, UNSAVED
from tracker.signing_in.views.too_many import TooMany, with_wait


class SignIn(TooMany, LoginView):
    """Someone who is signed in already goes straight on; where nobody has an account yet, the set-up is the way in."""

    template_name = "accounts/sign_in.html"

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if not someone_has_an_account():
            return redirect("set-up")
        return super().dispatch(request, *args, **kwargs)

    def get_form_class(self) -> type[SignInForm]:
        return SignInForm

    def form_valid(self, form: SignInForm) -> HttpResponse:
        return enter(self.request, form.person, how="password", to=self.get_next_url())

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        wanted = self.get_next_url() or ""
        context = super().get_context_data(**kwargs)
        forgotten = reverse("forgotten-password") if settings.MAIL_IS_SET else ""
        context.update({"next": wanted, "office_login": office_login_link(wanted), "forgotten": forgotten})
        return {**context, **why_here(self.request)}


def office_login_link(wanted: str) -> dict[str, str]:
    """Where the button of the office's own sign-in leads; nothing where there is none."""
    if not settings.OFFICE_LOGIN:
        return {}
    address = reverse("office-login")
    return {"name": office_login.name(), "href": f"{address}?{urlencode({'next': wanted})}" if wanted else address}


def why_here(request: HttpRequest) -> dict[str, Any]:
    """What someone is told whose session ended: shown once."""
    ended, unsaved = request.session.pop(ENDED, ""), request.session.pop(UNSAVED, False)
    return {
        "was_idle": in_words(settings.SESSION_IDLE_SECONDS) if ended == Left.IDLE else "",
        "was_long": in_words(settings.SESSION_SECONDS) if ended == Left.TIME else "",
        "unsaved": unsaved,
    }


class Code(AuthenticateView):
    """The second step: a code of the app, or a recovery code."""

    template_name = "accounts/code.html"

    def get_form_class(self) -> type[CodeForm]:
        return CodeForm

    def form_invalid(self, form: CodeForm) -> HttpResponse:
        return with_wait(super().form_invalid(form), form)


class SignOut(View):
    """By a form alone: a link on another site can't sign anyone out."""

    def post(self, request: HttpRequest) -> HttpResponse:
        if request.user.is_authenticated:
            get_adapter().logout(request)
        return redirect("sign-in")


class OfficeLoginOnly(View):
    """Not found where the office has no such sign-in."""

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if not settings.OFFICE_LOGIN:
            raise Http404
        return super().dispatch(request, *args, **kwargs)


class OfficeLogin(OfficeLoginOnly):
    """To the office's provider."""

    def get(self, request: HttpRequest) -> HttpResponse:
        return office_login.begin(request)


class OfficeLoginCallback(OfficeLoginOnly):
    """Back from it."""

    def get(self, request: HttpRequest) -> HttpResponse:
        return office_login.come_back(request)
