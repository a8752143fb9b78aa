"""One way in for everyone who has shown who they are: the code is still asked of whoever has two-step sign-in."""

from allauth.account.adapter import get_adapter
from allauth.account.internal.flows.login import record_authentication
from allauth.account.utils import perform_login
from django.http import HttpRequest, HttpResponse

from forces.models import User


def enter(request: HttpRequest, user: User, *, how: str, to: str | None = None) -> HttpResponse:
    """Sign a person in who came by `how`, and send them on to `to`; or on to the code, or away if refused."""
    record_authentication(request, user, method=how)
    return perform_login(request, user, redirect_url=to)


def enter_by_link(request: HttpRequest, user: User) -> HttpResponse:
    """Someone who has chosen a password by a one-time link, which ends the wait after wrong ones too."""
    get_adapter().forget_wrong_passwords(request, user)
    return enter(request, user, how="link")
