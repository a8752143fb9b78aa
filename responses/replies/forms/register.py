"""What a person types of a report to register it, or to correct it."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django import forms
from django.utils.text import slugify
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from forces.models import Force, User
from recommendations.flows.register_report import Early
from recommendations.models import InspectionReport, Source
from recommendations.models.reports import ClockRuleChoices
from responses.replies.forms.unjudged import Unjudged
from tracker.kit.date_input import GovukDateField
from tracker.kit.dates import plain_date
from tracker.kit.option_hints import HintedRadios

MOST_KNOWN = 1000
USUAL = "usual"
"""The rule that the source sets."""
OUT, EARLY = "yes", "no"


class FactsForm(Unjudged):
    """The facts of a report, new or held. The day that counts as today is given, never asked for."""

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
    expected_on = GovukDateField(
        label=_("Date on which it is expected"),
        required=False,
        help_text=_("Only if it is not out yet, and if the date is known."),
    )
    seen_by = forms.TypedMultipleChoiceField(
        label=_("Who else may see it until it is out"),
        required=False,
        coerce=int,
        widget=forms.CheckboxSelectMultiple(attrs={"class": "govuk-checkboxes--small"}),
        help_text=_("Only if it is not out yet. People of your own office; you always may."),
        error_messages={"invalid_choice": _("Choose people from the list.")},
    )
    concerns = forms.ChoiceField(
        label=_("Which forces it concerns"),
        choices=[("every", _("Every force")), ("chosen", _("The forces chosen below"))],
        widget=HintedRadios(hints={"every": _("National and thematic reports, also where a force was not inspected.")}),
        initial="every",
        error_messages={"required": _("Choose whether it concerns every force or chosen ones.")},
    )
    forces = forms.TypedMultipleChoiceField(
        label=_("Forces"),
        required=False,
        coerce=int,
        widget=forms.CheckboxSelectMultiple(attrs={"class": "govuk-checkboxes--small app-forces"}),
        help_text=_("Your own is chosen already. None is read where the report concerns every force."),
        error_messages={"invalid_choice": _("Choose forces from the list.")},
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
    clock_fields = ("clock_rule", "clock_set_on", "clock_reason")

    def __init__(
        self, *args: Any, day: date, forces: Iterable[Force], people: Iterable[User] = (), **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.day = day
        self.every_force = list(forces)
        self.fields["forces"].choices = [(force.pk, force.name) for force in self.every_force]  # type: ignore[attr-defined]
        choices = [(person.pk, str(person)) for person in people]
        if choices:
            self.fields["seen_by"].choices = choices  # type: ignore[attr-defined]
        else:
            del self.fields["seen_by"]

    @property
    def names_forces(self) -> bool:
        """Whether the forces are to be shown at once."""
        return self["concerns"].value() == "chosen" or "forces" in self.errors

    @property
    def clock_is_unusual(self) -> bool:
        """Whether the clock's fields are to be shown at once: something was typed, or is wrong, in one of them."""
        return self["clock_rule"].value() != USUAL or any(name in self.errors for name in self.clock_fields)

    def whose(self) -> Source | None:
        """Whose report it is, if that is known."""
        raise NotImplementedError

    def clean_title(self) -> str:
        title = " ".join(self.cleaned_data["title"].split())
        if not slugify(title):
            raise forms.ValidationError(
                _now("Enter a title with letters or numbers in it: its address is made of them.")
            )
        return title

    def clean_published_on(self) -> date | None:
        published_on: date | None = self.cleaned_data["published_on"]
        if published_on and published_on > self.day:
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
        rule, source, set_on = cleaned.get("clock_rule"), self.whose(), cleaned.get("clock_set_on")
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


class ReportForm(FactsForm):
    """A report to be registered: one that is out, or one that is held before it is."""

    source = forms.ModelChoiceField(
        Source.objects.all(),
        label=_("Who published it"),
        empty_label=_("Choose a source"),
        error_messages={
            "required": _("Choose who published the report."),
            "invalid_choice": _("Choose a source from the list."),
        },
    )
    is_out = forms.ChoiceField(
        label=_("Is it out?"),
        choices=[(OUT, _("It is out")), (EARLY, _("It is not out yet"))],
        widget=HintedRadios(hints={EARLY: _("Only people whom you name see it, and no clock runs until it is out.")}),
        initial=OUT,
        error_messages={"required": _("Choose whether the report is out.")},
    )

    field_order = ("source", "title", "kind", "is_out", "published_on", "expected_on", "seen_by")
    needed_sometimes = ("published_on",)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["published_on"].required = False

    def whose(self) -> Source | None:
        return self.cleaned_data.get("source")

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        if cleaned.get("is_out") == OUT:
            if cleaned.get("published_on") is None and "published_on" not in self.errors:
                missing = self.fields["published_on"].error_messages["required"]
                self.add_error("published_on", missing % {"label": self.fields["published_on"].label})
        elif cleaned.get("is_out") == EARLY:
            self._clean_early(cleaned)
        return cleaned

    def _clean_early(self, cleaned: dict[str, Any]) -> None:
        published_on, expected_on = cleaned.get("published_on"), cleaned.get("expected_on")
        if published_on:
            message = _now("Take the date of publication %(day)s out, or choose “It is out”.")
            self.add_error("published_on", message % {"day": plain_date(published_on)})
        if expected_on and expected_on < self.day:
            message = _now("Date on which it is expected must be today or later: %(day)s has gone by.")
            self.add_error("expected_on", message % {"day": plain_date(expected_on)})

    @property
    def facts(self) -> dict[str, Any]:
        """What the flow is given; no list of forces means every force."""
        other = {"concerns", "is_out", "expected_on", "seen_by"}
        facts = {name: value for name, value in self.cleaned_data.items() if name not in other}
        if self.cleaned_data["is_out"] == EARLY:
            facts["early"] = Early(self.cleaned_data["expected_on"], self.cleaned_data.get("seen_by", ()))
        chosen = [force for force in self.every_force if force.pk in facts["forces"]]
        facts["forces"] = None if self.cleaned_data["concerns"] == "every" else chosen
        if facts["clock_rule"] == USUAL:
            facts["clock_rule"] = ""
        return facts
