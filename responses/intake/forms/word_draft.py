"""A draft that was changed in Word is sent in, and what it changes is taken or left."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.core import signing
from django.utils.translation import gettext_lazy as _

from responses.intake.forms.files import file_field
from responses.intake.word.changes import Change

_SALT = "word-changes"
LONGEST_OPEN = 7 * 24 * 60 * 60
"""Seconds for which what a page showed can be taken."""


class SendDraftForm(forms.Form):
    """The Word file alone: it says itself which draft it is."""

    file = file_field(
        label=_("The draft, changed in Word"),
        accept=".docx,application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        help_text=_("The Word file (.docx) that was downloaded from here, up to 20 MB."),
        missing=_("Choose the Word file that you changed."),
    )


class TakeChangesForm(forms.Form):
    """Which of the changes to take: all are ticked at first. What was shown goes along, signed."""

    shown = forms.CharField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, reply: int, changes: Sequence[Change] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.reply = reply
        if changes:
            facts = [reply, {change.key: [change.after, change.seen] for change in changes}]
            self.initial["shown"] = signing.dumps(facts, salt=_SALT, compress=True)

    def clean_shown(self) -> dict[str, list[str]]:
        """The texts that were shown, and how each part stood, by key."""
        try:
            reply, shown = signing.loads(self.cleaned_data["shown"], salt=_SALT, max_age=LONGEST_OPEN)
        except signing.BadSignature:
            reply, shown = 0, {}
        if reply != self.reply:
            raise forms.ValidationError(_("What the page showed is no longer known. Send the file in again."))
        return dict(shown)

    def chosen(self, keys: Sequence[str]) -> dict[str, list[str]]:
        """What of it was ticked."""
        shown: dict[str, list[str]] = self.cleaned_data["shown"]
        return {key: shown[key] for key in keys if key in shown}
