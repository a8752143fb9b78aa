"""Owner, target date and "for us / not for us", for many recommendations at once."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from responses.domain.status import Applies
from responses.record.allocation import Wanted
from responses.record.forms.chosen import ChosenField
from responses.record.labels import LABELS
from tracker.kit.date_input import PARTS, DateInput, GovukDateField
from tracker.kit.long_text import LongText


class AllocationForm(forms.Form):
    """What is left empty leaves each recommendation as it is."""

    needed_sometimes = ("reason", "applies_reason")

    chosen = ChosenField()
    owner = forms.CharField(
        label=_("Owner"),
        required=False,
        max_length=100,
        help_text=_("Who answers for them, by post or by name. Leave it empty to leave each owner as it is."),
        error_messages={
            "max_length": _("Owner must be %(limit_value)d characters or fewer: it has %(show_value)d."),
        },
    )
    target_on = GovukDateField(
        label=_("Our target date"),
        required=False,
        help_text=_("Leave it empty to leave each target date as it is. The inspectorate’s deadlines stay either way."),
    )
    reason = LongText(
        label=_("Why does the date move?"),
        rows=3,
        help_text=_("Needed for those that have a target date already. The force can read this."),
    )
    applies = forms.ChoiceField(
        label=_("Are these recommendations for us?"),
        required=False,
        choices=[
            ("", _("Leave each as it is")),
            *((each.value, LABELS["applies"][each]) for each in (Applies.YES, Applies.NO)),
        ],
        widget=forms.RadioSelect,
        initial="",
    )
    applies_reason = LongText(
        label=_("Why are they not for us?"),
        rows=3,
        help_text=_("Only if they are not. The letter prints this reason for each of them."),
    )

    def clean(self) -> dict[str, Any]:
        typed = super().clean() or self.cleaned_data
        if typed.get("applies") == Applies.NO and not typed.get("applies_reason"):
            self.add_error("applies_reason", _("Enter why they are not for us. The reason is printed in the letter."))
        asked = [name for name in ("owner", "target_on", "applies") if typed.get(name) or name in self.errors]
        if not asked:
            message = _(
                "Nothing to change is entered. Enter an owner or a target date, or say whether they are for us."
            )
            self.add_error(None, message)
        return typed

    @property
    def wanted(self) -> Wanted:
        """What was typed, as the rules take it."""
        typed = self.cleaned_data
        return Wanted(
            owner=typed["owner"] or None,
            target_on=typed["target_on"],
            applies=Applies(typed["applies"]) if typed["applies"] else None,
            applies_reason=typed["applies_reason"],
            reason=typed["reason"],
        )

    @property
    def as_typed(self) -> list[tuple[str, str]]:
        """Every name and value as the browser sent it, for a page that carries the form along; but who is chosen."""
        boxes = [box for name in self.fields if name != "chosen" for box in self._boxes(name)]
        return [(box, self.data.get(box, "")) for box in boxes]

    def _boxes(self, name: str) -> list[str]:
        is_date = isinstance(self.fields[name].widget, DateInput)
        return [f"{name}_{part}" for part in PARTS] if is_date else [name]
