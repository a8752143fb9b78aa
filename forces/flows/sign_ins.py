"""Who came in, who was refused, who left, and what they changed about how they come in.

Each is one row of the log for every body that the person works for (for a force's liaison, the body that answers for
the force that day), so that each office's log is whole by itself; someone of no office has one row without a body.
No password, no code and no network address is ever among the facts.
"""

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from enum import StrEnum

from django.db import transaction

from forces.flows.log_event import log_event
from forces.models import Event, LocalPolicingBody, User
from forces.queries import bodies_of


class Refusal(StrEnum):
    """Why someone with an account was not let in."""

    WRONG_PASSWORD = "wrong-password"  # noqa: S105
    WRONG_CODE = "wrong-code"
    LOCKED_OUT = "locked-out"
    CLOSED = "closed-account"
    DEMO = "demo-account-away-from-its-machine"


class Left(StrEnum):
    """How a session ended."""

    SIGNED_OUT = "signed-out"
    IDLE = "idle"
    TIME = "time-over"


def record_sign_in(*, person: User, how: Sequence[str], at: datetime, today: date) -> None:
    """`how`: each step that was taken, such as password and code."""
    _log(Event.Kind.SIGN_IN, person, by=person, at=at, today=today, facts={"how": list(how)})


def record_refusal(*, person: User, why: Refusal, at: datetime, today: date) -> None:
    """Done by nobody who is known: whoever tried need not be the person."""
    _log(Event.Kind.REFUSED, person, by=None, at=at, today=today, facts={"why": why.value})


def record_sign_out(*, person: User, why: Left, at: datetime, today: date) -> None:
    _log(Event.Kind.SIGN_OUT, person, by=person, at=at, today=today, facts={"why": why.value})


def record_two_step(*, person: User, did: str, at: datetime, today: date) -> None:
    """What a person did to their own two-step sign-in; `reset_two_step` logs what an administrator does."""
    _log(Event.Kind.TWO_STEP, person, by=person, at=at, today=today, facts={"did": did})


def record_password(*, person: User, how: str, at: datetime, today: date) -> None:
    """`how` the person came to choose another password: by the one that they had, or by e-mail."""
    _log(Event.Kind.PASSWORD, person, by=person, at=at, today=today, facts={"how": how})


@transaction.atomic
def _log(
    kind: Event.Kind, person: User, *, by: User | None, at: datetime, today: date, facts: Mapping[str, object]
) -> None:
    bodies: list[LocalPolicingBody | None] = [*bodies_of(person, today)]
    for body in bodies or [None]:
        log_event(kind=kind, by=by, at=at, body=body, record=person, facts={"person": person.email, **facts})
