"""What the product asks of allauth about accounts: who comes in, who is refused, and what is logged of it."""

import logging
from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.internal.flows.login import get_authentication_records
from allauth.core.internal import ratelimit
from allauth.core.internal.httpkit import get_client_ip
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from forces.backends import Refused, refusal_of
from forces.flows.accounts import choose_password
from forces.flows.sign_ins import Left, Refusal, record_refusal, record_sign_in, record_sign_out
from forces.models import User
from forces.queries import set_up_of
from tracker.kit.clock import now, today
from tracker.signing_in.limits import ACTION, APP, TOO_MANY, locked_out

logger = logging.getLogger(__name__)

RECENTLY = 5 * 60
"""For so many seconds after signing in nobody is asked again who they are."""


class AccountAdapter(DefaultAccountAdapter):
    """Accounts are made by administrators alone, and every way in and out goes through here."""

    error_messages = {
        **DefaultAccountAdapter.error_messages,
        "email_password_mismatch": _("The email address or the password is not right. Check both and try again."),
        "enter_current_password": _("Current password is not right. Type the one that you sign in with now."),
        "incorrect_password": _("Password is not right. Type the one that you sign in with."),
        "rate_limited": _("There were too many wrong attempts. Try again in a few minutes."),
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False

    def is_ajax(self, request: HttpRequest) -> bool:
        """No page answers in JSON."""
        return False

    def add_message(self, *args: Any, **kwargs: Any) -> None:
        """The pages say for themselves what was done."""

    def get_client_ip(self, request: HttpRequest) -> str:
        """For the limits alone: it is stored nowhere. Behind a proxy, what the proxy says (BEHIND_PROXY)."""
        return get_client_ip(request) or "unknown"

    def _get_login_attempts_cache_key(self, request: HttpRequest, **credentials: Any) -> str:
        """By the account alone: an address of ours more, or another spelling, gives nobody more tries."""
        return str(credentials.get("email", "")).strip().casefold()

    def pre_authenticate(self, request: HttpRequest, **credentials: Any) -> None:
        try:
            super().pre_authenticate(request, **credentials)
        except ValidationError as error:
            if error.code != TOO_MANY:
                raise
            key = self._get_login_attempts_cache_key(request, **credentials)
            raise locked_out(request, key, User.objects.filter(email__iexact=key).first()) from error

    def authentication_failed(self, request: HttpRequest, **credentials: Any) -> None:
        refused: Refused | None = getattr(request, "sign_in_refused", None)
        if refused:
            record_refusal(person=refused.person, why=refused.why, at=now(), today=today())

    def pre_login(self, request: HttpRequest, user: User, **kwargs: Any) -> HttpResponse | None:
        """Whoever proved to be this person by a link, by mail or by the office's own sign-in."""
        why = refusal_of(user, request)
        if why is None:
            return None
        record_refusal(person=user, why=why, at=now(), today=today())
        context = {"is_demo": why == Refusal.DEMO}
        return render(request, "accounts/refused.html", context, status=403)

    def login(self, request: HttpRequest, user: User) -> None:
        how = [_step(record) for record in get_authentication_records(request, user)]
        super().login(request, user)
        record_sign_in(person=user, how=how, at=now(), today=today())

    def logout(self, request: HttpRequest) -> None:
        if isinstance(request.user, User):
            record_sign_out(person=request.user, why=Left.SIGNED_OUT, at=now(), today=today())
        super().logout(request)

    def post_login(self, request: HttpRequest, user: User, **kwargs: Any) -> HttpResponse:
        """The first page is where someone goes who asked for nothing."""
        response: HttpResponse = super().post_login(request, user, **kwargs)
        if response["Location"] == reverse("home"):
            response["Location"] = self.get_login_redirect_url(request)
        return response

    def get_login_redirect_url(self, request: HttpRequest) -> str:
        """Who has begun to set the office up, and not finished, goes on there instead of to the first page."""
        user = request.user
        return reverse("set-up" if isinstance(user, User) and set_up_of(user) else "home")

    def send_password_reset_mail(self, user: User, email: str, context: dict[str, Any]) -> None:
        """The page says the same where it fails, or it would say who has an account; the reason is in the log."""
        try:
            self.send_mail("accounts/mail/forgotten", email, context)
        except OSError:
            logger.exception("A mail for a forgotten password could not be sent.")

    def set_password(self, user: User, password: str) -> None:
        choose_password(user=user, password=password)

    def is_reauthentication_required(self, *, app: str, **kwargs: Any) -> bool:
        """Not of someone who has just signed in: setting up two-step sign-in is often the first thing they do."""
        records = get_authentication_records(self.request, self.request.user)
        return not records or now().timestamp() - records[-1]["at"] > RECENTLY

    def forget_wrong_passwords(self, request: HttpRequest, user: User) -> None:
        """Of someone who has shown in another way who they are, so that they need not wait."""
        key = self._get_login_attempts_cache_key(request, email=user.email)
        ratelimit.clear(request, app=APP, action=ACTION, key=key)


def _step(record: dict[str, Any]) -> str:
    """A step of signing in, in the log's words."""
    if record["method"] == "mfa":
        return "recovery-code" if record.get("type") == "recovery_codes" else "code"
    return {"socialaccount": "office-login"}.get(record["method"], str(record["method"]))
