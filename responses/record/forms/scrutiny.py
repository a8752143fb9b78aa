"""An entry of scrutiny: what was asked at a meeting, and what was answered."""

from django import forms
from django.utils.translation import gettext_lazy as _

from responses.record.forms.chosen import ChosenField
from tracker.kit.date_input import GovukDateField
from tracker.kit.long_text import LongText


class ScrutinyForm(forms.Form):
    """Written once: what is learnt later is an entry of its own, which follows this one up."""

    chosen = ChosenField()
    follows = forms.IntegerField(required=False, widget=forms.HiddenInput)
    meeting = forms.CharField(
        label=_("Meeting"),
        max_length=200,
        help_text=_("For example, Public accountability board."),
        error_messages={
            "required": _("Meeting is missing. Enter where it was asked."),
            "max_length": _("Meeting must be %(limit_value)d characters or fewer: it has %(show_value)d."),
        },
    )
    held_on = GovukDateField(label=_("Date of the meeting"), help_text=_("Today, or an earlier day."))
    question = LongText(
        label=_("What was asked"),
        rows=4,
        required=True,
        error_messages={"required": _("What was asked is missing. Enter the question.")},
    )
    answer = LongText(
        label=_("What was answered"),
        rows=5,
        help_text=_("Leave it empty if there was no answer yet: an answer that comes later is an entry of its own."),
    )
    next_review_on = GovukDateField(
        label=_("Next review date"),
        required=False,
        help_text=_("When you will look at this again: a day after the meeting."),
    )
    quote = forms.BooleanField(
        label=_("Quote it as our own action"),
        required=False,
        help_text=_(
            "Adds a paragraph to “What we do” of each recommendation, which the letter prints: “At (the meeting) on "
            "(its date) we asked: (what was asked) They answered: (what was answered)”."
        ),
    )
