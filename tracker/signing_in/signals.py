"""What allauth and Django say was done, into the log of events."""

from typing import Any

from allauth.account.signals import password_changed, password_reset
from allauth.mfa.models import Authenticator
from allauth.mfa.signals import authentication_failed, authenticator_added, authenticator_removed, authenticator_reset
from django.contrib.auth.signals import user_logged_in
from django.dispatch import receiver
from django.http import HttpRequest

from forces.flows.sign_ins import Refusal, record_password, record_refusal, record_two_step
from forces.models import User
from tracker.kit.clock import now, today
from tracker.signing_in.middleware import begin_session


@receiver(user_logged_in)
def session_begins(sender: Any, request: HttpRequest, **kwargs: Any) -> None:
    begin_session(request)


@receiver(authentication_failed)
def wrong_code(sender: Any, user: User, **kwargs: Any) -> None:
    record_refusal(person=user, why=Refusal.WRONG_CODE, at=now(), today=today())


@receiver(authenticator_added)
def switched_on(sender: Any, user: User, authenticator: Authenticator, **kwargs: Any) -> None:
    _two_step(user, authenticator, "switched on")


@receiver(authenticator_removed)
def switched_off(sender: Any, user: User, authenticator: Authenticator, **kwargs: Any) -> None:
    _two_step(user, authenticator, "switched off")


@receiver(authenticator_reset)
def new_codes(sender: Any, user: User, **kwargs: Any) -> None:
    record_two_step(person=user, did="new recovery codes", at=now(), today=today())


@receiver(password_changed)
def password_was_changed(sender: Any, user: User, **kwargs: Any) -> None:
    record_password(person=user, how="by the one before", at=now(), today=today())


@receiver(password_reset)
def password_was_reset(sender: Any, user: User, **kwargs: Any) -> None:
    record_password(person=user, how="by email", at=now(), today=today())


def _two_step(user: User, authenticator: Authenticator, did: str) -> None:
    """Recovery codes come and go with the app: one row says it."""
    if authenticator.type == Authenticator.Type.TOTP:
        record_two_step(person=user, did=did, at=now(), today=today())
