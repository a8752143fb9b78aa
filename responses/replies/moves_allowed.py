"""Which steps of a reply's life a person may take: the table of transitions, crossed with the table of roles."""

from collections.abc import Iterator
from dataclasses import dataclass

from forces.access import Access
from forces.roles import Permission
from responses.domain.workflow import Actor, Move, Stage, moves_from, target_of, transition
from responses.replies.models import Reply

PERMISSIONS_OF: dict[Actor, Permission] = {
    Actor.OFFICER: Permission.EDIT_REPLIES,
    Actor.APPROVER: Permission.APPROVE_REPLIES,
}
PAGES: dict[tuple[Move, Actor], str] = {
    (Move.SUBMIT, Actor.OFFICER): "reply-submit",
    (Move.WITHDRAW, Actor.OFFICER): "reply-withdraw",
    (Move.REQUEST_CHANGES, Actor.APPROVER): "reply-request-changes",
    (Move.APPROVE, Actor.APPROVER): "reply-approve",
    (Move.APPROVE, Actor.OFFICER): "reply-record-approval",
    (Move.TAKE_BACK, Actor.OFFICER): "reply-take-back",
    (Move.ISSUE, Actor.OFFICER): "reply-issue",
    (Move.CORRECT, Actor.OFFICER): "reply-correct",
    (Move.DROP_CORRECTION, Actor.OFFICER): "reply-drop-correction",
    (Move.CLOSE, Actor.OFFICER): "reply-close",
    (Move.REOPEN, Actor.OFFICER): "reply-reopen",
}
"""The address of each step's page, by its url's name. An officer's approval is one that was given elsewhere."""


@dataclass(frozen=True)
class Allowed:
    """A step that the stage and the person's role allow, with the name of its page."""

    move: Move
    actor: Actor
    page: str


def is_allowed_now(reply: Reply, move: Move) -> bool:
    """Whether the reply's stage, kind and report let anyone take the move."""
    if reply.origin != Reply.Origin.TYPED or (move is Move.CLOSE and not reply.report.concerns_every_force):
        return False
    return move in moves_from(Stage(reply.stage), letters_issued=reply.letters_issued)


def allowed_to(access: Access, reply: Reply) -> list[Allowed]:
    """The steps that the person may take now, in the table's order."""
    return list(_allowed(access, reply))


def _allowed(access: Access, reply: Reply) -> Iterator[Allowed]:
    stage = Stage(reply.stage)
    held = {actor for actor, permission in PERMISSIONS_OF.items() if reply.body_id in access.body_ids(permission)}
    for move in moves_from(stage, letters_issued=reply.letters_issued):
        if not is_allowed_now(reply, move):
            continue
        to = target_of(stage, move)
        step = transition(stage, to) if to else None
        for actor in sorted(step.actors & held if step else (), reverse=True):
            yield Allowed(move, actor, PAGES[move, actor])
