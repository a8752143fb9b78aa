"""To whom a body hands over, and from when."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from forces.models import LocalPolicingBody
from tracker.kit.date_input import GovukDateField
from tracker.office.forms.office import too_long
from tracker.office.succession import Passing


class HandOverForm(forms.Form):
    """What a person says first; `seen` and `shown_for` come once they have been shown what passes."""

    successor = forms.ModelChoiceField(
        LocalPolicingBody.objects.none(),
        label=_("Successor"),
        empty_label=_("Choose a body"),
        help_text=_("The body that answers for your forces next."),
        error_messages={
            "required": _("Choose the successor, or add it if it is not in the list."),
            "invalid_choice": _("Choose a body from the list."),
        },
    )
    on = GovukDateField(
        label=_("First day on which the successor answers"),
        help_text=_("Today or a day that has gone by: a day that is still to come can’t be entered yet."),
    )
    note = forms.CharField(
        label=_("The order or the law"),
        required=False,
        max_length=300,
        help_text=_("Its name, as the history of each recommendation is to give it."),
        error_messages=too_long(_("The order or the law")),
    )
    seen = forms.CharField(widget=forms.HiddenInput, required=False)
    shown_for = forms.CharField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, body: LocalPolicingBody, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        others = LocalPolicingBody.objects.standing().exclude(pk=body.pk)
        self.fields["successor"].queryset = others  # type: ignore[attr-defined]

    @property
    def facts(self) -> dict[str, Any]:
        """What the flow takes."""
        return {name: self.cleaned_data[name] for name in ("successor", "on", "note")}

    @property
    def key(self) -> str:
        """For whom and when: what was shown holds for these alone."""
        return f"{self.cleaned_data['successor'].pk} {self.cleaned_data['on'].isoformat()}"

    @property
    def was_shown(self) -> bool:
        """Whether the person has been shown what passes to this successor from this day."""
        return bool(self.cleaned_data["seen"]) and self.cleaned_data["shown_for"] == self.key

    def shown(self, passing: Passing, body: LocalPolicingBody) -> "HandOverForm":
        """The same form once more, with what the person is shown beside it."""
        data = {name: self.data[name] for name in self.data}
        return HandOverForm({**data, "seen": passing.seen, "shown_for": self.key}, body=body)
