"""What was done in one step is taken back in one step, unless something was built on it."""

from datetime import UTC, date, datetime

import pytest
from django.core.exceptions import ValidationError

from responses.record.flows.append_updates import Addition, append_updates, locked_all
from responses.record.flows.undo_batch import built_on, undo_batch
from responses.record.flows.verify_positions import verify_positions
from responses.record.models import Batch, Position, Update
from tests import builders

pytestmark = pytest.mark.django_db
AUGUST = date(2023, 8, 1)
AT = datetime(2023, 8, 2, 9, 0, tzinfo=UTC)


@pytest.fixture
def responses(body):
    return builders.opened(builders.a_report(3))


def a_batch(body, officer, responses, **changes) -> Batch:
    batch = Batch.objects.create(kind=Batch.Kind.ALLOCATION, body=body, made_by=officer, made_at=AT)
    facts = {"party": Update.Party.BODY, "by": officer, "at": AT, "effective_on": AUGUST, "batch": batch}
    held = locked_all(one.pk for one in responses)
    append_updates([Addition(response=one, changes=changes, **facts) for one in held])
    return batch


def owners() -> list[str]:
    return list(Position.objects.current().order_by("response").values_list("owner", flat=True))


def test_all_of_it_is_taken_back_and_both_stay_in_the_history(body, officer, responses):
    batch = a_batch(body, officer, responses[:2], owner="Ops")
    assert owners() == ["Ops", "Ops", ""]
    undone = undo_batch(batch=batch, by=officer, at=AT)
    assert owners() == ["", "", ""]
    assert (undone.undone_by, undone.undone_at) == (officer, AT)
    assert list(Update.objects.filter(response=responses[0]).order_by("seq").values_list("seq", "voids__seq")) == [
        (1, None),
        (2, None),
        (3, 2),
    ]
    assert [fault for _pk, faults in verify_positions() for fault in faults] == []


def test_it_is_refused_where_something_was_recorded_since(body, officer, responses):
    batch = a_batch(body, officer, responses, owner="Ops")
    builders.record(responses[1], on=date(2023, 8, 3), by=officer, note="A word since.")
    said = "West Mercia Police: Recommendation 2, A report: something was recorded after it."
    assert built_on(batch) == [said]
    with pytest.raises(ValidationError) as refused:
        undo_batch(batch=batch, by=officer, at=AT)
    assert refused.value.messages == ["This cannot be taken back: more was built on it since.", said]
    assert owners() == ["Ops", "Ops", "Ops"]


def test_what_was_taken_back_itself_does_not_stand_against_it(body, officer, responses):
    first = a_batch(body, officer, responses, owner="Ops")
    second = a_batch(body, officer, responses, owner="Legal")
    assert len(built_on(first)) == 3
    undo_batch(batch=second, by=officer, at=AT)
    assert owners() == ["Ops", "Ops", "Ops"]
    assert built_on(first) == []
    undo_batch(batch=first, by=officer, at=AT)
    assert owners() == ["", "", ""]


def test_it_is_taken_back_once(body, officer, responses):
    batch = a_batch(body, officer, responses, owner="Ops")
    undo_batch(batch=batch, by=officer, at=AT)
    with pytest.raises(ValidationError) as refused:
        undo_batch(batch=batch, by=officer, at=AT)
    assert refused.value.messages == ["This was taken back already, on 2 Aug 2023."]


def test_of_many_that_stand_against_it_some_are_named_and_the_rest_counted(body, officer):
    responses = builders.opened(builders.a_report(7))
    batch = a_batch(body, officer, responses, owner="Ops")
    for one in responses:
        builders.record(one, on=date(2023, 8, 3), by=officer, note="A word since.")
    assert len(built_on(batch)) == 6
    assert built_on(batch)[-1] == "And 2 more."
