"""Responses pass to a successor body: from a day on, with history, and with the old body's figures as they were."""

from datetime import UTC, date, datetime

import pytest
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext

from forces.models import LocalPolicingBody
from responses.domain.positions import FOREVER
from responses.record.flows.append_updates import Addition, append_updates, locked_all
from responses.record.flows.hand_over_responses import hand_over_responses
from responses.record.flows.undo_batch import undo_batch
from responses.record.flows.verify_positions import verify_positions
from responses.record.models import Batch, Position, Response, Update
from tests import builders

pytestmark = pytest.mark.django_db
PUBLISHED = builders.PUBLISHED_ON
AUGUST = date(2023, 8, 1)
ON = date(2023, 9, 1)
AT = datetime(2023, 9, 4, 9, 0, tzinfo=UTC)


@pytest.fixture
def mayor() -> LocalPolicingBody:
    return LocalPolicingBody.objects.create(
        slug="mayor", formal_name="Mayor of the Severn Combined Authority", kind=LocalPolicingBody.Kind.MAYOR
    )


@pytest.fixture
def responses(body):
    return builders.opened(builders.a_report(3))


def spans(response: Response) -> list[tuple[date, date, str, str]]:
    rows = response.positions.order_by("from_on")
    return list(rows.values_list("from_on", "until_on", "body__slug", "progress"))


def faults() -> list[str]:
    return [str(fault) for _pk, found in verify_positions() for fault in found]


def hand_over(body, mayor, officer, on=ON) -> int:
    return hand_over_responses(body=body, successor=mayor, on=on, by=officer, at=AT, note="The Severn Order 2023")


def test_open_and_closed_responses_pass_from_the_day_on(body, mayor, officer, responses):
    builders.record(responses[0], on=AUGUST, by=officer, progress="in-progress")
    builders.record(responses[1], on=AUGUST, by=officer, progress="complete")
    assert hand_over(body, mayor, officer) == 3
    assert [spans(one) for one in responses] == [
        [
            (PUBLISHED, AUGUST, "west-mercia-pcc", "not-started"),
            (AUGUST, ON, "west-mercia-pcc", "in-progress"),
            (ON, FOREVER, "mayor", "in-progress"),
        ],
        [
            (PUBLISHED, AUGUST, "west-mercia-pcc", "not-started"),
            (AUGUST, ON, "west-mercia-pcc", "complete"),
            (ON, FOREVER, "mayor", "complete"),
        ],
        [(PUBLISHED, ON, "west-mercia-pcc", "not-started"), (ON, FOREVER, "mayor", "not-started")],
    ]
    assert set(Response.objects.values_list("body__slug", flat=True)) == {"mayor"}
    assert faults() == []


def test_the_old_bodys_figures_as_at_a_day_stay_true(body, mayor, officer, responses):
    builders.record(responses[0], on=AUGUST, by=officer, progress="complete")

    def as_at(day: date) -> dict[str, tuple[int, int]]:
        rows = Position.objects.on(day)
        return {
            one.slug: (rows.filter(body=one).count(), rows.filter(body=one, is_open=True).count())
            for one in (body, mayor)
        }

    days = [PUBLISHED, AUGUST, date(2023, 8, 31)]
    before = [as_at(day) for day in days]
    hand_over(body, mayor, officer)
    assert [as_at(day) for day in days] == before
    assert before[-1] == {"west-mercia-pcc": (3, 2), "mayor": (0, 0)}
    assert as_at(ON) == as_at(date(2024, 1, 1)) == {"west-mercia-pcc": (0, 0), "mayor": (3, 2)}


def test_the_chain_holds_the_move_with_who_and_why(body, mayor, officer, responses):
    hand_over(body, mayor, officer)
    move = Update.objects.get(response=responses[0], seq=2)
    assert (move.from_body, move.to_body, move.effective_on, move.recorded_at, move.by, move.changes, move.texts) == (
        body, mayor, ON, AT, officer, {}, {"note": "The Severn Order 2023"},
    )  # fmt: skip
    held = Response.objects.get(pk=responses[0].pk)
    assert (held.version, held.head, held.body) == (2, move.hash, mayor)


def test_the_day_of_the_last_update_is_not_the_hand_over(body, mayor, officer, responses):
    builders.record(responses[0], on=AUGUST, by=officer, progress="in-progress")
    hand_over(body, mayor, officer)
    assert Position.objects.current().get(response=responses[0]).updated_on == AUGUST


def test_what_is_recorded_afterwards_is_the_successors(body, mayor, officer, responses):
    hand_over(body, mayor, officer)
    builders.record(responses[0], on=date(2023, 9, 10), by=officer, progress="planned")
    assert spans(responses[0])[1:] == [
        (ON, date(2023, 9, 10), "mayor", "not-started"),
        (date(2023, 9, 10), FOREVER, "mayor", "planned"),
    ]
    assert faults() == []


