"""What an office's own sign-in says of a person, believed only where its signature and its claims are right."""

import hmac
from collections.abc import Mapping
from typing import Any

import jwt
from allauth.socialaccount.providers.oauth2.client import OAuth2Error

ALGORITHM = "RS256"
"""What Microsoft Entra ID signs with, as every provider must be able to. No other is taken."""
CLOCKS_DIFFER = 60
NEEDED = ["iss", "aud", "exp", "iat", "sub", "nonce"]
TRUE = (True, 1, "1", "true", "True")


def claims_of(token: str, *, keys: Mapping[str, Any], issuer: str, client_id: str, nonce: str) -> dict[str, Any]:
    """The claims of an ID token: signed by the issuer, for us, now, and in answer to the sign-in that was begun here.

    allauth does not look at the signature of a token that came straight from the issuer, nor at the nonce; both are
    looked at here. Raises OAuth2Error.
    """
    try:
        header = jwt.get_unverified_header(token)
        key = next(key for key in jwt.PyJWKSet.from_dict(dict(keys)).keys if key.key_id == header.get("kid"))
        claims: dict[str, Any] = jwt.decode(
            token,
            key=key.key,
            algorithms=[ALGORITHM],
            audience=client_id,
            issuer=issuer,
            leeway=CLOCKS_DIFFER,
            options={"require": NEEDED},
        )
    except StopIteration as error:
        raise OAuth2Error("The ID token is signed with a key that the issuer does not hold.") from error
    except (jwt.PyJWTError, ValueError) as error:
        raise OAuth2Error(f"The ID token is not right: {error}") from error
    if not nonce or not hmac.compare_digest(str(claims["nonce"]), nonce):
        raise OAuth2Error("The ID token answers another sign-in: its nonce differs.")
    return claims


def verified_email(claims: Mapping[str, Any]) -> str:
    """The e-mail address that the issuer vouches for; empty where it does not.

    `email_verified` is the standard's; `xms_edov` (email domain owner verified) is Microsoft Entra ID's. An `email`
    without one of them, a `preferred_username` or a `upn` may be what somebody typed, and opens nothing.
    """
    if claims.get("email_verified") in TRUE or claims.get("xms_edov") in TRUE:
        return str(claims.get("email") or "").strip()
    return ""
