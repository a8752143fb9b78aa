"""What the pages of reports ask of the database: each a fixed number of queries, whatever the number of rows."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.core.paginator import Page
from django.db.models import Count, Exists, F, IntegerField, OuterRef, Q, QuerySet, Subquery, Value
from django.db.models.functions import Coalesce

from forces.access import Access
from forces.models import Force, Jurisdiction, User
from forces.roles import Permission
from recommendations.models import InspectionReport, Recommendation, ReportAmendment, Source
from responses.record.models import Position
from responses.replies.models import IssuedLetter, Reply
from responses.replies.models.replies import OUT

_IS_RECOMMENDATION = Q(kind=Recommendation.Kind.RECOMMENDATION)


def reports_seen(user: User, day: date) -> QuerySet[InspectionReport]:
    """Reports that are out on a day, newest first, one without a whole date last; before them, those that are not out
    yet and that the person is named for."""
    seen = InspectionReport.objects.visible_to(user, day).select_related("source")
    return seen.order_by("-not_published", F("published_on").desc(nulls_last=True), "title", "pk")


def usual_source(day: date) -> Source | None:
    """The source that most of the reports come from."""
    seen = Q(reports__in=InspectionReport.objects.out_on(day))
    return Source.objects.annotate(used=Count("reports", filter=seen)).order_by("-used", "pk").first()


def forces_named(report: InspectionReport) -> QuerySet[Force]:
    """Every force, with whether the report names it."""
    named = InspectionReport.forces.through.objects.filter(inspectionreport=report, force=OuterRef("pk"))
    return Force.objects.annotate(is_named=Exists(named))


def colleagues(access: Access, user: User) -> QuerySet[User]:
    """The other people of the bodies for which the person keeps the register."""
    bodies = access.body_ids(Permission.EDIT_REGISTER)
    return User.objects.filter(memberships__body__in=bodies, is_active=True).exclude(pk=user.pk).distinct()


def wordings_seen(user: User, day: date) -> QuerySet[Recommendation]:
    """The recommendations whose words are held, of every report that the person may see."""
    reports = InspectionReport.objects.visible_to(user, day).order_by()
    return Recommendation.objects.standing().filter(wording_held=True, report__in=reports).order_by()


def with_counts(reports: QuerySet[InspectionReport]) -> QuerySet[InspectionReport]:
    """Beside each report: its findings of every kind, its recommendations, and those whose wording is held."""
    return reports.annotate(
        findings_held=_count(Q()),
        recommendations_held=_count(_IS_RECOMMENDATION),
        wordings_held=_count(_IS_RECOMMENDATION & Q(wording_held=True)),
    )


def _count(which: Q) -> Coalesce:
    rows = Recommendation.objects.standing().filter(which, report=OuterRef("pk")).order_by().values("report")
    return _number(rows)


def _number(rows: QuerySet[Any]) -> Coalesce:
    counted = rows.annotate(number=Count("pk")).values("number")
    return Coalesce(Subquery(counted), Value(0), output_field=IntegerField())


def with_last_change(reports: QuerySet[InspectionReport]) -> QuerySet[InspectionReport]:
    """Beside each report: how often its entry was changed, and the last time when, by whom, why and how."""
    changes = ReportAmendment.objects.filter(report=OuterRef("pk"))
    last = changes.order_by("-pk")
    return reports.annotate(
        changes_held=_number(changes.order_by().values("report")),
        changed_at=Subquery(last.values("at")[:1]),
        changed_by=Subquery(last.values("by__name")[:1]),
        changed_why=Subquery(last.values("reason")[:1]),
        changed_before=Subquery(last.values("before")[:1]),
        changed_after=Subquery(last.values("after")[:1]),
    )


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
    """Every force, with whether it is the person's, whether the report concerns it, and its local policing body; and
    the reply on which the person may give the chief officer's comments."""
    named = InspectionReport.forces.through.objects.filter(inspectionreport=report, force=OuterRef("pk"))
    body = Jurisdiction.objects.on(day).filter(force=OuterRef("pk")).values("body")[:1]
    comments = Reply.objects.commented_by(access).filter(report=report, force=OuterRef("pk")).values("pk")
    return Force.objects.annotate(
        is_mine=Exists(forces_of(access, day).filter(pk=OuterRef("pk"))),
        is_concerned=Value(True) if report.concerns_every_force else Exists(named),
        body_now=Subquery(body),
        comments_on=Subquery(comments[:1]),
    )


