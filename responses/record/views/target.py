"""Set or move our target date, and say who answers for it."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from forces.roles import Permission
from responses.record.flows.move_target import move_target
from responses.record.forms import TargetForm
from responses.record.models import Response
from responses.record.views.change import ChangePage
from tracker.kit.clock import now


class MoveTarget(ChangePage):
    """The target date and the owner, with the reason of a move."""

    permission = Permission.RECORD_UPDATES
    form_class = TargetForm
    template_name = "record/target.html"
    page_name = _("Target date and owner")
    done = _("The target date and the owner are recorded.")

    def save(self, response: Response, form: Any) -> None:
        typed = form.cleaned_data
        move_target(
            response=response,
            version=typed["version"],
            target_on=typed["target_on"],
            owner=typed["owner"],
            reason=typed["reason"],
            by=self.person(),
            at=now(),
            today=self.today(),
        )
