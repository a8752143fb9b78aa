"""A body that ends and its successor, with something of everything that passes."""

from datetime import UTC, date, datetime
from typing import Any

from forces.models import LocalPolicingBody, User
from responses.record.flows.verify_positions import verify_positions
from tests import builders
from tests.tracker.office.office_pages import administrator
from tracker.office.flows.hand_over import hand_over

PUBLISHED = builders.PUBLISHED_ON
ON = date(2023, 8, 8)
TODAY = date(2023, 8, 10)
AT = datetime(2023, 8, 10, 9, 0, tzinfo=UTC)
NOTE = "The Severn Order 2023"


def the_mayor(slug: str = "severn-mayor", name: str = "Mayor of the Severn Combined Authority") -> LocalPolicingBody:
    return LocalPolicingBody.objects.create(slug=slug, formal_name=name, kind=LocalPolicingBody.Kind.MAYOR)


def handed_over(body: LocalPolicingBody, successor: LocalPolicingBody, **changed: Any) -> Any:
    """By the body's administrator, who becomes the successor's first one."""
    by = administrator(body) if "by" not in changed else changed.pop("by")
    facts: dict[str, Any] = {"on": ON, "note": NOTE, "by": by, "at": AT, "today": TODAY, "administrator": by}
    passed = hand_over(body=body, successor=successor, **{**facts, **changed})
    body.refresh_from_db()
    successor.refresh_from_db()
    return passed


def faults() -> list[str]:
    return [str(fault) for _pk, found in verify_positions() for fault in found]


def officer_of(body: LocalPolicingBody) -> User:
    return builders.officer(body)
