"""Who takes a file of rows is logged; what a file costs does not grow with its rows."""

from datetime import UTC, datetime

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from forces.models import Event
from tests import builders

pytestmark = pytest.mark.django_db
CSV, XLSX = "/recommendations/export.csv", "/recommendations/export.xlsx"
FILES = pytest.mark.parametrize(("address", "kind"), [(CSV, "csv"), (XLSX, "xlsx")])
MOST = 10
NOON = datetime(2024, 2, 29, 12, tzinfo=UTC)


@pytest.fixture
def body():
    return builders.one_body()


def logged():
    fields = ("kind", "by", "body", "at", "facts")
    return list(Event.objects.order_by("pk").values_list(*fields))


def taken(response):
    """The whole file; once it is read, the test client closes it."""
    return b"".join(response.streaming_content)


@FILES
def test_who_takes_a_file_is_logged_with_what_it_holds(body, as_person, address, kind):
    builders.many_responses(12)
    officer = builders.officer(body)
    response = as_person(officer).get(f"{address}?sort=deadline&status=banana&owner=Owner+1&page=2")
    facts = {"format": kind, "query": "?owner=Owner%201&sort=deadline", "rows": 3}
    assert logged() == [("export", officer.pk, body.pk, NOON, facts)]  # before its first byte is sent
    assert taken(response)


@FILES
def test_a_file_of_nothing_filtered_has_no_query(body, as_person, address, kind):
    builders.many_responses(2)
    assert taken(as_person(builders.reader(body)).get(address))
    assert [facts for *_others, facts in logged()] == [{"format": kind, "query": "?", "rows": 2}]


@FILES
def test_the_log_names_no_body_where_the_person_works_for_none_or_for_two(body, as_person, address, kind):
    other = builders.one_body(builders.one_force("essex", "Essex Police"), slug="essex-pfcc", name="Essex")
    builders.opened(builders.a_report(1))
    liaison, reader = builders.liaison(builders.one_force()), builders.reader(body)
    builders.give_role(user=reader, role=builders.Role.READER, body=other)
    for person in (liaison, reader):
        assert taken(as_person(person).get(address))
    assert [(by, of, facts["rows"]) for _kind, by, of, _at, facts in logged()] == [
        (liaison.pk, None, 1),
        (reader.pk, None, 2),
    ]


@FILES
def test_who_gets_no_file_is_not_logged(body, client, as_person, address, kind):
    """Neither a stranger, nor someone without a role, nor who asks for the head of the answer alone."""
    officer = builders.officer(body)
    assert client.get(address).status_code == 302
    assert as_person(builders.member(builders.Role.READER)).get(address).status_code == 403
    assert as_person(officer).head(address).status_code == 405
    assert as_person(officer).post(address).status_code == 405
    assert logged() == []


def cost(client, address):
    with CaptureQueriesContext(connection) as queries:
        assert taken(client.get(address))
    return len(queries)


def costs(body, as_person, numbers):
    """The queries of each file for an officer and a liaison, with as many rows as these numbers make."""
    people = [as_person(builders.officer(body)), as_person(builders.liaison(builders.one_force()))]
    found = []
    for number in numbers:
        builders.many_responses(number, title=f"A report of {number}")
        found.append([cost(person, address) for person in people for address in (CSV, XLSX)])
    return found


def test_a_file_costs_the_same_queries_at_any_size(body, as_person):
    one, thirty = costs(body, as_person, (1, 29))
    assert one == thirty
    assert max(one) <= MOST


@pytest.mark.deep
def test_a_file_costs_the_same_queries_at_three_thousand_rows(body, as_person):
    thirty, three_thousand = costs(body, as_person, (30, 2970))
    assert thirty == three_thousand
