"""Radios whose options carry a hint of their own."""

from collections.abc import Mapping
from typing import Any

from django import forms


class HintedRadios(forms.RadioSelect):
    """`hints` maps an option's value to the words under its label."""

    def __init__(self, attrs: dict[str, Any] | None = None, choices: Any = (), *, hints: Mapping[str, Any]) -> None:
        super().__init__(attrs, choices)
        self.hints = hints

    def create_option(self, name: str, value: Any, *args: Any, **kwargs: Any) -> dict[str, Any]:
        option = super().create_option(name, value, *args, **kwargs)
        hint = self.hints.get(str(value))
        option_id = option["attrs"].get("id")
        if hint and option_id:
            option["hint"] = hint
            option["attrs"]["aria-describedby"] = f"{option_id}_hint"
        return option
