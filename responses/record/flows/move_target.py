"""Our own target date and who answers for it: each move has its reason."""

from dataclasses import replace
from datetime import date, datetime

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from forces.models import User
from responses.domain.positions import difference
from responses.record.flows.append_update import append_update, locked
from responses.record.flows.record_update import current_state
from responses.record.models import Response, Update


@transaction.atomic
def move_target(
    *,
    response: Response,
    version: int,
    target_on: date | None,
    owner: str,
    reason: str,
    by: User,
    at: datetime,
    today: date,
) -> Update:
    """Set or move the target date, or change the owner.

    Moving or removing a date that was set needs a reason (ValidationError on `reason`). The inspectorate's deadline
    stays where it is. Raises StaleResponse where the response has moved on since `version`.
    """
    held = locked(response.pk, version)
    before = current_state(held)
    after = replace(before, target_on=target_on, owner=owner)
    if after == before:
        raise ValidationError(_("Nothing has changed. Change the target date or the owner."))
    if before.target_on and before.target_on != target_on and not reason:
        raise ValidationError({"reason": _("Enter why the target date moves: the reason stays in the history.")})
    return append_update(
        response=held,
        party=Update.Party.BODY,
        by=by,
        at=at,
        effective_on=today,
        changes=difference(before, after),
        note=reason,
    )
