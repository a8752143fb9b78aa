"""The lists of imports and of documents."""

import django_tables2 as tables
from django.template.loader import render_to_string
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from responses.intake.letter_words import STAGE_TONES, taken_for
from responses.intake.models import Import, IncomingDocument
from tracker.kit.dates import short_date
from tracker.kit.numbers import grouped

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


class LettersInTable(tables.Table):
    """Documents as they were sent in, with what each was taken for and where it stands."""

    name = tables.Column(_("Document"))
    body = tables.Column(_("Local policing body"))
    taken_for = tables.Column(_("Taken for"), empty_values=())
    items = tables.Column(_("Items"), attrs={"cell": {"class": "numeric"}})
    warnings = tables.Column(_("Warnings to answer"), attrs={"cell": {"class": "numeric"}})
    sent = tables.Column(_("Sent in"), accessor="delivery__made_at")
    stage = tables.Column(_("How far it has come"))

    row_header = "name"
    caption = _("Documents, those that need someone first")

    class Meta:
        orderable = False
        empty_text = _("No document has been sent in yet. Each one that is sent in is listed here.")

    def render_name(self, record: IncomingDocument) -> SafeString:
        return render_to_string("intake/cells/document.html", {"document": record})

    def render_taken_for(self, record: IncomingDocument) -> str:
        return taken_for(record) or "–"

    def render_stage(self, record: IncomingDocument) -> SafeString:
        return render_to_string("intake/cells/stage.html", {"document": record, "tone": STAGE_TONES[record.stage]})

    def render_items(self, record: IncomingDocument, value: int) -> str:
        return grouped(value) if record.kind else "–"

    def render_warnings(self, record: IncomingDocument, value: int) -> str:
        return grouped(value) if record.kind else "–"

    def render_sent(self, record: IncomingDocument) -> str:
        return short_date(record.delivery.made_at)
