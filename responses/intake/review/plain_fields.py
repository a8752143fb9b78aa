"""Kinds of fields on the review page. None has to be filled in but where the other answers make it so."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from tracker.kit.long_text import LongText

Choices = Sequence[tuple[Any, Any]]
LONGEST = 60_000
"""Characters of a part of a letter: far longer than any reply known."""
PICK = {"invalid_choice": _("Choose one from the list.")}
_TOO_LONG = {"max_length": _("It must be %(limit_value)d characters or fewer: it has %(show_value)d.")}


def text_field(label: Any, most: int, **kwargs: Any) -> forms.CharField:
    return forms.CharField(label=label, required=False, max_length=most, error_messages=_TOO_LONG, **kwargs)


def long_field(label: Any, rows: int) -> LongText:
    return LongText(label=label, rows=rows, max_length=LONGEST, error_messages=_TOO_LONG)


def choice_field(label: Any, choices: Choices, **kwargs: Any) -> forms.ChoiceField:
    return forms.ChoiceField(label=label, choices=choices, required=False, error_messages=PICK, **kwargs)
