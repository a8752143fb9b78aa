"""A document that was read and checked goes into the records in one transaction, as one batch."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.text import slugify
from django.utils.translation import gettext as _

from forces.models import Force, User
from recommendations.flows.register_report import add_recommendations, register_report
from recommendations.flows.register_source import register_source
from recommendations.models import InspectionReport, Recommendation, Source
from recommendations.models.reports import ClockRuleChoices
from responses.intake.adoption import Adoption, Answer, NewReport, NewSource
from responses.intake.flows.decide_document import locked_to_decide
from responses.intake.flows.log_document import log_document
from responses.intake.flows.owed_by_some import owed_by_some
from responses.intake.models import DocumentMade, IncomingDocument
from responses.record.models import Batch, Response
from responses.replies.flows.adopt_reply import Adopting, AnswerRead, adopt_answers, adopt_reply, said_in
from responses.replies.flows.open_report import open_report
from responses.replies.models import Reply

NOTE_MOST = 300
NAME_MOST = 200
"""Characters of a file's name beside a step or an update."""


@transaction.atomic
def adopt_document(*, document: IncomingDocument, adoption: Adoption, by: User, at: datetime) -> IncomingDocument:
    """Make of it what the person decided: report, recommendations, responses, and the reply or dated updates alone.

    Raises ValidationError where the document is not to be checked any more, a reply is held already, two items answer
    the same recommendation, or neither letter nor report is dated.
    """
    held = locked_to_decide(document)
    _refuse_twice(adoption.answers)
    batch = Batch.objects.create(
        kind=Batch.Kind.DOCUMENT, body=held.body, made_by=by, made_at=at, note=held.name[:NOTE_MOST]
    )
    work = _Adopting(held, batch, adoption, by=by, at=at)
    work.run()
    work.write_down()
    held.batch, held.stage, held.moved_at = batch, IncomingDocument.Stage.ADOPTED, at
    held.save(update_fields=["batch", "stage", "moved_at"])
    log_document(held, "adopted", by=by, at=at, batch=batch.pk, added=work.made.counts())
    return held


def _refuse_twice(answers: Sequence[Answer]) -> None:
    seen: set[Recommendation] = set()
    for one in answers:
        if one.recommendation in seen:
            message = _("Two items are matched to %(it)s. Match one of them to another, or leave it out.")
            raise ValidationError(message % {"it": one.recommendation})
        if one.recommendation:
            seen.add(one.recommendation)


@dataclass
class _Made:
    """What came of it, for the list and for taking it back."""

    report: InspectionReport | None = None
    recommendations: list[Recommendation] = field(default_factory=list)
    opened: list[Response] = field(default_factory=list)
    changed: list[Response] = field(default_factory=list)
    reply: Reply | None = None

    def counts(self) -> dict[str, int]:
        found = {
            "reports": int(self.report is not None),
            "recommendations": len(self.recommendations),
            "responses": len(self.opened),
            "changed": len(self.changed),
            "replies": int(self.reply is not None),
        }
        return {name: count for name, count in found.items() if count}


