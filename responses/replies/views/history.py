"""All that was done about a reply, newest first."""

from collections.abc import Sequence
from typing import Any

from django.db.models import Q, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views import View

from forces.gate import Gate, access_on
from forces.roles import Permission
from responses.replies.models import Reply, ReplyStep
from responses.replies.step_words import ToldStep, told
from responses.replies.views.letter import reply_in_scope

PER_PAGE = 25
ON_THE_DESK = 6


class ReplyHistory(Gate, View):
    """The body's people see all of it; a force's liaison what the force took part in and what is public."""

    permission = Permission.SEE_RESPONSES

    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        access = access_on(request)
        reply = reply_in_scope(access, pk)
        internal = reply.body_id in access.body_ids(Permission.SEE_INTERNAL)
        rows = told(steps_of(reply), internal=internal)
        before = _seq(request.GET.get("before", ""))
        older = [row for row in rows if before is None or row.step.seq < before]
        context: dict[str, Any] = {
            "reply": reply,
            "report": reply.report,
            "rows": older[:PER_PAGE],
            "before": before,
            "next": older[PER_PAGE - 1].step.seq if len(older) > PER_PAGE else None,
        }
        return render(request, "replies/history.html", context)


def steps_of(reply: Reply) -> QuerySet[ReplyStep]:
    """Every step from the first on, in one query, with who took it and for which office."""
    return reply.steps.select_related("by", "body", "document").order_by("seq")


def steps_for_desk(reply: Reply) -> list[ReplyStep]:
    """The last few steps, and before them those that changed the stage, in their order."""
    wanted = Q(seq__gt=reply.steps_taken - ON_THE_DESK) | ~Q(to_stage="")
    return list(reply.steps.filter(wanted).select_related("by", "body", "document").order_by("seq"))


def last_steps(steps: Sequence[ReplyStep]) -> list[ToldStep]:
    """The last few, for the reply's page: what each changed is named there, and shown on the page of all."""
    return told(steps[-ON_THE_DESK:], internal=True)


def _seq(asked: str) -> int | None:
    return int(asked) if asked.isascii() and asked.isdigit() and len(asked) < 10 else None
