"""Evidence beside an update: a link, or a file that outlives a form sent back with mistakes."""

from typing import Any

from django import forms
from django.core import signing
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from forces.models import User
from responses.record.flows.store_document import KINDS, download_name, store_document
from responses.record.models import Document
from tracker.kit.clock import now

_SALT = "kept-evidence"
LONGEST_TYPED_NAME = 190
"""Leaves room for the ending that the bytes ask for."""


class EvidenceFields(forms.Form):
    """A file is stored as soon as it is sent; a signed token carries it until the form is right."""

    evidence_url = forms.URLField(
        label=_("Link to evidence"),
        required=False,
        max_length=500,
        assume_scheme="https",
        error_messages={
            "invalid": _("Link to evidence must be a web address, such as https://www.example.org/minutes."),
            "max_length": _("Link to evidence must be %(limit_value)d characters or fewer: it has %(show_value)d."),
        },
    )
    file = forms.FileField(
        label=_("File as evidence"),
        required=False,
        allow_empty_file=True,  # so that the message is ours and names the file
        help_text=format_lazy(_("Up to 20 MB: {kinds}."), kinds=KINDS),
    )
    kept_file = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, user: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.user = user
        self.document: Document | None = None
        self.document_name = ""

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        file = cleaned.get("file")
        if isinstance(file, UploadedFile):
            self._store(file)
        if self.document is None and cleaned.get("kept_file"):
            self._take_up(cleaned["kept_file"])
        return cleaned

    def keep_file_of(self, sent: "EvidenceFields") -> None:
        """Go on with the file that came with another form of the same person."""
        self.document, self.document_name = sent.document, sent.document_name

    @property
    def kept_token(self) -> str:
        """What stands for the stored file until the form is right."""
        if self.document is None:
            return ""
        return signing.dumps([self.document.pk, self.document_name, self.user.pk], salt=_SALT)

    def _store(self, file: UploadedFile) -> None:
        name = (file.name or "")[-LONGEST_TYPED_NAME:] or "file"
        try:
            self.document = store_document(name=name, file=file, by=self.user, at=now())
        except ValidationError as error:
            self.add_error("file", error.message_dict["file"])
        else:
            self.document_name = download_name(name, self.document.content_type)

    def _take_up(self, token: str) -> None:
        try:
            document_id, name, user_id = signing.loads(token, salt=_SALT, max_age=24 * 60 * 60)
        except signing.BadSignature:
            document_id, name, user_id = None, "", None
        document = Document.objects.filter(pk=document_id).first() if user_id == self.user.pk else None
        if document is None:
            self.add_error("file", _("The file sent before is no longer at hand. Choose it again."))
        else:
            self.document, self.document_name = document, name
