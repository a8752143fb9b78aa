"""The fields of one item: what is asked, what is answered, and where that leaves the matter."""

from typing import NamedTuple

from django import forms
from django.utils.translation import gettext_lazy as _

from letters.reading.values import Judgement
from recommendations.models import Recommendation
from responses.intake.review.outcomes import NEEDS_REASON
from responses.intake.review.plain_fields import Choices, choice_field, long_field, text_field
from tracker.kit.date_input import GovukDateField


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
        "recommendation": choice_field(
            _("Which recommendation of the report it is"),
            [("", _("Choose one")), ("new", _("A new one: register it from this document")), *recommendations],
        ),
        "number": text_field(_("Number"), 20, widget=forms.TextInput(attrs={"class": "govuk-input--width-4"})),
        "kind": choice_field(_("Kind"), Recommendation.Kind.choices),
        "text": long_field(_("What is asked, as the letter words it"), 5),
        "owner": text_field(_("Addressed to"), 300),
        "deadline_on": GovukDateField(label=_("Last day that the words set"), required=False),
        "answer": long_field(_("The answer, as the letter words it"), 6),
        "refers_to": choice_field(_("The earlier answer that it means"), [("", _("None")), *earlier]),
        "status": choice_field(
            _("Where the answer says that it stands"), [(one.value, STATUS_LABELS[one]) for one in Judgement]
        ),
        "accepted": forms.BooleanField(label=_("The letter accepts the recommendation"), required=False),
        "reason": long_field(_("Why it is not accepted, or not for us"), 3),
        "waiting_on": text_field(_("Waiting on whom, if the letter says"), 200),
        "waiting_for": text_field(_("Waiting for what"), 500),
        "force_action": long_field(_("What the force does"), 5),
        "body_action": long_field(_("What the local policing body itself does"), 3),
    }
