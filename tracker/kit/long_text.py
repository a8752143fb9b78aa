"""A text of several lines."""

from typing import Any

from django import forms
from django.utils.text import normalize_newlines
from django.utils.translation import gettext_lazy as _

LONGEST = 20_000
"""In characters: some 3,000 words, the longest answer that the pages are made for."""


class LongText(forms.CharField):
    """Line ends are as the record holds them: browsers send CR LF, and words left alone must not seem changed."""

    widget = forms.Textarea

    default_error_messages = {
        "max_length": _("The text must be %(limit_value)d characters or fewer. You have %(show_value)d.")
    }

    def __init__(self, *, rows: int | None = None, required: bool = False, **kwargs: Any) -> None:
        super().__init__(required=required, **{"max_length": LONGEST, **kwargs})
        if rows:
            self.widget.attrs["rows"] = rows

    def to_python(self, value: Any) -> str:
        return normalize_newlines(super().to_python(value) or "")
