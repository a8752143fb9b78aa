"""A body that ends hands its forces, responses, replies and duties to its successor, at once or not at all."""

from datetime import date, datetime

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from forces.flows.end_body import end_body, first_administrator, locked_bodies
from forces.flows.log_event import log_event
from forces.models import Event, LocalPolicingBody, User
from forces.successions import why_not
from responses.record.flows.hand_over_responses import hand_over_responses
from responses.record.flows.hold import pass_holds
from responses.replies.flows.hand_over_replies import hand_over_replies
from tracker.office.succession import Passing, what_passes


class StaleHandOver(Exception):
    """What would pass has changed since the person saw it; `passing` is what it is now."""

    def __init__(self, passing: Passing) -> None:
        super().__init__("what would pass has changed")
        self.passing = passing


@transaction.atomic
def hand_over(
    *,
    body: LocalPolicingBody,
    successor: LocalPolicingBody,
    on: date,
    note: str,
    by: User,
    at: datetime,
    today: date,
    administrator: User | None = None,
    seen: str = "",
) -> Passing:
    """From `on` the successor answers for all that the body answered for; what passed.

    Letters, approvals, scrutiny entries, batches and events keep the old body. `note` names the order or the law.
    Raises ValidationError where something stands against it, and StaleHandOver where `seen`, if given, is not what
    would pass now.
    """
    held, heir = locked_bodies(body, successor)
    if against := why_not(held, heir, on, today):
        raise ValidationError(against)
    passing = what_passes(held, heir, on)
    if seen and seen != passing.seen:
        raise StaleHandOver(passing)
    if passing.against:
        raise ValidationError([_("This body cannot hand over yet."), *passing.against])
    first_administrator(body=heir, person=administrator, by=by, at=at)
    facts = {"on": on, "by": by, "at": at, "note": note}
    hand_over_responses(body=held, successor=heir, **facts)  # type: ignore[arg-type]
    hand_over_replies(body=held, successor=heir, **facts)  # type: ignore[arg-type]
    pass_holds(body=held, successor=heir, by=by, at=at)
    end_body(body=held, successor=heir, on=on, today=today)
    _log(held, heir, passing, on=on, note=note, by=by, at=at)
    return passing


def _log(
    body: LocalPolicingBody,
    successor: LocalPolicingBody,
    passing: Passing,
    *,
    on: date,
    note: str,
    by: User,
    at: datetime,
) -> None:
    """Both bodies' logs tell it."""
    passed = {
        "on": on.isoformat(),
        "note": note,
        "forces": [force.slug for force in passing.forces],
        "open": passing.open,
        "closed": passing.closed,
        "replies": len(passing.replies),
    }
    for owner, did, other in ((body, "handed over to", successor), (successor, "took over from", body)):
        facts = {"did": did, "body": other.slug, "name": other.formal_name, **passed}
        log_event(kind=Event.Kind.HAND_OVER, by=by, at=at, body=owner, record=owner, facts=facts)
