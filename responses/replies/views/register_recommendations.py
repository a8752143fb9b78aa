"""Recommendations are added to a report that the register holds."""

from collections.abc import Sequence
from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from recommendations.models import InspectionReport, Recommendation
from responses.replies import queries
from responses.replies.flows.enter_recommendations import enter_recommendations
from responses.replies.forms.register_entry import Entry
from responses.replies.forms.register_rows import CAUSE, Rows
from responses.replies.forms.register_typed import with_new_row
from responses.replies.views.register_entry import EntryPage
from tracker.kit.clock import now, today


class AddRecommendations(EntryPage):
    """As many as are needed, pasted or typed, after those that the report holds."""

    template_name = "replies/register_recommendations.html"

    def get(self, request: HttpRequest, source: str, slug: str) -> HttpResponse:
        report = self.report(source, slug)
        entry = Entry(with_new_row([]))
        return self.page(request, entry, self.rows(report, entry, is_judged=False), report.published_on, report=report)

    def post(self, request: HttpRequest, source: str, slug: str) -> HttpResponse:
        report = self.report(source, slug)
        entry = Entry.sent(request)
        is_pressed = entry.press(request.POST.get("do", ""))
        rows = self.rows(report, entry, is_judged=not is_pressed)
        shown = request, entry, rows, report.published_on
        if is_pressed or not rows.is_valid() or not self.are_seen(rows, report):
            return self.page(*shown, report=report)
        if not rows.filled:
            entry.refused = _("Paste the text of the recommendations, choose a file, or fill in a row.")
            return self.page(*shown, report=report)
        if not self.is_checked(request, rows, report.published_on):
            entry.told = _("Check the deadlines that were read from the words, then save.")
            return self.page(*shown, report=report)
        try:
            added = enter_recommendations(report=report, asked=rows.asked, by=self.person(), at=now())
        except ValidationError as refused:
            entry.refused = " ".join(refused.messages)
            return self.page(*shown, report=report)
        messages.success(request, done_words(report, added))
        return redirect(report)

    def report(self, source: str, slug: str) -> InspectionReport:
        seen = queries.reports_seen(self.person(), today())
        return get_object_or_404(seen, source__slug=source, slug=slug)

    def rows(self, report: InspectionReport, entry: Entry, **judged: Any) -> Rows:
        held = list(report.recommendations.standing().only("report", "kind", "number", "parent"))
        return Rows(
            entry.rows,
            held=[(one.kind, one.number, one.parent_id) for one in held],
            causes={one.pk: one for one in held if one.kind == CAUSE},
            **judged,
        )


def done_words(report: InspectionReport, added: Sequence[Recommendation]) -> str:
    """What was added, and a way to add more."""
    text = _("%(heading)s is added.") % {"heading": added[0].heading}
    if len(added) > 1:
        text = ngettext("%(number)s finding is added.", "%(number)s findings are added.", len(added)) % {
            "number": len(added)
        }
    return format_html(
        '{} <a class="govuk-notification-banner__link" href="{}">{}</a>',
        text,
        reverse("recommendation-new", args=[report.source.slug, report.slug]),
        _("Add more"),
    )
