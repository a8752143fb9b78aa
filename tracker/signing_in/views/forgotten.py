"""A forgotten password, by e-mail: only where the server can send mail."""

from typing import Any

from allauth.account.views import PasswordResetFromKeyView, PasswordResetView
from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.urls import reverse_lazy
from django.utils.translation import gettext as _
from django.views.generic import TemplateView

from tracker.signing_in.forms import ForgottenForm, ResetForm


class MailOnly:
    """Not found where no mail server is set."""

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if not settings.MAIL_IS_SET:
            raise Http404
        return super().dispatch(request, *args, **kwargs)  # type: ignore[misc]


class Forgotten(MailOnly, PasswordResetView):
    """Asks for the address."""

    template_name = "accounts/forgotten.html"
    success_url = reverse_lazy("forgotten-password-sent")

    def get_form_class(self) -> type[ForgottenForm]:
        return ForgottenForm


class ForgottenSent(MailOnly, TemplateView):
    """Says the same whether or not the address is anyone's."""

    template_name = "accounts/forgotten_sent.html"


class ChooseNewPassword(MailOnly, PasswordResetFromKeyView):
    """Behind the link in the mail. It signs nobody in: the new password, and the code, do."""

    template_name = "accounts/choose_new_password.html"
    success_url = reverse_lazy("sign-in")

    def get_form_class(self) -> type[ResetForm]:
        return ResetForm

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """A link that no longer works has no form."""
        if kwargs.get("token_fail"):
            kwargs["form"] = None
        return super().get_context_data(**{"token_fail": False, **kwargs})

    def form_valid(self, form: ResetForm) -> HttpResponse:
        messages.success(self.request, _("Your password is changed. Sign in with the new one."))
        return super().form_valid(form)
