"""One recommendation of a report, as a person words it or corrects its wording."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from recommendations.flows.read_deadlines import EnteredDeadline
from recommendations.models import Recommendation
from responses.replies.forms.unjudged import Unjudged
from tracker.kit.date_input import GovukDateField
from tracker.kit.long_text import LongText

LONGEST_TEXT = 20_000
LONGEST_ID = 15
"""In figures."""


class WordingForm(Unjudged):
    """One recommendation of a report. Its words are the report's own, or said not to be held."""

    kind = forms.ChoiceField(label=_("Kind"), choices=Recommendation.Kind.choices)
    number = forms.CharField(
        label=_("Number"),
        required=False,
        max_length=20,
        widget=forms.TextInput(attrs={"class": "govuk-input--width-4"}),
        error_messages={
            "max_length": _("The number must be %(limit_value)d characters or fewer: it has %(show_value)d.")
        },
    )
    text = LongText(
        label=_("What it asks"),
        rows=4,
        max_length=LONGEST_TEXT,
        error_messages={
            "required": _("Enter what the recommendation asks, or say that its wording is not held."),
            "max_length": _("The text must be %(limit_value)d characters or fewer. You have %(show_value)d."),
        },
    )
    wording_not_held = forms.BooleanField(
        label=_("The wording is not held: only that it exists is known"), required=False
    )
    addressee = forms.CharField(
        label=_("Whom it addresses"),
        required=False,
        max_length=300,
        error_messages={
            "max_length": _("The addressee must be %(limit_value)d characters or fewer: it has %(show_value)d.")
        },
    )
    theme = forms.CharField(
        label=_("Theme"),
        required=False,
        max_length=100,
        error_messages={
            "max_length": _("The theme must be %(limit_value)d characters or fewer: it has %(show_value)d.")
        },
    )
    due_on = GovukDateField(
        label=_("Last day"),
        required=False,
        help_text=_("It takes the place of all the deadlines that were read."),
    )
    due_phrase = forms.CharField(
        label=_("The words that set it"),
        required=False,
        max_length=300,
        help_text=_("If you leave it empty, the words that were read stand beside the date."),
        error_messages={
            "max_length": _("The words must be %(limit_value)d characters or fewer: you have %(show_value)d.")
        },
    )
    asks_again = forms.TypedChoiceField(
        label=_("Is it one of these, asked again?"),
        required=False,
        coerce=int,
        empty_value=None,
        choices=(),
        widget=forms.RadioSelect(attrs={"class": "govuk-radios--small"}),
        help_text=_("If it is, the two are linked. The earlier one and its response stay as they are."),
        error_messages={"invalid_choice": _("Choose a recommendation that the register holds, or none.")},
    )
    mark_optional = False

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.offer([], typed=self["asks_again"].value())
        self.fields["text"].required = not self["wording_not_held"].value()

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        if cleaned.get("text") and cleaned.get("wording_not_held"):
            self.add_error("text", _now("Take the text out, or untick “The wording is not held”."))
        if cleaned.get("due_phrase") and not cleaned.get("due_on") and "due_on" not in self.errors:
            self.add_error("due_on", _now("Last day is missing. Enter it, or take out the words that set it."))
        return cleaned

    @property
    def chosen(self) -> int | None:
        """The id of the earlier recommendation that was chosen, before it is judged."""
        typed = str(self["asks_again"].value() or "")
        return int(typed) if typed.isascii() and typed.isdecimal() and len(typed) < LONGEST_ID else None

    def offer(self, earlier: Iterable[Recommendation], *, typed: Any = None) -> None:
        """Offer these as asked again; before they are known, whatever was chosen passes, and the page judges it."""
        choices = {str(one.pk): f"{one.heading}, {one.report}" for one in earlier}
        chosen = str(typed or "")
        self.fields["asks_again"].choices = [  # type: ignore[attr-defined]
            ("", _now("No, it is new")),
            *choices.items(),
            *([(chosen, chosen)] if chosen.isascii() and chosen.isdecimal() and len(chosen) < LONGEST_ID else []),
        ]
        self.offers = bool(choices)

    @property
    def names_offered(self) -> dict[str, str]:
        """What the ids that are offered stand for."""
        return {str(key): str(name) for key, name in self.fields["asks_again"].choices}  # type: ignore[attr-defined]

    @property
    def entered(self) -> EnteredDeadline | None:
        """The last day that the person entered."""
        due_on = self.cleaned_data.get("due_on")
        return EnteredDeadline(due_on, self.cleaned_data["due_phrase"]) if due_on else None
