"""A form that is shown again with all that was typed before the person has asked for it to be kept."""

from datetime import date

from django import forms
from django.core.exceptions import ValidationError
from django.forms.utils import ErrorDict


class Unjudged(forms.Form):
    """Until it is judged, a form that was sent has no errors, however much of it is still empty."""

    is_judged = True

    def full_clean(self) -> None:
        if self.is_judged:
            super().full_clean()
            return
        self._errors = ErrorDict(renderer=self.renderer)
        self.cleaned_data = {}

    def typed_day(self, name: str) -> date | None:
        """A date as far as it can be read from what was typed, also where the form is not judged yet."""
        try:
            day: date | None = self.fields[name].to_python(self[name].value())
        except ValidationError:
            return None
        return day

    def put(self, error: ValidationError) -> None:
        """Put a flow's refusal beside the fields that it names; one of a field not shown, above the form."""
        for name, said in getattr(error, "message_dict", {"": error.messages}).items():
            self.add_error(name if name in self.fields else None, said)

    @property
    def summary(self) -> list[dict[str, str]]:
        """Each error with the id of the control that is wrong, as the error summary takes them."""
        shown = [bound for bound in self if not bound.is_hidden]
        first = shown[0].error_target if shown else ""  # type: ignore[attr-defined]
        found = [{"text": str(text), "target": first} for text in self.non_field_errors()]
        for bound in shown:
            found += [{"text": text, "target": bound.error_target} for text in bound.messages]  # type: ignore[attr-defined]
        return found
