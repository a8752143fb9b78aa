"""Someone who holds the body's office, or signs for who does."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from forces.models import User
from tracker.kit.date_input import GovukDateField
from tracker.kit.dates import plain_date
from tracker.office.forms.office import too_long
from tracker.office.forms.people import name_field
from tracker.office.forms.seen import SeenForm


class HolderForm(SeenForm):
    """No day is needed that nobody has looked up."""

    held_fields = ("name", "title", "is_holder", "user_id", "named_in_writing", "from_on", "until_on")
    needed_sometimes = ("user_id", "named_in_writing")

    name = name_field(_("Name"), _("Enter the person’s name."), _("As it stands under your letters."))
    title = forms.CharField(
        label=_("Title"),
        max_length=200,
        help_text=_("As it stands under the name, such as Police and Crime Commissioner."),
        error_messages={"required": _("Enter the person’s title."), **too_long(_("Title"))},
    )
    is_holder = forms.TypedChoiceField(
        label=_("What they do"),
        choices=[("yes", _("Holds the office")), ("no", _("Signs for who holds it"))],
        coerce=lambda typed: typed == "yes",
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose whether they hold the office or sign for who does.")},
    )
    user_id = forms.TypedChoiceField(
        label=_("Their account"),
        required=False,
        coerce=int,
        empty_value=None,
        help_text=_(
            "What this person approves, signed in, then bears this name and title. Someone who signs for the holder "
            "can approve a reply only with it."
        ),
        error_messages={"invalid_choice": _("Choose an account in the list.")},
    )
    named_in_writing = forms.CharField(
        label=_("The writing that names them"),
        required=False,
        max_length=300,
        help_text=_(
            "For someone who signs for the holder and may approve replies: such as the scheme of delegation, with its "
            "date."
        ),
        error_messages=too_long(_("The writing that names them")),
    )
    from_on = GovukDateField(label=_("In office from"), required=False)
    until_on = GovukDateField(
        label=_("In office until"),
        required=False,
        help_text=_("Their last day. Leave it empty while they are in office."),
    )

    def __init__(self, *args: Any, people: Iterable[User], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        accounts = [(person.pk, f"{person.name}, {person.email}") for person in people]
        self.fields["user_id"].choices = [("", _("None")), *accounts]  # type: ignore[attr-defined]
        if isinstance(held := self.initial.get("is_holder"), bool):
            self.initial["is_holder"] = "yes" if held else "no"

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        began, ended = cleaned.get("from_on"), cleaned.get("until_on")
        if began and ended and ended < began:
            message = gettext("In office until must be %(began)s, their first day, or later: %(ended)s is before it.")
            self.add_error("until_on", message % {"began": plain_date(began), "ended": plain_date(ended)})
        return cleaned
