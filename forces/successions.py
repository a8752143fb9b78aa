"""What a body's end means for who answers for which force, and what stands against it: read by preview and flow."""

from collections.abc import Iterable
from datetime import date

from django.db.models import F, Max
from django.utils.translation import gettext as _

from forces.models import Jurisdiction, LocalPolicingBody, Membership, User
from forces.roles import Role
from tracker.kit.dates import plain_date


def why_not(body: LocalPolicingBody, successor: LocalPolicingBody, on: date, today: date) -> dict[str, str]:
    """What stands against the hand-over, by field: nothing, where it may be."""
    if body.ended_on:
        words = {"body": body, "successor": body.successor, "day": plain_date(body.ended_on)}
        return {"body": _("%(body)s has handed over already: to %(successor)s, from %(day)s.") % words}
    if body == successor:
        return {"successor": _("Successor must be another body: %(body)s can’t succeed itself.") % {"body": body}}
    if successor.ended_on:
        words = {"body": successor, "successor": successor.successor}
        message = _("Successor must be a body that still answers: %(body)s has handed over to %(successor)s.")
        return {"successor": message % words}
    said = _too_late(on, today) or _too_early(body, on, today)
    return {"on": said} if said else {}


def _too_late(on: date, today: date) -> str:
    if on <= today:
        return ""
    message = _(
        "Day must be today or in the past: %(day)s has not come yet. Hand over on that day or after it; a day that has "
        "gone by can still be entered then."
    )
    return message % {"day": plain_date(on)}


def _too_early(body: LocalPolicingBody, on: date, today: date) -> str:
    """Not before the body had begun to answer, nor before it was itself handed what it now hands on."""
    taken_over = body.predecessors.aggregate(day=Max("ended_on"))["day"]
    if taken_over and on < taken_over:
        message = _("Day must be %(day)s or later: on that day %(body)s itself took over from another body.")
        return message % {"day": plain_date(taken_over), "body": body}
    begun = body.jurisdictions.filter(from_on__gte=on, from_on__lte=today).select_related("force")
    for row in begun.order_by("-from_on")[:1]:
        assert row.from_on is not None
        message = _("Day must be after %(day)s: on that day %(body)s began to answer for %(force)s.")
        return message % {"day": plain_date(row.from_on), "body": body, "force": row.force}
    return ""


def rows_that_pass(body: LocalPolicingBody, successor: LocalPolicingBody, on: date) -> list[Jurisdiction]:
    """The jurisdictions that the hand-over writes, new or changed, unsaved: the successor's, by force.

    A force that another body answers for from that very day is not among them; one that was given up on that day,
    since nothing better could be written, is.
    """
    ours = body.jurisdictions.order_by().values("force")
    rows = Jurisdiction.objects.filter(force__in=ours).select_related("force", "body")
    by_force: dict[int, list[Jurisdiction]] = {}
    for row in rows.order_by("force__name", "force", F("from_on").asc(nulls_first=True)):
        by_force.setdefault(row.force_id, []).append(row)
    return [row for held in by_force.values() for row in _of_force(held, body, successor, on)]


def _of_force(
    rows: list[Jurisdiction], body: LocalPolicingBody, successor: LocalPolicingBody, on: date
) -> Iterable[Jurisdiction]:
    before = [row for row in rows if row.from_on is None or row.from_on < on]
    from_then = [row for row in rows if row.from_on is not None and row.from_on >= on]
    answers = bool(before) and before[-1].body_id == body.pk
    given_up = from_then[0] if from_then and from_then[0].from_on == on else None
    if answers and given_up is None:
        yield Jurisdiction(force=rows[0].force, body=successor, from_on=on, precision=Jurisdiction.Precision.DAY)
    for row in from_then:
        if row.body_id == body.pk or (answers and row is given_up and row.body_id is None):
            row.body = successor
            yield row


def administrators(body: LocalPolicingBody) -> list[User]:
    """Those of the body's administrators who have chosen a password; someone sent a link may never come."""
    rows = Membership.objects.filter(body=body, role=Role.ADMINISTRATOR, user__is_active=True).select_related("user")
    return [row.user for row in rows.order_by("pk") if row.user.has_joined]
