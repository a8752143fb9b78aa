"""What a person corrects, chooses and answers of one document. Its fields depend on what was read in it."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django import forms
from django.db import models
from django.http import QueryDict
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from recommendations.models import InspectionReport, Source
from responses.intake.review.item_fields import STATUSES, item_fields
from responses.intake.review.questions import NOTE_MOST, Question
from responses.intake.review.sightings import item_name
from responses.replies.models import Reply
from tracker.kit.date_input import PARTS, DateInput, GovukDateField
from tracker.kit.long_text import LongText

NEW = "new"
REPLY, UPDATES, CONTEXT = "reply", "updates", "context"
LONGEST = 60_000
"""Characters of a part of a letter: far longer than any reply known."""

Choices = Sequence[tuple[Any, Any]]
_LONG = {
    "addressee_address": 4, "introduction": 6, "report_summary": 4, "narrative": 8, "chief_officer_comments": 4,
    "closing": 4, "copies_to": 3,
}  # fmt: skip
_LABELS = {
    "letter_date": _("Date of the letter"),
    "letter_date_as_written": _("Date of the letter, as it is written"),
    "reference": _("Reference"),
    "addressee_name": _("To: name"),
    "addressee_role": _("To: office"),
    "addressee_address": _("To: address"),
    "report_title_as_written": _("Title of the report, as the letter writes it"),
    "report_date_read": _("Date of the report, as the letter gives it"),
    "report_date_as_written": _("Date of the report, as it is written"),
    "letterhead_as_written": _("Printed head"),
    "salutation": _("Salutation"),
    "introduction": _("Opening"),
    "report_summary": _("Summary of the report"),
    "narrative": _("Response to all recommendations together"),
    "chief_officer_comments": _("The chief officer’s comments"),
    "closing": _("Closing"),
    "sign_off": _("Sign-off"),
    "signatory_name": _("Signed by: name"),
    "signatory_role": _("Signed by: office"),
    "copies_to": _("Copies to"),
    "signature_described": _("What the text says of the signature"),
}
MAIN_FIELDS = (
    "letter_date", "report_title_as_written", "report_date_read", "reference", "addressee_name", "addressee_role",
    "signatory_name", "signatory_role", "copies_to",
)  # fmt: skip
FRAME_FIELDS = (
    "letterhead_as_written", "addressee_address", "salutation", "introduction", "report_summary", "narrative",
    "chief_officer_comments", "closing", "sign_off", "signature_described", "letter_date_as_written",
    "report_date_as_written",
)  # fmt: skip
NEW_FIELDS = (
    "new_title", "new_source", "new_source_name", "new_source_kind", "new_kind", "new_published_on", "new_concerns",
    "new_number_known",
)  # fmt: skip
CONTEXT_FIELDS = ("context_title", "context_publisher", "context_address", "context_published_on", "context_words")


@dataclass(frozen=True, kw_only=True)
class Offered:
    """What the form offers: the choices that the register makes, by ids."""

    forces: Choices
    reports: Choices
    recommendations: Choices = ()
    earlier: Mapping[int, Choices] | None = None
    """For each item, the items before it, to which it may refer back."""
    kinds: Choices = ()


class ReviewForm(forms.Form):
    """One page of it, or with every item the whole: nothing is required that the other answers do not make so."""

    version = forms.IntegerField(widget=forms.HiddenInput, required=False)

    mark_optional = False

    def __init__(
        self,
        *args: Any,
        offered: Offered,
        items: Iterable[int],
        questions: Iterable[Question],
        head: bool,
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.offered, self.items, self.questions = offered, list(items), list(questions)
        if head:
            self.fields |= _head_fields(offered)
        for index in self.items:
            for name, field in item_fields(offered.recommendations, (offered.earlier or {}).get(index, ())).items():
                self.fields[item_name(index, name)] = field
        for question in self.questions:
            if question.is_own:
                self.fields |= _question_fields(question)

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        as_what = cleaned.get("adopt_as")
        if "report" in self.fields:
            self._clean_report(cleaned)
        if as_what == CONTEXT:
            return cleaned
        if as_what == UPDATES and not cleaned.get("letter_date") and "letter_date" not in self.errors:
            self.add_error("letter_date", _now("Enter the letter’s date: its updates hold from that day."))
        self._clean_items(cleaned)
        return cleaned

    def _clean_report(self, cleaned: dict[str, Any]) -> None:
        if cleaned.get("report") == NEW and cleaned.get("adopt_as") == CONTEXT:
            self.add_error("report", _now("Choose the report that it is put beside: one that is registered."))
        elif cleaned.get("report") == NEW:
            self._clean_new(cleaned)
        elif not cleaned.get("report") and "report" not in self.errors:
            self.add_error("report", _now("Choose the report that it answers, or register it from this document."))
        if (
            cleaned.get("adopt_as") == CONTEXT
            and not cleaned.get("context_title")
            and "context_title" not in self.errors
        ):
            self.add_error("context_title", _now("Enter a title under which it stands beside the report."))

    def _clean_new(self, cleaned: dict[str, Any]) -> None:
        if not cleaned.get("new_title") and "new_title" not in self.errors:
            self.add_error("new_title", _now("Enter the report’s title."))
        if (
            not cleaned.get("new_source")
            and not cleaned.get("new_source_name")
            and "new_source_name" not in self.errors
        ):
            self.add_error("new_source", _now("Choose who published the report, or enter their name."))

    def _clean_items(self, cleaned: dict[str, Any]) -> None:
        chosen: dict[str, int] = {}
        for index in self.items:
            if cleaned.get(item_name(index, "leave_out")):
                continue
            name = item_name(index, "recommendation")
            which = cleaned.get(name)
            if not which and name not in self.errors:
                self.add_error(name, _now("Choose which recommendation it is, or leave the item out."))
            elif which in chosen and which != NEW:
                self.add_error(name, _now("Another item is matched to the same recommendation. Choose one for each."))
            elif which:
                chosen[which] = index
            self._clean_item(cleaned, index)

    def _clean_item(self, cleaned: dict[str, Any], index: int) -> None:
        def missing(field: str) -> bool:
            name = item_name(index, field)
            return not cleaned.get(name) and name not in self.errors

        if cleaned.get(item_name(index, "status")) in STATUSES.needs_reason and missing("reason"):
            self.add_error(item_name(index, "reason"), _now("Enter the reason that the letter gives."))
        if cleaned.get(item_name(index, "status")) in STATUSES.waits and missing("waiting_for"):
            self.add_error(item_name(index, "waiting_for"), _now("Enter what is waited for."))
        if cleaned.get(item_name(index, "recommendation")) == NEW and missing("text"):
            self.add_error(item_name(index, "text"), _now("Enter what the recommendation asks."))

    def _post_clean(self) -> None:
        """A flow writes; nothing is saved here."""


def _head_fields(offered: Offered) -> dict[str, forms.Field]:
    letter = {name: _letter_field(name) for name in (*MAIN_FIELDS, *FRAME_FIELDS)}
    return {
        "adopt_as": forms.ChoiceField(
            label=_("What it becomes"),
            choices=offered.kinds,
            widget=forms.RadioSelect,
            error_messages={"required": _("Choose what it becomes.")},
        ),
        "force": forms.ChoiceField(
            label=_("For which force"),
            choices=[("", _("Choose a force")), *offered.forces],
            error_messages={"required": _("Choose the force that it is about."), "invalid_choice": _PICK},
        ),
        "report": forms.ChoiceField(
            label=_("Which report it answers"),
            required=False,
            choices=[("", _("Choose a report")), (NEW, _("It is not registered: register it from this document")),
                     *offered.reports],
            error_messages={"invalid_choice": _PICK},
        ),
        **_new_fields(),
        **_context_fields(),
        **letter,
    }  # fmt: skip


_PICK = _("Choose one from the list.")
_TOO_LONG = _("It must be %(limit_value)d characters or fewer: it has %(show_value)d.")


def _text(label: Any, most: int, **kwargs: Any) -> forms.CharField:
    messages = {"max_length": _TOO_LONG}
    return forms.CharField(label=label, required=False, max_length=most, error_messages=messages, **kwargs)


def _new_fields() -> dict[str, forms.Field]:
    return {
        "new_title": _text(_("Title of the report"), 300),
        "new_source": forms.ModelChoiceField(
            Source.objects.all(),
            label=_("Who published it"),
            required=False,
            empty_label=_("Someone else, named below"),
            error_messages={"invalid_choice": _PICK},
        ),
        "new_source_name": _text(_("Who published it, if not in the list"), 200),
        "new_source_kind": forms.ChoiceField(
            label=_("What they are"),
            choices=Source.Kind.choices,
            error_messages={"invalid_choice": _PICK},
            required=False,
        ),
        "new_kind": forms.ChoiceField(
            label=_("Kind of report"),
            choices=InspectionReport.Kind.choices,
            required=False,
            error_messages={"invalid_choice": _PICK},
        ),
        "new_published_on": GovukDateField(label=_("Date of publication"), required=False),
        "new_concerns": forms.ChoiceField(
            label=_("Which forces it concerns"),
            choices=[("every", _("Every force")), ("mine", _("The force of this letter alone"))],
            widget=forms.RadioSelect,
            required=False,
        ),
        "new_number_known": forms.IntegerField(
            label=_("How many recommendations it makes, if it is known"),
            required=False,
            min_value=0,
            max_value=1000,
            widget=forms.NumberInput(attrs={"class": "govuk-input--width-4"}),
        ),
    }


def _context_fields() -> dict[str, forms.Field]:
    return {
        "context_title": _text(_("Title beside the report"), 300),
        "context_publisher": _text(_("Who published it"), 100),
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


def _letter_field(name: str) -> forms.Field:
    label = _LABELS[name]
    held = Reply._meta.get_field(name)
    if isinstance(held, models.DateField):
        return GovukDateField(label=label, required=False)
    if name in _LONG:
        return LongText(label=label, rows=_LONG[name], max_length=LONGEST, error_messages={"max_length": _TOO_LONG})
    return _text(label, getattr(held, "max_length", None) or 200)


def _question_fields(question: Question) -> dict[str, forms.Field]:
    fields: dict[str, forms.Field] = {
        question.name: forms.ChoiceField(
            label=question.words.title,
            help_text=question.words.detail,
            choices=question.words.answers,
            widget=forms.RadioSelect(attrs={"class": "govuk-radios--small"}),
            required=False,
            error_messages={"invalid_choice": _PICK},
        )
    }
    if question.words.law:
        label = _("Why, or what is known of it (%(law)s)") % {"law": question.words.law}
        fields[question.note_name] = _text(label, NOTE_MOST)
    return fields


def typed_in(form: ReviewForm, data: QueryDict) -> dict[str, Any]:
    """What was typed into each field that was sent, right or wrong. A field that was not sent was not on the page."""
    found = {}
    for name, field in form.fields.items():
        if name == "version" or not _was_sent(field, name, data):
            continue
        value = field.widget.value_from_datadict(data, {}, name)
        found[name] = [_kept(part or "") for part in value] if isinstance(value, list) else _kept(value)
    return found


def _kept(value: Any) -> Any:
    """A sign that no database keeps is no part of what was typed."""
    return value.replace("\0", "") if isinstance(value, str) else value


def _was_sent(field: forms.Field, name: str, data: QueryDict) -> bool:
    if isinstance(field.widget, DateInput):
        return any(f"{name}_{part}" in data for part in PARTS)
    if isinstance(field, forms.BooleanField):
        return f"{name}-shown" in data  # a box that is not ticked is not sent itself
    return name in data


def as_data(form: ReviewForm, values: Mapping[str, Any]) -> QueryDict:
    """These values as the browser would send them, so that they can be judged."""
    data = QueryDict(mutable=True)
    for name, field in form.fields.items():
        value = values.get(name)
        if isinstance(field.widget, DateInput):
            parts = value if isinstance(value, list) else field.widget.decompress(value)
            for part, one in zip(PARTS, parts, strict=False):
                data[f"{name}_{part}"] = "" if one is None else str(one)
        elif isinstance(field, forms.BooleanField):
            if value:
                data[name] = "on"
        elif value not in (None, ""):
            data[name] = str(value.pk) if isinstance(value, models.Model) else str(value)
    return data


def kind_choices() -> Choices:
    """What a document can become."""
    return [
        (REPLY, _now("The reply to the report, with its answers")),
        (UPDATES, _now("Dated updates alone: a letter after the reply, or one to compare with it")),
        (CONTEXT, _now("No reply: put beside a report as context")),
    ]
