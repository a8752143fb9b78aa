"""Signing in with an e-mail address and a password."""

from typing import Any

from django.contrib.auth.backends import ModelBackend
from django.http import HttpRequest

from forces.loopback import is_loopback_request
from forces.models import User


class AccountBackend(ModelBackend):
    """Django's own, but that a demo account is refused on any host but loopback."""

    def authenticate(
        self, request: HttpRequest | None, username: str | None = None, password: str | None = None, **kwargs: Any
    ) -> User | None:
        user = super().authenticate(request, username=username, password=password, **kwargs)
        if isinstance(user, User) and user.is_demo and not (request and is_loopback_request(request)):
            return None
        return user if isinstance(user, User) else None
