"""The list of scrutiny entries as columns."""

from datetime import date
from typing import Any

import django_tables2 as tables
from django.template.loader import render_to_string
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from responses.record.models import Scrutiny
from responses.record.models.scrutiny import ScrutinyQuerySet
from tracker.kit.dates import short_date
from tracker.kit.numbers import grouped


class ScrutinyTable(tables.Table):
    """Entries with what they are about (`queries_scrutiny.entries_in_scope`), in the order in which they come."""

    meeting = tables.Column(_("Meeting"), empty_values=())
    question = tables.Column(_("What was asked"), attrs={"cell": {"class": "words"}})
    about = tables.Column(_("About"), empty_values=())
    answer = tables.Column(_("Answer"), empty_values=())
    next_review_on = tables.Column(_("Next review"), empty_values=())

    row_header = "meeting"
    caption = _("Entries, newest meeting first")

    class Meta:
        orderable = False

    def __init__(self, rows: ScrutinyQuerySet, *, day: date, **kwargs: Any) -> None:
        self.day = day
        super().__init__(rows, **kwargs)

    def render_meeting(self, record: Scrutiny) -> SafeString:
        return render_to_string("record/cells/meeting.html", {"entry": record})

    def render_question(self, record: Scrutiny) -> SafeString:
        return render_to_string("record/cells/question.html", {"entry": record})

    def render_about(self, record: Any) -> str:
        return about_words(record.about, record.reports, record.report)

    def render_answer(self, record: Scrutiny) -> str:
        return _now("Recorded") if record.answer else _now("None recorded")

    def render_next_review_on(self, record: Scrutiny) -> str:
        return short_date(record.next_review_on) or "–"


def about_words(responses: int, reports: int, title: str) -> str:
    """How many recommendations an entry is about, of which report or of how many."""
    number = ngettext("%(number)s recommendation", "%(number)s recommendations", responses)
    number = number % {"number": grouped(responses)}
    if reports == 1:
        return _now("%(recommendations)s of “%(report)s”") % {"recommendations": number, "report": title}
    return _now("%(recommendations)s of %(reports)s reports") % {"recommendations": number, "reports": grouped(reports)}
