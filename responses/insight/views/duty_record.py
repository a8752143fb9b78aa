"""A body's record over its reports, and the same lines as a file."""

from urllib.parse import urlencode

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.shortcuts import render
from django.views.generic import View

from forces.flows.log_event import log_event
from forces.gate import Gate, access_on
from forces.models import Event, User
from forces.roles import Permission
from responses.insight.duty_record import HEADING, Group, chosen, counts, file_rows, lines_of
from responses.insight.views.dashboard import own_body
from tracker.kit.clock import now, today
from tracker.kit.csv_stream import csv_response

PER_PAGE = 25


class DutyRecord(Gate, View):
    """In time, late and not proven, all three; what is not over yet beside them. For the body's own people."""

    permission = Permission.SEE_RESPONSES

    def get(self, request: HttpRequest, slug: str) -> HttpResponse:
        body, day = own_body(access_on(request), slug), today()
        group = _group_on(request)
        lines = lines_of(body, day)
        shown = chosen(lines, group)
        context = {
            "body": body,
            "day": day,
            "number": len(lines),
            "counts": counts(lines, group),
            "group": group,
            "page": Paginator(shown, PER_PAGE).get_page(request.GET.get("page")),
            "several_forces": len({line.reply.force_id for line in lines}) > 1,
            "query": f"?{urlencode({'standing': group})}" if group else "",
        }
        return render(request, "insight/duty_record.html", context)


class DutyRecordCsv(Gate, View):
    """The lines that the page shows, all of them. Who takes them is logged before the first is sent."""

    permission = Permission.SEE_RESPONSES
    http_method_names = ["get"]

    def get(self, request: HttpRequest, slug: str) -> StreamingHttpResponse:
        body, day = own_body(access_on(request), slug), today()
        group = _group_on(request)
        lines = chosen(lines_of(body, day), group)
        assert isinstance(request.user, User)  # the gate has refused everyone else
        facts = {"format": "csv", "what": "duty-record", "query": group, "rows": len(lines)}
        log_event(kind=Event.Kind.EXPORT, by=request.user, at=now(), body=body, facts=facts)
        name = f"duty-record-{body.slug}-{day.isoformat()}.csv"
        return csv_response(name, [str(column) for column in HEADING], file_rows(lines))


def _group_on(request: HttpRequest) -> str:
    """The group that the address names, or none."""
    named = request.GET.get("standing", "")
    return named if named in set(Group) else ""