class _Adopting:
    """One document on its way into the records."""

    def __init__(self, document: IncomingDocument, batch: Batch, adoption: Adoption, *, by: User, at: datetime) -> None:
        self.document, self.batch, self.adoption, self.by, self.at = document, batch, adoption, by, at
        self.made = _Made()

    def run(self) -> None:
        report = self.report()
        answers = self.answers(report)
        held_before = self.responses_held(answers)
        if self.adoption.updates_only:
            self.updates(report, answers)
        else:
            self.made.reply = self.reply(report, answers)
        self.sort_responses(held_before)
        for one in owed_by_some([report] if self.made.report else []):
            open_report(report=one, at=self.at)

    def report(self) -> InspectionReport:
        wanted = self.adoption.report
        if isinstance(wanted, InspectionReport):
            return wanted
        self.made.report = register(wanted, self.adoption.force, by=self.by, at=self.at)
        return self.made.report

    def answers(self, report: InspectionReport) -> list[AnswerRead]:
        """Each with its recommendation: the one that is held, or one that is registered here."""
        given = self.adoption.answers
        new = [place for place, one in enumerate(given) if one.recommendation is None]
        asked = [replace(given[place].asked, parent=self._parent(given[place], new)) for place in new]
        self.made.recommendations = (
            add_recommendations(report=report, asked=asked, by=self.by, at=self.at) if asked else []
        )
        by_place = dict(zip(new, self.made.recommendations, strict=True))
        found = [one.recommendation or by_place[place] for place, one in enumerate(given)]
        return [
            AnswerRead(
                recommendation=found[place],
                heading=one.heading,
                quoted_text=one.quoted_text,
                answer=one.answer,
                values=one.values,
                refers_to=found[one.refers_to] if one.refers_to is not None else None,
            )
            for place, one in enumerate(given)
        ]

    def _parent(self, one: Answer, new: Sequence[int]) -> int | Recommendation | None:
        if one.parent is None:
            return None
        return self.adoption.answers[one.parent].recommendation or new.index(one.parent)

    def responses_held(self, answers: Sequence[AnswerRead]) -> set[int]:
        asked = [one.recommendation.pk for one in answers]
        rows = Response.objects.filter(recommendation__in=asked, force=self.adoption.force, positions__is_current=True)
        return set(rows.values_list("pk", flat=True))

    def reply(self, report: InspectionReport, answers: Sequence[AnswerRead]) -> Reply:
        if Reply.objects.out().filter(report=report, force=self.adoption.force).exists():
            raise ValidationError(
                _("A reply to this report is held already. Adopt this document as dated updates alone.")
            )
        return adopt_reply(
            report=report,
            force=self.adoption.force,
            body=self.document.body,
            facts=self.adoption.facts,
            answers=answers,
            at=self.at,
            document=self.document.document,
            document_name=self.document.name[-NAME_MOST:],
            by=self.by,
            batch=self.batch,
        )

    def updates(self, report: InspectionReport, answers: Sequence[AnswerRead]) -> None:
        dated = self.adoption.letter_date
        if dated is None:
            raise ValidationError({"letter_date": _("Enter the document’s date: its updates hold from that day.")})
        adopting = Adopting(
            report=report,
            force=self.adoption.force,
            body=self.document.body,
            dated=dated,
            at=self.at,
            note=said_in(dated),
            by=self.by,
            batch=self.batch,
            document=self.document.document,
            document_name=self.document.name[-NAME_MOST:],
        )
        adopt_answers(adopting, answers)

    def sort_responses(self, held_before: set[int]) -> None:
        """Those that it opened, and those that it changed."""
        rows = Response.objects.filter(updates__batch=self.batch).distinct().order_by("recommendation__position", "pk")
        for row in rows:
            (self.made.changed if row.pk in held_before else self.made.opened).append(row)

    def write_down(self) -> None:
        things = [
            *([DocumentMade(report=self.made.report)] if self.made.report else []),
            *(DocumentMade(recommendation=row) for row in self.made.recommendations),
            *(DocumentMade(response=row) for row in self.made.opened),
            *(DocumentMade(response=row, is_new=False) for row in self.made.changed),
            *([DocumentMade(reply=self.made.reply)] if self.made.reply else []),
        ]
        for place, one in enumerate(things, start=1):
            one.of, one.place = self.document, place
        DocumentMade.objects.bulk_create(things)


def register(wanted: NewReport, force: Force, *, by: User, at: datetime) -> InspectionReport:
    """The report that the document answers, entered as the person says."""
    return register_report(
        source=_source(wanted.source),
        title=wanted.title,
        kind=wanted.kind,
        published_on=wanted.published_on,
        published_as_written=wanted.published_as_written if wanted.published_on is None else "",
        forces=None if wanted.every_force else [force],
        number_known=wanted.number_known,
        by=by,
        at=at,
    )


def _source(wanted: Source | NewSource) -> Source:
    if isinstance(wanted, Source):
        return wanted
    held = Source.objects.filter(name__iexact=wanted.name).first()
    return held or register_source(
        slug=slugify(wanted.name)[:50].strip("-"),
        name=wanted.name,
        short_name=wanted.name[:50],
        kind=wanted.kind,
        clock_rule=ClockRuleChoices.NONE,
    )
