"""Two people's values beside each other, in the words of the form."""

from collections.abc import Mapping
from datetime import date
from typing import Any, NamedTuple

from django import forms
from django.db.models import Model

from responses.domain.status import parse_rag_rules
from tracker.kit.dates import plain_date
from tracker.office.forms.office import ColoursForm, in_words


class Version(NamedTuple):
    """A value that two people changed: what stands now, and what this person typed."""

    label: str
    theirs: str
    yours: str


def differing(form: forms.Form, held: Model, touched: Mapping[str, Any]) -> list[Version]:
    """The values that this person changed and that are not what stands now."""
    return [
        Version(label_of(form, name), words(form, name, getattr(held, name)), words(form, name, typed))
        for name, typed in touched.items()
        if getattr(held, name) != typed
    ]


def label_of(form: forms.Form, name: str) -> str:
    shown = "preset" if isinstance(form, ColoursForm) else name
    return str(form.fields[shown].label)


def words(form: forms.Form, name: str, value: Any) -> str:
    """A value as a person reads it."""
    if isinstance(form, ColoursForm):
        return in_words(parse_rag_rules(value))
    if isinstance(value, date):
        return plain_date(value)
    if isinstance(value, bool):
        value = "yes" if value else "no"
    choices = dict(getattr(form.fields[name], "choices", ()))
    return str(choices.get(value, "" if value is None else value))
