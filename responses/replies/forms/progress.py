"""A public progress update, and what is decided about it."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from responses.domain.status import Progress
from responses.record.labels import choices
from tracker.kit.long_text import LongText


class ProgressForm(forms.Form):
    """What anyone is to read of one recommendation."""

    progress = forms.ChoiceField(
        label=_("How far it has come"),
        widget=forms.RadioSelect,
        choices=[one for one in choices("progress") if one[0] != Progress.UNCLEAR],
        error_messages={"required": _("Choose how far it has come.")},
    )
    words = LongText(
        label=_("What is said in public"),
        rows=8,
        required=True,
        help_text=_("Anyone can read it once it is approved. A blank line begins a new paragraph."),
        error_messages={"required": _("Enter what is to be said in public.")},
    )


class DecideForm(forms.Form):
    """A decision about an update; `note` is its reason."""

    note = LongText(
        label=_("Reason"),
        rows=4,
        help_text=_("It is kept in the reply’s history. Nobody outside the office reads it."),
        error_messages={"required": _("Enter the reason. It is kept in the reply’s history.")},
    )

    def __init__(self, *args: Any, reason: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if reason:
            self.fields["note"].required = True
        else:
            del self.fields["note"]
