"""The forms of the register: a new report, and a recommendation added to one."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.views.generic import View

from forces.gate import Gate, access_on
from forces.models import User
from forces.roles import Permission
from recommendations.domain.deadlines import Deadline, parse_deadlines
from recommendations.models import InspectionReport, Recommendation
from responses.domain.clock import ClockRule
from responses.replies.flows.enter_recommendation import enter_recommendation
from responses.replies.flows.enter_report import enter_report
from responses.replies.forms.register import RecommendationForm, ReportForm
from responses.replies.queries import forces_of, published_reports
from responses.replies.report_page import clock_of
from responses.replies.words import deadline_words
from tracker.kit.chain import text_digest
from tracker.kit.clock import now, today
from tracker.kit.dates import long_date


class RegisterReport(Gate, View):
    """Enter a report that is out, and open the replies that it asks for."""

    permission = Permission.EDIT_REGISTER

    def get(self, request: HttpRequest) -> HttpResponse:
        day = today()
        return self.page(request, ReportForm(day=day, initial={"forces": forces_of(access_on(request), day)}))

    def post(self, request: HttpRequest) -> HttpResponse:
        form = ReportForm(request.POST, day=today())
        if not form.is_valid():
            return self.page(request, form)
        try:
            assert isinstance(request.user, User)  # the gate has refused everyone else
            report = enter_report(**form.facts, by=request.user, at=now())
        except ValidationError as refused:
            form.add_error(None, refused)
            return self.page(request, form)
        messages.success(request, self.done_words(report))
        return redirect(report)

    def done_words(self, report: InspectionReport) -> str:
        last_day = clock_of(report, today()).due_on
        if last_day is None:
            return _("The report is registered. Its reply has no last day.")
        text = _("The report is registered. The last lawful day for the reply is %(last_day)s.")
        if report.clock_rule != ClockRule.SECTION_55:
            text = _("The report is registered. The date set for the reply is %(last_day)s.")
        return text % {"last_day": long_date(last_day)}

    def page(self, request: HttpRequest, form: ReportForm) -> HttpResponse:
        return render(request, "replies/register_report.html", {"form": form})


class AddRecommendation(Gate, View):
    """Two steps: the deadlines read from the words are shown, then confirmed. Changed words are shown again."""

    permission = Permission.EDIT_REGISTER

    def get(self, request: HttpRequest, source: str, slug: str) -> HttpResponse:
        report = self.report(source, slug)
        initial = {"kind": Recommendation.Kind.RECOMMENDATION}
        return self.page(request, report, RecommendationForm(report=report, initial=initial))

    def post(self, request: HttpRequest, source: str, slug: str) -> HttpResponse:
        report = self.report(source, slug)
        form = RecommendationForm(request.POST, report=report)
        if not form.is_valid():
            return self.page(request, report, form)
        if request.POST.get("confirmed") != text_digest(form.asked.text):
            return self.check(request, report, form)
        try:
            assert isinstance(request.user, User)  # the gate has refused everyone else
            added = enter_recommendation(report=report, asked=form.asked, by=request.user, at=now())
        except ValidationError as refused:
            form.add_error(None, refused)
            return self.page(request, report, form)
        messages.success(request, self.done_words(report, added))
        return redirect(report)

    def report(self, source: str, slug: str) -> InspectionReport:
        return get_object_or_404(published_reports(today()), source__slug=source, slug=slug)

    def check(self, request: HttpRequest, report: InspectionReport, form: RecommendationForm) -> HttpResponse:
        text = form.asked.text
        read = [self.read(deadline) for deadline in parse_deadlines(text, report.published_on)]
        return self.page(request, report, form, read=read, confirmed=text_digest(text), asked=form.asked)

    def read(self, deadline: Deadline) -> dict[str, str]:
        return {"phrase": deadline.phrase, "meaning": deadline_words(deadline)}

    def done_words(self, report: InspectionReport, added: Recommendation) -> str:
        return format_html(
            '{} <a class="govuk-notification-banner__link" href="{}">{}</a>',
            _("%(heading)s is added.") % {"heading": added.heading},
            reverse("recommendation-new", args=[report.source.slug, report.slug]),
            _("Add another"),
        )

    def page(
        self, request: HttpRequest, report: InspectionReport, form: RecommendationForm, **checked: Any
    ) -> HttpResponse:
        context = {"report": report, "form": form, "read": None, "confirmed": "", "asked": None, **checked}
        return render(request, "replies/register_recommendation.html", context)
