"""A text of several lines."""

from typing import Any

from django import forms
from django.utils.text import normalize_newlines


class LongText(forms.CharField):
    """Line ends are as the record holds them: browsers send CR LF, and words left alone must not seem changed."""

    def __init__(self, *, rows: int, **kwargs: Any) -> None:
        super().__init__(required=False, widget=forms.Textarea(attrs={"rows": rows}), **kwargs)

    def to_python(self, value: Any) -> str:
        return normalize_newlines(super().to_python(value) or "")
