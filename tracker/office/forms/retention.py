"""How long words are kept, and what is kept longer."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from forces.models import LocalPolicingBody
from recommendations.models import InspectionReport
from responses.record.models import Hold, Response
from tracker.office.forms.office import too_long
from tracker.office.forms.seen import SeenForm

EVERYTHING = ""


class RetentionForm(SeenForm):
    """The body's retention period; empty, nothing is ever disposed of."""

    held_fields = ("retention_years", "retention_policy")
    needed_sometimes = ("retention_policy",)

    retention_years = forms.IntegerField(
        label=_("Years that words are kept after a matter is closed"),
        required=False,
        min_value=1,
        max_value=100,
        widget=forms.TextInput(attrs={"class": "govuk-input--width-3", "inputmode": "numeric"}),
        help_text=_("Leave it empty to keep everything. Nothing goes by itself: you are shown what would, first."),
        error_messages={
            "invalid": _("Years must be a whole number, such as 7."),
            "min_value": _("Years must be 1 or more: leave it empty to keep everything."),
            "max_value": _("Years must be 100 or fewer."),
        },
    )
    retention_policy = forms.CharField(
        label=_("The policy that says so"),
        required=False,
        max_length=300,
        help_text=_("Such as the name and date of your retention schedule. It is kept with each disposal."),
        error_messages=too_long(_("The policy that says so")),
    )

    def clean(self) -> dict[str, Any]:
        typed = super().clean() or self.cleaned_data
        if typed.get("retention_years") and not typed.get("retention_policy"):
            self.add_error("retention_policy", _now("Enter the policy that sets this period."))
        return typed


class HoldForm(forms.Form):
    """A legal or FOI hold: of one response where the page came from it, else of everything or of one report."""

    kind = forms.ChoiceField(
        label=_("Why it must be kept"),
        choices=Hold.Kind.choices,
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose why it must be kept.")},
    )
    reference = forms.CharField(
        label=_("The case or request"),
        max_length=300,
        help_text=_("As your office names it. Name no one who need not be named."),
        error_messages={"required": _("Enter the case or request, as your office names it."),
                        **too_long(_("The case or request"))},
    )  # fmt: skip
    report = forms.ModelChoiceField(
        label=_("What is kept"),
        queryset=InspectionReport.objects.none(),
        required=False,
        empty_label=_("Everything of this office"),
        help_text=_("A report is kept with its responses and its reply."),
        error_messages={"invalid_choice": _("Choose a report in the list.")},
    )

    def __init__(self, *args: Any, body: LocalPolicingBody, response: Response | None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if response:
            del self.fields["report"]
            return
        field = self.fields["report"]
        assert isinstance(field, forms.ModelChoiceField)
        field.queryset = InspectionReport.objects.standing().filter(recommendations__responses__body=body).distinct()


class LiftForm(forms.Form):
    """Why a hold ends."""

    because = forms.CharField(
        label=_("Why it ends"),
        max_length=300,
        error_messages={"required": _("Enter why the hold ends."), **too_long(_("Why it ends"))},
    )
