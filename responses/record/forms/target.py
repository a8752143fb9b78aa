"""Our target date and the owner."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from responses.record.forms.update import Dated
from tracker.kit.date_input import GovukDateField
from tracker.kit.long_text import LongText


class TargetForm(Dated):
    """When we mean to be done, who answers for it, and why the date moves."""

    needed_sometimes = ("reason",)
    state_fields = ("target_on", "owner")

    target_on = GovukDateField(
        label=_("Our target date"),
        required=False,
        help_text=_("It may move, with a reason. The inspectorate’s deadline stays where it is."),
    )
    owner = forms.CharField(
        label=_("Owner"),
        required=False,
        max_length=100,
        help_text=_("Who answers for it, by post or by name. The force can read this."),
        error_messages={
            "max_length": _("Owner must be %(limit_value)d characters or fewer: it has %(show_value)d."),
        },
    )
    reason = LongText(
        label=_("Why does the date move?"),
        rows=3,
        help_text=_("Needed when a date that was set is moved or taken away. The force can read this."),
    )

    @property
    def values(self) -> dict[str, Any]:
        return {"target_on": self.cleaned_data["target_on"], "owner": self.cleaned_data["owner"]}
