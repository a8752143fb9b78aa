"""A body begins, or ceases, to answer for a force."""

from datetime import date, datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import F
from django.utils.translation import gettext as _

from forces.flows.log_event import log_event
from forces.models import Event, Force, Jurisdiction, LocalPolicingBody, User
from tracker.kit.dates import plain_date


@transaction.atomic
def answer_for(*, body: LocalPolicingBody, force: Force, from_on: date | None, by: User, at: datetime) -> Jurisdiction:
    """The body answers for the force from a day on, or since before anything that is recorded.

    A row that the reference data gave to another body, or to none, is corrected where it begins on the same day. What
    an office that uses the product answers for is not taken from it: it gives the force up itself.
    Raises ValidationError.
    """
    if body.ended_on:
        raise _error("force", _("%(body)s has handed over to %(to)s."), body=body, to=body.successor)
    before, same, after = _around(_rows(force), from_on)
    ended = same or before
    if any(row and row.body == body for row in (ended, after)):
        raise _error("force", _("%(force)s is among this body’s forces already. Choose another force."), force=force)
    if ended and ended.body and ended.body.uses_tracker_from:
        message = _("%(body)s answers for %(force)s and uses the tracker: its administrator ends that first.")
        raise _error("force", message, body=ended.body, force=force)
    held = same or Jurisdiction(force=force, from_on=from_on)
    was = str(ended.body) if ended and ended.body else None
    held.body = body
    held.precision = Jurisdiction.Precision.DAY if from_on else Jurisdiction.Precision.UNKNOWN
    held.save()
    facts = {"from": from_on.isoformat() if from_on else None, "did": "answers for"}
    _log(body, force, by, at, {**facts, "before": {"body": was}, "after": {"body": str(body)}})
    return held


@transaction.atomic
def stop_answering_for(
    *, body: LocalPolicingBody, jurisdiction: Jurisdiction, on: date, by: User, at: datetime
) -> Jurisdiction:
    """From a day on the body no longer answers for the force; whoever does next is written when they begin.

    What is open stays with the body. Raises ValidationError where the day is not within the time it answers for.
    """
    rows = _rows(jurisdiction.force)
    held = next(row for row in rows if row.pk == jurisdiction.pk)
    if held.from_on and on < held.from_on:
        message = _("The day must be %(day)s, when it began, or later: %(typed)s is before it.")
        raise _error("on", message, day=plain_date(held.from_on), typed=plain_date(on))
    _before, _same, following = _around(rows, held.from_on)
    if following and following.from_on and on >= following.from_on:
        message = _("The day must be before %(day)s, when the next entry of %(force)s begins: %(typed)s is not.")
        raise _error("on", message, day=plain_date(following.from_on), force=held.force, typed=plain_date(on))
    end = held if held.from_on == on else Jurisdiction(force=held.force, from_on=on)
    end.body, end.precision = None, Jurisdiction.Precision.DAY
    end.save()
    facts = {"from": on.isoformat(), "did": "no longer answers for"}
    _log(body, held.force, by, at, {**facts, "before": {"body": str(body)}, "after": {"body": None}})
    return end


def _rows(force: Force) -> list[Jurisdiction]:
    """The force's rows in order, locked behind the force's own: no one else writes one meanwhile."""
    Force.objects.select_for_update().get(pk=force.pk)
    rows = Jurisdiction.objects.filter(force=force).select_related("body", "force")
    return list(rows.order_by(F("from_on").asc(nulls_first=True)))


def _around(
    rows: list[Jurisdiction], from_on: date | None
) -> tuple[Jurisdiction | None, Jurisdiction | None, Jurisdiction | None]:
    """The row that holds before a day, the one that begins on it, and the next one."""
    key = from_on or date.min
    before = [row for row in rows if (row.from_on or date.min) < key]
    same = [row for row in rows if row.from_on == from_on]
    after = [row for row in rows if (row.from_on or date.min) > key]
    return before[-1] if before else None, same[0] if same else None, after[0] if after else None


def _log(body: LocalPolicingBody, force: Force, by: User, at: datetime, facts: dict[str, Any]) -> None:
    told = {"page": "forces", "force": force.slug, **facts}
    log_event(kind=Event.Kind.SETTINGS, by=by, at=at, body=body, record=force, facts=told)


def _error(field: str, message: str, **words: object) -> ValidationError:
    return ValidationError({field: message % words})
