"""An administrator, or who runs the server, helps someone who has lost the telephone with their codes."""

from datetime import date, datetime

from allauth.mfa.models import Authenticator
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from forces.flows.log_event import log_event
from forces.models import Event, LocalPolicingBody, User
from forces.queries import bodies_of, people_wholly_of


@transaction.atomic
def reset_two_step(*, user: User, body: LocalPolicingBody, by: User, at: datetime, today: date) -> None:
    """Switch it off: the person sets it up anew, at once if their role asks for it.

    Raises ValidationError for someone with a role in another office, whose protection is not this one's to lift.
    """
    person = User.objects.select_for_update().get(pk=user.pk)
    if not people_wholly_of(body, today).filter(pk=person.pk).exists():
        message = _("%(person)s has a role in another office as well, so their two-step sign-in is not reset here.")
        raise ValidationError(message % {"person": person})
    if _switch_off(person):
        _log(person, body, by, at)


@transaction.atomic
def reset_two_step_on_the_server(*, user: User, at: datetime, today: date) -> bool:
    """By who may run commands there: for an only administrator. Says whether there was anything to reset."""
    person = User.objects.select_for_update().get(pk=user.pk)
    if not _switch_off(person):
        return False
    bodies: list[LocalPolicingBody | None] = [*bodies_of(person, today)]
    for body in bodies or [None]:
        _log(person, body, None, at)
    return True


def _switch_off(person: User) -> bool:
    deleted, _rows = Authenticator.objects.filter(user=person).delete()
    return bool(deleted)


def _log(person: User, body: LocalPolicingBody | None, by: User | None, at: datetime) -> None:
    facts = {"person": person.email, "did": "reset by an administrator" if by else "reset on the server"}
    log_event(kind=Event.Kind.TWO_STEP, by=by, at=at, body=body, record=person, facts=facts)
