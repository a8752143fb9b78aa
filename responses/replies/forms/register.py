"""What a person types to register a report, and to add a recommendation to it."""

from datetime import date
from typing import Any

from django import forms
from django.utils.text import slugify
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from forces.models import Force
from recommendations.flows.register_report import Asked
from recommendations.models import InspectionReport, Recommendation, Source
from recommendations.models.reports import ClockRuleChoices
from tracker.kit.date_input import GovukDateField
from tracker.kit.dates import plain_date
from tracker.kit.long_text import LongText
from tracker.kit.option_hints import HintedRadios

MOST_KNOWN = 1000
LONGEST_TEXT = 20_000
USUAL = "usual"
"""The rule that the source sets."""


class ReportForm(forms.Form):
    """A report that is out. The day that counts as today is given, never asked for."""

    source = forms.ModelChoiceField(
        Source.objects.all(),
        label=_("Who published it"),
        empty_label=_("Choose a source"),
        error_messages={
            "required": _("Choose who published the report."),
            "invalid_choice": _("Choose a source from the list."),
        },
    )
    title = forms.CharField(
        label=_("Title"),
        max_length=300,
        help_text=_("As the report writes it."),
        error_messages={
            "required": _("Enter the report’s title."),
            "max_length": _("The title must be %(limit_value)d characters or fewer. You have %(show_value)d."),
        },
    )
    kind = forms.ChoiceField(
        label=_("Kind of report"),
        choices=[("", _("Choose a kind")), *InspectionReport.Kind.choices],
        error_messages={
            "required": _("Choose what kind of report it is."),
            "invalid_choice": _("Choose a kind from the list."),
        },
    )
    published_on = GovukDateField(
        label=_("Date of publication"),
        help_text=_("The day on the report. It is day 1 of the 56. For example, 27 3 2024."),
    )
    address = forms.URLField(
        label=_("Address on the web"),
        required=False,
        max_length=500,
        assume_scheme="https",
        error_messages={"invalid": _("Enter an address that begins with https://, or leave it empty.")},
    )
    number_known = forms.IntegerField(
        label=_("How many recommendations it makes"),
        required=False,
        min_value=0,
        max_value=MOST_KNOWN,
        widget=forms.NumberInput(attrs={"class": "govuk-input--width-4"}),
        help_text=_("Leave it empty if you do not know yet."),
        error_messages={
            "invalid": _("Enter a whole number, such as 12, or leave it empty."),
            "min_value": _("Enter a whole number from 0 to 1,000, or leave it empty."),
            "max_value": _("Enter a whole number from 0 to 1,000, or leave it empty."),
        },
    )
    concerns = forms.ChoiceField(
        label=_("Which forces it concerns"),
        choices=[("every", _("Every force")), ("chosen", _("The forces chosen below"))],
        widget=HintedRadios(hints={"every": _("National and thematic reports, also where a force was not inspected.")}),
        error_messages={"required": _("Choose whether it concerns every force or chosen ones.")},
    )
    forces = forms.ModelMultipleChoiceField(
        Force.objects.all(),
        label=_("Forces"),
        required=False,
        widget=forms.CheckboxSelectMultiple(attrs={"class": "govuk-checkboxes--small app-forces"}),
        help_text=_("Your own is chosen already. None is read where the report concerns every force."),
        error_messages={"invalid_choice": _("Choose forces from the list.")},
    )
    clock_rule = forms.ChoiceField(
        label=_("What sets the last day of the reply"),
        choices=[(USUAL, _("What is usual for the source")), *ClockRuleChoices.choices],
        widget=forms.RadioSelect,
        initial=USUAL,
        error_messages={"required": _("Choose what sets the last day of the reply.")},
    )
    clock_set_on = GovukDateField(
        label=_("Date that the report sets"),
        required=False,
        help_text=_("Only where the report sets a date of its own."),
    )
    clock_reason = forms.CharField(
        label=_("Why this is not what is usual for the source"),
        required=False,
        max_length=300,
        help_text=_("Only where you chose another rule than the source’s."),
    )

    def __init__(self, *args: Any, day: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.day = day

    def clean_title(self) -> str:
        title = " ".join(self.cleaned_data["title"].split())
        if not slugify(title):
            raise forms.ValidationError(
                _now("Enter a title with letters or numbers in it: its address is made of them.")
            )
        return title

    def clean_published_on(self) -> date:
        published_on: date = self.cleaned_data["published_on"]
        if published_on > self.day:
            message = _now("Date of publication must be today or earlier: %(typed)s has not come yet.")
            raise forms.ValidationError(message % {"typed": plain_date(published_on)})
        return published_on

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        if cleaned.get("concerns") == "chosen" and not cleaned.get("forces") and "forces" not in self.errors:
            self.add_error("forces", _now("Choose at least one force, or choose “Every force”."))
        self._clean_clock(cleaned)
        return cleaned

    def _clean_clock(self, cleaned: dict[str, Any]) -> None:
        rule, source, set_on = cleaned.get("clock_rule"), cleaned.get("source"), cleaned.get("clock_set_on")
        if not rule or not source:
            return
        effective = source.clock_rule if rule == USUAL else rule
        if effective != ClockRuleChoices.SET_DATE:
            cleaned["clock_set_on"] = None
        elif set_on is None and "clock_set_on" not in self.errors:
            self.add_error("clock_set_on", _now("Enter the date that the report sets, or choose another rule."))
        elif set_on and (published_on := cleaned.get("published_on")) and set_on < published_on:
            message = _now("Date that the report sets must be on or after its publication, %(day)s.")
            self.add_error("clock_set_on", message % {"day": plain_date(published_on)})
        if effective == source.clock_rule:
            cleaned["clock_reason"] = ""
        elif not cleaned.get("clock_reason") and "clock_reason" not in self.errors:
            self.add_error("clock_reason", _now("Say why the rule is not the one that is usual for this source."))

    @property
    def facts(self) -> dict[str, Any]:
        """What the flow is given; no list of forces means every force."""
        facts = {name: value for name, value in self.cleaned_data.items() if name != "concerns"}
        if self.cleaned_data["concerns"] == "every":
            facts["forces"] = None
        if facts["clock_rule"] == USUAL:
            facts["clock_rule"] = ""
        return facts


class RecommendationForm(forms.Form):
    """One recommendation of a report. Its words are the report's own, or said not to be held."""

    number = forms.CharField(
        label=_("Number"),
        required=False,
        max_length=20,
        widget=forms.TextInput(attrs={"class": "govuk-input--width-4"}),
        help_text=_("As the report numbers it. Leave it empty if it has none."),
    )
    kind = forms.ChoiceField(label=_("Kind"), choices=Recommendation.Kind.choices, widget=forms.RadioSelect)
    text = LongText(
        label=_("What it asks"),
        rows=8,
        max_length=LONGEST_TEXT,
        help_text=_(
            "Word for word, with its deadline. Deadlines are read from it and shown to you before it is added."
        ),
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
        help_text=_("As the report writes it, such as “chief constables”."),
    )
    theme = forms.CharField(
        label=_("Theme"), required=False, max_length=100, help_text=_("Your own word, to find it by.")
    )

    def __init__(self, *args: Any, report: InspectionReport, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.report = report
        self.fields["text"].required = not self.data.get("wording_not_held")

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        if cleaned.get("text") and cleaned.get("wording_not_held"):
            self.add_error("text", _now("Take the text out, or untick “The wording is not held”."))
        if self._number_is_taken(cleaned):
            message = _now("This report has a number %(number)s already. Change the number, or leave it empty.")
            self.add_error("number", message % {"number": cleaned["number"]})
        return cleaned

    def _number_is_taken(self, cleaned: dict[str, Any]) -> bool:
        """Asked before the deadlines are shown, so that nobody confirms what will be refused; the flow asks again."""
        number, kind = cleaned.get("number"), cleaned.get("kind")
        return bool(number) and self.report.recommendations.filter(number=number, kind=kind, parent=None).exists()

    @property
    def asked(self) -> Asked:
        """What the flow is given."""
        names = ("number", "kind", "text", "addressee", "theme")
        return Asked(**{name: self.cleaned_data[name] for name in names})
