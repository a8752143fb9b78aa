"""The list of update sheets that came back."""

from typing import Any

import django_tables2 as tables
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from responses.intake.models import UpdateSheet
from tracker.kit.dates import short_date
from tracker.kit.numbers import grouped


class UpdateSheetTable(tables.Table):
    """Sheets with what they propose (`update_sheet_queries.sheets_seen`), in the order in which they come."""

    name = tables.Column(_("File"), linkify=True, attrs={"a": {"class": "govuk-link"}, "cell": {"class": "words"}})
    force = tables.Column(_("Force"))
    read_at = tables.Column(_("Read on"))
    read_by = tables.Column(_("Read by"))
    proposed = tables.Column(_("Changes proposed"), attrs={"cell": {"class": "numeric"}})
    undecided = tables.Column(_("To decide"), attrs={"cell": {"class": "numeric"}})

    row_header = "name"
    caption = _("Sheets that came back, newest first")

    class Meta:
        orderable = False
        empty_text = _("No update sheet has come back yet. Each one that is sent in is listed here.")

    def __init__(self, *args: Any, names_people: bool, **kwargs: Any) -> None:
        """The names of the local policing body's staff are not for the force (docs/decisions)."""
        super().__init__(*args, exclude=() if names_people else ("read_by",), **kwargs)

    def render_read_at(self, record: UpdateSheet) -> str:
        return short_date(record.read_at)

    def render_proposed(self, value: int) -> str:
        return grouped(value)

    def render_undecided(self, value: int) -> str:
        return grouped(value) if value else _now("none")
