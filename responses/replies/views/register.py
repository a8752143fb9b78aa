"""A report is registered, with what it recommends."""

from datetime import date

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from forces.gate import access_on
from forces.models import Force
from recommendations.domain.report_head import Head
from recommendations.models import InspectionReport
from responses.domain.clock import ClockRule
from responses.replies import queries
from responses.replies.flows.enter_report import enter_report
from responses.replies.forms.register import EARLY, ReportForm
from responses.replies.forms.register_entry import Entry
from responses.replies.forms.register_rows import Rows
from responses.replies.report_page import clock_of
from responses.replies.views.register_entry import EntryPage
from tracker.kit.clock import now, today
from tracker.kit.date_input import PARTS
from tracker.kit.dates import long_date


class RegisterReport(EntryPage):
    """Enter a report, and open the replies that it asks for once it is out."""

    template_name = "replies/register_report.html"

    def get(self, request: HttpRequest) -> HttpResponse:
        initial = {
            "source": queries.usual_source(today()),
            "kind": InspectionReport.Kind.NATIONAL_THEMATIC,
            "forces": list(queries.forces_of(access_on(request), today()).values_list("pk", flat=True)),
        }
        form = self.form(request, initial=initial)
        return self.page(request, Entry(reads_head=True), Rows([], is_judged=False), None, form=form)

    def post(self, request: HttpRequest) -> HttpResponse:
        entry = Entry.sent(request, reads_head=True)
        is_pressed = entry.press(request.POST.get("do", ""))
        form = self.form(request, data=with_head(request.POST, entry.head, today()))
        form.is_judged = not is_pressed
        rows = Rows(entry.rows, is_judged=not is_pressed)
        published_on = form.typed_day("published_on")
        if is_pressed or not all([form.is_valid(), rows.is_valid() and self.are_seen(rows)]):
            return self.page(request, entry, rows, published_on, form=form)
        if not self.is_checked(request, rows, published_on):
            entry.told = _("Check the deadlines that were read from the words, then save.")
            return self.page(request, entry, rows, published_on, form=form)
        try:
            report = enter_report(**form.facts, asked=rows.asked, by=self.person(), at=now())
        except ValidationError as refused:
            form.put(refused)
            return self.page(request, entry, rows, published_on, form=form)
        messages.success(request, done_words(report, len(rows.filled)))
        return redirect(report)

    def form(self, request: HttpRequest, **kwargs: object) -> ReportForm:
        people = queries.colleagues(access_on(request), self.person())
        return ReportForm(day=today(), forces=Force.objects.all(), people=people, **kwargs)


def with_head(data: QueryDict, head: Head, day: date) -> QueryDict:
    """What was typed, and where nothing was, what the pasted text says of the report itself."""
    filled = data.copy()
    if head.title and not filled.get("title", "").strip():
        filled["title"] = head.title
    if head.published_on is None or any(filled.get(f"published_on_{part}") for part in PARTS):
        return filled
    name = "published_on"
    if head.published_on > day:
        filled["is_out"], name = EARLY, "expected_on"
    for part in PARTS:
        filled[f"{name}_{part}"] = str(getattr(head.published_on, part))
    return filled


def done_words(report: InspectionReport, entered: int) -> str:
    """What came of it: how much is kept, who sees it or until when it is to be answered."""
    text = _("The report is registered.")
    if entered:
        text = ngettext(
            "The report is registered, with %(number)s finding.",
            "The report is registered, with %(number)s findings.",
            entered,
        ) % {"number": entered}
    return f"{text} {what_is_next(report)}"


def what_is_next(report: InspectionReport) -> str:
    """Who sees the report, or until when it is to be answered."""
    if report.not_published:
        return _("Until it is out, only you and the people whom you named see it.")
    last_day = clock_of(report, today()).due_on
    if last_day is None:
        return _("Its reply has no last day.")
    if report.clock_rule != ClockRule.SECTION_55:
        return _("The date set for the reply is %(last_day)s.") % {"last_day": long_date(last_day)}
    return _("The last lawful day for the reply is %(last_day)s.") % {"last_day": long_date(last_day)}
