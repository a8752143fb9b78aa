"""A reply that exists already, as a document, enters the record as the document words it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from forces.models import Force, LocalPolicingBody, User
from recommendations.models import InspectionReport, Recommendation
from responses.record.flows.adopt_update import adopt_update
from responses.record.flows.open_responses import open_responses
from responses.record.models import Batch, Document, Response, Update
from responses.replies.flows.append_step import append_step
from responses.replies.models import Reply, ReplyItem, ReplyStep
from tracker.kit.clock import day_of
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


@dataclass(frozen=True, kw_only=True)
class Adopting:
    """Whose answers to which report are adopted; who checked the reading, and the batch that it is taken back with.

    `dated` is the day from which they hold: the document's own or, where it bears none, the report's publication.
    """

    report: InspectionReport
    force: Force
    body: LocalPolicingBody
    dated: date
    at: datetime
    note: str
    by: User | None = None
    batch: Batch | None = None
    document: Document | None = None
    document_name: str = ""


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
    document_name: str = "",
    by: User | None = None,
    batch: Batch | None = None,
) -> Reply:
    """Record a reply as issued, with a response for each answer that it gives and none for those it does not.

    What the document says holds from its own date, or, where it bears none, from the report's publication. Repeating
    it changes nothing. An untouched draft gives way to it. Raises ValidationError where neither date is known, or work
    on a draft has begun.
    """
    held = Reply.objects.select_for_update(of=("self",)).filter(report=report, force=force).first()
    if held and held.is_out:
        return held
    dated = facts.get("letter_date") or report.published_on
    if dated is None:
        raise ValidationError({"letter_date": _("Enter the letter’s date: neither it nor the report is dated.")})
    if held:
        _give_way(held, by=by, at=at)
    note = said_in(facts.get("letter_date"))
    adopting = Adopting(report=report, force=force, body=body, dated=dated, at=at, note=note, by=by, batch=batch)
    reply = _issued(adopting, facts, document, document_name)
    responses = adopt_answers(adopting, answers)
    _write_items(reply, answers, responses)
    return reply


@transaction.atomic
def adopt_answers(adopting: Adopting, answers: Sequence[AnswerRead]) -> dict[int, Response]:
    """The answers as dated updates alone, each with its response, by the recommendation's id."""
    responses = _responses(adopting, answers)
    for one in answers:
        adopt_update(
            response=responses[one.recommendation.pk],
            values=one.values,
            effective_on=adopting.dated,
            at=adopting.at,
            note=adopting.note,
            by=adopting.by,
            batch=adopting.batch,
            document=adopting.document,
            document_name=adopting.document_name,
        )
    return responses


_NOTHING_DONE = (ReplyStep.Kind.OPENED, ReplyStep.Kind.GAVE_WAY, ReplyStep.Kind.BROUGHT_BACK)


def may_give_way(draft: Reply) -> bool:
    """Whether nobody has done anything about a draft: it can give way to a letter that went out another way."""
    return draft.stage == Reply.Stage.DRAFTING and not draft.steps.exclude(kind__in=_NOTHING_DONE).exists()


def _give_way(draft: Reply, *, by: User | None, at: datetime) -> None:
    """Its responses stay, for the letter's answers; the draft goes out of all lists, and its history stays."""
    if not may_give_way(draft) or by is None:
        raise ValidationError(_("Work on a reply to this report has begun here. Go on with it, or take it back first."))
    append_step(reply=draft, kind=ReplyStep.Kind.GAVE_WAY, by=by, at=at, on=day_of(at), values={"withdrawn_at": at})


def _issued(adopting: Adopting, facts: Mapping[str, Any], document: Document | None, document_name: str) -> Reply:
    """The reply, with the step that says which document it was."""
    reply = Reply.objects.create(
        report=adopting.report,
        force=adopting.force,
        body=adopting.body,
        stage=Reply.Stage.ISSUED,
        origin=Reply.Origin.ADOPTED,
        document=document,
        **facts,
    )
    name = document_name or _("The document")
    append_step(
        reply=reply,
        kind=ReplyStep.Kind.ADOPTED,
        by=adopting.by,
        at=adopting.at,
        on=adopting.dated,
        document=document,
        document_name=name if document else "",
    )
    return reply


def _responses(adopting: Adopting, answers: Sequence[AnswerRead]) -> dict[int, Response]:
    report = adopting.report
    wanted = report.recommendations.filter(pk__in=[one.recommendation.pk for one in answers])
    recommendations = list(wanted.prefetch_related("deadlines"))
    open_responses(
        recommendations=recommendations,
        force=adopting.force,
        body=adopting.body,
        on=min(adopting.dated, report.published_on or adopting.dated),
        at=adopting.at,
        origin=Update.Origin.ADOPTED,
        by=adopting.by,
        batch=adopting.batch,
    )
    rows = Response.objects.filter(recommendation__in=wanted, force=adopting.force)
    return {row.recommendation_id: row for row in rows}


def _write_items(reply: Reply, answers: Sequence[AnswerRead], responses: Mapping[int, Response]) -> None:
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


def _refer(items: Sequence[ReplyItem], answers: Sequence[AnswerRead]) -> None:
    by_recommendation = {one.recommendation: item for one, item in zip(answers, items, strict=True)}
    for one, item in zip(answers, items, strict=True):
        if one.refers_to is not None:
            item.refers_to = by_recommendation[one.refers_to]
            item.save(update_fields=["refers_to"])


def said_in(letter_date: date | None) -> str:
    """What the updates say of where they come from."""
    if letter_date:
        return _("Read from the reply dated %(day)s.") % {"day": plain_date(letter_date)}
    return _("Read from a reply that bears no date: recorded from the report’s publication.")
