"""Our answer to one recommendation: whether it is for us, whether it is accepted, and what we do or why nothing."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from responses.domain.status import Acceptance, Applies
from responses.record.forms.update import Dated, body_action_field, no_action_reason_field
from responses.record.labels import choices
from tracker.kit.long_text import LongText


class DecideForm(Dated):
    """All that section 55(5B) asks of the local policing body about one recommendation, as the letter prints it."""

    needed_sometimes = ("applies_reason", "acceptance_reason", "body_action", "no_action_reason")
    state_fields = (
        "applies", "applies_reason", "acceptance", "acceptance_reason", "body_action", "no_action_reason",
    )  # fmt: skip

    applies = forms.ChoiceField(
        label=_("Is this recommendation for us?"), choices=choices("applies"), widget=forms.RadioSelect
    )
    applies_reason = LongText(
        label=_("Why is it not for us?"),
        rows=3,
        help_text=_("Only if it is not. The letter prints this reason."),
    )
    acceptance = forms.ChoiceField(label=_("Is it accepted?"), choices=choices("acceptance"), widget=forms.RadioSelect)
    acceptance_reason = LongText(
        label=_("Why is it not accepted in full?"),
        rows=3,
        help_text=_("Only if it is not. The letter prints this reason: section 55(5B)(b)."),
    )
    body_action = body_action_field()
    no_action_reason = no_action_reason_field()

    @property
    def values(self) -> dict[str, Any]:
        """The state's fields, as the rules take them; a reason for something not refused is not kept."""
        typed = self.cleaned_data
        applies, acceptance = Applies(typed["applies"]), Acceptance(typed["acceptance"])
        refused = acceptance in {Acceptance.IN_PART, Acceptance.NOT_ACCEPTED}
        return {
            "applies": applies,
            "applies_reason": typed["applies_reason"] if applies == Applies.NO else "",
            "acceptance": acceptance,
            "acceptance_reason": typed["acceptance_reason"] if refused else "",
            "body_action": typed["body_action"],
            "no_action_reason": typed["no_action_reason"],
        }
