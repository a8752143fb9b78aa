"""The pages that lead to the replies: all bodies and reports, one body, one report, the data and the statement."""

from itertools import groupby
from typing import Any

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _

from responses.domain import clock
from responses.publication.comparison import has_duty, side_by_side
from responses.publication.open_data import PROGRESS, RECOMMENDATIONS, REPLIES
from responses.publication.published import published
from responses.publication.queries import bodies, letters_of, letters_on, report_at, reports
from responses.publication.structured import data_set
from responses.publication.views.page import PublicPage, body_or_404
from responses.replies.models import IssuedLetter
from responses.replies.report_page import clock_of
from tracker.kit.clock import today

REPORTS, LETTERS, SIDE_BY_SIDE = 50, 100, 12
"""How many a page shows."""


class PublicIndex(PublicPage):
    """Every body and every report with replies on the public pages."""

    def get(self, request: HttpRequest) -> HttpResponse:
        page = Paginator(reports(today()), REPORTS).get_page(request.GET.get("page"))
        context = {"bodies": list(bodies(today())), "page": page}
        return self.page(request, "publication/index.html", context, canonical=reverse("public"))


class PublicBody(PublicPage):
    """A body's replies, by the year of the report."""

    def get(self, request: HttpRequest, body: str) -> HttpResponse:
        of = body_or_404(body)
        page = Paginator(letters_of(of, today()).defer("snapshot"), LETTERS).get_page(request.GET.get("page"))
        years = [(year, list(rows)) for year, rows in groupby(map(_row, page), key=lambda row: row["year"])]
        context = {"body": of, "years": years, "page": page}
        return self.page(request, "publication/body.html", context, canonical=reverse("public-body", args=[of.slug]))


def _row(letter: IssuedLetter) -> dict[str, Any]:
    """A reply as a line of its body's page."""
    reply = letter.reply
    running = clock_of(reply.report, today())
    said = clock.phrase(running.finding(reply.published_on, owed=False), running.rule, translation)
    year = reply.report.published_on.year if reply.report.published_on else None
    return {"letter": letter, "report": reply.report, "year": year, "in_time": said if running.due_on else ""}


class PublicReport(PublicPage):
    """Every body's reply to a report, side by side."""

    def get(self, request: HttpRequest, source: str, report: str) -> HttpResponse:
        of = report_at(source, report, today())
        if of is None:
            raise Http404
        page = Paginator(letters_on(source, report, today()), SIDE_BY_SIDE).get_page(request.GET.get("page"))
        found = published(list(page))
        context = {
            "report": of,
            "found": found,
            "asked": side_by_side(found),
            "has_duty": has_duty(found),
            "page": page,
        }
        canonical = reverse("public-report", args=[source, report])
        return self.page(request, "publication/report.html", context, canonical=canonical)


class PublicData(PublicPage):
    """The files of open data, and what each of their columns holds."""

    def get(self, request: HttpRequest) -> HttpResponse:
        files = {reverse("public-json"): "application/json"}
        files |= {reverse("public-csv", args=[name]): "text/csv" for name in ("replies", "recommendations", "progress")}
        tables = [("replies", _("Replies"), REPLIES), ("recommendations", _("Recommendations"), RECOMMENDATIONS)]
        tables.append(("progress", _("Progress updates"), PROGRESS))
        context = {"tables": tables, "bodies": list(bodies(today()))}
        here = reverse("public-data")
        title, about = _("Published replies to inspection reports"), _("Everything on these public pages as files.")
        data = data_set(title, about, files, request.build_absolute_uri, here)
        return self.page(request, "publication/data.html", context, canonical=here, data=data)


class PublicAccessibility(PublicPage):
    """The accessibility statement of the public pages."""

    def get(self, request: HttpRequest) -> HttpResponse:
        here = reverse("public-accessibility")
        return self.page(request, "publication/accessibility.html", {}, canonical=here)
