"""Many responses change in one step: chained as one by one, in a number of queries that does not grow with them."""

from datetime import UTC, date, datetime

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from responses.domain.positions import FOREVER
from responses.record.flows.append_updates import Addition, append_updates, locked_all
from responses.record.flows.open_responses import open_responses
from responses.record.flows.verify_positions import verify_positions
from responses.record.models import Position, Response, Update
from tests import builders

pytestmark = pytest.mark.django_db
AUGUST = date(2023, 8, 1)
AT = datetime(2023, 8, 2, 9, 0, tzinfo=UTC)


def additions_for(responses, officer, **changes) -> list[Addition]:
    return [
        Addition(response=one, party=Update.Party.BODY, by=officer, at=AT, effective_on=AUGUST, changes=changes)
        for one in responses
    ]


def verified() -> list[object]:
    return [fault for _pk, faults in verify_positions() for fault in faults]


def test_each_response_gets_its_update_and_its_positions(body, officer):
    responses = builders.opened(builders.a_report(3))
    append_updates(additions_for(locked_all(one.pk for one in responses), officer, progress="planned", owner="Ops"))
    rows = Position.objects.order_by("response", "from_on").values_list("from_on", "until_on", "progress", "owner")
    first, second = (
        (builders.PUBLISHED_ON, AUGUST, "not-started", ""),
        (AUGUST, FOREVER, "planned", "Ops"),
    )
    assert list(rows) == [first, second] * 3
    assert list(Response.objects.order_by("pk").values_list("version", flat=True)) == [2, 2, 2]
    assert verified() == []


def test_several_updates_of_one_response_are_chained_in_the_order_given(response, officer):
    [held] = locked_all([response.pk])
    wanted = additions_for([held], officer, progress="planned") + additions_for([held], officer, progress="complete")
    first, second = append_updates(wanted)
    assert (first.seq, second.seq, second.previous) == (2, 3, first.hash)
    assert Position.objects.get(response=response, is_current=True).progress == "complete"
    assert verified() == []


def test_the_number_of_queries_does_not_grow_with_the_responses(body, officer):
    few, many = builders.opened(builders.a_report(2)), builders.opened(builders.a_report(40, title="Another"))

    def queries(responses):
        with CaptureQueriesContext(connection) as captured:
            append_updates(additions_for(locked_all(one.pk for one in responses), officer, owner="Ops"))
        return len([query for query in captured if "SAVEPOINT" not in query["sql"]])

    assert queries(few) <= 12
    # SQLite takes some forty rows an insert, so that the larger number costs a statement more for each table.
    assert queries(many) <= 16


def test_a_response_of_which_all_was_taken_back_is_opened_again(body, officer):
    report = builders.a_report()
    [response] = builders.opened(report)
    [held] = locked_all([response.pk])
    opening = response.updates.get()
    append_updates(
        [Addition(response=held, party=Update.Party.BODY, by=officer, at=AT, effective_on=AUGUST, voids=opening)]
    )
    assert Position.objects.count() == 0
    opened = open_responses(
        recommendations=report.recommendations.all(), force=response.force, body=body, on=AUGUST, at=AT
    )
    assert opened == []
    assert Position.objects.get().from_on == AUGUST
    assert verified() == []
