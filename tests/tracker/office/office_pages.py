"""Pages of an office as people open them, and their forms as a browser sends them back."""

from datetime import UTC, datetime
from typing import Any

from django.test import Client

from forces.flows.begin_set_up import begin_set_up
from forces.models import Event, Force, LocalPolicingBody, Membership, User
from forces.roles import Role
from tests.builders import PASSWORD, member
from tests.responses.record.forms_as_sent import as_sent

AT = datetime(2026, 4, 1, 9, tzinfo=UTC)
PUBLIC = "tracker.example.org"


def administrator(body: LocalPolicingBody, email: str = "") -> User:
    return member(Role.ADMINISTRATOR, body=body, email=email)


def first_administrator(*, is_officer: bool = False) -> User:
    return begin_set_up(
        name="Robin Example", email="robin@tests.example", password=PASSWORD, is_officer=is_officer, at=AT
    )


def form_of(client: Client, address: str) -> Any:
    page = client.get(address)
    assert page.status_code == 200, (address, page.status_code)
    return page.context["form"]


def send(client: Client, address: str, **changed: Any) -> Any:
    """Open the page, change its form, and send it."""
    return client.post(address, as_sent(form_of(client, address), **changed))


def roles_of(user: User) -> set[tuple[str, str]]:
    rows = Membership.objects.filter(user=user).select_related("body", "force")
    return {(row.role, (row.body or row.force).slug) for row in rows}


def events() -> list[tuple[str, str, str, dict[str, Any]]]:
    """Kind, who, for which body, and the facts, oldest first."""
    rows = Event.objects.select_related("by", "body").order_by("pk")
    return [(row.kind, row.by.email if row.by else "", row.body.slug if row.body else "", row.facts) for row in rows]


def two_forces() -> tuple[Force, Force]:
    """Two forces, neither of which any body answers for."""
    made = [
        Force.objects.get_or_create(slug=slug, name=name, kind=Force.Kind.TERRITORIAL)[0]
        for slug, name in (("kent", "Kent Police"), ("essex", "Essex Police"))
    ]
    return made[0], made[1]