def replies_seen(report: InspectionReport, access: Access) -> QuerySet[Reply]:
    """Letters that are out, whoever's, as public facts; and, marked `is_visible`, what the person may open."""
    visible = Reply.objects.visible_to(access)
    rows = Reply.objects.filter(OUT | Q(pk__in=visible.values("pk")), report=report)
    answered = Count("items", filter=Q(items__response__recommendation__kind=Recommendation.Kind.RECOMMENDATION))
    stands = IssuedLetter.objects.filter(reply=OuterRef("pk")).order_by("-version")
    shown = (
        "report_id", "force_id", "stage", "letters_issued", "report_title_as_written", "report_date_as_written",
        "report_date_read", "letter_date", "published_on", "published_address",
        "body__formal_name", "body__ended_on", "body__successor__formal_name",
    )  # fmt: skip
    return (
        rows.annotate(
            is_visible=Exists(visible.filter(pk=OuterRef("pk"))),
            answers=answered,
            answered_here=Subquery(stands.values("snapshot__recommendations")[:1]),
            signed_by=Coalesce(Subquery(stands.values("body__formal_name")[:1]), "body__formal_name"),
        )
        .select_related("body__successor")
        .only(*shown)
    )


def count_answers(replies: Iterable[Any], report: InspectionReport, shown: Page[Recommendation]) -> None:
    """Of a letter that was issued here, how many of the report's recommendations it answers: `shown` are all of them,
    or the first of many."""
    issued = [reply for reply in replies if reply.letters_issued]
    if not issued:
        return
    every = shown.object_list if not shown.has_other_pages() else report.recommendations.standing()
    asked = {one.pk for one in every if one.kind == Recommendation.Kind.RECOMMENDATION}
    for reply in issued:
        reply.answers = len(asked & set(reply.answered_here))


def replies_known(report: InspectionReport, access: Access) -> QuerySet[Reply]:
    """Letters that are out, whoever's, and the person's own drafts."""
    visible = Reply.objects.visible_to(access)
    rows = Reply.objects.filter(OUT | Q(pk__in=visible.values("pk")), report=report)
    return (
        rows.select_related("force")
        .only("stage", "letters_issued", "published_on", "body", "force__name")
        .order_by("force__name")
    )


def replies_to(reports: Iterable[InspectionReport], forces: QuerySet[Force], access: Access) -> QuerySet[Reply]:
    """The replies for some forces to the reports of a page, as far as the person may see them."""
    rows = Reply.objects.visible_to(access).filter(report__in=[report.pk for report in reports], force__in=forces)
    return rows.select_related("force").only(
        "report_id", "stage", "letters_issued", "letter_date", "published_on", "force__name"
    )


def recommendations_of(report: InspectionReport) -> QuerySet[Recommendation]:
    """In the report's order, with the deadlines that their words set, and whether a later one asks each again."""
    again = Exists(Recommendation.objects.standing().filter(asks_again=OuterRef("pk")))
    rows = (
        report.recommendations.standing().select_related("parent").annotate(is_asked_again=again).order_by("position")
    )
    return rows.prefetch_related("deadlines")


def positions_now(recommendations: Iterable[Recommendation], access: Access) -> QuerySet[Position]:
    """Where the person's responses to these recommendations stand."""
    asked = [recommendation.pk for recommendation in recommendations]
    rows = Position.objects.visible_to(access).current().filter(response__recommendation__in=asked)
    return rows.select_related("response").only("force_id", "status", "response__recommendation_id")


def positions_open(recommendations: Iterable[int], access: Access) -> QuerySet[Position]:
    """The person's own open responses to these recommendations, in the order of the report."""
    rows = (
        Position.objects.visible_to(access)
        .current()
        .filter(response__recommendation__in=list(recommendations), is_open=True)
    )
    shown = rows.select_related("response__recommendation", "force").only(
        "due_on", "force__name", "response__recommendation__kind", "response__recommendation__number"
    )
    return shown.order_by("response__recommendation__position", "force__name")


def replies_that_may_answer(reply: Reply) -> QuerySet[Reply]:
    """The body's replies to reports on the same force alone, the newest first: they can answer a national report's."""
    rows = Reply.objects.standing().filter(force=reply.force_id, body=reply.body_id, report__concerns_every_force=False)
    rows = rows.exclude(stage=Reply.Stage.ANSWERED_BY).exclude(pk=reply.pk)
    return rows.select_related("report").order_by("-report__published_on", "pk")
