"""The list of recommendations, and the files of the same rows."""

from typing import Any

from django.http import FileResponse, HttpRequest, StreamingHttpResponse
from django.views.generic import TemplateView, View

from forces.flows.log_event import log_event
from forces.gate import Gate, access_on
from forces.models import Event, User
from forces.roles import Permission
from responses.insight import export, filters
from responses.insight.export_columns import columns_for, heading
from responses.insight.export_workbook import workbook
from responses.insight.forms import FilterForm
from responses.insight.listing import Listing, listing
from responses.insight.tables import RecommendationTable
from tracker.kit.clock import now, today
from tracker.kit.csv_stream import csv_response
from tracker.kit.xlsx_file import xlsx_response

PER_PAGE = 25


class RecommendationList(Gate, TemplateView):
    """Everything that the person may see, filtered and sorted by the address; a page past the end is the last one."""

    permission = Permission.SEE_RESPONSES
    template_name = "insight/recommendations.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        access = access_on(self.request)
        found = listing(self.request.GET, access, today())
        may_change = access.body_ids(Permission.RECORD_UPDATES)
        table = RecommendationTable(found, back=self.request.get_full_path(), may_change=may_change)
        table.paginate(per_page=PER_PAGE)
        table.page = table.paginator.get_page(self.request.GET.get("page"))
        chosen = found.chosen
        return super().get_context_data(
            table=table,
            count=table.paginator.count,
            is_filtered=bool(chosen.values),
            sentence=filters.sentence(table.paginator.count, chosen, found.choices),
            refused=chosen.refused,
            form=FilterForm(chosen, found.choices),
            chosen=filters.tags(chosen, found.choices),
            clear_href=filters.address({}, chosen.sort),
            query=filters.address(chosen.values, chosen.sort),
            may_choose=bool(may_change),
            may_choose_all=all(row.body_id in may_change for row in access.memberships),
            back=self.request.get_full_path(),
            **kwargs,
        )


class CsvFile(Gate, View):
    """The same rows in the same order as a CSV file. Who takes it is logged before its first line is sent."""

    permission = Permission.SEE_RESPONSES
    http_method_names = ["get"]

    def get(self, request: HttpRequest) -> StreamingHttpResponse:
        found = listing(request.GET, access_on(request), today())
        columns = columns_for(found.at)
        _log(request, found, "csv", found.rows.count())
        return csv_response(export.file_name(found, "csv"), heading(columns), export.rows(found, columns))


class XlsxFile(Gate, View):
    """The same rows in the same order as an Excel workbook: written to a temporary file, logged, then sent."""

    permission = Permission.SEE_RESPONSES
    http_method_names = ["get"]

    def get(self, request: HttpRequest) -> FileResponse:
        access = access_on(request)
        found = listing(request.GET, access, today())
        book = workbook(found, access)
        _log(request, found, "xlsx", book.rows)
        return xlsx_response(export.file_name(found, "xlsx"), book.file)


def _log(request: HttpRequest, found: Listing, kind: str, rows: int) -> None:
    """Who took which rows; for which body, where the person works for one alone."""
    assert isinstance(request.user, User)  # the gate has refused everyone else
    bodies = access_on(request).bodies
    query = filters.address(found.chosen.values, found.chosen.sort)
    log_event(
        kind=Event.Kind.EXPORT,
        by=request.user,
        at=now(),
        body=bodies[0] if len(bodies) == 1 else None,
        facts={"format": kind, "query": query, "rows": rows},
    )
