"""The filters beside the list, as a form that is sent by GET and needs no script."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from recommendations.models import Recommendation
from responses.domain.status import Status
from responses.insight.choices import Choices, Words
from responses.insight.filters import (
    LONGEST_WORDS,
    Chosen,
    capitalised,
    past_deadline_words,
    past_target_words,
    whom_words,
)
from responses.insight.questions import NOT_NAMED
from responses.record.labels import STATUS_LABELS

DUE_WITHIN = (30, 90)
"""The spans of days that the form offers; the address may ask for any."""


def _small_boxes() -> forms.CheckboxSelectMultiple:
    return forms.CheckboxSelectMultiple(attrs={"class": "govuk-checkboxes--small"})


class FilterForm(forms.Form):
    """Shows what is chosen. The address is read by `filters.read`, never by this form."""

    mark_optional = False
    q = forms.CharField(label=gettext_lazy("Words"), max_length=LONGEST_WORDS)
    past_deadline = forms.MultipleChoiceField(label=gettext_lazy("Deadline"), widget=_small_boxes())
    past_target = forms.MultipleChoiceField(label=gettext_lazy("Target"), widget=_small_boxes())
    due_within = forms.ChoiceField(label=gettext_lazy("Due within"))
    status = forms.MultipleChoiceField(
        label=gettext_lazy("Progress"),
        choices=[(status.value, STATUS_LABELS[status]) for status in Status],
        widget=_small_boxes(),
    )
    rag = forms.ChoiceField(label=gettext_lazy("Colour"))
    report = forms.ChoiceField(label=gettext_lazy("Report"))
    body = forms.ChoiceField(label=gettext_lazy("Local policing body"))
    force = forms.ChoiceField(label=gettext_lazy("Force"))
    kind = forms.ChoiceField(label=gettext_lazy("Kind"))
    theme = forms.ChoiceField(label=gettext_lazy("Theme"))
    owner = forms.ChoiceField(label=gettext_lazy("Owner"))
    waiting_on = forms.ChoiceField(label=gettext_lazy("Waiting on"))
    standing = forms.CharField(widget=forms.HiddenInput)
    applies = forms.CharField(widget=forms.HiddenInput)
    sort = forms.CharField(widget=forms.HiddenInput)

    def __init__(self, chosen: Chosen, choices: Choices) -> None:
        yes = {name: ["1"] if name in chosen.values else [] for name in ("past_deadline", "past_target")}
        applies = "1" if "applies" in chosen.values else ""
        super().__init__(initial={**chosen.values, **yes, "sort": chosen.sort, "applies": applies})
        self._box("past_deadline", past_deadline_words())
        self._box("past_target", past_target_words(choices))
        self._offer("due_within", _due_words(chosen.values.get("due_within")))
        self._offer("rag", choices.rag)
        self._offer("report", choices.report, at_least=2)
        self._offer("body", choices.body, at_least=2)
        self._offer("force", choices.force, at_least=2)
        self._offer("kind", {kind.value: str(kind.label) for kind in Recommendation.Kind})
        for name in ("theme", "owner"):
            self._offer(name, getattr(choices, name))
        unnamed = {NOT_NAMED: whom_words(NOT_NAMED)} if chosen.values.get("waiting_on") == NOT_NAMED else {}
        self._offer("waiting_on", {**choices.waiting_on, **unnamed})
        for name in ("standing", "applies", "sort"):
            if not self.initial.get(name):
                del self.fields[name]

    def _box(self, name: str, words: str) -> None:
        field: Any = self.fields[name]
        field.choices = [("1", capitalised(words))]

    def _offer(self, name: str, words: Words, at_least: int = 1) -> None:
        """Offer these values, and whatever is chosen; a filter that has nothing to choose is left out."""
        chosen = self.initial.get(name)
        offered = dict(words)
        if chosen is not None:
            offered.setdefault(str(chosen), str(chosen))
        if chosen is None and len(offered) < at_least:
            del self.fields[name]
            return
        field: Any = self.fields[name]
        field.choices = [("", _("All")), *offered.items()]


def _due_words(chosen: int | None) -> Words:
    days = sorted({*DUE_WITHIN, *([] if chosen is None else [chosen])})
    return {str(number): _("%(days)s days") % {"days": number} for number in days}
