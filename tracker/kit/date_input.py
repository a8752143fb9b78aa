"""A date typed in three boxes, day, month and year, as GOV.UK asks for dates.

What was typed stays as it was typed, and a message names the field, the value and what to do about it.
"""

import re
from collections.abc import Sequence
from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.dates import MONTHS
from django.utils.text import get_text_list
from django.utils.translation import gettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _

PARTS = ("day", "month", "year")
PART_NAMES = {"day": _("a day"), "month": _("a month"), "year": _("a year")}
BOX_LABELS = {
    "day": pgettext_lazy("date box", "Day"),
    "month": pgettext_lazy("date box", "Month"),
    "year": pgettext_lazy("date box", "Year"),
}
EARLIEST_YEAR, LATEST_YEAR = 1900, 2199
SHORTEST_MONTH_NAME = 3
# Letters of Welsh bodies name months in Welsh, so both are understood whatever language the page is in.
MONTH_NAMES = (
    ("january", "ionawr"),
    ("february", "chwefror"),
    ("march", "mawrth"),
    ("april", "ebrill"),
    ("may", "mai"),
    ("june", "mehefin"),
    ("july", "gorffennaf"),
    ("august", "awst"),
    ("september", "medi"),
    ("october", "hydref"),
    ("november", "tachwedd"),
    ("december", "rhagfyr"),
)


class DateInput(forms.MultiWidget):
    """Three boxes; their names and ids end in _day, _month and _year."""

    template_name = "django/forms/widgets/govuk_date.html"
    use_fieldset = True
    wrong_parts: set[str] = set()

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        super().__init__({part: forms.TextInput() for part in PARTS}, attrs)

    def decompress(self, value: date | None) -> list[Any]:
        return [value.day, value.month, value.year] if value else [None, None, None]

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        context = super().get_context(name, value, attrs)
        base_id = context["widget"]["attrs"].get("id")
        for part, box in zip(PARTS, context["widget"]["subwidgets"], strict=True):
            box["label"] = BOX_LABELS[part]
            box["attrs"] = {
                **({"id": f"{base_id}_{part}"} if base_id else {}),
                "class": self._box_class(part),
                "autocomplete": "off",
                **({"inputmode": "numeric"} if part != "month" else {"autocapitalize": "none", "spellcheck": "false"}),
                **({"aria-invalid": "true"} if part in self.wrong_parts else {}),
                **({"disabled": True} if context["widget"]["attrs"].get("disabled") else {}),
            }
        return context

    def _box_class(self, part: str) -> str:
        width = {"day": "govuk-input--width-2", "month": "govuk-input--width-3", "year": "govuk-input--width-4"}[part]
        error = " govuk-input--error" if part in self.wrong_parts else ""
        return f"govuk-input govuk-date-input__input {width}{error}"


class GovukDateField(forms.Field):
    """A date in three boxes. Needs a label: its messages begin with it."""

    widget = DateInput
    default_error_messages = {
        "required": _("%(label)s is missing. Enter a date such as 27 3 2024."),
        "incomplete": _("%(label)s must include %(missing)s. Enter a date such as 27 3 2024."),
        "short_year": _("%(label)s must have a year of 4 digits: %(typed)s is not one. Enter a year such as 2024."),
        "far_year": _("%(label)s must be between the years %(earliest)s and %(latest)s: %(typed)s is not."),
        "unreal": _("%(label)s must be a real date: %(typed)s is not one. Enter a date such as 27 3 2024."),
    }

    def to_python(self, value: Any) -> date | None:
        if value is None or isinstance(value, date):
            return value
        typed = typed_parts(value)
        if not any(typed.values()):
            return None
        missing = [part for part in PARTS if not typed[part]]
        if missing:
            names = get_text_list([str(PART_NAMES[part]) for part in missing], gettext("and"))
            raise self._error("incomplete", missing, missing=names)
        return self._whole_date(typed)

    def _whole_date(self, typed: dict[str, str]) -> date:
        """The date that three filled boxes name."""
        whole = " ".join(typed[part] for part in PARTS)
        month = month_number(typed["month"])
        if not re.fullmatch(r"[0-9]{1,2}", typed["day"]) or not re.fullmatch(r"[0-9]+", typed["year"]) or month is None:
            raise self._error("unreal", wrong_boxes(typed), typed=whole)
        if len(typed["year"]) != len(str(LATEST_YEAR)):
            raise self._error("short_year", ["year"], typed=typed["year"])
        year = int(typed["year"])
        if not EARLIEST_YEAR <= year <= LATEST_YEAR:
            raise self._error("far_year", ["year"], typed=year, earliest=EARLIEST_YEAR, latest=LATEST_YEAR)
        try:
            return date(year, month, int(typed["day"]))
        except ValueError:
            raise self._error("unreal", PARTS, typed=spelt_out(typed["day"], month, year)) from None

    def validate(self, value: date | None) -> None:
        if value is None and self.required:
            raise self._error("required", PARTS)

    def has_changed(self, initial: Any, data: Any) -> bool:
        """Typing "03" for 3 changes nothing; what can't be read as a date always counts as a change."""
        try:
            return not self.disabled and self.to_python(initial) != self.to_python(data)
        except ValidationError:
            return True

    def _error(self, code: str, parts: Sequence[str], **params: Any) -> ValidationError:
        label = self.label or gettext("Date")
        return ValidationError(self.error_messages[code], code, {"label": label, "parts": list(parts), **params})


def typed_parts(value: Sequence[str | int | None]) -> dict[str, str]:
    """What each box holds, without the blanks around it."""
    return {part: str(text).strip() if text is not None else "" for part, text in zip(PARTS, value, strict=True)}


def as_written(value: Any) -> Any:
    """What was typed in three boxes and is no date (yet), in one; all else as it is."""
    return " ".join(filter(None, typed_parts(value).values())) if isinstance(value, list) else value


def month_number(text: str) -> int | None:
    """1 to 12 for a number or a month's name, whole or cut to three letters or more; None for all else."""
    if re.fullmatch(r"[0-9]{1,2}", text):
        return int(text) if 1 <= int(text) <= 12 else None
    name = text.lower().rstrip(".")
    if len(name) < SHORTEST_MONTH_NAME:
        return None
    found = (at for at, names in enumerate(MONTH_NAMES, start=1) if any(whole.startswith(name) for whole in names))
    return next(found, None)


def wrong_boxes(typed: dict[str, str]) -> list[str]:
    """The boxes that hold no such part of a date at all."""
    day = re.fullmatch(r"[0-9]{1,2}", typed["day"])
    right = {"day": day, "month": month_number(typed["month"]), "year": re.fullmatch(r"[0-9]+", typed["year"])}
    return [part for part in PARTS if not right[part]]


def spelt_out(day: str, month: int, year: int) -> str:
    """A day that does not exist, in words: 31 February 2024."""
    return f"{int(day)} {MONTHS[month]} {year}"
