"""The pictures that a body's letters bear: its logo, and the signature of who holds its office."""

from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from letters.rendering.colours import LEAST, contrast_on_white
from tracker.office.forms.office import too_long
from tracker.office.forms.seen import SeenForm


class PictureForm(SeenForm):
    """A picture with its words. A new file takes the place of the one that is kept."""

    picture_field = ""
    words_field = ""
    file_label: Any = ""

    file = forms.FileField(required=False, help_text=_("A PNG up to 1 MB, or an SVG up to 200 kB."))
    remove = forms.BooleanField(required=False, label=_("Take the picture away"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["file"].label = self.file_label
        self.picture_id: int | None = None
        """The id of the picture that the row shall have: the view sets it once the file is stored."""

    @property
    def values(self) -> dict[str, Any]:
        return {
            name: self.picture_id if name == self.picture_field else self.cleaned_data[name]
            for name in self.held_fields
        }

    def keep(self, picture_id: int | None) -> bool:
        """Say which picture the row shall have; whether it has its words, without which none is kept."""
        self.picture_id = picture_id
        if picture_id and not self.cleaned_data[self.words_field]:
            self.add_error(self.words_field, gettext("Enter what the picture says to someone who can’t see it."))
            return False
        return True


class LetterheadForm(PictureForm):
    """The logo, and the colour of rules and headings."""

    held_fields = ("logo_id", "logo_alt", "letter_colour")
    picture_field, words_field = "logo_id", "logo_alt"
    file_label = _("Logo")
    field_order = ["file", "remove", "logo_alt", "letter_colour"]

    logo_alt = forms.CharField(
        required=False,
        max_length=200,
        label=_("What the logo says"),
        help_text=_("For someone who can’t see it, such as “Police and Crime Commissioner for Example”."),
        error_messages=too_long(_("What the logo says")),
    )
    letter_colour = forms.CharField(
        required=False,
        max_length=7,
        label=_("Colour of headings and of the rule under the letterhead"),
        help_text=_("Six figures after a #, such as #1d4f6e. Empty for black."),
        widget=forms.TextInput(attrs={"class": "govuk-input--width-10"}),
        error_messages=too_long(_("Colour")),
    )

    def clean_letter_colour(self) -> str:
        colour: str = self.cleaned_data["letter_colour"].strip().lower()
        if not colour:
            return ""
        try:
            ratio = contrast_on_white(colour)
        except ValueError:
            message = gettext("Colour must be a # and six figures or letters from a to f: “%(typed)s” is not.")
            raise forms.ValidationError(message % {"typed": colour}) from None
        if ratio < LEAST:
            message = gettext(
                "Colour must be darker: %(typed)s has a contrast of %(ratio).1f to 1 on white, and %(least)s to 1 is "
                "needed to be read."
            )
            raise forms.ValidationError(message % {"typed": colour, "ratio": ratio, "least": LEAST})
        return colour


class SignatureForm(PictureForm):
    """The signature of someone in office."""

    held_fields = ("signature_id", "signature_alt")
    picture_field, words_field = "signature_id", "signature_alt"
    file_label = _("Signature")
    field_order = ["file", "remove", "signature_alt"]

    signature_alt = forms.CharField(
        required=False,
        max_length=200,
        label=_("What the signature says"),
        help_text=_("Such as “Signature of Sam Example”."),
        error_messages=too_long(_("What the signature says")),
    )
