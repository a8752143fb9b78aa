"""The forms of the steps in a reply's life. Each carries, hidden, what the person saw: a step past it is refused."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.utils.text import format_lazy
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from responses.record.flows.store_document import KINDS
from responses.record.forms.evidence import EvidenceFields
from responses.replies.flows.approve_reply import Given
from responses.replies.models import Approval, Reply
from tracker.kit.date_input import GovukDateField
from tracker.kit.long_text import LongText


class StageForm(forms.Form):
    """`seen_fields` are the hidden ones. The flows judge; what they refuse is put beside the field that it names."""

    seen_fields: tuple[str, ...] = ()

    def put(self, error: ValidationError) -> None:
        for name, said in getattr(error, "message_dict", {"": error.messages}).items():
            self.add_error(name if name in self.fields else None, said)

    @property
    def typed(self) -> dict[str, Any]:
        """What the person typed, without what they saw."""
        return {name: value for name, value in self.cleaned_data.items() if name not in self.seen_fields}


def _note(label: Any, hint: Any, *, required: bool = False) -> LongText:
    return LongText(
        label=label,
        rows=4,
        help_text=hint,
        required=required,
        error_messages={"required": _("Enter the reason. It is kept in the reply’s history.")},
    )


class SubmitForm(StageForm):
    """`version`: of the draft's words; `text`: the digest of all that is read, answers included."""

    seen_fields = ("version", "text")

    version = forms.IntegerField(widget=forms.HiddenInput)
    text = forms.CharField(widget=forms.HiddenInput, required=False)
    note = _note(_("Note to the approver"), _("Kept in the reply’s history. It is not in the letter."))


class ReasonForm(StageForm):
    """`seen`: the number of steps."""

    seen_fields = ("seen",)

    seen = forms.IntegerField(widget=forms.HiddenInput)
    note = _note(_("Reason"), _("It is kept in the reply’s history. It is not in the letter."), required=True)


class ApproveForm(StageForm):
    """`text`: the submission."""

    seen_fields = ("text",)

    text = forms.IntegerField(widget=forms.HiddenInput)
    note = _note(_("Note"), _("Kept in the reply’s history. It is not in the letter."))


class RecordApprovalForm(StageForm, EvidenceFields):
    """An approval that was given on paper, by e-mail or by a board."""

    seen_fields = ("text",)
    needed_sometimes = ("minute", "named_in")
    evidence_url = None  # type: ignore[assignment]  # Django's way to leave out a field of a parent

    text = forms.IntegerField(widget=forms.HiddenInput)
    capacity = forms.ChoiceField(
        label=_("Who approved"),
        choices=Approval.Capacity.choices,
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose who approved.")},
    )
    approver_name = forms.CharField(
        label=_("Name"),
        max_length=200,
        help_text=_("Of the person, or of the board."),
        error_messages={"required": _("Enter who approved: a person’s name, or the board’s.")},
    )
    approver_title = forms.CharField(
        label=_("Title"), max_length=200, required=False, help_text=_("Such as Police and Crime Commissioner.")
    )
    approved_on = GovukDateField(label=_("Date of approval"))
    minute = forms.CharField(
        label=_("Minute"),
        max_length=200,
        required=False,
        help_text=_("Needed for a board’s decision: the meeting and the item."),
    )
    named_in = forms.CharField(
        label=_("The writing that names the delegate"),
        max_length=300,
        required=False,
        help_text=_("Needed for a delegate, with its date."),
    )
    file = forms.FileField(
        label=_("The e-mail, letter or minute"),
        required=False,
        allow_empty_file=True,  # so that the message is ours and names the file
        help_text=format_lazy(_("Up to 20 MB: {kinds}. Only your own office can open it."), kinds=KINDS),
    )
    note = _note(_("Note"), _("Kept in the reply’s history. It is not in the letter."))

    field_order = (
        "text", "capacity", "approver_name", "approver_title", "approved_on", "minute", "named_in", "file", "note",
    )  # fmt: skip

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        if self.document is None and "file" not in self.errors:
            message = _now("Choose the e-mail, letter or minute that shows the approval, as a file.")
            self.add_error("file", message)
        return cleaned

    @property
    def given(self) -> Given:
        assert self.document is not None  # an error without it
        typed = self.cleaned_data
        return Given(
            capacity=Approval.Capacity(typed["capacity"]),
            name=typed["approver_name"],
            title=typed["approver_title"],
            on=typed["approved_on"],
            minute=typed["minute"],
            named_in=typed["named_in"],
            document=self.document,
            document_name=self.document_name,
        )


class IssueForm(StageForm):
    """`text`: the submission."""

    seen_fields = ("text",)

    text = forms.IntegerField(widget=forms.HiddenInput)
    letter_date = GovukDateField(label=_("Date of the letter"), help_text=_("The date that the letter bears."))
    note = _note(_("Note"), _("Kept in the reply’s history. It is not in the letter."))


class ReplyChoice(forms.ModelChoiceField):
    """Replies by the titles of their reports."""

    def label_from_instance(self, obj: Any) -> str:
        return str(obj.report.title)


class CloseForm(ReasonForm):
    """Which reply answers the same findings, and why."""

    answered_by = ReplyChoice(
        label=_("Which reply answers it?"),
        queryset=Reply.objects.none(),
        widget=forms.RadioSelect,
        empty_label=None,
        error_messages={
            "required": _("Choose the reply that answers it."),
            "invalid_choice": _("Choose a reply in the list."),
        },
    )

    field_order = ("seen", "answered_by", "note")

    def __init__(self, *args: Any, replies: QuerySet[Reply], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        chosen = self.fields["answered_by"]
        assert isinstance(chosen, forms.ModelChoiceField)
        chosen.queryset = replies
