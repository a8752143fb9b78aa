"""Many responses change in one step and one batch, or none does."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError
from django.db import connection
from django.test.utils import CaptureQueriesContext

from responses.domain.positions import State
from responses.domain.status import Applies
from responses.record.allocation import Wanted
from responses.record.flows.allocate import StaleAllocation, allocate
from responses.record.flows.record_update import current_state
from responses.record.flows.undo_batch import undo_batch
from responses.record.models import Batch, Position, Response, Update
from tests import builders
from tests.responses.record.conftest import NOW, TODAY

FIRST, SECOND = date(2023, 12, 31), date(2024, 3, 31)


@pytest.fixture
def responses(body):
    return builders.opened(builders.a_report(3, title="Radios"))


def versions(rows: list[Response]) -> dict[int, int]:
    return dict(Response.objects.filter(pk__in=[row.pk for row in rows]).values_list("pk", "version"))


def allocated(rows, by, **wanted) -> Batch:
    return allocate(seen=versions(rows), wanted=Wanted(**wanted), by=by, at=NOW, today=TODAY)


def test_every_one_that_changes_has_an_update_of_one_batch(responses, officer, body):
    builders.record(responses[0], on=TODAY, owner="Jo Bright", target_on=FIRST)
    batch = allocated(
        responses, officer, owner="Jo Bright", target_on=SECOND, applies=Applies.YES, reason="The rota is late."
    )
    facts = (batch.kind, batch.body, batch.made_by, batch.made_at, batch.undone_at)
    assert facts == (Batch.Kind.ALLOCATION, body, officer, NOW, None)
    every = {"applies": "yes", "target_on": "2024-03-31"}
    said = {update.response_id: update for update in batch.updates.all()}
    assert {pk: (one.changes, one.note) for pk, one in said.items()} == {
        responses[0].pk: (every, "The rota is late."),
        responses[1].pk: (every | {"owner": "Jo Bright"}, ""),
        responses[2].pk: (every | {"owner": "Jo Bright"}, ""),
    }
    assert {(one.party, one.by, one.effective_on, one.recorded_at) for one in said.values()} == {
        ("body", officer, TODAY, NOW)
    }
    state = State(applies=Applies.YES, owner="Jo Bright", target_on=SECOND)
    assert [current_state(row) for row in responses] == [state] * 3


def test_those_that_stay_or_are_refused_are_not_touched(responses, officer):
    builders.record(responses[0], on=TODAY, owner="Jo Bright", target_on=SECOND)
    builders.record(responses[1], on=TODAY, target_on=FIRST)
    before = versions(responses)
    batch = allocated(responses, officer, owner="Jo Bright", target_on=SECOND)
    assert [update.response for update in batch.updates.all()] == [responses[2]]
    assert versions(responses) == before | {responses[2].pk: 2}


def test_one_that_moved_on_refuses_all_by_name(responses, officer):
    seen = versions(responses)
    said = builders.record(responses[1], on=TODAY, note="Meanwhile.")
    with pytest.raises(StaleAllocation) as raised:
        allocate(seen=seen, wanted=Wanted(owner="Jo Bright"), by=officer, at=NOW, today=TODAY)
    assert raised.value.since == [said]
    assert (Batch.objects.count(), Update.objects.filter(batch__isnull=False).count()) == (0, 0)
    assert set(Position.objects.current().values_list("owner", flat=True)) == {""}


def test_nothing_to_change_makes_no_batch(responses, officer):
    with pytest.raises(ValidationError, match="Nothing would change"):
        allocated(responses, officer)
    assert Batch.objects.count() == 0


def test_two_bodies_are_never_in_one_batch(responses, officer):
    kent = builders.one_force("kent", "Kent Police")
    builders.one_body(kent, slug="kent-pcc", name="PCC for Kent")
    theirs = [row for row in builders.opened(builders.a_report(1, title="More")) if row.force == kent]
    with pytest.raises(ValidationError, match="one local policing body at a time"):
        allocated([*responses, *theirs], officer, owner="Jo Bright")
    assert Batch.objects.count() == 0


def test_all_of_it_is_taken_back(responses, officer):
    builders.record(responses[0], on=TODAY, owner="Sam Short")
    undo_batch(batch=allocated(responses, officer, owner="Jo Bright"), by=officer, at=NOW)
    assert [current_state(row).owner for row in responses] == ["Sam Short", "", ""]


def test_the_number_of_queries_does_not_grow(body, officer):
    """SQLite is given some thirty rows at a time: the larger number here stays below that."""
    costs = []
    for number in (1, 15):
        rows = builders.opened(builders.a_report(number, title=f"A report of {number}"))
        with CaptureQueriesContext(connection) as queries:
            allocated(rows, officer, owner="Jo Bright")
        costs.append(len(queries))
    assert costs == [costs[0]] * 2
