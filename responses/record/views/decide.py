"""Our answer to one recommendation, as the letter prints it."""

from typing import Any

from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from forces.roles import Permission
from responses.record.flows.record_update import record_update
from responses.record.forms import DecideForm
from responses.record.models import Response
from responses.record.paths import way_back
from responses.record.views.change import ChangePage
from tracker.kit.clock import now


class Decide(ChangePage):
    """Whether it is for us, whether it is accepted, and what we do or why nothing: section 55(5B) on one page."""

    permission = Permission.RECORD_UPDATES
    form_class = DecideForm
    template_name = "record/decide.html"
    page_name = _("Our answer")
    done = _("Our answer is recorded.")

    def save(self, response: Response, form: Any) -> None:
        record_update(
            response=response,
            version=form.cleaned_data["version"],
            values=form.values,
            by=self.person(),
            at=now(),
            today=self.today(),
            effective_on=self.today(),
        )

    def after(self, request: HttpRequest, response: Response) -> str:
        """Back to where the person came from: the response's page, or the reply whose answers they go through."""
        return way_back(request) or response.get_absolute_url()
