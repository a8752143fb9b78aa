"""The forms of signing in, in the product's words."""

from typing import Any

from allauth.account.adapter import get_adapter
from allauth.account.forms import ChangePasswordForm, ReauthenticateForm, ResetPasswordForm, ResetPasswordKeyForm
from allauth.core import context
from allauth.mfa.adapter import get_adapter as get_codes_adapter
from allauth.mfa.base.forms import AuthenticateForm
from allauth.mfa.base.forms import ReauthenticateForm as ReauthenticateByCodeForm
from allauth.mfa.totp.forms import ActivateTOTPForm
from django import forms
from django.core.cache import cache
from django.core.exceptions import ValidationError
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from forces.models import User
from tracker.signing_in.limits import TOO_MANY, code_key, locked_out

CODE_LASTS = 120
"""Longer than a code is taken for: 30 seconds, and as many before and after."""


def email_field() -> forms.EmailField:
    return forms.EmailField(
        label=_("Email address"),
        widget=forms.EmailInput(attrs={"autocomplete": "username"}),
        error_messages={
            "required": _("Enter your email address."),
            "invalid": _("Email address must be in the form name@example.org."),
        },
    )


def password_field(label: Any, missing: Any, *, is_new: bool = False, hint: Any = "") -> forms.CharField:
    kept = "new-password" if is_new else "current-password"
    return forms.CharField(
        label=label,
        strip=False,
        help_text=hint,
        widget=forms.PasswordInput(attrs={"autocomplete": kept}),
        error_messages={"required": missing},
    )


class SignInForm(forms.Form):
    """Both are asked for in one go, and a refusal does not say which of the two was wrong."""

    username = email_field()
    password = password_field(_("Password"), _("Enter your password."))

    def __init__(self, *args: Any, request: HttpRequest, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.request = request

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        if not self.errors:
            adapter = get_adapter()
            email, password = cleaned["username"], cleaned["password"]
            self.person = adapter.authenticate(self.request, email=email, password=password)
            if self.person is None:
                raise adapter.validation_error("email_password_mismatch")
        return cleaned


def code_field(label: Any, hint: Any) -> forms.CharField:
    return forms.CharField(
        label=label,
        help_text=hint,
        max_length=20,
        widget=forms.TextInput(
            attrs={"autocomplete": "one-time-code", "class": "govuk-input--width-10", "spellcheck": "false"}
        ),
        error_messages={"required": _("Enter the code.")},
    )


class CodeAsked:
    """What each form shares that asks for a code: the wait after too many, and that a code is taken once."""

    user: User

    def clean_code(self) -> str:
        try:
            code = str(super().clean_code())  # type: ignore[misc]
        except ValidationError as error:
            if error.code not in {TOO_MANY, "rate_limited"}:
                raise
            raise locked_out(context.request, code_key(self.user), self.user) from error
        if not cache.add(f"code-used:{self.user.pk}:{''.join(code.split())}", True, timeout=CODE_LASTS):
            raise get_codes_adapter().validation_error("incorrect_code")
        return code


_EITHER = _("The 6 digits that your authenticator app shows, or one of your recovery codes.")


class CodeForm(CodeAsked, AuthenticateForm):
    """The second step of signing in."""

    code = code_field(_("Code"), _EITHER)


class CodeAgainForm(CodeAsked, ReauthenticateByCodeForm):
    """The code again, before something that matters."""

    code = code_field(_("Code"), _EITHER)


class SetUpCodeForm(CodeAsked, ActivateTOTPForm):
    """The first code of an app, which shows that it has the secret."""

    code = code_field(_("Code"), _("The 6 digits that your app shows for this account."))


class PasswordAgainForm(ReauthenticateForm):
    """The password again, before something that matters."""

    password = password_field(_("Password"), _("Enter your password."))


class NewPasswordForm(ChangePasswordForm):
    """Another password for someone who knows the one that they have; typed once, since it can be shown."""

    oldpassword = password_field(_("Current password"), _("Enter the password that you sign in with now."))
    password1 = password_field(
        _("New password"), _("Enter a new password."), is_new=True, hint=_("At least 12 characters.")
    )
    password2 = None

    def clean_oldpassword(self) -> str:
        """Tried as often as at sign-in, and no more."""
        typed = str(self.cleaned_data["oldpassword"])
        if not get_adapter().reauthenticate(self.user, typed):
            raise get_adapter().validation_error("enter_current_password")
        return typed

    def clean_password1(self) -> str:
        return str(get_adapter().clean_password(self.cleaned_data["password1"], user=self.user))


class ForgottenForm(ResetPasswordForm):
    """Whose password is forgotten. The page answers the same for an address that nobody has."""

    email = email_field()

    def clean_email(self) -> str:
        """A link goes to who signs in with a password: not to closed, demo and password-less accounts."""
        email = str(self.cleaned_data["email"])
        people = User.objects.filter(email__iexact=email, is_active=True, is_demo=False)
        self.users = [person for person in people if person.has_usable_password()]
        return self.users[0].email if self.users else email


class ResetForm(ResetPasswordKeyForm):
    """The new password of someone who followed the link in their mail."""

    password1 = password_field(
        _("New password"), _("Enter a new password."), is_new=True, hint=_("At least 12 characters.")
    )
    password2 = None

    def clean_password1(self) -> str:
        return str(get_adapter().clean_password(self.cleaned_data["password1"], user=self.user))
