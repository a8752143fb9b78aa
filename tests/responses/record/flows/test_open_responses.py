"""Each recommendation is opened once a force, in bulk."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from recommendations.flows.register_report import Asked
from responses.record.flows.open_responses import open_responses
from responses.record.models import Position, Response, Update
from tests.builders import AT, PUBLISHED_ON, a_report, one_body, one_force
from tracker.kit.chain import GENESIS

pytestmark = pytest.mark.django_db


def open_all(report):
    return open_responses(
        recommendations=report.recommendations.prefetch_related("deadlines"),
        force=one_force(),
        body=one_body(),
        on=PUBLISHED_ON,
        at=AT,
    )


def test_an_opened_response_begins_with_an_update_that_changes_nothing():
    report = a_report([Asked("1", "By 31 October 2023, forces should train."), Asked("2", "Forces should plan.")])
    opened = open_all(report)
    assert [row.recommendation.number for row in opened] == ["1", "2"]
    facts = Update.objects.order_by("pk").values_list(
        "response", "seq", "effective_on", "changes", "texts", "by", "previous"
    )
    assert list(facts) == [(row.pk, 1, PUBLISHED_ON, {}, {}, None, GENESIS) for row in opened]
    for row in Response.objects.all():
        first = row.updates.get()
        assert (row.version, row.head, first.hash) == (1, first.hash, first.computed_hash())
    places = Position.objects.order_by("pk").values_list("status", "due_on", "from_on", "is_current", "report")
    assert list(places) == [
        ("not-started", date(2023, 10, 31), PUBLISHED_ON, True, report.pk),
        ("not-started", None, PUBLISHED_ON, True, report.pk),
    ]


def test_opening_again_adds_only_what_is_new():
    report = a_report(2)
    open_all(report)
    assert open_all(report) == []
    assert (Response.objects.count(), Update.objects.count(), Position.objects.count()) == (2, 2, 2)


@pytest.fixture
def queries_of():
    def count(number: int) -> int:
        report = a_report(number, title=f"A report of {number}")
        one_body()
        with CaptureQueriesContext(connection) as queries:
            assert len(open_all(report)) == number
        return len(queries)

    return count


def test_thirty_cost_what_one_costs_and_more_go_in_batches(queries_of):
    """SQLite takes 999 values a statement, about 37 positions; PostgreSQL takes 500 rows."""
    one = queries_of(1)
    assert queries_of(30) == one
    assert queries_of(300) <= one + 300 // 20