def test_a_change_on_the_day_itself_is_the_successors_and_makes_one_span(body, mayor, officer, responses):
    builders.record(responses[0], on=ON, by=officer, progress="planned")
    hand_over(body, mayor, officer)
    assert spans(responses[0]) == [
        (PUBLISHED, ON, "west-mercia-pcc", "not-started"),
        (ON, FOREVER, "mayor", "planned"),
    ]


def test_one_that_was_opened_after_the_day_is_the_successors_from_the_start(body, mayor, officer):
    late = builders.opened(builders.a_report(1, title="Late", published_on=date(2023, 9, 3)))
    hand_over(body, mayor, officer)
    assert spans(late[0]) == [(date(2023, 9, 3), FOREVER, "mayor", "not-started")]
    assert faults() == []


def test_one_that_was_taken_back_passes_and_stays_taken_back(body, mayor, officer, responses):
    facts = {"party": Update.Party.BODY, "by": officer, "at": AT}
    first = responses[0].updates.get()
    [held] = locked_all([responses[0].pk])
    append_updates([Addition(response=held, effective_on=PUBLISHED, voids=first, **facts)])
    hand_over(body, mayor, officer)
    assert (spans(responses[0]), Response.objects.get(pk=responses[0].pk).body) == ([], mayor)
    assert faults() == []
    builders.opened(responses[0].recommendation.report)
    assert spans(responses[0]) == [
        (PUBLISHED, ON, "west-mercia-pcc", "not-started"),
        (ON, FOREVER, "mayor", "not-started"),
    ]


def test_a_second_hand_over_follows_the_first(body, mayor, officer, responses):
    board = LocalPolicingBody.objects.create(slug="board", formal_name="A Board", kind=LocalPolicingBody.Kind.BOARD)
    hand_over(body, mayor, officer)
    hand_over(mayor, board, officer, on=date(2023, 10, 1))
    assert [row[:3] for row in spans(responses[0])] == [
        (PUBLISHED, ON, "west-mercia-pcc"),
        (ON, date(2023, 10, 1), "mayor"),
        (date(2023, 10, 1), FOREVER, "board"),
    ]
    assert faults() == []


def test_two_on_one_day_leave_the_last(body, mayor, officer, responses):
    board = LocalPolicingBody.objects.create(slug="board", formal_name="A Board", kind=LocalPolicingBody.Kind.BOARD)
    hand_over(body, mayor, officer)
    hand_over(mayor, board, officer)
    assert [row[:3] for row in spans(responses[0])] == [(PUBLISHED, ON, "west-mercia-pcc"), (ON, FOREVER, "board")]


def test_a_batch_of_before_can_no_longer_be_taken_back(body, mayor, officer, responses):
    batch = Batch.objects.create(kind=Batch.Kind.ALLOCATION, body=body, made_by=officer, made_at=AT)
    facts = {"party": Update.Party.BODY, "by": officer, "at": AT, "effective_on": AUGUST, "batch": batch}
    append_updates([Addition(response=one, changes={"owner": "Ops"}, **facts) for one in locked_all([responses[0].pk])])
    hand_over(body, mayor, officer)
    with pytest.raises(Exception, match="more was built on it"):
        undo_batch(batch=batch, by=officer, at=AT)


def test_a_body_written_past_the_chain_is_found(body, mayor, officer, responses):
    hand_over(body, mayor, officer)
    Response.objects.filter(pk=responses[0].pk).update(body=body)
    assert faults() == ["its body is not the one to which it was handed over last"]


def test_positions_given_to_another_body_are_found_and_mended(body, mayor, officer, responses):
    hand_over(body, mayor, officer)
    Position.objects.filter(response=responses[0], from_on=PUBLISHED).update(body=mayor)
    assert faults() == ["its stored positions (2) are not those that its updates make (2)"]
    list(verify_positions(mend=True))
    assert (faults(), spans(responses[0])[0][2]) == ([], "west-mercia-pcc")


def test_the_database_refuses_half_a_hand_over(body, responses):
    last = responses[0].updates.get()
    half = Update(response=responses[0], seq=2, effective_on=ON, recorded_at=AT, party="body", origin="register",
                  from_body=body, previous=last.hash, hash="0")  # fmt: skip
    with pytest.raises(IntegrityError, match="a_hand_over_says_from_whom_to_whom"), transaction.atomic():
        half.save()


def test_the_number_of_queries_does_not_grow_with_the_responses(body, mayor, officer):
    def cost(of: LocalPolicingBody, to: LocalPolicingBody) -> int:
        with CaptureQueriesContext(connection) as captured:
            hand_over_responses(body=of, successor=to, on=ON, by=officer, at=AT)
        return len([query for query in captured if "SAVEPOINT" not in query["sql"]])

    builders.opened(builders.a_report(2))
    assert cost(body, mayor) <= 12
    builders.opened(builders.a_report(38, title="Another"))
    hand_over_responses(body=body, successor=mayor, on=ON, by=officer, at=AT)
    # SQLite takes some forty rows an insert, so that the larger number costs a statement more for each table.
    assert (Response.objects.filter(body=mayor).count(), cost(mayor, body) <= 18) == (40, True)
