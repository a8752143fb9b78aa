"""The first administrator, and the body that they set up."""

from typing import Any

from django import forms
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from forces.models import LocalPolicingBody, User
from forces.set_up_code import is_set_up_code
from tracker.office.forms.office import OfficeFields, too_long
from tracker.office.forms.people import email_field, name_field


def password_field() -> forms.CharField:
    return forms.CharField(
        label=_("Password"),
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
        help_text=_("At least 12 characters. Three unconnected words are easy to remember."),
        error_messages={"required": _("Enter a password of at least 12 characters.")},
    )


def refuse_weak_password(form: forms.Form, person: User) -> None:
    """What the settings ask of a password, beside its field."""
    if password := form.cleaned_data.get("password"):
        try:
            validate_password(password, person)
        except ValidationError as error:
            form.add_error("password", error)


class FirstPersonForm(forms.Form):
    """Who sets the office up. The code is asked for wherever the page is not opened on the server itself."""

    code = forms.CharField(
        label=_("Set-up code"),
        max_length=100,
        widget=forms.TextInput(attrs={"autocomplete": "off", "spellcheck": "false", "class": "govuk-input--width-20"}),
        help_text=_("Whoever runs the server has it: manage.py set_up_code prints it."),
        error_messages={
            "required": _("Enter the set-up code. Whoever runs the server has it."),
            **too_long(_("Set-up code")),
        },
    )
    name = name_field(_("Your name"), _("Enter your name."))
    email = email_field(_("Your email address"), _("You sign in with it. Nothing is sent to it."))
    password = password_field()
    is_officer = forms.BooleanField(
        label=_("I also do the officer’s work"),
        required=False,
        help_text=_("You then record updates, draft replies and bring in spreadsheets, beside being administrator."),
    )

    def __init__(self, *args: Any, asks_code: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not asks_code:
            del self.fields["code"]

    def clean_code(self) -> str:
        code: str = self.cleaned_data["code"]
        if not is_set_up_code(code):
            message = gettext("Set-up code %(code)s is not the one of this server. Copy it from manage.py set_up_code.")
            raise forms.ValidationError(message % {"code": code})
        return code

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        refuse_weak_password(self, User(name=cleaned.get("name", ""), email=cleaned.get("email", "")))
        return cleaned

    @property
    def facts(self) -> dict[str, Any]:
        return {name: self.cleaned_data[name] for name in ("name", "email", "password", "is_officer")}


class JoinForm(forms.Form):
    """The password that someone chooses who was sent a link."""

    password = password_field()

    def __init__(self, *args: Any, person: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.person = person

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        refuse_weak_password(self, self.person)
        return cleaned


class ChooseBodyForm(forms.Form):
    """One of the bodies that are held."""

    body = forms.ModelChoiceField(
        LocalPolicingBody.objects.standing(),
        label=_("Local policing body"),
        empty_label=_("Choose a body"),
        error_messages={
            "required": _("Choose the body that you work for."),
            "invalid_choice": _("Choose a body from the list."),
        },
    )


class AddBodyForm(OfficeFields):
    """A body that the reference data lack: nothing was there to be seen before."""
