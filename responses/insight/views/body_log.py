"""The log of a body: a page of it, and the file."""

from collections.abc import Iterator

from django.http import Http404, HttpRequest, HttpResponse, StreamingHttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views import View

from forces.access import Access
from forces.flows.log_event import log_event
from forces.gate import Gate, access_on
from forces.models import Event, LocalPolicingBody, User
from forces.roles import Permission
from responses.insight.body_log import Asked, Place, every_row, page_of
from responses.insight.log_forms import LogForm
from responses.insight.log_words import Line, line_of
from tracker.kit.clock import now, today
from tracker.kit.csv_stream import csv_response
from tracker.kit.dates import clock_time, short_date


class LogPage(Gate, View):
    """What was done, newest first, some rows a page; each page begins where the one before ended."""

    permission = Permission.SEE_LOG
    http_method_names = ["get"]

    def get(self, request: HttpRequest, slug: str) -> HttpResponse:
        access = access_on(request)
        body = body_in_scope(access, slug)
        form = LogForm(request.GET)
        before = Place.read(request.GET.get("before", ""))
        rows, following = page_of(_asked(request, body, form), before) if form.is_valid() else ([], None)
        context = {
            "body": body,
            "form": form,
            "lines": [line_of(row, access) for row in rows],
            "is_first": before is None,
            "is_filtered": any(request.GET.get(name) for name in request.GET if name != "before"),
            "query": _query(request),
            "older": _query(request, before=str(following)) if following else "",
        }
        return render(request, "insight/body_log.html", context)


class LogFile(Gate, View):
    """The same rows as a CSV file. Who takes it is logged before its first line is sent."""

    permission = Permission.SEE_LOG
    http_method_names = ["get"]

    def get(self, request: HttpRequest, slug: str) -> StreamingHttpResponse:
        access = access_on(request)
        body = body_in_scope(access, slug)
        form = LogForm(request.GET)
        if not form.is_valid():
            raise Http404
        at = now()
        asked = _asked(request, body, form)
        facts = {"what": "log", "format": "csv", "query": _query(request)}
        log_event(kind=Event.Kind.EXPORT, by=asked.user, at=at, body=body, record=body, facts=facts)
        name = f"log-{body.slug}-{today().isoformat()}.csv"
        header = [_("Day"), _("Time"), _("Kind"), _("Who"), _("What was done"), _("About"), _("What changed")]
        return csv_response(name, header, _cells(asked, access))


def body_in_scope(access: Access, slug: str) -> LocalPolicingBody:
    """A body whose log the person may read: their own, or one that it succeeded. Http404 otherwise."""
    allowed = access.body_ids(Permission.SEE_LOG)
    own = next((body for body in access.bodies if body.slug == slug and body.pk in allowed), None)
    body = own or LocalPolicingBody.objects.filter(slug=slug, pk__in=allowed).first()
    if body is None:
        raise Http404
    return body


def _asked(request: HttpRequest, body: LocalPolicingBody, form: LogForm) -> Asked:
    assert isinstance(request.user, User)  # the gate has refused everyone else
    return Asked(body=body, user=request.user, today=today(), **form.asked)


def _query(request: HttpRequest, **more: str) -> str:
    query = request.GET.copy()
    query.pop("before", None)
    for name, value in more.items():
        query[name] = value
    return f"?{query.urlencode()}" if query else ""


def _cells(asked: Asked, access: Access) -> Iterator[list[object]]:
    for row in every_row(asked):
        line = line_of(row, access)
        yield [
            short_date(line.at), clock_time(line.at), line.kind, line.who, line.did, line.about, _changed(line),
        ]  # fmt: skip


def _changed(line: Line) -> str:
    told = (f"{change.label}: {change.before} → {change.after}" for change in line.changes)
    return "; ".join(filter(None, [line.details, *told]))
