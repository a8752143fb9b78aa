"""How long someone must wait after too many wrong passwords or codes, in words and in seconds."""

import math

from allauth.core.internal.ratelimit import get_cache_key, get_rates
from django.core.cache import cache
from django.core.exceptions import ValidationError
from django.http import HttpRequest
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from forces.flows.sign_ins import Refusal, record_refusal
from forces.models import User
from tracker.kit.clock import now, today

APP = "allauth.account"
ACTION = "login_failed"
TOO_MANY = "too_many_login_attempts"
MINUTE, HOUR = 60, 3600


def code_key(user: User) -> str:
    """The name under which allauth counts a person's wrong codes."""
    return f"mfa-auth-user-{user.pk}"


def seconds_to_wait(request: HttpRequest, key: str) -> int:
    """Until the next try: the longest wait of the limits that are reached."""
    waits = [1]
    for rate in get_rates(app=APP, action=ACTION):
        tries = cache.get(get_cache_key(request, app=APP, action=ACTION, rate=rate, key=key), [])
        if len(tries) >= rate.amount:
            waits.append(math.ceil(tries[-1] + rate.duration - now().timestamp()))
    return max(waits)


def locked_out(request: HttpRequest, key: str, person: User | None) -> ValidationError:
    """What is said to someone who must wait. It is logged once for each wait, or the log would fill at their will."""
    seconds = seconds_to_wait(request, key)
    if person and cache.add(f"locked-out:{key}", True, timeout=seconds):
        record_refusal(person=person, why=Refusal.LOCKED_OUT, at=now(), today=today())
    message = _("There were too many wrong attempts. Try again in %(wait)s, or ask your office’s administrator.")
    return ValidationError(message % {"wait": in_words(seconds)}, code=TOO_MANY, params={"seconds": seconds})


def in_words(seconds: int) -> str:
    if seconds < HOUR:
        minutes = math.ceil(seconds / MINUTE)
        return ngettext("%(number)s minute", "%(number)s minutes", minutes) % {"number": minutes}
    hours = math.ceil(seconds / HOUR)
    return ngettext("%(number)s hour", "%(number)s hours", hours) % {"number": hours}
