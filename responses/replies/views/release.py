"""A report that was held before it was out is out, or is taken away."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.generic import View

from forces.gate import Gate
from forces.roles import Permission
from recommendations.flows.publish_report import withdraw_early_report
from recommendations.models import InspectionReport
from responses.replies.flows.release_report import release_report
from responses.replies.forms.release import ReleaseForm
from responses.replies.queries import reports_seen
from responses.replies.views.person import person_on
from responses.replies.views.register import what_is_next
from tracker.kit.clock import now, today


class EarlyPage(Gate, View):
    """Only a report that is not out yet has these pages, and only for the people named."""

    permission = Permission.EDIT_REGISTER

    def report(self, request: HttpRequest, source: str, slug: str) -> InspectionReport:
        seen = reports_seen(person_on(request), today()).filter(not_published=True)
        return get_object_or_404(seen, source__slug=source, slug=slug)


class ReportIsOut(EarlyPage):
    """Give the report its day of publication."""

    def get(self, request: HttpRequest, source: str, slug: str) -> HttpResponse:
        report, day = self.report(request, source, slug), today()
        expected = report.expected_on if report.expected_on and report.expected_on <= day else day
        return self.page(request, report, ReleaseForm(day=day, initial={"published_on": expected}))

    def post(self, request: HttpRequest, source: str, slug: str) -> HttpResponse:
        report = self.report(request, source, slug)
        form = ReleaseForm(request.POST, day=today())
        if not form.is_valid():
            return self.page(request, report, form)
        try:
            day = form.cleaned_data["published_on"]
            out = release_report(report=report, published_on=day, by=person_on(request), at=now())
        except ValidationError as refused:
            form.add_error(None, refused)
            return self.page(request, report, form)
        messages.success(request, f"{_('The report is out.')} {what_is_next(out)}")
        return redirect(out)

    def page(self, request: HttpRequest, report: InspectionReport, form: ReleaseForm) -> HttpResponse:
        return render(request, "replies/report_out.html", {"report": report, "form": form})


class TakeAway(EarlyPage):
    """It will not come out, or the register holds it already."""

    def post(self, request: HttpRequest, source: str, slug: str) -> HttpResponse:
        report = self.report(request, source, slug)
        try:
            withdraw_early_report(report=report, by=person_on(request), at=now())
        except ValidationError as refused:
            messages.error(request, " ".join(refused.messages))
        else:
            messages.success(request, _("The report is taken away: it is in no list any more."))
        return redirect("reports")
