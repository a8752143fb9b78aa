"""An administrator changes the body's facts, its letters, its colours, or from when it uses the product."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from forces.flows.log_event import log_event
from forces.flows.seen_values import write_over
from forces.models import Event, LocalPolicingBody, User


@transaction.atomic
def change_office(
    *,
    body: LocalPolicingBody,
    page: str,
    values: Mapping[str, Any],
    seen: Mapping[str, Any],
    by: User,
    at: datetime,
) -> LocalPolicingBody:
    """Save these values of the body and log what they were; the same values again change and log nothing.

    `seen` are the same values as the person found them. Raises Stale where they have changed since.
    """
    held = LocalPolicingBody.objects.select_for_update().get(pk=body.pk)
    if "formal_name" in values:
        _refuse_a_name_of_another(held, values["formal_name"])
    change = write_over(held, values=values, seen=seen)
    if change.after:
        facts = {"page": page, "before": change.before, "after": change.after}
        log_event(kind=Event.Kind.SETTINGS, by=by, at=at, body=held, record=held, facts=facts)
    return held


def _refuse_a_name_of_another(body: LocalPolicingBody, name: str) -> None:
    if LocalPolicingBody.objects.filter(formal_name__iexact=name).exclude(pk=body.pk).exists():
        message = _("Formal name must be this body’s own: %(name)s is another body’s.")
        raise ValidationError({"formal_name": message % {"name": name}})
