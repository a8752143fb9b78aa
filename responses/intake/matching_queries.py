"""What the register holds beside a document, as plain values: each a fixed number of queries."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from django.db.models import Q

from forces.models import OfficeHolder, User
from recommendations.models import InspectionReport, Recommendation
from responses.domain.clock import ClockRule
from responses.domain.letter_register import HeldDeadline, HeldHolder, HeldRecommendation, HeldReport, OtherLetter
from responses.replies.models import IssuedLetter, Reply, ReplyItem
from responses.replies.models.replies import OUT
from responses.replies.queries import wordings_seen


@dataclass(frozen=True)
class Wording:
    """A recommendation's words, wherever it stands."""

    id: int
    report: int
    kind: str
    number: str
    text: str

    @property
    def heading(self) -> str:
        return heading_of(self.kind, self.number)


def heading_of(kind: str, number: str) -> str:
    """A finding's name, as the register heads it."""
    return f"{Recommendation.Kind(kind).label} {number}".strip()


def report_heads(user: User, day: date) -> list[HeldReport]:
    """The reports that the person may see, without their findings."""
    reports = InspectionReport.objects.visible_to(user, day).order_by("pk")
    named = InspectionReport.forces.through.objects.filter(inspectionreport__in=reports.order_by().values("pk"))
    forces: dict[int, set[int]] = defaultdict(set)
    for report, force in named.values_list("inspectionreport", "force"):
        forces[report].add(force)
    rows = reports.values_list(
        "pk", "title", "published_on", "clock_rule", "clock_set_on", "number_known", "concerns_every_force"
    )
    return [
        HeldReport(
            id=pk,
            title=title,
            published_on=published_on,
            rule=ClockRule(rule),
            set_date=set_on,
            known=known,
            forces=frozenset() if every else frozenset(forces[pk]),
        )
        for pk, title, published_on, rule, set_on, known, every in rows
    ]


def wordings(user: User, day: date) -> list[Wording]:
    """The words of every recommendation that the person may see."""
    rows = wordings_seen(user, day).order_by("pk")
    return [Wording(*row) for row in rows.values_list("pk", "report", "kind", "number", "text")]


def with_findings(report: HeldReport | None) -> HeldReport | None:
    """The report with its findings in its order, also those whose wording is not held."""
    if report is None:
        return None
    rows = Recommendation.objects.standing().filter(report=report.id).prefetch_related("deadlines").order_by("position")
    return replace(report, recommendations=tuple(_finding(row) for row in rows))


def _finding(row: Recommendation) -> HeldRecommendation:
    return HeldRecommendation(
        id=row.pk,
        report=row.report_id,
        position=row.position,
        kind=row.kind,
        number=row.number,
        number_inferred=row.number_inferred,
        parent=row.parent_id,
        text=row.text,
        addressee=row.addressee,
        deadlines=tuple(
            HeldDeadline(kind=one.kind, phrase=one.phrase, due_on=one.due_on) for one in row.deadlines.all()
        ),
    )


def held_holders(body: int | None) -> list[HeldHolder]:
    """Who holds a body's office, or signs for it."""
    rows = OfficeHolder.objects.filter(body=body).order_by("pk") if body else ()
    return [
        HeldHolder(name=row.name, title=row.title, is_holder=row.is_holder, from_on=row.from_on, until_on=row.until_on)
        for row in rows
    ]


def held_reply(report: int | None, force: int | None) -> Reply | None:
    """The reply to a report for a force of which a letter is out."""
    if report is None or force is None:
        return None
    return Reply.objects.standing().filter(OUT, report=report, force=force).first()


def other_letters(report: int | None, force: int | None) -> list[OtherLetter]:
    """What the letters on a report answer that are out, of every force but this one: public facts, whoever's."""
    if report is None:
        return []
    replies = Reply.objects.standing().filter(OUT, report=report).exclude(force=force)
    names = dict(replies.order_by("body__formal_name", "pk").values_list("pk", "body__formal_name"))
    answered: dict[int, set[int]] = defaultdict(set)
    items = ReplyItem.objects.filter(reply__in=names).values_list("reply", "response__recommendation")
    for reply, recommendation in items:
        answered[reply].add(recommendation)
    for reply, recommendations in _answered_here(names):
        answered[reply] = set(recommendations)
    return [OtherLetter(body=name, recommendations=frozenset(answered[pk])) for pk, name in names.items()]


def _answered_here(replies: Iterable[int]) -> Iterable[tuple[int, list[int]]]:
    """What the letters answer that were issued here, the latest version of each last."""
    rows = IssuedLetter.objects.issued_here().filter(Q(reply__in=list(replies))).order_by("version")
    return [(reply, found or []) for reply, found in rows.values_list("reply", "snapshot__recommendations")]
