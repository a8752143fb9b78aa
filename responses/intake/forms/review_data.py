"""What a browser sends of the review page's form, and what it would send of values that are held."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.db import models
from django.http import QueryDict

from tracker.kit.date_input import PARTS, DateInput


def typed_in(form: forms.Form, data: QueryDict) -> dict[str, Any]:
    """What was typed into each field that was sent, right or wrong. A field that was not sent was not on the page."""
    found = {}
    for name, field in form.fields.items():
        if name == "version" or not _was_sent(field, name, data):
            continue
        value = field.widget.value_from_datadict(data, {}, name)
        found[name] = [_kept(part or "") for part in value] if isinstance(value, list) else _kept(value)
    return found


def _kept(value: Any) -> Any:
    """A sign that no database keeps is no part of what was typed."""
    return value.replace("\0", "") if isinstance(value, str) else value


def _was_sent(field: forms.Field, name: str, data: QueryDict) -> bool:
    if isinstance(field.widget, DateInput):
        return any(f"{name}_{part}" in data for part in PARTS)
    if isinstance(field, forms.BooleanField):
        return f"{name}-shown" in data  # a box that is not ticked is not sent itself
    return name in data


def as_data(form: forms.Form, values: Mapping[str, Any]) -> QueryDict:
    """These values as the browser would send them, so that they can be judged."""
    data = QueryDict(mutable=True)
    for name, field in form.fields.items():
        value = values.get(name)
        if isinstance(field.widget, DateInput):
            parts = value if isinstance(value, list) else field.widget.decompress(value)
            for part, one in zip(PARTS, parts, strict=False):
                data[f"{name}_{part}"] = "" if one is None else str(one)
        elif isinstance(field, forms.BooleanField):
            if value:
                data[name] = "on"
        elif value not in (None, ""):
            data[name] = str(value.pk) if isinstance(value, models.Model) else str(value)
    return data
