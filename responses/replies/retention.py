"""What a disposal would take, as its preview shows it and as the flow takes it: one plan for both."""

import hashlib
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet

from forces.models import LocalPolicingBody
from responses.domain.workflow import Stage
from responses.record.models import Disposal, Hold
from responses.record.retention import closed_by, closed_responses
from responses.replies.models import Reply, ReplyStep, Submission

CLOSED = (Stage.ISSUED.value, Stage.ANSWERED_BY.value)


@dataclass(frozen=True)
class DocumentsIn:
    """The documents that were sent in, which the layer above holds: those that the rule lets go of by a day, with
    whether a hold keeps each, and how they go, which gives the ids of their files."""

    let_go: Callable[[LocalPolicingBody, date], Sequence[tuple[int, bool]]]
    dispose: Callable[[Sequence[int], Disposal], set[int]]


_documents_in: list[DocumentsIn] = []


def keep_documents(documents: DocumentsIn) -> None:
    """Have the plan count the documents that were sent in. The layer that holds them calls it once, at the start."""
    _documents_in[:] = [documents]


def documents_in() -> Sequence[DocumentsIn]:
    """Who holds such documents: one, or nobody where the layer above is not there."""
    return tuple(_documents_in)


@dataclass(frozen=True, kw_only=True)
class Plan:
    """What goes, by id, and how much more of it is old enough and kept by a hold."""

    last_day: date
    responses: tuple[int, ...]
    replies: tuple[int, ...]
    documents: tuple[int, ...] = ()
    responses_held: int
    replies_held: int
    documents_held: int = 0
    holds: tuple[tuple[str, int], ...]

    @property
    def is_empty(self) -> bool:
        return not (self.responses or self.replies or self.documents)

    @property
    def token(self) -> str:
        """What the person saw: another plan has another."""
        facts = f"{self.last_day}|{self.responses}|{self.replies}|{self.documents}"
        return hashlib.sha256(facts.encode()).hexdigest()


def plan_of(body: LocalPolicingBody, day: date) -> Plan | None:
    """What the body's rule lets go of on a day; None where it has no rule: then nothing is ever disposed of."""
    if body.retention_years is None:
        return None
    last_day = closed_by(body.retention_years, day)
    responses = list(_responses(body, last_day).values_list("pk", "is_held"))
    replies = list(_replies(body, last_day).values_list("pk", "is_held"))
    documents = [one for kept in documents_in() for one in kept.let_go(body, last_day)]
    return Plan(
        last_day=last_day,
        responses=tuple(pk for pk, held in responses if not held),
        replies=tuple(pk for pk, held in replies if not held),
        documents=tuple(pk for pk, held in documents if not held),
        documents_held=sum(held for _pk, held in documents),
        responses_held=sum(held for _pk, held in responses),
        replies_held=sum(held for _pk, held in replies),
        holds=tuple(sorted(Counter(map(str, Hold.objects.standing().filter(body=body))).items())),
    )


def _replies(body: LocalPolicingBody, last_day: date) -> QuerySet[Any]:
    """Closed, not touched since, with words left. An issued letter is the public record and is no part of it."""
    recent = ReplyStep.objects.filter(reply=OuterRef("pk"), recorded_at__date__gt=last_day)
    words = ReplyStep.objects.filter(reply=OuterRef("pk"), disposal=None).exclude(texts={})
    texts = Submission.objects.filter(reply=OuterRef("pk"), disposal=None)
    held = Hold.objects.standing().filter(
        Q(report=None, response=None)
        | Q(report=OuterRef("report")) & (Q(force=None) | Q(force=OuterRef("force")))
        | Q(response__recommendation__report=OuterRef("report"), response__force=OuterRef("force")),
        body=body,
    )
    rows = Reply.objects.filter(
        ~Exists(recent), Exists(words) | Exists(texts), body=body, stage__in=CLOSED, origin=Reply.Origin.TYPED
    )
    return rows.annotate(is_held=Exists(held)).order_by("pk")


def _responses(body: LocalPolicingBody, last_day: date) -> QuerySet[Any]:
    """Closed, and the reply to their report, where one is held, is closed for as long."""
    replies = Reply.objects.filter(report=OuterRef("recommendation__report"), force=OuterRef("force"))
    open_still = replies.exclude(stage__in=CLOSED)
    recent = ReplyStep.objects.filter(
        reply__report=OuterRef("recommendation__report"), reply__force=OuterRef("force"),
        recorded_at__date__gt=last_day,
    )  # fmt: skip
    return closed_responses(body, last_day).filter(~Exists(open_still), ~Exists(recent))
