"""The responses that were chosen in the list, carried from page to page in one hidden field."""

import re
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

MOST = 1000
"""How many can be chosen at once."""

_ONE = re.compile(r"(?P<id>[0-9]{1,18})(?::(?P<version>[0-9]{1,9}))?")


class ChosenField(forms.Field):
    """Ids, each with the version that a preview showed once there was one: "12:3,15:1". One field, since a request
    may hold no more than a thousand."""

    widget = forms.HiddenInput
    default_error_messages = {
        "required": _("No recommendation is chosen. Go back to the list and choose at least one."),
        "unreadable": _(
            "Which recommendations were chosen can no longer be read. Go back to the list and choose again."
        ),
    }

    def prepare_value(self, value: Any) -> Any:
        return as_text(value) if isinstance(value, dict) else value

    def to_python(self, value: Any) -> dict[int, int | None]:
        found = [_ONE.fullmatch(part) for part in (value or "").split(",") if part]
        if None in found or len(found) > MOST:
            raise ValidationError(self.error_messages["unreadable"], "unreadable")
        return {int(one["id"]): int(one["version"]) if one["version"] else None for one in found if one}


def as_text(chosen: dict[int, int | None]) -> str:
    """What the hidden field holds for these."""
    return ",".join(f"{pk}" if version is None else f"{pk}:{version}" for pk, version in chosen.items())
