"""What is recorded beside the stages of a reply: one form for each sort. The flows check the days and the rules."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.text import format_lazy
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from responses.record.flows.store_document import KINDS
from responses.record.forms.evidence import EvidenceFields
from responses.replies.models import IssuedLetter
from tracker.kit.date_input import GovukDateField
from tracker.kit.dates import plain_date
from tracker.kit.long_text import LongText

HERE, ELSEWHERE = "here", "elsewhere"


class RecordForm(forms.Form):
    """`seen`: how many steps the person saw. The note is the reason where something recorded is corrected."""

    seen = forms.IntegerField(widget=forms.HiddenInput)
    note = LongText(label=_("Note"), rows=3, help_text=_("For the reply’s history. It is in no letter."))

    takes_file = False

    def __init__(self, *args: Any, corrects: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if corrects:
            self.ask_why(_now("Why it is corrected"), _now("The history keeps what was recorded before."))
        self.order_fields([name for name in self.fields if name not in {"file", "note"}] + ["file", "note"])

    def ask_why(self, label: str, hint: str) -> None:
        """The note is a reason, and must be given."""
        note = self.fields["note"]
        note.label, note.help_text, note.required = label, hint, True
        note.error_messages["required"] = _now("Enter the reason. It is kept in the reply’s history.")


class FileFields(EvidenceFields):
    """A file beside what is recorded, kept until the form is right."""

    evidence_url = None  # type: ignore[assignment]
    file = forms.FileField(
        label=_("File, if there is one"),
        required=False,
        allow_empty_file=True,  # so that the message is ours and names the file
        help_text=format_lazy(_("Up to 20 MB: {kinds}."), kinds=KINDS),
    )
    takes_file = True


class InvitationForm(RecordForm):
    """When the chief officer was asked, and by when an answer is wanted."""

    invited_on = GovukDateField(
        label=_("Date of the invitation"), help_text=_("The day on which the chief officer was asked.")
    )
    wanted_by = GovukDateField(
        label=_("Comments wanted by"), help_text=_("The date is the body’s own choice: section 55(4) sets none.")
    )


class AuthorisedForm(RecordForm):
    """Whose word it is."""

    authorised_by = forms.CharField(
        label=_("Authorised by"),
        max_length=200,
        help_text=_("Name and rank or office, such as Chief Constable Alex Example."),
        error_messages={
            "required": _("Authorised by is missing. Enter the officer’s name and rank."),
            "max_length": _("Authorised by must be %(limit_value)d characters or fewer: it has %(show_value)d."),
        },
    )


class CommentsForm(FileFields, AuthorisedForm):
    """Comments that came by letter or e-mail."""

    text = LongText(
        label=_("The comments"),
        rows=12,
        required=True,
        help_text=_("In the chief officer’s own words: they are published with the reply. A blank line begins a new "
                    "paragraph."),
        error_messages={"required": _("Comments are missing. Write them, or say that there are none.")},
    )  # fmt: skip
    received_on = GovukDateField(label=_("Date on which they were received"))

    field_order = ("text", "received_on", "authorised_by")


class NoCommentsForm(AuthorisedForm):
    """The chief officer says that there is nothing to say."""

    said_on = GovukDateField(label=_("Date on which it was said"))

    field_order = ("said_on", "authorised_by")


class SendForm(AuthorisedForm):
    """The liaison's last step: `seen` is the version of the draft."""


class VersionField(forms.TypedChoiceField):
    """One of the letter's versions, as a number."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(coerce=int, empty_value=None, widget=forms.RadioSelect, **kwargs)

    def offer(self, letters: Iterable[IssuedLetter]) -> None:
        """Fill the choices."""
        words = _now("Version %(version)d, dated %(day)s")
        self.choices = [
            (one.version, words % {"version": one.version, "day": plain_date(one.letter_date)}) for one in letters
        ]


class VersionForm(RecordForm):
    """About one version of the letter; about the letter itself where it was read from a document."""

    version = VersionField(
        label=_("Version"), error_messages={"required": _("Choose which version of the letter it is.")}
    )

    def __init__(self, *args: Any, letters: Iterable[IssuedLetter], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field, held = self.fields["version"], list(letters)
        assert isinstance(field, VersionField)
        if held:
            field.offer(held)
        else:
            del self.fields["version"]

    @property
    def version_chosen(self) -> int | None:
        """The version; None where the letter has none."""
        version: int | None = self.cleaned_data.get("version")
        return version


class PublicationForm(VersionForm):
    """Which version was published, when and where."""

    published_on = GovukDateField(
        label=_("Date of publication"), help_text=_("The day on which the reply could first be read by anyone.")
    )
    place = forms.ChoiceField(
        label=_("Where it is published"),
        widget=forms.RadioSelect,
        choices=[
            (ELSEWHERE, _("On the body’s own site")),
            (HERE, _("On the public page of this product, which opens when you save this")),
        ],
        error_messages={"required": _("Choose where it is published.")},
    )
    address = forms.URLField(
        label=_("Address on the body’s own site"),
        required=False,
        max_length=500,
        assume_scheme="https",
        help_text=_("Needed for a reply on the body’s own site. Such as https://www.example.org/our-reply."),
        error_messages={
            "invalid": _("Address must be a web address, such as https://www.example.org/our-reply."),
            "max_length": _("Address must be %(limit_value)d characters or fewer: it has %(show_value)d."),
        },
    )

    field_order = ("version", "published_on", "place", "address")

    def __init__(self, *args: Any, letters: Iterable[IssuedLetter], **kwargs: Any) -> None:
        held = list(letters)
        super().__init__(*args, letters=held, **kwargs)
        if not held:  # no bytes are frozen that a page of ours could show
            del self.fields["place"]

    @property
    def is_here(self) -> bool:
        """Whether the product's own page is the place."""
        return self.cleaned_data.get("place") == HERE

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        if not self.is_here and not cleaned.get("address") and "address" not in self.errors:
            self.add_error("address", _now("Address is missing. Enter the web address at which the reply stands."))
        return cleaned


class CopyForm(FileFields, RecordForm):
    """When and how a copy was sent."""

    sent_on = GovukDateField(label=_("Date on which it was sent"))
    how = forms.CharField(
        label=_("How it was sent"),
        max_length=200,
        help_text=_("Such as by e-mail, with the address, or through the inspectorate’s portal."),
        error_messages={
            "required": _("How it was sent is missing. Enter how, such as by e-mail, and the address."),
            "max_length": _("How it was sent must be %(limit_value)d characters or fewer: it has %(show_value)d."),
        },
    )

    field_order = ("sent_on", "how")


class LetterFileForm(FileFields, VersionForm):
    """The signed or the published file of the letter."""

    field_order = ("version",)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["file"].label = _now("The file")
        if "version" in self.fields:
            self.fields["version"].label = _now("Which version it is said to be")

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        if self.document is None and "file" not in self.errors:
            self.add_error("file", _now("The file is missing. Choose the signed or the published file."))
        return cleaned


class TakeBackForm(RecordForm):
    """Why something recorded was not so."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.ask_why(_now("Why it is taken back"), _now("The history keeps what was recorded."))


class DraftCommentsForm(forms.Form):
    """The force's private draft. `version`: what the person saw, 0 where there was none."""

    version = forms.IntegerField(widget=forms.HiddenInput)
    text = LongText(
        label=_("The chief officer’s comments"),
        rows=14,
        required=True,
        error_messages={"required": _("Comments are missing. Write them, or say that there are none.")},
        help_text=_("Nobody outside the force sees this draft. A blank line begins a new paragraph."),
    )
