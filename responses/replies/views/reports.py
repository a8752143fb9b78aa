"""The list of reports and one report's page."""

from collections import defaultdict
from typing import Any

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.generic import View
from django_tables2 import RequestConfig

from forces.access import Access
from forces.gate import Gate, access_on
from forces.models import Event
from forces.roles import Permission
from recommendations.models import InspectionReport, Recommendation
from responses.record.asked_again import asked_again
from responses.replies import queries, report_page
from responses.replies.change_words import Change, change_of, changes_shown, entries_shown
from responses.replies.models import Reply
from responses.replies.tables import PER_PAGE, ReportsTable
from responses.replies.views.person import person_on
from responses.replies.words import counts_words, reply_state_words
from tracker.kit.clock import today

RECOMMENDATIONS_PER_PAGE = 100


class Reports(Gate, View):
    """Reports are public facts: everyone with a role sees those that are out, and of replies only their own."""

    permission = Permission.SEE_RESPONSES

    def get(self, request: HttpRequest) -> HttpResponse:
        access, day = access_on(request), today()
        mine = queries.forces_of(access, day)
        seen = queries.reports_seen(person_on(request), day)
        table = ReportsTable(queries.concerning(queries.with_counts(seen), mine))
        RequestConfig(request, paginate={"per_page": PER_PAGE}).configure(table)
        shown = [row.record for row in table.paginated_rows]
        replies: dict[int, list[Reply]] = defaultdict(list)
        for reply in queries.replies_to(shown, mine, access):
            replies[reply.report_id].append(reply)
        table.states = {
            report.pk: reply_state_words(
                replies[report.pk],
                report_page.clock_of(report, day),
                concerns=report.concerns_mine,
                is_out=not report.not_published,
            )
            for report in shown
        }
        may_register = access.holds(Permission.EDIT_REGISTER)
        return render(request, "replies/reports.html", {"table": table, "may_register": may_register})


class Report(Gate, View):
    """One report: its facts, the clock, our reply, what it recommends, who has answered."""

    permission = Permission.SEE_RESPONSES

    def get(self, request: HttpRequest, source: str, slug: str) -> HttpResponse:
        seen = queries.reports_seen(person_on(request), today())
        reports = queries.with_last_change(queries.with_counts(seen))
        report = get_object_or_404(reports, source__slug=source, slug=slug)
        return render(request, "replies/report.html", self.context(request, report))

    def context(self, request: HttpRequest, report: Any) -> dict[str, Any]:
        access, day = access_on(request), today()
        facts = report_page.report_facts(report, report.recommendations_held)
        forces = list(queries.forces_beside(report, access, day))
        mine = [force for force in forces if force.is_mine]  # type: ignore[attr-defined]
        replies = [] if report.not_published else list(queries.replies_seen(report, access))
        page = self.page(request, report)
        queries.count_answers(replies, report, page)
        positions = queries.positions_now(page.object_list, access) if mine and not report.not_published else []
        return {
            "report": report,
            "counts": counts_words(facts.known, facts.known - report.wordings_held),
            "clock": report_page.clock_panel(report, day),
            "panels": [] if report.not_published else report_page.reply_panels(facts, mine, replies, access, day),
            "forces": [force for force in forces if force.is_concerned],  # type: ignore[attr-defined]
            "mine": [] if report.not_published else mine,
            "page": page,
            "rows": report_page.recommendation_rows(
                page.object_list, mine, positions, asked_again(page.object_list, person_on(request))
            ),
            "answered": self.answered(report, forces, replies),
            "people": list(report.seen_by.all()) if report.not_published else [],
            "known": facts.known,
            "links": report.context_links.standing(),
            "may_register": access.holds(Permission.EDIT_REGISTER),
            "last_change": last_change(report, access),
        }

    def answered(self, report: InspectionReport, forces: list[Any], replies: list[Reply]) -> Any:
        if report.not_published or not report.concerns_every_force:
            return None
        return report_page.who_answered(forces, replies)

    def page(self, request: HttpRequest, report: Any) -> Any:
        paginator: Paginator[Recommendation] = Paginator(queries.recommendations_of(report), RECOMMENDATIONS_PER_PAGE)
        paginator.count = report.findings_held  # counted with the report: one query fewer
        page = paginator.get_page(request.GET.get("page"))
        page.object_list = list(page.object_list)
        return page


class ReportChanges(Gate, View):
    """Every change of a report's entry since it was registered."""

    permission = Permission.SEE_RESPONSES

    def get(self, request: HttpRequest, source: str, slug: str) -> HttpResponse:
        person = person_on(request)
        report = get_object_or_404(queries.reports_seen(person, today()), source__slug=source, slug=slug)
        amendments = list(report.amendments.select_related("by"))
        sees = {
            "named": report.seen_by.filter(pk=person.pk).exists(),
            "by_name": access_on(request).holds(Permission.SEE_INTERNAL),
        }
        context = {
            "report": report,
            "changes": changes_shown(amendments, **sees),
            "entries": entries_shown(Event.objects.about(report), amendments, **sees),
        }
        return render(request, "replies/report_changes.html", context)


def last_change(report: Any, access: Access) -> Change | None:
    """The last change, which came with the report: whoever sees the report may read it."""
    if not report.changes_held:
        return None
    by = report.changed_by if access.holds(Permission.SEE_INTERNAL) else ""
    return change_of(report.changed_at, by or "", report.changed_why, report.changed_before, report.changed_after)
