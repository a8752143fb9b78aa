"""A text of several lines."""

from typing import Any

from django import forms
from django.utils.text import normalize_newlines


class LongText(forms.CharField):
    """Line ends are as the record holds them: browsers send CR LF, and words left alone must not seem changed."""

    widget = forms.Textarea

    def __init__(self, *, rows: int | None = None, required: bool = False, **kwargs: Any) -> None:
        super().__init__(required=required, **kwargs)
        if rows:
            self.widget.attrs["rows"] = rows

    def to_python(self, value: Any) -> str:
        return normalize_newlines(super().to_python(value) or "")
