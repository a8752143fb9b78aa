"""Signing in: Django's own view and form, in the product's words."""

from typing import Any

from django import forms
from django.contrib.auth.forms import AuthenticationForm
from django.contrib.auth.views import LoginView
from django.utils.translation import gettext_lazy as _


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
    """Someone who is signed in already goes straight on."""

    template_name = "accounts/sign_in.html"
    authentication_form = SignInForm
    redirect_authenticated_user = True
