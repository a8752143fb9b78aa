"""The text of a report, pasted whole or sent as a file, from which its recommendations are read."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from responses.replies.forms.unjudged import Unjudged
from tracker.kit.long_text import LongText

LONGEST_PASTE = 500_000
"""In characters: more than the longest report."""
READS_HEAD = _(
    "As you copied them from the report, with their headings: “Recommendation 1”, “Area for improvement 2”, "
    "“Cause of concern”. The report’s title and date of publication are read too, if they stand at the top."
)


class PastedText(LongText):
    """Without a length that the browser keeps to: it would cut what is pasted, and say nothing."""

    def widget_attrs(self, widget: forms.Widget) -> dict[str, Any]:
        return {}


class PasteForm(Unjudged):
    """`split_of` stands for the text that was split last, so that a text is never kept unsplit nor split twice. A file
    puts its text in the box; it is not kept."""

    pasted = PastedText(
        label=_("Paste the recommendations"),
        rows=8,
        max_length=None,
        help_text=_(
            "As you copied them from the report, with their headings: “Recommendation 1”, “Area for improvement 2”, "
            "“Cause of concern”."
        ),
    )
    report_file = forms.FileField(
        label=_("Or choose the report as a file"),
        required=False,
        widget=forms.ClearableFileInput(attrs={"accept": ".pdf,.docx,.html,.htm,.txt"}),
        help_text=_(
            "PDF, Word (.docx), a web page that you saved (.html) or text, up to 20 MB. Its text comes into the box "
            "above. The file is not kept."
        ),
    )
    split_of = forms.CharField(required=False, widget=forms.HiddenInput)
