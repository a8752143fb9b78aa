"""Signing in: Django's own view and form, in the product's words."""

from typing import Any

from django import forms
from django.contrib.auth.forms import AuthenticationForm
from django.contrib.auth.views import LoginView
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from forces.models import User
from forces.queries import set_up_of, someone_has_an_account


class SignInForm(AuthenticationForm):
    """People sign in with their e-mail address; which of the two entries is wrong is not told."""

    error_messages = {
        "invalid_login": _("The email address or the password is not right. Check both and try again."),
        "inactive": _("This account is closed. Ask your office's administrator."),
    }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        username, password = self.fields["username"], self.fields["password"]
        username.label = _("Email address")
        username.widget = forms.EmailInput(attrs={"autocomplete": "username"})
        username.error_messages["required"] = _("Enter your email address.")
        password.error_messages["required"] = _("Enter your password.")


class SignIn(LoginView):
    """Someone who is signed in already goes straight on; where nobody has an account yet, the set-up is the way in."""

    template_name = "accounts/sign_in.html"
    authentication_form = SignInForm
    redirect_authenticated_user = True

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if not someone_has_an_account():
            return redirect("set-up")
        return super().dispatch(request, *args, **kwargs)

    def get_success_url(self) -> str:
        """Who has begun to set the office up, and not finished, goes on there instead of to the first page."""
        wanted, user = super().get_success_url(), self.request.user
        if wanted == reverse("home") and isinstance(user, User) and set_up_of(user):
            return reverse("set-up")
        return wanted
