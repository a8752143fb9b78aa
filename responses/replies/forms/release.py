"""The day on which a report that was held before came out."""

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from tracker.kit.date_input import GovukDateField
from tracker.kit.dates import plain_date


class ReleaseForm(forms.Form):
    """The day that counts as today is given, never asked for."""

    published_on = GovukDateField(
        label=_("Date of publication"),
        help_text=_("The day on the report. It is day 1 of the 56. For example, 27 3 2024."),
    )

    def __init__(self, *args: Any, day: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.day = day

    def clean_published_on(self) -> date:
        published_on: date = self.cleaned_data["published_on"]
        if published_on > self.day:
            message = _now("Date of publication must be today or earlier: %(typed)s has not come yet.")
            raise forms.ValidationError(message % {"typed": plain_date(published_on)})
        return published_on
