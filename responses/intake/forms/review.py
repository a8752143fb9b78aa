"""What a person corrects, chooses and answers of one document. Its fields depend on what was read in it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django import forms
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from responses.intake.review.item_fields import STATUSES, item_fields
from responses.intake.review.letter_fields import letter_fields
from responses.intake.review.plain_fields import PICK, Choices, choice_field, text_field
from responses.intake.review.questions import NOTE_MOST, Question
from responses.intake.review.report_fields import context_fields, new_report_fields
from responses.intake.review.sightings import item_name

NEW = "new"
REPLY, UPDATES, CONTEXT = "reply", "updates", "context"


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
            if self["adopt_as"].value() == CONTEXT:
                self.fields["report"].label = _("Which report it is put beside")
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
        if as_what == UPDATES and self._misses(cleaned, "letter_date"):
            self.add_error("letter_date", _now("Enter the letter’s date: its updates hold from that day."))
        self._clean_items(cleaned)
        return cleaned

    def _clean_report(self, cleaned: dict[str, Any]) -> None:
        if cleaned.get("report") == NEW and cleaned.get("adopt_as") == CONTEXT:
            self.add_error("report", _now("Choose the report that it is put beside: one that is registered."))
        elif cleaned.get("report") == NEW:
            self._clean_new(cleaned)
        elif self._misses(cleaned, "report"):
            self.add_error("report", _now("Choose the report that it answers, or register it from this document."))
        if cleaned.get("adopt_as") == CONTEXT and self._misses(cleaned, "context_title"):
            self.add_error("context_title", _now("Enter a title under which it stands beside the report."))

    def _clean_new(self, cleaned: dict[str, Any]) -> None:
        if self._misses(cleaned, "new_title"):
            self.add_error("new_title", _now("Enter the report’s title."))
        if not cleaned.get("new_source") and self._misses(cleaned, "new_source_name"):
            self.add_error("new_source", _now("Choose who published the report, or enter their name."))

    def _clean_items(self, cleaned: dict[str, Any]) -> None:
        chosen: dict[str, int] = {}
        for index in self.items:
            if cleaned.get(item_name(index, "leave_out")):
                continue
            name = item_name(index, "recommendation")
            which = cleaned.get(name)
            if self._misses(cleaned, name):
                self._wrong(index, "recommendation", _now("Choose which recommendation it is, or leave the item out."))
            elif which in chosen and which != NEW:
                self._wrong(
                    index,
                    "recommendation",
                    _now("Another item is matched to the same recommendation. Choose one for each."),
                )
            elif which:
                chosen[which] = index
            self._clean_item(cleaned, index)

    def _clean_item(self, cleaned: dict[str, Any], index: int) -> None:
        def missing(field: str) -> bool:
            return self._misses(cleaned, item_name(index, field))

        if cleaned.get(item_name(index, "status")) in STATUSES.needs_reason and missing("reason"):
            self._wrong(index, "reason", _now("Enter the reason that the letter gives."))
        if cleaned.get(item_name(index, "status")) in STATUSES.waits and missing("waiting_for"):
            self._wrong(index, "waiting_for", _now("Enter what is waited for."))
        if cleaned.get(item_name(index, "recommendation")) == NEW and missing("text"):
            self._wrong(index, "text", _now("Enter what the recommendation asks."))

    def _wrong(self, index: int, field: str, words: str) -> None:
        """An error of an item's field says of which item, as the same may be wrong in several."""
        said = _now("Item %(place)d: %(words)s") % {"place": index + 1, "words": words}
        self.add_error(item_name(index, field), said)

    def _misses(self, cleaned: dict[str, Any], name: str) -> bool:
        """Nothing was entered: what was, and is wrong, has its message already."""
        return not cleaned.get(name) and name not in self.errors

    def _post_clean(self) -> None:
        """A flow writes; nothing is saved here."""


def _head_fields(offered: Offered) -> dict[str, forms.Field]:
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
            error_messages={"required": _("Choose the force that it is about."), **PICK},
        ),
        "report": choice_field(
            _("Which report it answers"),
            [("", _("Choose a report")), (NEW, _("It is not registered: register it from this document")),
             *offered.reports],
        ),
        **new_report_fields(),
        **context_fields(),
        **letter_fields(),
    }  # fmt: skip


def _question_fields(question: Question) -> dict[str, forms.Field]:
    fields: dict[str, forms.Field] = {
        question.name: choice_field(
            question.words.title,
            question.words.answers,
            help_text=question.words.detail,
            widget=forms.RadioSelect(attrs={"class": "govuk-radios--small"}),
        )
    }
    if question.words.law:
        label = _("Why, or what is known of it (%(law)s)") % {"law": question.words.law}
        fields[question.note_name] = text_field(label, NOTE_MOST)
    return fields


def kind_choices() -> Choices:
    """What a document can become."""
    return [
        (REPLY, _now("The reply to the report, with its answers")),
        (UPDATES, _now("Dated updates alone: a letter after the reply, or one to compare with it")),
        (CONTEXT, _now("No reply: put beside a report as context")),
    ]
