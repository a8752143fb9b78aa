"""The facts of a report are corrected, once the person has seen what moves with them."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from forces.gate import access_on
from recommendations.flows.amend_report import StaleReport
from recommendations.models import InspectionReport
from responses.replies.flows.correct_report import correct_report
from responses.replies.forms.correct import CorrectReportForm
from responses.replies.moves import moves_of_facts
from responses.replies.queries import colleagues, forces_named
from responses.replies.views.correct import CorrectPage, differing
from responses.replies.views.person import person_on
from tracker.kit.clock import now, today


class CorrectReport(CorrectPage):
    """Its title, day of publication, forces, clock. An issued letter stays as it is."""

    template_name = "replies/correct_report.html"

    def get(self, request: HttpRequest, source: str, slug: str) -> HttpResponse:
        report = self.report(request, source, slug)
        form = CorrectReportForm.on(report, **self.given(request, report))
        return self.page(request, form, report=report)

    def post(self, request: HttpRequest, source: str, slug: str) -> HttpResponse:
        report = self.report(request, source, slug)
        form = CorrectReportForm(request.POST, report=report, **self.given(request, report))
        if not form.is_valid():
            return self.page(request, form, report=report)
        held = form.held
        if held.digest != form.found["digest"]:
            return self.stale(request, report, form)
        wanted = form.facts
        moves = moves_of_facts(report, held, wanted, self.at(request))
        if wanted != held and not self.is_confirmed(request, wanted, moves):
            return self.preview(request, form, wanted, moves, report=report)
        try:
            reason = form.cleaned_data["reason"]
            correct_report(
                report=report, facts=wanted, seen=held.digest, reason=reason, by=person_on(request), at=now()
            )
        except StaleReport as stale:
            return self.stale(request, stale.report, form)
        except ValidationError as refused:
            form.put(refused)
            return self.page(request, form, report=report)
        messages.success(request, _("The report is corrected."))
        return redirect(report)

    def given(self, request: HttpRequest, report: InspectionReport) -> dict[str, Any]:
        people = colleagues(access_on(request), person_on(request))
        return {"day": today(), "forces": forces_named(report), "people": people}

    def stale(self, request: HttpRequest, report: InspectionReport, form: CorrectReportForm) -> HttpResponse:
        """Refuse to write over someone else's correction: what this person changed stays in the form."""
        touched = form.touched
        theirs = CorrectReportForm.on(report, **self.given(request, report))
        typed = {**touched, "reason": form.cleaned_data["reason"]}
        kept = CorrectReportForm.on(report, typed, **self.given(request, report))
        return self.page(request, kept, status=409, report=report, is_stale=True, differing=differing(theirs, touched))
