"""The forces that a body answers for."""

from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from forces.models import Force
from tracker.kit.date_input import GovukDateField


class AddForceForm(forms.Form):
    """A force, and from when: not known is an answer."""

    force = forms.ModelChoiceField(
        Force.objects.none(),
        label=_("Force"),
        empty_label=_("Choose a force"),
        error_messages={
            "required": _("Choose the force."),
            "invalid_choice": _("Choose a force from the list."),
        },
    )
    from_on = GovukDateField(
        label=_("Day from which the body answers for it"),
        required=False,
        help_text=_("Leave it empty if the day is not known: the body then counts as having always answered for it."),
    )

    def __init__(self, *args: Any, forces: QuerySet[Force], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["force"].queryset = forces  # type: ignore[attr-defined]


class StopForceForm(forms.Form):
    """From when the body no longer answers for the force."""

    on = GovukDateField(
        label=_("First day on which the body no longer answers for it"),
        help_text=_("It may be a day to come, such as the day of a merger."),
    )
