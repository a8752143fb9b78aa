"""One-time links: made by an administrator, used once, within seven days."""

import hashlib
import secrets
from datetime import date, datetime, timedelta

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from forces.flows.log_event import log_event
from forces.models import Event, Invitation, LocalPolicingBody, User
from forces.queries import people_wholly_of

LASTS = timedelta(days=7)


class LinkGone(Exception):
    """The link was used, was withdrawn, has expired, or never was."""


@transaction.atomic
def invite(*, user: User, body: LocalPolicingBody, by: User, at: datetime, today: date) -> str:
    """Make a link with which a person chooses a password, and return its secret; an earlier link ends.

    The secret is returned this once: the database holds its SHA-256. Raises ValidationError for someone with a role in
    another office, who would be taken over there too.
    """
    person = User.objects.select_for_update().get(pk=user.pk)
    if not people_wholly_of(body, today).filter(pk=person.pk).exists():
        message = _("%(person)s has a role in another office as well, so no link can be made here.")
        raise ValidationError(message % {"person": person})
    withdraw_invitations(user=person, body=body, by=by, at=at)
    token = secrets.token_urlsafe(32)
    Invitation.objects.create(
        user=person, body=body, token_digest=digest(token), made_by=by, made_at=at, expires_at=at + LASTS
    )
    _log(body, person, by, at, "link made")
    return token


def withdraw_invitations(*, user: User, body: LocalPolicingBody, by: User, at: datetime) -> None:
    """No link of this person's works any more."""
    if Invitation.objects.standing().filter(user=user).update(withdrawn_at=at):
        _log(body, user, by, at, "link withdrawn")


def invitation_of(token: str, at: datetime) -> Invitation:
    """The invitation of a link that still works. Raises LinkGone."""
    held = Invitation.objects.usable_at(at).select_related("user", "body").filter(token_digest=digest(token)).first()
    if held is None or not held.user.is_active:
        raise LinkGone
    return held


@transaction.atomic
def join(*, token: str, password: str, at: datetime) -> User:
    """Set the password that the person chose; the link is used up. Raises LinkGone."""
    held = invitation_of(token, at)
    if not Invitation.objects.usable_at(at).filter(pk=held.pk).update(used_at=at):
        raise LinkGone
    person = User.objects.select_for_update().get(pk=held.user_id)
    person.set_password(password)
    person.save(update_fields=["password"])
    _log(held.body, person, person, at, "joined")
    return person


def _log(body: LocalPolicingBody, person: User, by: User, at: datetime, did: str) -> None:
    facts = {"did": did, "person": person.email}
    log_event(kind=Event.Kind.MEMBERS, by=by, at=at, body=body, record=person, facts=facts)


def digest(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()
