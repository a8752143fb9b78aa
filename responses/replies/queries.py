"""What the pages of reports ask of the database: each a fixed number of queries, whatever the number of rows."""

from collections.abc import Iterable
from datetime import date

from django.db.models import Count, Exists, F, IntegerField, OuterRef, Q, QuerySet, Subquery, Value
from django.db.models.functions import Coalesce

from forces.access import Access
from forces.models import Force, Jurisdiction
from forces.roles import Permission
from recommendations.models import InspectionReport, Recommendation
from responses.record.models import Position
from responses.replies.models import Reply

_IS_RECOMMENDATION = Q(kind=Recommendation.Kind.RECOMMENDATION)


def published_reports(day: date) -> QuerySet[InspectionReport]:
    """Reports that are out on a day, newest first; one known only from an answer to it comes last."""
    known_from_an_answer = Q(published_on=None) & ~Q(published_as_written="")
    out = InspectionReport.objects.filter(Q(published_on__lte=day) | known_from_an_answer)
    return out.select_related("source").order_by(F("published_on").desc(nulls_last=True), "title", "pk")


def with_counts(reports: QuerySet[InspectionReport]) -> QuerySet[InspectionReport]:
    """Beside each report: its findings of every kind, its recommendations, and those whose wording is held."""
    return reports.annotate(
        findings_held=_count(Q()),
        recommendations_held=_count(_IS_RECOMMENDATION),
        wordings_held=_count(_IS_RECOMMENDATION & Q(wording_held=True)),
    )


def _count(which: Q) -> Coalesce:
    rows = Recommendation.objects.filter(which, report=OuterRef("pk")).order_by().values("report")
    return Coalesce(Subquery(rows.annotate(number=Count("pk")).values("number")), Value(0), output_field=IntegerField())


def concerning(reports: QuerySet[InspectionReport], forces: QuerySet[Force]) -> QuerySet[InspectionReport]:
    """Beside each report, whether it concerns one of the forces."""
    named = InspectionReport.forces.through.objects.filter(
        inspectionreport=OuterRef("pk"), force__in=forces.values("pk")
    )
    return reports.annotate(concerns_mine=Q(concerns_every_force=True) | Q(Exists(named)))


def forces_of(access: Access, day: date) -> QuerySet[Force]:
    """The forces that a person's bodies answer for on a day, and those that the person speaks for."""
    answered_for = Jurisdiction.objects.on(day).filter(body__in=access.body_ids(Permission.SEE_RESPONSES))
    spoken_for = access.force_ids(Permission.SEE_RESPONSES)
    return Force.objects.filter(Q(pk__in=answered_for.values("force")) | Q(pk__in=spoken_for))


def forces_beside(report: InspectionReport, access: Access, day: date) -> QuerySet[Force]:
    """Every force, with whether it is the person's, whether the report concerns it, and its local policing body."""
    named = InspectionReport.forces.through.objects.filter(inspectionreport=report, force=OuterRef("pk"))
    body = Jurisdiction.objects.on(day).filter(force=OuterRef("pk")).values("body")[:1]
    return Force.objects.annotate(
        is_mine=Exists(forces_of(access, day).filter(pk=OuterRef("pk"))),
        is_concerned=Value(True) if report.concerns_every_force else Exists(named),
        body_now=Subquery(body),
    )


def replies_seen(report: InspectionReport, access: Access) -> QuerySet[Reply]:
    """Letters that are out, whoever's, as public facts; and, marked `is_visible`, what the person may open."""
    visible = Reply.objects.visible_to(access)
    rows = Reply.objects.filter(Q(stage=Reply.Stage.ISSUED) | Q(pk__in=visible.values("pk")), report=report)
    answered = Count("items", filter=Q(items__response__recommendation__kind=Recommendation.Kind.RECOMMENDATION))
    shown = (
        "report_id", "force_id", "stage", "report_title_as_written", "report_date_as_written", "report_date_read",
        "letter_date", "published_on", "published_address", "body__formal_name",
    )  # fmt: skip
    return (
        rows.annotate(is_visible=Exists(visible.filter(pk=OuterRef("pk"))), answers=answered)
        .select_related("body")
        .only(*shown)
    )


def replies_to(reports: Iterable[InspectionReport], forces: QuerySet[Force], access: Access) -> QuerySet[Reply]:
    """The replies for some forces to the reports of a page, as far as the person may see them."""
    rows = Reply.objects.visible_to(access).filter(report__in=[report.pk for report in reports], force__in=forces)
    return rows.select_related("force").only("report_id", "stage", "letter_date", "published_on", "force__name")


def recommendations_of(report: InspectionReport) -> QuerySet[Recommendation]:
    """In the report's order, with the deadlines that their words set."""
    return report.recommendations.order_by("position").prefetch_related("deadlines")


def positions_now(recommendations: Iterable[Recommendation], access: Access) -> QuerySet[Position]:
    """Where the person's responses to these recommendations stand."""
    asked = [recommendation.pk for recommendation in recommendations]
    rows = Position.objects.visible_to(access).current().filter(response__recommendation__in=asked)
    return rows.select_related("response").only("force_id", "status", "response__recommendation_id")
