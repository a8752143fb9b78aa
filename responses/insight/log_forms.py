"""What a person asks of the log: a part of it, someone's doing, some days."""

from typing import Any

from django import forms
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from forces.models import User
from responses.insight.body_log import Part
from responses.insight.log_words import PART_LABELS
from tracker.kit.date_input import GovukDateField
from tracker.kit.dates import plain_date

MOST_PEOPLE = 200


class LogForm(forms.Form):
    """Every field may be left empty."""

    mark_optional = False
    part = forms.ChoiceField(
        label=_("What"),
        required=False,
        choices=[("", _("Everything")), *((part.value, label) for part, label in PART_LABELS.items())],
        error_messages={"invalid_choice": _("Choose one of the list, or “Everything”.")},
    )
    person = forms.CharField(
        label=_("Who"), required=False, max_length=200, help_text=_("A name or an email address, or a part of one.")
    )
    first_on = GovukDateField(label=_("From"), required=False)
    last_on = GovukDateField(label=_("Until"), required=False)

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        first, last = cleaned.get("first_on"), cleaned.get("last_on")
        if first and last and last < first:
            message = _("Until must be %(first)s or later: %(last)s is before it.")
            self.add_error("last_on", message % {"first": plain_date(first), "last": plain_date(last)})
        return cleaned

    @property
    def asked(self) -> dict[str, Any]:
        """As the log takes it; nothing of a form that is wrong."""
        if not self.is_valid():
            return {}
        typed = self.cleaned_data
        return {
            "part": Part(typed["part"]) if typed["part"] else None,
            "people": people_called(typed["person"]) if typed["person"] else None,
            "first_on": typed["first_on"],
            "last_on": typed["last_on"],
        }


def people_called(words: str) -> frozenset[int]:
    """Those whose name or address has the words in it, also if they have left the office."""
    rows = User.objects.filter(Q(name__icontains=words) | Q(email__icontains=words)).order_by("pk")
    return frozenset(rows.values_list("pk", flat=True)[:MOST_PEOPLE])
