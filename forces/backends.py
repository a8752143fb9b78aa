"""Signing in with an e-mail address and a password."""

from dataclasses import dataclass
from typing import Any

from django.contrib.auth.backends import ModelBackend
from django.http import HttpRequest

from forces.flows.sign_ins import Refusal
from forces.loopback import is_loopback_request
from forces.models import User


@dataclass(frozen=True)
class Refused:
    """Whose sign-in was refused, and why: for the log, never for the page, which says the same to everyone."""

    person: User
    why: Refusal


class AccountBackend(ModelBackend):
    """Django's own, but that a demo account is refused on any host but loopback, and that a refusal leaves its reason.

    The reason is on the request: `request.sign_in_refused`.
    """

    def authenticate(
        self, request: HttpRequest | None, username: str | None = None, password: str | None = None, **kwargs: Any
    ) -> User | None:
        email = kwargs.get("email") if username is None else username
        if email is None or password is None:
            return None
        person = User.objects.filter(email__iexact=email).first()
        if person is None:
            User().set_password(password)  # takes as long as a wrong password does
            return None
        is_right = person.check_password(password)
        if why := refusal_of(person, request) or (None if is_right else Refusal.WRONG_PASSWORD):
            if request is not None:
                request.sign_in_refused = Refused(person, why)  # type: ignore[attr-defined]
            return None
        return person


def refusal_of(person: User, request: HttpRequest | None) -> Refusal | None:
    """Why this account does not open here, whatever way its person comes."""
    if not person.is_active:
        return Refusal.CLOSED
    if person.is_demo and not (request and is_loopback_request(request)):
        return Refusal.DEMO
    return None
