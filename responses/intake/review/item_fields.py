"""The fields of one item: what is asked, what is answered, and where that leaves the matter."""

from collections.abc import Sequence
from typing import Any, NamedTuple

from django import forms
from django.utils.translation import gettext_lazy as _

from letters.reading.values import Judgement
from recommendations.models import Recommendation
from responses.intake.review.outcomes import NEEDS_REASON
from tracker.kit.date_input import GovukDateField
from tracker.kit.long_text import LongText

Choices = Sequence[tuple[Any, Any]]
LONGEST = 60_000
_TOO_LONG = {"max_length": _("It must be %(limit_value)d characters or fewer: it has %(show_value)d.")}
_PICK = {"invalid_choice": _("Choose one from the list.")}


class _Statuses(NamedTuple):
    needs_reason: frozenset[str]
    waits: frozenset[str]


STATUSES = _Statuses(frozenset(one.value for one in NEEDS_REASON), frozenset({Judgement.DEPENDS_ON_OTHERS.value}))
STATUS_LABELS = {
    Judgement.ALREADY_COMPLIANT: _("Already compliant"),
    Judgement.COMPLETE: _("Complete"),
    Judgement.IN_PROGRESS: _("In progress"),
    Judgement.PLANNED: _("Planned"),
    Judgement.DEPENDS_ON_OTHERS: _("Waiting on others"),
    Judgement.NOT_ACCEPTED: _("Not accepted"),
    Judgement.NOT_APPLICABLE: _("Not for us"),
    Judgement.UNCLEAR: _("Unclear: the words do not say"),
}


def item_fields(recommendations: Choices, earlier: Choices) -> dict[str, forms.Field]:
    """By the name that each has within the item."""
    return {
        "leave_out": forms.BooleanField(label=_("Leave this item out"), required=False),
        "recommendation": forms.ChoiceField(
            label=_("Which recommendation of the report it is"),
            choices=[("", _("Choose one")), ("new", _("A new one: register it from this document")), *recommendations],
            required=False,
            error_messages=_PICK,
        ),
        "number": _text(_("Number"), 20, widget=forms.TextInput(attrs={"class": "govuk-input--width-4"})),
        "kind": forms.ChoiceField(
            label=_("Kind"), choices=Recommendation.Kind.choices, required=False, error_messages=_PICK
        ),
        "text": _long(_("What is asked, as the letter words it"), 5),
        "owner": _text(_("Addressed to"), 300),
        "deadline_on": GovukDateField(label=_("Last day that the words set"), required=False),
        "answer": _long(_("The answer, as the letter words it"), 6),
        "refers_to": forms.ChoiceField(
            label=_("The earlier answer that it means"),
            choices=[("", _("None")), *earlier],
            required=False,
            error_messages=_PICK,
        ),
        "status": forms.ChoiceField(
            label=_("Where the answer says that it stands"),
            choices=[(one.value, STATUS_LABELS[one]) for one in Judgement],
            required=False,
            error_messages=_PICK,
        ),
        "accepted": forms.BooleanField(label=_("The letter accepts the recommendation"), required=False),
        "reason": _long(_("Why it is not accepted, or not for us"), 3),
        "waiting_on": _text(_("Waiting on whom, if the letter says"), 200),
        "waiting_for": _text(_("Waiting for what"), 500),
        "force_action": _long(_("What the force does"), 5),
        "body_action": _long(_("What the local policing body itself does"), 3),
    }


def _text(label: Any, most: int, **kwargs: Any) -> forms.CharField:
    return forms.CharField(label=label, required=False, max_length=most, error_messages=_TOO_LONG, **kwargs)


def _long(label: Any, rows: int) -> LongText:
    return LongText(label=label, rows=rows, max_length=LONGEST, error_messages=_TOO_LONG)
