"""A reply that exists already, as a document, enters the record as the document words it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from forces.models import Force, LocalPolicingBody
from recommendations.models import InspectionReport, Recommendation
from responses.record.flows.adopt_update import adopt_update
from responses.record.flows.open_responses import open_responses
from responses.record.models import Document, Response, Update
from responses.replies.flows.append_step import append_step
from responses.replies.models import Reply, ReplyItem, ReplyStep
from tracker.kit.dates import plain_date


@dataclass(frozen=True)
class AnswerRead:
    """One answer of the document: which recommendation, in which words, and what they say of the response."""

    recommendation: Recommendation
    heading: str
    quoted_text: str
    answer: str
    values: Mapping[str, Any] = field(default_factory=dict)
    refers_to: Recommendation | None = None


@transaction.atomic
def adopt_reply(
    *,
    report: InspectionReport,
    force: Force,
    body: LocalPolicingBody,
    facts: Mapping[str, Any],
    answers: Sequence[AnswerRead],
    at: datetime,
    document: Document | None = None,
) -> Reply:
    """Record a reply as issued, with a response for each answer that it gives and none for those it does not.

    What the document says holds from its own date, or, where it bears none, from the report's publication. Repeating
    it changes nothing. Raises ValidationError where neither date is known.
    """
    held = Reply.objects.filter(report=report, force=force).first()
    if held:
        return held
    dated = facts.get("letter_date") or report.published_on
    if dated is None:
        raise ValidationError({"letter_date": _("Enter the letter’s date: neither it nor the report is dated.")})
    responses = _responses(report, force, body, answers, on=_opened_on(report, dated), at=at)
    reply = Reply.objects.create(
        report=report,
        force=force,
        body=body,
        stage=Reply.Stage.ISSUED,
        origin=Reply.Origin.ADOPTED,
        document=document,
        **facts,
    )
    append_step(
        reply=reply,
        kind=ReplyStep.Kind.ADOPTED,
        by=None,
        at=at,
        on=dated,
        document=document,
        document_name=_("The document") if document else "",
    )
    items = [
        ReplyItem.objects.create(
            reply=reply,
            response=responses[one.recommendation.pk],
            position=place,
            heading=one.heading,
            quoted_text=one.quoted_text,
            answer=one.answer,
        )
        for place, one in enumerate(answers, start=1)
    ]
    _refer(items, answers)
    for one in answers:
        adopt_update(
            response=responses[one.recommendation.pk],
            values=one.values,
            effective_on=dated,
            at=at,
            note=_said_in(reply),
        )
    return reply


def _opened_on(report: InspectionReport, dated: date) -> date:
    return min(dated, report.published_on or dated)


def _responses(
    report: InspectionReport,
    force: Force,
    body: LocalPolicingBody,
    answers: Sequence[AnswerRead],
    *,
    on: date,
    at: datetime,
) -> dict[int, Response]:
    wanted = report.recommendations.filter(pk__in=[one.recommendation.pk for one in answers])
    recommendations = list(wanted.prefetch_related("deadlines"))
    open_responses(
        recommendations=recommendations,
        force=force,
        body=body,
        on=on,
        at=at,
        origin=Update.Origin.ADOPTED,
    )
    return {row.recommendation_id: row for row in Response.objects.filter(recommendation__in=wanted, force=force)}


def _refer(items: Sequence[ReplyItem], answers: Sequence[AnswerRead]) -> None:
    by_recommendation = {one.recommendation: item for one, item in zip(answers, items, strict=True)}
    for one, item in zip(answers, items, strict=True):
        if one.refers_to is not None:
            item.refers_to = by_recommendation[one.refers_to]
            item.save(update_fields=["refers_to"])


def _said_in(reply: Reply) -> str:
    if reply.letter_date:
        return _("Read from the reply dated %(day)s.") % {"day": plain_date(reply.letter_date)}
    return _("Read from a reply that bears no date: recorded from the report’s publication.")
