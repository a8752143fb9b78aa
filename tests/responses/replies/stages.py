"""A reply brought to each stage through its flows, and the steps' pages as people open and send them."""

from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

from django.test import Client
from django.urls import reverse

from forces.models import LocalPolicingBody, User
from forces.roles import Role
from responses.domain.workflow import Move, Stage
from responses.record.models import Response
from responses.replies.flows.step_back import close_as_answered, step_back
from responses.replies.models import Reply
from tests import builders
from tests.responses.record.forms_as_sent import signed_in

DAY = "2023-08-23 09:00"
AT = datetime(2023, 8, 23, 9, 0, tzinfo=UTC)


def a_reply(recommendations: int = 1, title: str = "A report") -> Reply:
    """The draft of the reply to a national report."""
    body = builders.one_body()
    report = builders.a_report(recommendations, title=title)
    builders.opened(report)
    return Reply.objects.get(report=report, body=body)


def own_report_reply() -> Reply:
    """The draft of the reply to a report on the force alone, made once."""
    if held := Reply.objects.filter(report__title="West Mercia alone").first():
        return held
    report = builders.a_report(1, title="West Mercia alone", forces=[builders.one_force()])
    builders.opened(report)
    return Reply.objects.get(report=report)


def drafting(reply: Reply) -> None:
    builders.answered(reply)


def changes_requested(reply: Reply) -> None:
    builders.submitted(reply)
    goes_back(reply, Move.REQUEST_CHANGES, builders.office_holder(reply.body))


def answered_by(reply: Reply) -> None:
    held = Reply.objects.get(pk=reply.pk)
    close_as_answered(
        reply=held, answered_by=own_report_reply(), seen=held.steps_taken, reason="The same findings.",
        by=builders.officer(reply.body), at=AT,
    )  # fmt: skip


def goes_back(reply: Reply, move: Move, by: User | None = None) -> None:
    """A step that goes back, on 23 August 2023, for the reason "Because."."""
    held = Reply.objects.get(pk=reply.pk)
    by = by or builders.officer(reply.body)
    step_back(reply=held, move=move, seen=held.steps_taken, reason="Because.", by=by, at=AT)


REACHED: dict[Stage, Callable[[Reply], Any]] = {
    Stage.DRAFTING: drafting,
    Stage.SUBMITTED: builders.submitted,
    Stage.CHANGES_REQUESTED: changes_requested,
    Stage.APPROVED: builders.approved,
    Stage.ISSUED: builders.issued,
    Stage.ANSWERED_BY: answered_by,
}
"""How a draft comes to each stage."""


def at_stage(stage: Stage, recommendations: int = 1) -> Reply:
    reply = a_reply(recommendations)
    REACHED[stage](reply)
    return Reply.objects.get(pk=reply.pk)


def second_officer(body: LocalPolicingBody) -> User:
    """An officer who has edited nothing."""
    return builders.member(Role.OFFICER, body=body, email="second@officers.example")


def page_of(reply: Reply, name: str = "reply", *more: Any) -> str:
    return reverse(name, args=[reply.pk, *more])


def opened_by(user: User, reply: Reply, name: str = "reply", *more: Any) -> Any:
    return signed_in(user).get(page_of(reply, name, *more))


def send(client: Client, reply: Reply, name: str, **changed: Any) -> Any:
    """Open a step's page and send its form with these fields changed."""
    address = page_of(reply, name)
    page = client.get(address)
    assert page.status_code == 200, page.status_code
    form = page.context["form"]
    sent = {bound.name: bound.value() for bound in form if bound.value() is not None and bound.name != "file"}
    return client.post(address, {**sent, **changed})


def responses_of(reply: Reply) -> list[Response]:
    rows = Response.objects.filter(recommendation__report=reply.report, force=reply.force)
    return list(rows.order_by("recommendation__position"))
