"""The list of recommendations, and the file of the same rows."""

from typing import Any

from django.http import HttpRequest, StreamingHttpResponse
from django.views.generic import TemplateView, View

from forces.gate import Gate, access_on
from forces.roles import Permission
from responses.insight import export, filters
from responses.insight.forms import FilterForm
from responses.insight.listing import listing
from responses.insight.tables import RecommendationTable
from tracker.kit.clock import today
from tracker.kit.csv_stream import csv_response

PER_PAGE = 25


class RecommendationList(Gate, TemplateView):
    """Everything that the person may see, filtered and sorted by the address; a page past the end is the last one."""

    permission = Permission.SEE_RESPONSES
    template_name = "insight/recommendations.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        found = listing(self.request.GET, access_on(self.request), today())
        table = RecommendationTable(found, back=self.request.get_full_path())
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
            **kwargs,
        )


class RecommendationFile(Gate, View):
    """The same rows in the same order as a CSV file."""

    permission = Permission.SEE_RESPONSES

    def get(self, request: HttpRequest) -> StreamingHttpResponse:
        day = today()
        found = listing(request.GET, access_on(request), day)
        columns = export.columns_for(found.at)
        name = f"recommendations-{day.isoformat()}.csv"
        return csv_response(name, export.heading(columns), export.rows(found, columns))
