"""The list of reports."""

from typing import Any

import django_tables2 as tables
from django.db.models import F, QuerySet
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from recommendations.models import InspectionReport
from tracker.kit.dates import short_date

PER_PAGE = 25


class ReportsTable(tables.Table):
    """Reports with our reply's state. `states`, by report, is given once the page's rows are known."""

    title = tables.Column(_("Report"), linkify=True, attrs={"a": {"class": "govuk-link"}})
    source = tables.Column(_("Source"), accessor="source__short_name")
    published_on = tables.Column(_("Published"), empty_values=())
    kind = tables.Column(_("Kind"), accessor="get_kind_display", order_by="kind")
    known = tables.Column(
        _("Recommendations"), accessor="recommendations_held", orderable=False, attrs={"cell": {"class": "numeric"}}
    )
    reply = tables.Column(_("Our reply"), accessor="pk", orderable=False)

    row_header = "title"
    caption = _("Reports, newest first")

    class Meta:
        empty_text = _("No report is in the register yet. A report appears here once someone has added it.")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.states: dict[int, str] = {}

    def render_published_on(self, record: InspectionReport) -> str:
        if record.published_on:
            return short_date(record.published_on)
        if record.not_published and record.expected_on:
            return _now("Not out yet: expected %(day)s") % {"day": short_date(record.expected_on)}
        if record.not_published:
            return _now("Not out yet")
        if not record.published_as_written:
            return _now("Not recorded")
        return _now("“%(written)s”, as a reply writes it") % {"written": record.published_as_written}

    def order_published_on(
        self, queryset: QuerySet[InspectionReport], is_descending: bool
    ) -> tuple[QuerySet[InspectionReport], bool]:
        """What is not out yet comes first either way, and a report whose day is not known last."""
        day = F("published_on")
        order = day.desc(nulls_last=True) if is_descending else day.asc(nulls_last=True)
        return queryset.order_by("-not_published", order, "title", "pk"), True

    def render_known(self, record: InspectionReport) -> int:
        return max(record.number_known or 0, record.recommendations_held)  # type: ignore[attr-defined]

    def render_reply(self, record: InspectionReport) -> str:
        return self.states.get(record.pk, "")
