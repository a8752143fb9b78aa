"""What a page answers to too many wrong attempts: 429, and when to try again."""

from typing import Any

from django.forms import BaseForm
from django.http import HttpResponse

from tracker.signing_in.limits import TOO_MANY


def seconds_said(form: BaseForm) -> int:
    """The wait that a form's refusal names; none where it was refused for another reason."""
    errors = (error for field in form.errors.as_data().values() for error in field)
    return next((int((error.params or {}).get("seconds", 0)) for error in errors if error.code == TOO_MANY), 0)


def with_wait(response: HttpResponse, form: BaseForm) -> HttpResponse:
    if seconds := seconds_said(form):
        response.status_code = 429
        response["Retry-After"] = str(seconds)
    return response


class TooMany:
    """For views with a form that counts wrong attempts."""

    def form_invalid(self, form: Any) -> HttpResponse:
        return with_wait(super().form_invalid(form), form)  # type: ignore[misc]
