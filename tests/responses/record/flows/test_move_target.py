"""The target date is set freely and moved with a reason; the inspectorate's deadline stays where it is."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError

from recommendations.flows.register_report import Asked
from responses.record.flows.append_update import StaleResponse
from responses.record.flows.move_target import move_target
from responses.record.flows.record_update import current_state
from responses.record.models import Response, Update
from tests.builders import a_report, opened, record
from tests.responses.record.conftest import NOW, TODAY

FIRST, SECOND = date(2023, 12, 31), date(2024, 3, 31)


def move(response, by, *, target_on, owner="", reason="", version=None):
    version = version or Response.objects.get(pk=response.pk).version
    return move_target(
        response=response,
        version=version,
        target_on=target_on,
        owner=owner,
        reason=reason,
        by=by,
        at=NOW,
        today=TODAY,
    )


def refused(response, by, **facts) -> dict[str, list[str]]:
    count = Update.objects.count()
    with pytest.raises(ValidationError) as raised:
        move(response, by, **facts)
    assert Update.objects.count() == count
    return getattr(raised.value, "message_dict", {"": raised.value.messages})


REASON = {"reason": ["Enter why the target date moves: the reason stays in the history."]}


def test_the_first_target_needs_no_reason_and_every_move_does(response, officer):
    set_first = move(response, officer, target_on=FIRST)
    assert (set_first.changes, set_first.texts, set_first.party) == ({"target_on": "2023-12-31"}, {}, "body")
    assert refused(response, officer, target_on=SECOND) == REASON
    moved = move(response, officer, target_on=SECOND, reason="The rota is agreed in March.")
    assert (moved.changes, moved.note) == ({"target_on": "2024-03-31"}, "The rota is agreed in March.")
    assert refused(response, officer, target_on=None) == REASON
    taken = move(response, officer, target_on=None, reason="It waits on the College.")
    assert taken.changes == {"target_on": None}
    assert move(response, officer, target_on=FIRST).note == ""


def test_the_owner_changes_without_a_reason(response, officer):
    move(response, officer, target_on=FIRST, owner="Head of firearms")
    assert move(response, officer, target_on=FIRST, owner="Assistant Chief Constable").changes == {
        "owner": "Assistant Chief Constable"
    }
    assert current_state(response).target_on == FIRST


def test_nothing_changed_is_refused(response, officer):
    nothing = {"": ["Nothing has changed. Change the target date or the owner."]}
    assert refused(response, officer, target_on=None) == nothing
    move(response, officer, target_on=FIRST, owner="Head of firearms")
    assert refused(response, officer, target_on=FIRST, owner="Head of firearms", reason="Why not.") == nothing


def test_a_move_from_an_older_version_is_refused(response, officer):
    said = record(response, on=TODAY, note="Meanwhile.")
    with pytest.raises(StaleResponse) as raised:
        move(response, officer, target_on=FIRST, version=1)
    assert raised.value.since == [said]


def test_no_move_of_ours_moves_the_inspectorates_deadline(body, officer):
    (response,) = opened(a_report([Asked("1", "By 31 October 2023, forces should train.")]))
    move(response, officer, target_on=SECOND)
    assert response.positions.values_list("due_on", "target_on").get(is_current=True) == (date(2023, 10, 31), SECOND)
