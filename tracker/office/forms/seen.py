"""A form that remembers the values it was opened with, so that nobody writes over what someone else has saved."""

from collections.abc import Mapping
from typing import Any, ClassVar, Self

from django import forms
from django.core import signing
from django.db.models import Model

from forces.flows.seen_values import Plain, plain, values_of

_SALT = "office-as-found"


class SeenForm(forms.Form):
    """`held_fields` names the row's values that the form shows under the same names."""

    held_fields: ClassVar[tuple[str, ...]]

    seen = forms.CharField(widget=forms.HiddenInput, required=False)

    @classmethod
    def on(cls, row: Model, typed: Mapping[str, Any] | None = None, **kwargs: Any) -> Self:
        """The form as a person finds it; `typed` are words of theirs that are not saved yet."""
        found = values_of(row, cls.held_fields)
        initial = {name: getattr(row, name) for name in cls.held_fields}
        token = signing.dumps(found, salt=_SALT, compress=True)
        return cls(initial={**initial, **(typed or {}), "seen": token}, **kwargs)

    @property
    def values(self) -> dict[str, Any]:
        """What is to be written."""
        return {name: self.cleaned_data[name] for name in self.held_fields}

    @property
    def found(self) -> Plain:
        """The values as the person found them; nothing where that can't be told, which counts as stale."""
        try:
            return dict(signing.loads(self.cleaned_data["seen"], salt=_SALT))
        except signing.BadSignature:
            return {}

    def touched(self) -> dict[str, Any]:
        """What the person changed since they opened the page; all of it where that can't be told."""
        found, typed = self.found, plain(self.values)
        return {name: value for name, value in self.values.items() if name not in found or found[name] != typed[name]}
