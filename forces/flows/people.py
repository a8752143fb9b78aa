"""An administrator says who belongs to the body and in which role."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import NamedTuple

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from forces.flows.accounts import create_account, give_role
from forces.flows.invitations import invite, withdraw_invitations
from forces.flows.log_event import log_event
from forces.flows.seen_values import write_over
from forces.models import Event, Force, LocalPolicingBody, Membership, User
from forces.queries import jurisdictions_of, memberships_within, people_wholly_of
from forces.roles import FORCE_ROLES, ROLE_LABELS, Role


class Added(NamedTuple):
    """Someone who now belongs to the body, and the secret of their link; none where they sign in already."""

    user: User
    token: str


@transaction.atomic
def add_person(
    *,
    body: LocalPolicingBody,
    name: str,
    email: str,
    role: Role,
    force: Force | None,
    by: User,
    at: datetime,
    today: date,
) -> Added:
    """Give a person their first role in this office, with an account where they have none.

    An account that is held keeps its name and its password. Raises ValidationError.
    """
    LocalPolicingBody.objects.select_for_update().get(pk=body.pk)
    if memberships_within(body, today).filter(user__email__iexact=email).exists():
        message = _(
            "%(email)s belongs to someone in this office already. Choose them in the list to give another role."
        )
        raise ValidationError({"email": message % {"email": email}})
    user, _created = create_account(email=email, name=name, password=None)
    give_role_in_office(user=user, body=body, role=role, force=force, by=by, at=at, today=today)
    if user.has_usable_password():
        return Added(user, "")
    return Added(user, invite(user=user, body=body, by=by, at=at, today=today))


@transaction.atomic
def give_role_in_office(
    *, user: User, body: LocalPolicingBody, role: Role, force: Force | None, by: User, at: datetime, today: date
) -> Membership:
    """Raises ValidationError where the person holds the role already, or the force is not one of the body's."""
    owner: dict[str, LocalPolicingBody | Force | None] = {"body": body, "force": None}
    if role in FORCE_ROLES:
        if force is None or not jurisdictions_of(body, today).filter(force=force).exists():
            raise ValidationError({"force": _("Choose the force that the liaison speaks for.")})
        owner = {"body": None, "force": force}
    if Membership.objects.filter(user=user, role=role, **owner).exists():
        message = _("%(person)s has the role “%(role)s” already. Choose another role.")
        raise ValidationError({"role": message % {"person": user, "role": ROLE_LABELS[role]}})
    membership = give_role(user=user, role=role, **owner)  # type: ignore[arg-type]
    _log(body, user, by, at, {"did": "role given", **_of(membership)})
    return membership


@transaction.atomic
def take_role_away(*, membership: Membership, body: LocalPolicingBody, by: User, at: datetime) -> None:
    """Raises ValidationError for the last administrator who can sign in: nobody could change anything any more.

    Of a body that has ended every role can be taken away.

    The body's row is locked, so that two administrators can't take each other's role away at the same moment.
    """
    LocalPolicingBody.objects.select_for_update().get(pk=body.pk)
    held = Membership.objects.select_related("user", "force", "body").filter(pk=membership.pk).first()
    if held is None:
        return
    has_ended = held.body is not None and held.body.ended_on is not None
    if held.role == Role.ADMINISTRATOR and not has_ended and not _other_administrators(held):
        raise ValidationError(
            _("%(person)s is the last administrator who can sign in. Give someone else the role first.")
            % {"person": held.user}
        )
    facts = _of(held)
    held.delete()
    if not Membership.objects.filter(user=held.user).exists():
        withdraw_invitations(user=held.user, body=body, by=by, at=at)
    _log(body, held.user, by, at, {"did": "role taken away", **facts})


def _other_administrators(held: Membership) -> list[User]:
    """Those who have come in, or have chosen a password; someone who was only sent a link may never come."""
    rows = Membership.objects.filter(body=held.body_id, role=Role.ADMINISTRATOR, user__is_active=True)
    return [row.user for row in rows.exclude(user=held.user_id).select_related("user") if row.user.has_joined]


@transaction.atomic
def change_person(
    *,
    user: User,
    body: LocalPolicingBody,
    values: Mapping[str, str],
    seen: Mapping[str, str],
    by: User,
    at: datetime,
    today: date,
) -> User:
    """Correct a person's name or e-mail address.

    Raises Stale, and ValidationError for someone with a role in another office, whose account is not this one's alone.
    """
    held = User.objects.select_for_update().get(pk=user.pk)
    if not people_wholly_of(body, today).filter(pk=held.pk).exists():
        message = _("%(person)s has a role in another office as well, so their facts are not changed here.")
        raise ValidationError(message % {"person": held})
    if User.objects.filter(email__iexact=values["email"]).exclude(pk=held.pk).exists():
        message = _("Email address must be this person’s own: %(email)s is someone else’s.")
        raise ValidationError({"email": message % {"email": values["email"]}})
    was = held.email
    change = write_over(held, values=values, seen=seen)
    if change.after:
        facts = {"did": "facts changed", "person": was, "before": change.before, "after": change.after}
        _log(body, held, by, at, facts)
    return held


def _of(membership: Membership) -> dict[str, object]:
    force = {"force": membership.force.slug} if membership.force else {}
    return {"person": membership.user.email, "role": membership.role, **force}


def _log(body: LocalPolicingBody, person: User, by: User, at: datetime, facts: Mapping[str, object]) -> None:
    log_event(kind=Event.Kind.MEMBERS, by=by, at=at, body=body, record=person, facts=facts)
