"""An authenticator app, as far as the tests need one."""

import time

from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import TOTP, format_hotp_value, hotp_value
from django.test import Client

from forces.models import User
from tests.builders import PASSWORD

SECRET = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"


def code(secret: str = SECRET, steps: int = 0) -> str:
    """The code that an app shows; `steps` of 30 seconds later."""
    return format_hotp_value(hotp_value(secret.replace(" ", ""), int(time.time()) // 30 + steps))


def wrong_code() -> str:
    right = {code(steps=steps) for steps in range(-2, 3)}
    return next(made for made in (f"{number:06}" for number in range(10)) if made not in right)


def with_two_step(user: User) -> User:
    TOTP.activate(user, SECRET)
    RecoveryCodes.activate(user)
    return user


def recovery_codes(user: User) -> list[str]:
    return Authenticator.objects.get(user=user, type="recovery_codes").wrap().get_unused_codes()


def password_in(client: Client, user: User, password: str = PASSWORD, address: str = "/sign-in/", **more: str):
    return client.post(address, {"username": user.email, "password": password}, **more)


def who(client: Client) -> str:
    return client.session.get("_auth_user_id", "")
