"""Files are chosen: one, or many at once."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile

from responses.record.labels import Words

LONGEST_NAME = 200


def file_field(*, label: Words, accept: str, help_text: Words, missing: Words | None = None) -> forms.FileField:
    """A file to choose; `missing` is said where none is chosen, and without it there need be none. An empty file goes
    through, so that the message is that of the reader, and names the mend."""
    return forms.FileField(
        label=label,
        required=missing is not None,
        allow_empty_file=True,
        widget=forms.ClearableFileInput(attrs={"accept": accept}),
        help_text=help_text,
        error_messages={"required": missing} if missing else None,
    )


def kept_name(name: str) -> str:
    """A file's name, its ending kept where it is too long."""
    return name[-LONGEST_NAME:]


class ManyFilesInput(forms.ClearableFileInput):
    allow_multiple_selected = True


class ManyFilesField(forms.FileField):
    """One file or many; a list of them."""

    widget = ManyFilesInput

    def clean(self, data: Any, initial: Any = None) -> list[UploadedFile]:
        given = data if isinstance(data, list | tuple) else [data] if data else []
        return [file for one in given if (file := super(ManyFilesField, self).clean(one, initial))]
