"""The draft's head, words and signature."""

from datetime import date
from typing import Any

from django import forms
from django.core import signing
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from forces.languages import LANGUAGES
from forces.typed import as_typed
from letters.rendering.styles import house_styles, style_of
from responses.domain.clock import ClockRule
from responses.replies.models import Reply
from tracker.kit.date_input import GovukDateField
from tracker.kit.dates import long_date
from tracker.kit.long_text import LongText

_TEXT_ROWS = {
    "addressee_address": 4, "introduction": 8, "closing": 5, "copies_to": 3,
    "reply_to_comments": 5, "report_summary": 5, "items_introduction": 2, "narrative": 8,
}  # fmt: skip

MARKS = _("A blank line begins a new paragraph. You can use **bold**, *italic*, lists (- or 1.) and footnotes [^1].")
_SALT = "draft-as-found"


class ReplyForm(forms.ModelForm):
    """What a person may write in a draft; the answers come from the responses."""

    version = forms.IntegerField(widget=forms.HiddenInput)
    seen = forms.CharField(widget=forms.HiddenInput, required=False, help_text=_("The words as the person found them."))
    letter_date = GovukDateField(label=_("Date of the letter"), required=False)

    class Meta:
        model = Reply
        fields = (
            "reference", "letter_date", "marking", "addressee_name", "addressee_role", "addressee_address",
            "report_title_as_written", "salutation", "introduction", "language", "house_style", "form_title",
            "report_type", "report_is_national", "report_is_local", "report_summary", "items_introduction",
            "narrative_heading", "narrative", "reply_to_comments",
            "closing", "sign_off", "signatory_name", "signatory_role", "signatory_area", "copies_to",
        )  # fmt: skip
        widgets = {name: forms.Textarea(attrs={"rows": rows}) for name, rows in _TEXT_ROWS.items()}
        field_classes = dict.fromkeys(_TEXT_ROWS, LongText)
        labels = {
            "reference": _("Our reference"),
            "marking": _("Handling marking"),
            "addressee_name": _("To: name"),
            "addressee_role": _("To: office"),
            "addressee_address": _("To: address"),
            "report_title_as_written": _("Subject: the report’s title"),
            "introduction": _("Opening"),
            "language": _("Language of this letter"),
            "house_style": _("House style of this letter"),
            "form_title": _("Response form: its title"),
            "report_type": _("Response form: type of inspection"),
            "report_is_national": _("Response form: the recommendations are national"),
            "report_is_local": _("Response form: the recommendations are local"),
            "report_summary": _("Summary of the report"),
            "items_introduction": _("Before the recommendations"),
            "narrative_heading": _("Heading of a response to all recommendations together"),
            "narrative": _("Response to all recommendations together"),
            "reply_to_comments": _("Our reply to the chief officer’s comments"),
            "closing": _("Closing"),
            "sign_off": _("Sign-off"),
            "signatory_name": _("Signed by: name"),
            "signatory_role": _("Signed by: office"),
            "signatory_area": _("Signed by: area"),
            "copies_to": _("Copies to"),
        }
        help_texts = {
            "marking": _("Such as OFFICIAL-SENSITIVE. OFFICIAL needs no marking."),
            "addressee_role": _("For a section 55 reply, the Home Secretary."),
            "introduction": MARKS,
            "report_summary": _("Optional."),
            "items_introduction": _("Optional: a line that leads to the recommendations."),
            "narrative": _("Optional. Section 55(5B) still asks for each recommendation’s own answer."),
            "reply_to_comments": _("Section 55(5)(c)."),
            "sign_off": _("Such as “Yours sincerely”."),
            "copies_to": _("One on each line. Section 55(6): the inspectors and the Secretary of State get one."),
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        styles = house_styles()
        own = _now("The body’s: %(name)s") % {"name": styles[style_of(self.instance.body.house_style)]}
        self.fields["language"] = forms.ChoiceField(
            label=self.fields["language"].label,
            choices=LANGUAGES,
            help_text=_now("With both, type the words in the first here, and the second under “Translate the draft”."),
        )
        self.fields["house_style"] = forms.ChoiceField(
            label=self.fields["house_style"].label, choices=[("", own), *styles.items()], required=False
        )
        if self.instance.report.clock_rule != ClockRule.SECTION_55:
            del self.fields["reply_to_comments"]
            self.fields["narrative"].help_text = _now("Optional.")
            self.fields["addressee_role"].help_text = ""
            self.fields["copies_to"].help_text = _now("One on each line.")

    @property
    def names(self) -> list[str]:
        """The fields of the draft that the form has: a report without the duty under section 55 has none of its own."""
        return [name for name in self.Meta.fields if name in self.fields]

    @property
    def values(self) -> dict[str, Any]:
        """The typed fields of the draft."""
        return {name: self.cleaned_data[name] for name in self.names}

    @classmethod
    def on(cls, reply: Reply, kept: dict[str, Any] | None = None) -> "ReplyForm":
        """The form as a person finds it; `kept` are words of theirs that are not saved yet."""
        found = {name: _as_text(getattr(reply, name)) for name in cls.Meta.fields}
        seen = signing.dumps(found, salt=_SALT, compress=True)
        return cls(instance=reply, initial={**(kept or {}), "version": reply.version, "seen": seen})

    def touched(self) -> dict[str, Any]:
        """What the person changed since they opened the page, right or wrong; all of it where that can't be told."""
        typed = as_typed(self)
        try:
            seen = signing.loads(typed["seen"] or "", salt=_SALT)
        except signing.BadSignature:
            seen = {}
        return {name: typed[name] for name in self.names if seen.get(name) != _as_text(typed[name])}

    def clean_letter_date(self) -> date | None:
        """A letter that answers a report is not older than it."""
        dated: date | None = self.cleaned_data["letter_date"]
        published_on = self.instance.report.published_on
        if dated and published_on and dated < published_on:
            days = {"dated": long_date(dated), "published": long_date(published_on)}
            message = _now("Date of the letter must be %(published)s (the report’s) or later: %(dated)s is before it.")
            raise forms.ValidationError(message % days)
        return dated

    def _post_clean(self) -> None:
        """Leave the row alone: the flow writes it, after a look at its version."""


def _as_text(value: Any) -> str:
    return "" if value is None else str(value)
