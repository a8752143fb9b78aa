"""Every stage by every stage: fourteen steps can be taken, and no other, whatever calls the flow that writes them."""

from datetime import date
from typing import Any

import pytest
from django.core.exceptions import ValidationError

from responses.domain.workflow import Stage
from responses.replies.flows.append_step import append_step, locked_reply
from responses.replies.models import Reply, ReplyStep, Submission
from tests import builders
from tests.responses.replies.stages import AT, a_reply, own_report_reply

pytestmark = pytest.mark.django_db
PLAIN = {
    (Stage.DRAFTING, Stage.SUBMITTED),
    (Stage.CHANGES_REQUESTED, Stage.SUBMITTED),
    (Stage.SUBMITTED, Stage.APPROVED),
    (Stage.APPROVED, Stage.ISSUED),
}
WITH_A_REASON = {
    (Stage.SUBMITTED, Stage.DRAFTING),
    (Stage.SUBMITTED, Stage.CHANGES_REQUESTED),
    (Stage.APPROVED, Stage.DRAFTING),
    (Stage.APPROVED, Stage.CHANGES_REQUESTED),
    (Stage.ISSUED, Stage.DRAFTING),
    (Stage.DRAFTING, Stage.ISSUED),
    (Stage.CHANGES_REQUESTED, Stage.ISSUED),
    (Stage.DRAFTING, Stage.ANSWERED_BY),
    (Stage.CHANGES_REQUESTED, Stage.ANSWERED_BY),
    (Stage.ANSWERED_BY, Stage.DRAFTING),
}


def values_at(stage: Stage, text: Submission, other: Reply) -> dict[str, Any]:
    """What the database asks of a reply at the stage."""
    is_closed = stage is Stage.ANSWERED_BY
    return {
        "submission": text if stage in {Stage.SUBMITTED, Stage.APPROVED} else None,
        "answered_by": other if is_closed else None,
        "answered_by_reason": "The same." if is_closed else "",
        "letters_issued": 1,
    }


@pytest.fixture
def world() -> tuple[Reply, Submission, Reply]:
    reply = a_reply()
    text = Submission.objects.create(
        reply=reply, number=1, snapshot={}, sha256="", submitted_by=builders.officer(reply.body), submitted_at=AT
    )
    return reply, text, own_report_reply()


def moved(world: tuple[Reply, Submission, Reply], now: Stage, then: Stage, note: str) -> tuple[str, int]:
    """The stage and the steps after an attempt to go from one to the other."""
    reply, text, other = world
    Reply.objects.filter(pk=reply.pk).update(stage=now, **values_at(now, text, other))
    held = locked_reply(reply.pk)
    before = held.steps_taken
    try:
        append_step(
            reply=held, kind=ReplyStep.Kind.EDITED, by=builders.officer(reply.body), at=AT, on=date(2023, 8, 23),
            values=values_at(then, text, other), to=then, note=note,
        )  # fmt: skip
    except ValidationError:
        assert ReplyStep.objects.filter(reply=reply).count() == before
    after = Reply.objects.get(pk=reply.pk)
    return after.stage, after.steps_taken - before


@pytest.mark.parametrize("now", list(Stage))
def test_each_stage_leads_where_the_table_says_and_nowhere_else(world, now: Stage):
    found = {(now, then): moved(world, now, then, "Because.") for then in Stage}
    assert found == {(now, then): (then, 1) if (now, then) in PLAIN | WITH_A_REASON else (now, 0) for then in Stage}


@pytest.mark.parametrize("now", list(Stage))
def test_going_back_needs_a_reason_and_going_on_needs_none(world, now: Stage):
    found = {(now, then): moved(world, now, then, "") for then in Stage}
    assert found == {(now, then): (then, 1) if (now, then) in PLAIN else (now, 0) for then in Stage}
