"""Each person's own account: what is held, the password, and two-step sign-in."""

from typing import Any

from allauth.account.adapter import get_adapter as get_account_adapter
from allauth.account.views import PasswordChangeView, ReauthenticateView
from allauth.mfa.adapter import get_adapter
from allauth.mfa.base.views import ReauthenticateView as ReauthenticateByCodeView
from allauth.mfa.recovery_codes.views import GenerateRecoveryCodesView, ViewRecoveryCodesView
from allauth.mfa.totp.internal.auth import SECRET_SESSION_KEY
from allauth.mfa.totp.views import ActivateTOTPView, DeactivateTOTPView
from django.contrib import messages
from django.contrib.auth.mixins import LoginRequiredMixin
from django.forms import BaseForm
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse, reverse_lazy
from django.utils.decorators import method_decorator
from django.utils.translation import gettext as _
from django.views import View
from django.views.decorators.cache import never_cache
from django.views.generic import TemplateView

from forces.gate import access_on
from forces.models import User
from tracker.signing_in.codes import has_two_step, must_have_two_step
from tracker.signing_in.forms import CodeAgainForm, NewPasswordForm, PasswordAgainForm, SetUpCodeForm
from tracker.signing_in.middleware import asks_two_step
from tracker.signing_in.views.too_many import TooMany


class YourAccount(LoginRequiredMixin, TemplateView):
    """What is held about the person who looks, and what of it they can change."""

    template_name = "accounts/account.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        user = self.request.user
        assert isinstance(user, User)
        return super().get_context_data(
            memberships=access_on(self.request).memberships,
            has_two_step=has_two_step(user),
            must_have_two_step=asks_two_step(self.request),
            has_password=user.has_usable_password(),
            **kwargs,
        )


class ChangePassword(LoginRequiredMixin, TooMany, PasswordChangeView):
    """For someone who has one: others come in by the office's own sign-in, or by a link."""

    template_name = "accounts/change_password.html"
    success_url = reverse_lazy("account")

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if isinstance(request.user, User) and not request.user.has_usable_password():
            return redirect("account")
        return super().dispatch(request, *args, **kwargs)

    def get_form_class(self) -> type[NewPasswordForm]:
        return NewPasswordForm

    def get_success_url(self) -> str:
        return str(self.success_url)

    def form_valid(self, form: BaseForm) -> HttpResponse:
        messages.success(self.request, _("Your password is changed."))
        return super().form_valid(form)


class PasswordAgain(TooMany, ReauthenticateView):
    """Before something that matters, after a while."""

    template_name = "accounts/again.html"

    def get_form_class(self) -> type[PasswordAgainForm]:
        return PasswordAgainForm


class CodeAgain(TooMany, ReauthenticateByCodeView):
    """The same for someone without a password."""

    template_name = "accounts/again.html"

    def get_form_class(self) -> type[CodeAgainForm]:
        return CodeAgainForm


@method_decorator(never_cache, name="dispatch")
class SetUpTwoStep(LoginRequiredMixin, TooMany, ActivateTOTPView):
    """The secret as a picture and as text; then a first code."""

    template_name = "accounts/two_step_set_up.html"

    def get_form_class(self) -> type[SetUpCodeForm]:
        return SetUpCodeForm

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Without allauth's picture in the page: the policy lets no page hold one."""
        user = self.request.user
        assert isinstance(user, User)
        context = super(ActivateTOTPView, self).get_context_data(**kwargs)
        return {**context, "secret": in_fours(context["form"].secret), "must": must_have_two_step(user)}

    def get_success_url(self) -> str:
        return reverse("mfa_view_recovery_codes" if self.did_generate_recovery_codes else "account")


class TwoStepPicture(LoginRequiredMixin, View):
    """The secret of the page that is open as a QR code: a file of its own, so that the policy need not be loosened."""

    def get(self, request: HttpRequest) -> HttpResponse:
        secret = request.session.get(SECRET_SESSION_KEY)
        if not secret:
            raise Http404
        adapter = get_adapter()
        picture = adapter.build_totp_svg(adapter.build_totp_url(request.user, secret))
        return HttpResponse(picture, content_type="image/svg+xml", headers={"Cache-Control": "private, no-store"})


class EndTwoStep(LoginRequiredMixin, DeactivateTOTPView):
    """Refused where a role of the person's asks for it."""

    template_name = "accounts/two_step_end.html"
    success_url = reverse_lazy("account")

    def form_valid(self, form: BaseForm) -> HttpResponse:
        messages.success(self.request, _("Two-step sign-in is switched off."))
        return super().form_valid(form)


@method_decorator(never_cache, name="dispatch")
class RecoveryCodes(LoginRequiredMixin, ViewRecoveryCodesView):
    """Shown once, when they are made."""

    template_name = "accounts/recovery_codes.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """On to where a sign-in leads: someone who had to set this up first has not been there yet."""
        return super().get_context_data(onward=get_account_adapter().get_login_redirect_url(self.request), **kwargs)


class NewRecoveryCodes(LoginRequiredMixin, GenerateRecoveryCodesView):
    """Ten new ones; the ones before end."""

    template_name = "accounts/recovery_codes_new.html"


def in_fours(secret: str) -> str:
    """As apps ask for it, and as it can be typed without losing the place."""
    return " ".join(secret[place : place + 4] for place in range(0, len(secret), 4))
