"""What is done by who may run commands on the server: the log names nobody, and says so."""

from datetime import date, datetime
from typing import Any

from django.db import transaction

from forces.flows.accounts import create_account, give_role
from forces.flows.log_event import log_event
from forces.flows.set_up_body import start_using
from forces.models import Event, Force, LocalPolicingBody, Membership, User
from forces.roles import Role
from tracker.kit.clock import day_of


@transaction.atomic
def add_member(
    *, email: str, name: str, password: str, role: Role, owner: LocalPolicingBody | Force, at: datetime
) -> tuple[User, bool]:
    """Give a person an account where they have none, and a role; whether the account is new."""
    of: dict[str, Any] = {"body": None, "force": None}
    of["body" if isinstance(owner, LocalPolicingBody) else "force"] = owner
    user, is_new = create_account(email=email, name=name, password=password)
    if is_new or not Membership.objects.filter(user=user, role=role, **of).exists():
        give_role(user=user, role=role, **of)
        body = owner if isinstance(owner, LocalPolicingBody) else _body_of(owner, at)
        force = {} if isinstance(owner, LocalPolicingBody) else {"force": owner.slug}
        facts = {"did": "role given", "person": user.email, "role": role.value, **force, "on": "the server"}
        log_event(kind=Event.Kind.MEMBERS, by=None, at=at, body=body, record=user, facts=facts)
    return user, is_new


@transaction.atomic
def begin_to_use(
    *, body: LocalPolicingBody, on: date, rag_rules: list[dict[str, object]], address: str, contact: str, at: datetime
) -> LocalPolicingBody:
    """The body begins; one that has begun stays as it is."""
    if body.uses_tracker_from is not None:
        return body
    begun = start_using(body=body, on=on, rag_rules=rag_rules, address=address, contact=contact)
    after = {"uses_tracker_from": on.isoformat(), "rag_rules": rag_rules}
    letterhead = {"letterhead_address": address, "letterhead_contact": contact}
    facts = {"page": "beginning", "added": {**after, **letterhead}, "on": "the server"}
    log_event(kind=Event.Kind.SETTINGS, by=None, at=at, body=begun, record=begun, facts=facts)
    return begun


def _body_of(force: Force, at: datetime) -> LocalPolicingBody | None:
    """Whose log says what is done for a force's liaison."""
    row = force.jurisdictions.on(day_of(at)).select_related("body").first()
    return row.body if row else None
