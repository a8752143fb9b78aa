"""Two-step sign-in: what its secrets look like at rest, and who may switch it off."""

import base64
import logging
import secrets
from typing import Any

from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.models import Authenticator
from cryptography.fernet import Fernet, InvalidToken
from django.conf import settings
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext_lazy as _

from forces.models import Membership, User

logger = logging.getLogger(__name__)

_PURPOSE = "tracker.signing_in.codes"


class CodesAdapter(DefaultMFAAdapter):
    """The secrets are encrypted with a key that is made from SECRET_KEY: a copy of the database alone opens nothing."""

    error_messages = {
        **DefaultMFAAdapter.error_messages,
        "incorrect_code": _("Code is not right. Type the 6 digits that your app shows now."),
    }

    def encrypt(self, text: str) -> str:
        return _fernet().encrypt(text.encode()).decode()

    def decrypt(self, encrypted_text: str) -> str:
        """A secret that another SECRET_KEY encrypted can't be read: it is as if nobody had it, so no code is right."""
        try:
            return _fernet().decrypt(encrypted_text.encode()).decode()
        except InvalidToken:
            logger.error("A secret of two-step sign-in can't be read with this SECRET_KEY: it must be reset.")
            return base64.b32encode(secrets.token_bytes(20)).decode()

    def can_delete_authenticator(self, authenticator: Authenticator) -> bool:
        return not must_have_two_step(authenticator.user)

    def send_notification_mail(self, *args: Any, **kwargs: Any) -> None:
        """Nothing is sent: the log has it."""


def _fernet() -> Fernet:
    key = salted_hmac(_PURPOSE, "secrets at rest", secret=settings.SECRET_KEY, algorithm="sha256").digest()
    return Fernet(base64.urlsafe_b64encode(key))


def must_have_two_step(user: User) -> bool:
    """Whether a role of the person's asks for it (TWO_STEP_ROLES)."""
    roles = settings.TWO_STEP_ROLES
    return bool(roles) and Membership.objects.filter(user=user, role__in=roles).exists()


def has_two_step(user: User) -> bool:
    return Authenticator.objects.filter(user=user, type=Authenticator.Type.TOTP).exists()
