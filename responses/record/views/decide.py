"""Decide whether a recommendation is for us, and whether it is accepted."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from forces.roles import Permission
from responses.record.flows.record_update import record_update
from responses.record.forms import DecideForm
from responses.record.models import Response
from responses.record.views.change import ChangePage
from tracker.kit.clock import now


class Decide(ChangePage):
    """Applicability and acceptance, each with its printed reason."""

    permission = Permission.RECORD_UPDATES
    form_class = DecideForm
    template_name = "record/decide.html"
    page_name = _("For us? Accepted?")
    done = _("The decision is recorded.")

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
