"""Signing in with the office's own accounts, by OpenID Connect: the parts of allauth, held to what is safe here.

The person is matched by their verified e-mail address to an account that an administrator made, each time anew. No
account is made, changed or joined to another, and nothing that the provider says is kept.
"""

import logging
import secrets
from typing import Any

from allauth.account.utils import get_next_redirect_url
from allauth.core.exceptions import ImmediateHttpResponse
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from allauth.socialaccount.models import SocialApp, SocialLogin
from allauth.socialaccount.providers.base.constants import AuthError, AuthProcess
from allauth.socialaccount.providers.oauth2.client import OAuth2Error
from allauth.socialaccount.providers.oauth2.views import OAuth2CallbackView
from allauth.socialaccount.providers.openid_connect.provider import OpenIDConnectProvider
from allauth.socialaccount.providers.openid_connect.views import OpenIDConnectOAuth2Adapter
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from requests import RequestException

from forces.models import User
from tracker.signing_in.id_token import claims_of, verified_email

logger = logging.getLogger(__name__)


class OfficeOAuth2Adapter(OpenIDConnectOAuth2Adapter):
    """Talks to the issuer. `nonce` is what this sign-in sent out; the ID token must bring it back."""

    nonce = ""

    @property
    def openid_config(self) -> dict[str, Any]:
        config: dict[str, Any] = super().openid_config
        issuer = self.get_provider().app.settings["server_url"]
        if str(config.get("issuer", "")).rstrip("/") != issuer:
            raise OAuth2Error(f"The issuer calls itself {config.get('issuer')}, not {issuer} (OIDC_ISSUER).")
        return config

    def get_callback_url(self, request: HttpRequest, app: SocialApp) -> str:
        return request.build_absolute_uri(reverse("office-login-callback"))

    def complete_login(self, request: HttpRequest, app: SocialApp, token: Any, **kwargs: Any) -> SocialLogin:
        """From the ID token alone: unlike what the userinfo address says, it is signed."""
        with DefaultSocialAccountAdapter(request).get_requests_session() as session:
            answer = session.get(self.openid_config["jwks_uri"])
            answer.raise_for_status()
        claims = claims_of(
            str(kwargs["response"].get("id_token") or ""),
            keys=answer.json(),
            issuer=self.openid_config["issuer"],
            client_id=app.client_id,
            nonce=self.nonce,
        )
        return self.get_provider().sociallogin_from_response(request, {"id_token": claims})


class OfficeProvider(OpenIDConnectProvider):
    """Sends people to the issuer with what the product says, and nothing that the visitor's address added."""

    oauth2_adapter_class = OfficeOAuth2Adapter

    def get_redirect_from_request_kwargs(self, request: HttpRequest) -> dict[str, Any]:
        nonce = secrets.token_urlsafe(24)
        next_url = get_next_redirect_url(request)
        auth_params = {**self.get_auth_params(), "nonce": nonce}
        return {"process": AuthProcess.LOGIN, "next_url": next_url, "auth_params": auth_params, "nonce": nonce}


class OfficeLoginAdapter(DefaultSocialAccountAdapter):
    """Whom a sign-in at the office's provider is taken for, and what is said where it is nobody."""

    def get_provider(self, request: HttpRequest, provider: str, client_id: str | None = None) -> OfficeProvider:
        return OfficeProvider(request, app=self.get_app(request, provider=provider, client_id=client_id))

    def authenticate_by_email(self, sociallogin: SocialLogin) -> None:
        """allauth's own way would wipe the password of whoever comes in by it: see `pre_social_login`."""

    def pre_social_login(self, request: HttpRequest, sociallogin: SocialLogin) -> None:
        """Raises ImmediateHttpResponse for someone without an account here."""
        claims = sociallogin.account.extra_data["id_token"]
        email = verified_email(claims)
        person = User.objects.filter(email__iexact=email).first() if email else None
        if person is None:
            page = render(request, "accounts/no_account.html", {"email": email, "name": name()}, status=403)
            raise ImmediateHttpResponse(page)
        sociallogin.user = person

    def is_open_for_signup(self, request: HttpRequest, sociallogin: SocialLogin) -> bool:
        return False

    def on_authentication_error(
        self,
        request: HttpRequest,
        provider: Any,
        error: Any = None,
        exception: Exception | None = None,
        extra_context: dict[str, Any] | None = None,
    ) -> None:
        if exception:
            logger.warning("A sign-in with %s failed: %s", name(), exception)
        raise ImmediateHttpResponse(failed(request, was_cancelled=error == AuthError.CANCELLED))


class Callback(OAuth2CallbackView):
    """What the issuer sends people back to: the nonce that was sent lies with the state, in the person's session."""

    def _get_state(self, request: HttpRequest, provider: Any) -> tuple[dict[str, Any] | None, Any]:
        state, response = super()._get_state(request, provider)
        if state:
            self.adapter.nonce = str(state.get("nonce", ""))
        return state, response


def name() -> str:
    """What the office calls its own accounts (OIDC_NAME)."""
    return str(settings.OFFICE_LOGIN[0]["name"])


def begin(request: HttpRequest) -> HttpResponse:
    """On to the issuer."""
    adapter = OfficeOAuth2Adapter(request, settings.OFFICE_LOGIN[0]["provider_id"])
    try:
        response: HttpResponse = adapter.get_provider().redirect_from_request(request)
    except (OAuth2Error, RequestException, KeyError, ValueError) as error:
        logger.warning("A sign-in with %s could not begin: %s", name(), error)
        return failed(request)
    return response


def come_back(request: HttpRequest) -> HttpResponse:
    """Back from the issuer."""
    adapter = OfficeOAuth2Adapter(request, settings.OFFICE_LOGIN[0]["provider_id"])
    try:
        response: HttpResponse = Callback.adapter_view(adapter)(request)
    except (OAuth2Error, RequestException, KeyError, ValueError) as error:
        logger.warning("What came back of a sign-in with %s could not be read: %s", name(), error)
        return failed(request)
    return response


def failed(request: HttpRequest, *, was_cancelled: bool = False) -> HttpResponse:
    """Why is in the server's log; the page says what can be done."""
    context = {"name": name(), "was_cancelled": was_cancelled}
    return render(request, "accounts/office_login_failed.html", context, status=200 if was_cancelled else 401)
