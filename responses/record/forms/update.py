"""Record an update: where a response stands, what was done, and the evidence."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from responses.domain.status import BodyView, ForceSays, Inspectorate, Progress
from responses.record.forms.evidence import EvidenceFields
from responses.record.labels import FIELD_LABELS, Words, choices
from tracker.kit.date_input import GovukDateField
from tracker.kit.long_text import LongText
from tracker.kit.option_hints import HintedRadios

PROGRESS_HINTS: dict[str, Words] = {
    Progress.NOT_STARTED: _("Nothing has been done yet."),
    Progress.PLANNED: _("What will be done is decided, and has not begun."),
    Progress.IN_PROGRESS: _("Work is under way."),
    Progress.WAITING: _("It cannot go on until someone else acts. Say who, what and when you will look again."),
    Progress.ALREADY_COMPLIANT: _("It was met before the recommendation was made."),
    Progress.COMPLETE: _("What was asked has been done."),
}


class Dated(forms.Form):
    """What every change of a response carries: the version that the person saw."""

    version = forms.IntegerField(widget=forms.HiddenInput)


def body_action_field() -> LongText:
    """The one half of what section 55(5B) asks for each recommendation."""
    return LongText(
        label=FIELD_LABELS["body_action"],
        rows=5,
        help_text=_(
            "Section 55(5B)(a): the local policing body’s own action, taken or proposed. The letter prints it."
        ),
    )


def no_action_reason_field() -> LongText:
    """The other half."""
    return LongText(
        label=FIELD_LABELS["no_action_reason"],
        rows=3,
        help_text=_(
            "Section 55(5B)(b): only if we have taken no action and propose none. The letter prints this reason."
        ),
    )


class UpdateForm(EvidenceFields, Dated):
    """The local policing body's update."""

    needed_sometimes = ("waiting_on", "waiting_for", "review_on", "body_action", "no_action_reason")
    state_fields = (
        "progress", "waiting_on", "waiting_for", "review_on", "force_action", "body_action",
        "no_action_reason", "force_says", "body_view", "inspectorate_status",
    )  # fmt: skip

    progress = forms.ChoiceField(label=_("Progress"))
    waiting_on = forms.CharField(
        label=_("Who are you waiting for?"),
        required=False,
        max_length=200,
        error_messages={
            "max_length": _(
                "Who you are waiting for must be %(limit_value)d characters or fewer: it has %(show_value)d."
            ),
        },
        help_text=_("Only if it waits on others. For example, College of Policing."),
    )
    waiting_for = forms.CharField(
        label=_("What are you waiting for from them?"),
        required=False,
        max_length=500,
        error_messages={
            "max_length": _(
                "What you are waiting for must be %(limit_value)d characters or fewer: it has %(show_value)d."
            ),
        },
        help_text=_("Only if it waits on others."),
    )
    review_on = GovukDateField(
        label=_("Review date"),
        required=False,
        help_text=_("Only if it waits on others: when you will look at this again."),
    )
    note = LongText(
        label=_("What was done"),
        rows=4,
        help_text=_("The force can read this. What it should not read goes into the internal note."),
    )
    force_action = LongText(label=_("What the force does"), rows=8)
    body_action = body_action_field()
    no_action_reason = no_action_reason_field()
    force_says = forms.ChoiceField(label=FIELD_LABELS["force_says"], choices=choices("force_says"))
    body_view = forms.ChoiceField(label=FIELD_LABELS["body_view"], choices=choices("body_view"))
    inspectorate_status = forms.ChoiceField(
        label=FIELD_LABELS["inspectorate_status"], choices=choices("inspectorate_status")
    )
    effective_on = GovukDateField(
        label=_("Date from which this holds"), help_text=_("Today, or an earlier day such as a meeting’s.")
    )
    internal_note = LongText(
        label=_("Internal note"),
        rows=3,
        help_text=_("For people of this office alone. The force never sees it, and it is never printed."),
    )

    field_order = [
        "version", *state_fields[:4], "note", "force_action", "body_action", "no_action_reason", "force_says",
        "body_view", "inspectorate_status", "effective_on", "evidence_url", "file", "internal_note", "kept_file",
    ]  # fmt: skip

    def __init__(self, *args: Any, progress_now: Progress, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        shown = [choice for choice in choices("progress") if choice[0] != Progress.UNCLEAR or progress_now == choice[0]]
        self.fields["progress"].widget = HintedRadios(hints=PROGRESS_HINTS)
        self.fields["progress"].choices = shown  # type: ignore[attr-defined]

    @property
    def values(self) -> dict[str, Any]:
        """The state's fields, as the rules take them."""
        typed = {name: self.cleaned_data[name] for name in self.state_fields}
        return typed | {
            "progress": Progress(typed["progress"]),
            "force_says": ForceSays(typed["force_says"]),
            "body_view": BodyView(typed["body_view"]),
            "inspectorate_status": Inspectorate(typed["inspectorate_status"]),
        }


class ForceWordForm(EvidenceFields, Dated):
    """What the force says of itself."""

    state_fields = ("force_says", "force_action")

    force_says = forms.ChoiceField(
        label=_("What does the force say?"), choices=choices("force_says"), widget=forms.RadioSelect
    )
    force_action = LongText(label=_("What the force does"), rows=8)
    note = LongText(
        label=_("What was done"),
        rows=4,
        help_text=_("What is new since the last update. The local policing body can read this."),
    )
    effective_on = GovukDateField(label=_("Date from which this holds"), help_text=_("Today, or an earlier day."))

    field_order = ["version", "force_says", "force_action", "note", "effective_on", "evidence_url", "file", "kept_file"]

    @property
    def values(self) -> dict[str, Any]:
        """The state's fields, as the rules take them."""
        return {
            "force_says": ForceSays(self.cleaned_data["force_says"]),
            "force_action": self.cleaned_data["force_action"],
        }
