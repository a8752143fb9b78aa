"""The fields of a report that is registered from a document, and of a document that is put beside a report."""

from django import forms
from django.utils.translation import gettext_lazy as _

from recommendations.models import InspectionReport, Source
from responses.intake.review.plain_fields import PICK, choice_field, text_field
from tracker.kit.date_input import GovukDateField
from tracker.kit.long_text import LongText

NEW_FIELDS = (
    "new_title", "new_source", "new_source_name", "new_source_kind", "new_kind", "new_published_on", "new_concerns",
    "new_number_known",
)  # fmt: skip
CONTEXT_FIELDS = ("context_title", "context_publisher", "context_address", "context_published_on", "context_words")


def new_report_fields() -> dict[str, forms.Field]:
    return {
        "new_title": text_field(_("Title of the report"), 300),
        "new_source": forms.ModelChoiceField(
            Source.objects.all(),
            label=_("Who published it"),
            required=False,
            empty_label=_("Someone else, named below"),
            error_messages=PICK,
        ),
        "new_source_name": text_field(_("Who published it, if not in the list"), 200),
        "new_source_kind": choice_field(_("What they are"), Source.Kind.choices),
        "new_kind": choice_field(_("Kind of report"), InspectionReport.Kind.choices),
        "new_published_on": GovukDateField(label=_("Date of publication"), required=False),
        "new_concerns": choice_field(
            _("Which forces it concerns"),
            [("every", _("Every force")), ("mine", _("The force of this letter alone"))],
            widget=forms.RadioSelect,
        ),
        "new_number_known": forms.IntegerField(
            label=_("How many recommendations it makes, if it is known"),
            required=False,
            min_value=0,
            max_value=1000,
            widget=forms.NumberInput(attrs={"class": "govuk-input--width-4"}),
        ),
    }


def context_fields() -> dict[str, forms.Field]:
    return {
        "context_title": text_field(_("Title beside the report"), 300),
        "context_publisher": text_field(_("Who published it"), 100),
        "context_address": forms.URLField(
            label=_("Address on the web, if it has one"),
            required=False,
            max_length=500,
            assume_scheme="https",
            error_messages={"invalid": _("Enter an address that begins with https://, or leave it empty.")},
        ),
        "context_published_on": GovukDateField(label=_("Date, if it bears one"), required=False),
        "context_words": LongText(label=_("What it says, in a sentence or two"), rows=3),
    }
