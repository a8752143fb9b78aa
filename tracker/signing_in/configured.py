"""What the environment says about signing in, checked as the settings load: no module here knows a model."""

from collections.abc import Sequence
from typing import Any
from urllib.parse import urlsplit

from django.core.exceptions import ImproperlyConfigured

from forces.loopback import is_loopback_name
from forces.roles import Role

LEAST_IDLE = 120
"""A page's own activity is noted once a minute, so that a shorter time would end sessions that are in use."""
MANY_TENANTS = ("common", "organizations", "consumers")
"""Microsoft's issuers for everyone's accounts: whoever has one anywhere could come in."""
_SEE = "See the settings table in README.md."


def two_step_roles(given: Sequence[str]) -> frozenset[str]:
    """The roles that must sign in with a code as well. An unknown one stops the start: it would protect nobody."""
    names = [name.strip() for name in given if name.strip()]
    if unknown := sorted(set(names) - set(Role)):
        raise ImproperlyConfigured(
            f"TWO_STEP_ROLES names {', '.join(unknown)}, which is no role. The roles are {', '.join(Role)}. {_SEE}"
        )
    return frozenset(names)


def idle_seconds(given: int) -> int:
    if given < LEAST_IDLE:
        raise ImproperlyConfigured(f"SESSION_IDLE_SECONDS is {given}. It must be {LEAST_IDLE} or more. {_SEE}")
    return given


def office_login(*, issuer: str, client_id: str, client_secret: str, name: str) -> list[dict[str, Any]]:
    """The one OpenID Connect provider, as allauth takes it; none where nothing is set."""
    held = {"OIDC_ISSUER": issuer, "OIDC_CLIENT_ID": client_id, "OIDC_CLIENT_SECRET": client_secret}
    if not any(held.values()):
        return []
    if missing := [key for key, value in held.items() if not value]:
        raise ImproperlyConfigured(f"{' and '.join(missing)} must be set where the other OIDC settings are. {_SEE}")
    check_issuer(issuer)
    return [
        {
            "provider_id": "office",
            "name": name,
            "client_id": client_id,
            "secret": client_secret,
            "settings": {"server_url": issuer.rstrip("/"), "fetch_userinfo": False, "oauth_pkce_enabled": True},
        }
    ]


def check_issuer(issuer: str) -> None:
    """HTTPS, but on this machine; and one office's own, not everyone's."""
    parts = urlsplit(issuer)
    is_https = parts.scheme == "https" or (parts.scheme == "http" and is_loopback_name(parts.hostname or ""))
    if not is_https or not parts.hostname or parts.query or parts.fragment:
        raise ImproperlyConfigured(f"OIDC_ISSUER must be an address that begins with https://: {issuer} is not. {_SEE}")
    if any(part in MANY_TENANTS for part in parts.path.split("/")):
        raise ImproperlyConfigured(
            f"OIDC_ISSUER is {issuer}, which is everyone's. Give your own tenant's:"
            f" https://login.microsoftonline.com/YOUR-TENANT-ID/v2.0. {_SEE}"
        )
