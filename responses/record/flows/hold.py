"""A legal or FOI hold is placed, and lifted: nothing under it is disposed of meanwhile. Both are in the log."""

from datetime import datetime

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from forces.flows.log_event import log_event
from forces.models import Event, Force, LocalPolicingBody, User
from recommendations.models import InspectionReport
from responses.record.models import Hold, Response


@transaction.atomic
def place_hold(
    *,
    body: LocalPolicingBody,
    kind: Hold.Kind,
    reference: str,
    by: User,
    at: datetime,
    report: InspectionReport | None = None,
    force: Force | None = None,
    response: Response | None = None,
) -> Hold:
    """Keep everything of the body, of one report (for one force or all), or of one response.

    Raises ValidationError where the case is not named.
    """
    if not reference.strip():
        raise ValidationError({"reference": _("Enter the case or request, as your office names it.")})
    hold = Hold.objects.create(
        body=body,
        kind=kind,
        reference=reference.strip(),
        report=report,
        force=force,
        response=response,
        placed_by=by,
        placed_at=at,
    )
    _log(hold, "hold placed", by, at)
    return hold


@transaction.atomic
def lift_hold(*, hold: Hold, because: str, by: User, at: datetime) -> Hold:
    """Say why the hold ends. Raises ValidationError without a reason, or where it is lifted already."""
    held = Hold.objects.select_for_update(of=("self",)).get(pk=hold.pk)
    if held.lifted_at:
        raise ValidationError(_("This hold was lifted already."))
    if not because.strip():
        raise ValidationError({"because": _("Enter why the hold ends.")})
    held.lifted_by, held.lifted_at, held.lifted_because = by, at, because.strip()
    held.save(update_fields=["lifted_by", "lifted_at", "lifted_because"])
    _log(held, "hold lifted", by, at)
    return held


@transaction.atomic
def pass_holds(*, body: LocalPolicingBody, successor: LocalPolicingBody, by: User, at: datetime) -> int:
    """The successor keeps what the body kept: one of everything of the body becomes one of everything of both."""
    standing = list(Hold.objects.select_for_update(of=("self",)).standing().filter(body=body).order_by("pk"))
    for hold in standing:
        hold.body = successor
        hold.save(update_fields=["body"])
        _log(hold, "hold passed", by, at)
    return len(standing)


def _log(hold: Hold, did: str, by: User, at: datetime) -> None:
    facts = {
        "did": did,
        "hold": hold.pk,
        "kind": str(hold.kind),
        "reference": hold.reference,
        "report": hold.report_id,
        "force": hold.force_id,
        "response": hold.response_id,
        "because": hold.lifted_because,
        "before": {"stands": bool(hold.lifted_at)},
        "after": {"stands": not hold.lifted_at},
    }
    given = {name: value for name, value in facts.items() if value}
    log_event(kind=Event.Kind.RETENTION, by=by, at=at, body=hold.body, record=hold, facts=given)
