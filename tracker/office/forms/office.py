"""The body's facts, its letters, its colours, and from when it uses the product."""

from typing import Any, Self

from django import forms
from django.db.models import Model
from django.utils.text import format_lazy, slugify
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from forces.languages import LANGUAGES
from forces.models import LocalPolicingBody
from letters.rendering.styles import house_styles
from responses.domain.status import RAG_PRESETS, RagRules, parse_rag_rules
from responses.record.labels import COLOUR_LABELS
from tracker.kit.date_input import GovukDateField
from tracker.kit.long_text import LongText
from tracker.kit.option_hints import HintedRadios
from tracker.office.forms.seen import SeenForm

OWN = "own"
"""Colour rules that are no preset: they were written for the body."""

PRESET_NAMES = {
    "city-of-london": _("City of London’s definition"),
    "leicestershire": _("Leicestershire’s definition"),
}


def too_long(label: Any) -> dict[str, Any]:
    """The refusal of a text that is too long, in words that name the field."""
    message = _("{label} must be %(limit_value)d characters or fewer: it has %(show_value)d.")
    return {"max_length": format_lazy(message, label=label)}


class OfficeFields(forms.Form):
    """What the body is called, of what kind it is, and what its office holder is called."""

    formal_name = forms.CharField(
        label=_("Formal name"),
        max_length=200,
        help_text=_("As it stands at the head of your letters."),
        error_messages={
            "required": _("Enter the body’s formal name, such as Police and Crime Commissioner for an area."),
            **too_long(_("Formal name")),
        },
    )
    kind = forms.ChoiceField(
        label=_("Kind of body"),
        choices=LocalPolicingBody.Kind.choices,
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose what kind of body it is.")},
    )
    office_holder_title = forms.CharField(
        label=_("Title of the office holder"),
        required=False,
        max_length=200,
        help_text=_("The person who answers for the body, such as Police and Crime Commissioner."),
        error_messages=too_long(_("Title of the office holder")),
    )

    def clean_formal_name(self) -> str:
        name = " ".join(self.cleaned_data["formal_name"].split())
        if not slugify(name):
            raise forms.ValidationError(
                gettext("Enter a formal name with letters in it: %(name)s has none.") % {"name": name}
            )
        return name


class OfficeForm(SeenForm, OfficeFields):
    """The same, of a body that is held."""

    held_fields = ("formal_name", "kind", "office_holder_title")


class LettersForm(SeenForm):
    """What new drafts begin with, and how letters look."""

    held_fields = (
        "letterhead_address", "letterhead_contact", "reference_prefix", "house_style", "marking", "language",
    )  # fmt: skip
    needed_sometimes = ("marking",)

    letterhead_address = LongText(
        label=_("Address on the letterhead"),
        rows=5,
        max_length=1_000,
        help_text=_("One line each. Your formal name stands above it."),
    )
    letterhead_contact = LongText(
        label=_("Contact lines on the letterhead"),
        rows=3,
        max_length=1_000,
        help_text=_("One line each, such as a telephone number and an email address."),
    )
    reference_prefix = forms.CharField(
        label=_("Start of your references"),
        required=False,
        max_length=30,
        widget=forms.TextInput(attrs={"class": "govuk-input--width-10"}),
        help_text=_("Each new draft begins its “Our ref” with it."),
        error_messages=too_long(_("Start of your references")),
    )
    house_style = forms.ChoiceField(
        label=_("House style"),
        widget=forms.RadioSelect,
        help_text=_("New letters are set in it. Each letter can have another."),
        error_messages={"required": _("Choose a house style.")},
    )
    marking = forms.ChoiceField(
        label=_("Handling marking"),
        required=False,
        choices=LocalPolicingBody.Marking.choices,
        widget=forms.RadioSelect,
        help_text=_("New drafts begin with it, at the head and foot of each page. OFFICIAL needs no marking."),
    )
    language = forms.ChoiceField(
        label=_("Language of new letters"),
        choices=LANGUAGES,
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose the language of new letters.")},
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["house_style"].choices = list(house_styles().items())  # type: ignore[attr-defined]


class BeginningForm(SeenForm):
    """From when the body's duties are kept."""

    held_fields = ("uses_tracker_from",)

    uses_tracker_from = GovukDateField(label=_("Day from which you use the tracker"))


class ColoursForm(SeenForm):
    """One of the published definitions, or the body's own where it has one."""

    held_fields = ("rag_rules",)

    preset = forms.ChoiceField(
        label=_("What the colours mean"),
        widget=HintedRadios(hints={}),
        error_messages={"required": _("Choose what the colours mean.")},
    )

    def __init__(self, *args: Any, own: list[Any], **kwargs: Any) -> None:
        """`own` are rules of the body that are no preset; none where it has none."""
        super().__init__(*args, **kwargs)
        self.own = own
        rules = {**RAG_PRESETS, **({OWN: own} if own else {})}
        names = {**PRESET_NAMES, **({OWN: _("Our own rules, as they are now")} if own else {})}
        self.fields["preset"].widget = HintedRadios(
            hints={name: in_words(parse_rag_rules(held)) for name, held in rules.items()}
        )
        self.fields["preset"].choices = list(names.items())  # type: ignore[attr-defined]

    @classmethod
    def on(cls, row: Model, typed: Any = None, **kwargs: Any) -> Self:
        assert isinstance(row, LocalPolicingBody)
        typed = typed or {}
        rules = typed.get("rag_rules", row.rag_rules)
        return super().on(row, {**typed, "preset": preset_of(rules)}, own=own_rules(row), **kwargs)

    @property
    def values(self) -> dict[str, Any]:
        chosen = self.cleaned_data["preset"]
        return {"rag_rules": self.own if chosen == OWN else RAG_PRESETS[chosen]}


def preset_of(rules: list[Any]) -> str:
    """The published definition that these rules are; OWN for any other, nothing for none."""
    return next((name for name, held in RAG_PRESETS.items() if held == rules), OWN if rules else "")


def own_rules(body: LocalPolicingBody) -> list[Any]:
    return body.rag_rules if preset_of(body.rag_rules) == OWN else []


def in_words(rules: RagRules) -> str:
    """Each colour and its meaning, in the order in which they are tried."""
    return " ".join(f"{COLOUR_LABELS[rule.colour]}: {gettext(rule.meaning)}." for rule in rules)
