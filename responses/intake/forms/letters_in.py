"""Documents are sent in, or a text is pasted."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from responses.intake.forms.bodies import OneBodyForm, body_field
from responses.intake.forms.files import ManyFilesField, ManyFilesInput
from responses.intake.models import IncomingDocument

KINDS_TAKEN = ".pdf,.docx,.html,.htm,.txt,.zip"


class LettersInForm(OneBodyForm):
    """The files or the text, what they are, and for which body where the person works for more than one."""

    mark_optional = False  # either the files or the text is needed

    body = body_field(
        label=gettext_lazy("Whose documents they are"), missing=gettext_lazy("Choose whose documents they are.")
    )
    documents = ManyFilesField(
        label=gettext_lazy("Documents"),
        required=False,
        allow_empty_file=True,  # so that the message is that of the reader, and names the mend
        max_length=None,
        widget=ManyFilesInput(attrs={"accept": KINDS_TAKEN}),
        help_text=gettext_lazy(
            "PDF, Word (.docx), web pages (.html) or text, up to 20 MB each. Choose or drop as many as you like, or a "
            "ZIP file of up to 500 documents and 100 MB."
        ),
    )
    text = forms.CharField(
        label=gettext_lazy("Or paste the text"),
        required=False,
        strip=False,
        widget=forms.Textarea(attrs={"rows": 8}),
        help_text=gettext_lazy("Of one document, such as a page that you have copied."),
    )
    purpose = forms.ChoiceField(
        label=gettext_lazy("What are they?"),
        choices=IncomingDocument.Purpose.choices,
        initial=IncomingDocument.Purpose.REPLY,
        widget=forms.RadioSelect,
        error_messages={"required": gettext_lazy("Say what they are: a reply, a report or a page of the register.")},
    )

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        has_files, has_text = bool(given.get("documents")), bool(given.get("text", "").strip())
        if has_files and has_text:
            self.add_error("text", _("Send either files or pasted text. Clear the text, or leave the files out."))
        elif not has_files and not has_text and "documents" not in self.errors:
            self.add_error("documents", _("Choose one or more documents, or paste the text of one."))
        return given
