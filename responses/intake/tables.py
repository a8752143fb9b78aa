"""The list of imports."""

import django_tables2 as tables
from django.utils.translation import gettext_lazy as _

from responses.intake.models import Import
from tracker.kit.dates import short_date

PER_PAGE = 25


class ImportsTable(tables.Table):
    """Spreadsheets as they were sent, with how far each has come."""

    name = tables.Column(_("File"), linkify=True, attrs={"a": {"class": "govuk-link"}})
    body = tables.Column(_("Local policing body"))
    stage = tables.Column(_("How far it has come"), accessor="get_stage_display")
    made_at = tables.Column(_("Sent on"))
    made_by = tables.Column(_("Sent by"))

    row_header = "name"
    caption = _("Spreadsheets, unfinished first")

    class Meta:
        orderable = False
        empty_text = _("No spreadsheet has been read in yet. Each one that is sent is listed here.")

    def render_made_at(self, record: Import) -> str:
        return short_date(record.made_at)
