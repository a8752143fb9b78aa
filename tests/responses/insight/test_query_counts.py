"""A page costs the same number of queries with 1, 30 and 3,000 responses, and at most ten."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests import builders

pytestmark = pytest.mark.django_db
MOST = 10
DASHBOARD = "/bodies/west-mercia-pcc/"
PAGES = (
    "/recommendations/",
    "/recommendations/?status=not-started&past_deadline=1&rag=red&q=thing&sort=deadline",
    "/recommendations/export.csv",
    DASHBOARD,
)


def cost(client, address: str) -> int:
    with CaptureQueriesContext(connection) as queries:
        response = client.get(address)
        if response.streaming:
            b"".join(response.streaming_content)
    assert response.status_code == 200
    return len(queries)


def test_pages_cost_the_same_at_any_size(as_person):
    body = builders.one_body()
    people = {
        "officer": (as_person(builders.officer(body)), PAGES),
        "liaison": (as_person(builders.liaison(builders.one_force())), PAGES[:-1]),
    }
    costs: dict[tuple[str, str], list[int]] = {
        (who, page): [] for who, (_client, pages) in people.items() for page in pages
    }
    costs |= {(who, page): [] for who in people for page in ("a response", "its report")}
    for number in (1, 29, 2970):
        last = builders.many_responses(number, title=f"A report of {number}")[-1]
        of_one = {"a response": last.response.get_absolute_url(), "its report": last.report.get_absolute_url()}
        for who, (client, pages) in people.items():
            for page in pages:
                costs[who, page].append(cost(client, page))
            for page, address in of_one.items():
                costs[who, page].append(cost(client, address))
    assert {key: set(found) for key, found in costs.items() if len(set(found)) > 1} == {}
    assert max(found[0] for found in costs.values()) <= MOST
