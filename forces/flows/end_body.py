"""A body ends, and its successor answers for its forces from that day on."""

from datetime import date, datetime

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from forces.flows.accounts import give_role
from forces.flows.log_event import log_event
from forces.models import Event, Force, Jurisdiction, LocalPolicingBody, User
from forces.roles import Role
from forces.successions import administrators, rows_that_pass, why_not

LOOKS = ("rag_rules", "house_style", "marking", "language")
"""What a successor that has not begun to use the product takes over: how its boards and letters look."""


@transaction.atomic
def locked_bodies(body: LocalPolicingBody, successor: LocalPolicingBody) -> list[LocalPolicingBody]:
    """Both as they are now, held until the transaction ends: no report is opened for either meanwhile."""
    rows = LocalPolicingBody.objects.select_for_update(no_key=True).filter(pk__in=[body.pk, successor.pk])
    held = {row.pk: row for row in rows.order_by("pk")}
    return [held[body.pk], held[successor.pk]]


@transaction.atomic
def end_body(
    *, body: LocalPolicingBody, successor: LocalPolicingBody, on: date, today: date
) -> tuple[LocalPolicingBody, LocalPolicingBody, list[Jurisdiction]]:
    """End the body on a day from which its successor answers; both as they then are, and what passed.

    What people may do for the ended body is over with this (`forces.access`). Raises ValidationError, by field.
    """
    held, heir = locked_bodies(body, successor)
    if against := why_not(held, heir, on, today):
        raise ValidationError(against)
    list(Force.objects.select_for_update(no_key=True).filter(jurisdictions__body=held).order_by("pk").values("pk"))
    passed = rows_that_pass(held, heir, on)
    for row in passed:
        row.save()
    held.ended_on, held.successor, held.heir = on, heir, heir
    held.save(update_fields=["ended_on", "successor", "heir"])
    LocalPolicingBody.objects.filter(heir=held).update(heir=heir)
    _begin(heir, held, on)
    return held, heir, passed


def _begin(successor: LocalPolicingBody, body: LocalPolicingBody, on: date) -> None:
    """The successor uses the product from that day at the latest, so that the duties that pass are kept."""
    changed: list[str] = []
    if successor.uses_tracker_from is None:
        for name in LOOKS:
            setattr(successor, name, getattr(body, name))
        changed += LOOKS
    if successor.uses_tracker_from is None or successor.uses_tracker_from > on:
        successor.uses_tracker_from = on
        changed.append("uses_tracker_from")
    if changed:
        successor.save(update_fields=changed)


@transaction.atomic
def first_administrator(*, body: LocalPolicingBody, person: User | None, by: User, at: datetime) -> None:
    """Give a successor that has no administrator its first one. Raises ValidationError, on `administrator`."""
    held = administrators(body)
    if held and person is not None and person not in held:
        message = _("%(body)s has an administrator already: %(held)s gives %(person)s a role.")
        raise ValidationError({"administrator": message % {"body": body, "held": held[0], "person": person}})
    if held:
        return
    if person is None or not person.is_active or not person.has_joined:
        message = _("%(body)s has no administrator who can sign in yet. Say who is to be its first one.")
        raise ValidationError({"administrator": message % {"body": body}})
    give_role(user=person, role=Role.ADMINISTRATOR, body=body)
    facts = {"did": "role given", "person": person.email, "role": Role.ADMINISTRATOR.value}
    log_event(kind=Event.Kind.MEMBERS, by=by, at=at, body=body, record=person, facts=facts)
