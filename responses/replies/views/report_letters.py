"""All of a report's letters in one file, and the page that says how far it is."""

from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, render
from django.views import View

from forces.flows.log_event import log_event
from forces.gate import Gate, access_on
from forces.models import Event, User
from forces.roles import Permission
from letters.rendering.formats import FORMATS
from recommendations.models import InspectionReport
from responses.replies import queries
from responses.replies.letter_files import file_names
from responses.replies.letters_zip import progress_of, zip_of
from responses.replies.models import Reply
from responses.replies.views.person import person_on
from tracker.kit.clock import now, today


class ReportLetters(Gate, View):
    """Every letter to the report that the person may see. The page says how far the last file is."""

    permission = Permission.SEE_RESPONSES

    def get(self, request: HttpRequest, source: str, slug: str) -> HttpResponse:
        report = self.report(request, source, slug)
        context = {
            "report": report,
            "letters": self.letters(request, report),
            "kinds": list(FORMATS),
            "progress": progress_of(_key(person_on(request), report)),
        }
        return render(request, "replies/report_letters.html", context)

    def post(self, request: HttpRequest, source: str, slug: str) -> HttpResponseBase:
        report, person = self.report(request, source, slug), person_on(request)
        kind = request.POST.get("format", "")
        letters = self.letters(request, report)
        if kind not in FORMATS or not letters:
            return self.get(request, source, slug)
        pieces = zip_of(letters, kind, _key(person, report), lambda reply, name: _log(person, reply, name))
        headers = {"Content-Disposition": f'attachment; filename="letters-{report.slug}-{kind}.zip"'}
        return StreamingHttpResponse(pieces, content_type="application/zip", headers=headers)

    def report(self, request: HttpRequest, source: str, slug: str) -> InspectionReport:
        seen = queries.reports_seen(person_on(request), today())
        return get_object_or_404(seen, source__slug=source, slug=slug)

    def letters(self, request: HttpRequest, report: InspectionReport) -> dict[str, Reply]:
        """By the names of their files. A national reply that another answers has no letter of its own."""
        seen = Reply.objects.visible_to(access_on(request)).filter(report=report)
        seen = seen.exclude(stage=Reply.Stage.ANSWERED_BY)
        rows = seen.select_related("body", "force", "report__source")
        return file_names(list(rows.order_by("body__slug", "force__slug")))


def _key(person: User, report: InspectionReport) -> str:
    return f"letters-zip:{person.pk}:{report.pk}"


def _log(person: User, reply: Reply, name: str) -> None:
    facts = {"did": "letter", "reply": reply.pk, "file": name}
    log_event(kind=Event.Kind.DOWNLOAD, by=person, at=now(), body=reply.body, record=reply, facts=facts)
