"""People and their roles."""

from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from forces.models import Force
from forces.roles import FORCE_ROLES, ROLE_LABELS, Role
from responses.record.labels import Words
from tracker.kit.option_hints import HintedRadios
from tracker.office.forms.office import too_long
from tracker.office.forms.seen import SeenForm

ROLE_HINTS: dict[str, Words] = {
    Role.OFFICER: _("Records updates, drafts and issues replies, registers reports and brings in spreadsheets."),
    Role.OFFICE_HOLDER: _("Reads everything of your office, and approves replies or asks for changes."),
    Role.DELEGATE: _("Approves replies as the office holder does, once their entry there names the writing."),
    Role.LIAISON: _("Belongs to a force. Sees that force’s recommendations, and says what the force says."),
    Role.READER: _("Reads everything of your office, and changes nothing."),
    Role.REGISTER_EDITOR: _("Reads everything of your office, and registers reports."),
    Role.ADMINISTRATOR: _("Reads everything of your office, changes its settings, and says who belongs to it."),
}


def name_field(label: Any, missing: Any, hint: Any = "") -> forms.CharField:
    return forms.CharField(
        label=label,
        max_length=200,
        help_text=hint,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
        error_messages={"required": missing, **too_long(label)},
    )


def email_field(label: Any, hint: Any) -> forms.EmailField:
    return forms.EmailField(
        label=label,
        max_length=254,
        help_text=hint,
        widget=forms.EmailInput(attrs={"autocomplete": "off"}),
        error_messages={
            "required": _("Enter an email address, such as name@example.org."),
            "invalid": _("Email address must be in the form name@example.org: %(value)s is not."),
            **too_long(label),
        },
    )


class RoleForm(forms.Form):
    """A role, and for a liaison the force."""

    needed_sometimes = ("force",)

    role = forms.ChoiceField(
        label=_("Role"),
        choices=list(ROLE_LABELS.items()),
        widget=HintedRadios(hints=ROLE_HINTS),
        error_messages={"required": _("Choose a role.")},
    )
    force = forms.ModelChoiceField(
        Force.objects.none(),
        label=_("Force that the liaison speaks for"),
        required=False,
        empty_label=_("Choose a force"),
        help_text=_("Only for a force liaison."),
        error_messages={"invalid_choice": _("Choose one of your forces from the list.")},
    )

    def __init__(self, *args: Any, forces: QuerySet[Force], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["force"].queryset = forces  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        is_of_a_force = cleaned.get("role") in FORCE_ROLES
        if is_of_a_force and not cleaned.get("force") and "force" not in self.errors:
            self.add_error("force", gettext("Choose the force that the liaison speaks for."))
        return cleaned

    @property
    def facts(self) -> dict[str, Any]:
        """A force chosen for a role of the body itself is not kept."""
        typed = dict(self.cleaned_data)
        typed["role"] = Role(typed["role"])
        if typed["role"] not in FORCE_ROLES:
            typed["force"] = None
        return typed


class AddPersonForm(RoleForm):
    """Someone new, and their first role."""

    name = name_field(_("Name"), _("Enter the person’s name."))
    email = email_field(_("Email address"), _("They sign in with it. Nothing is sent to it."))

    field_order = ["name", "email", "role", "force"]


class PersonForm(SeenForm):
    """A person's name and e-mail address."""

    held_fields = ("name", "email")

    name = name_field(_("Name"), _("Enter the person’s name."))
    email = email_field(_("Email address"), _("They sign in with it."))
