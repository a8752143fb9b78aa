"""Every move by every role, and every move at every stage, as they are sent from its page."""

from typing import Any

import pytest
import time_machine
from django.db import transaction

from forces.roles import Role
from responses.domain.workflow import Move, Stage
from responses.replies.models import Reply
from tests import builders
from tests.responses.replies.moves import EDITOR, ELSEWHERE, PAGES, SECOND, STRANGER, people_of, post
from tests.responses.replies.stages import DAY, REACHED, at_stage, goes_back

pytestmark = pytest.mark.django_db
OFFICERS, APPROVERS = frozenset({EDITOR, SECOND}), frozenset({Role.OFFICE_HOLDER, Role.DELEGATE})
MAY: dict[str, frozenset[str]] = {
    "reply-submit": OFFICERS,
    "reply-withdraw": OFFICERS,
    "reply-request-changes": APPROVERS,
    "reply-approve": APPROVERS,
    "reply-record-approval": frozenset({SECOND}),
    "reply-take-back": OFFICERS,
    "reply-issue": OFFICERS,
    "reply-correct": OFFICERS,
    "reply-drop-correction": OFFICERS,
    "reply-close": OFFICERS,
    "reply-reopen": OFFICERS,
}
ASKED_OF_APPROVERS = frozenset({"reply-request-changes", "reply-approve"})


@pytest.fixture(autouse=True)
def _on_the_day():
    with time_machine.travel(DAY, tick=False):
        yield


def reached(page: str) -> Reply:
    """A reply at which the page's move can be taken."""
    if page != "reply-drop-correction":
        return at_stage(PAGES[page].at)
    reply = at_stage(Stage.ISSUED)
    goes_back(reply, Move.CORRECT)
    return Reply.objects.get(pk=reply.pk)


def tried(reply: Reply, page: str, person: Any) -> tuple[int, str]:
    """The status, and the stage afterwards; all of it is taken back."""
    with transaction.atomic():
        status = post(reply, page, person).status_code
        stage = Reply.objects.get(pk=reply.pk).stage
        transaction.set_rollback(True)
    return status, stage


def wanted(page: str, who: str) -> tuple[int, str]:
    at, to = PAGES[page]
    if who in MAY[page]:
        return 302, to
    if who == STRANGER:
        return 302, at
    if who == EDITOR and page == "reply-record-approval":
        return 200, at  # the form again, with the refusal
    return (404 if who == ELSEWHERE and page not in ASKED_OF_APPROVERS else 403), at


@pytest.mark.parametrize("page", list(PAGES))
def test_each_move_is_taken_by_those_who_may_and_by_no_one_else(page: str):
    reply = reached(page)
    people = people_of(reply)
    found = {who: tried(reply, page, person) for who, person in people.items()}
    assert found == {who: wanted(page, who) for who in people}


AT_STAGES: dict[Stage, set[str]] = {
    Stage.DRAFTING: {"reply-submit", "reply-close"},
    Stage.SUBMITTED: {"reply-withdraw", "reply-request-changes", "reply-approve", "reply-record-approval"},
    Stage.CHANGES_REQUESTED: {"reply-submit", "reply-close"},
    Stage.APPROVED: {"reply-take-back", "reply-request-changes", "reply-issue"},
    Stage.ISSUED: {"reply-correct"},
    Stage.ANSWERED_BY: {"reply-reopen"},
}


@pytest.mark.parametrize("stage", list(REACHED))
def test_at_each_stage_no_move_is_taken_but_those_of_the_stage(stage: Stage):
    reply = at_stage(stage)
    who = {page: SECOND if SECOND in MAY[page] else Role.OFFICE_HOLDER for page in PAGES}
    people = people_of(reply)
    found = {page: tried(reply, page, people[who[page]]) for page in PAGES}
    assert {page for page, (status, _stage) in found.items() if status == 302} == AT_STAGES[stage]
    assert {page: one for page, one in found.items() if page not in AT_STAGES[stage]} == {
        page: (409, stage) for page in PAGES if page not in AT_STAGES[stage]
    }


def test_an_adopted_reply_takes_no_move():
    reply = at_stage(Stage.DRAFTING)
    Reply.objects.filter(pk=reply.pk).update(origin=Reply.Origin.ADOPTED, stage=Stage.ISSUED)
    people = people_of(reply)
    who = {page: SECOND if SECOND in MAY[page] else Role.OFFICE_HOLDER for page in PAGES}
    found = {page: tried(reply, page, people[who[page]]) for page in PAGES}
    assert found == dict.fromkeys(PAGES, (409, Stage.ISSUED))


def test_what_is_issued_once_is_not_closed_any_more():
    reply = at_stage(Stage.ISSUED)
    goes_back(reply, Move.CORRECT)
    held = Reply.objects.get(pk=reply.pk)
    assert tried(held, "reply-close", builders.officer(reply.body)) == (409, Stage.DRAFTING)
