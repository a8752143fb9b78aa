"""What the cells of a list say about one row on one day. Needs the row's recommendation with its deadlines."""

from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from recommendations.models import Deadline
from responses.domain.status import Colour, RagRule, Status, facts_on, past_deadline, rag
from responses.insight.questions import Standpoint
from responses.record.labels import COLOUR_LABELS, label_of
from responses.record.models import Position
from tracker.kit.dates import short_date
from tracker.kit.numbers import grouped

RAG_TONES: dict[Colour, str] = {
    Colour.RED: "late",
    Colour.AMBER: "attention",
    Colour.GREEN: "done",
    Colour.WHITE: "unknown",
    Colour.GREY: "closed",
}
SOON = 90
"""From how many days before the deadline the days left are said."""


@dataclass(frozen=True)
class DeadlineCell:
    """The deadline that governs: its day or its phrase, how it stands, and how many others the text sets."""

    words: str
    standing: str = ""
    is_late: bool = False
    others: int = 0


@dataclass(frozen=True)
class Mark:
    """What one of three parties says, kept apart from the others."""

    party: str
    words: str
    is_recorded: bool


def deadline_cell(position: Position, day: date) -> DeadlineCell:
    """The earliest date, and by how much it is past; without one, what the text says instead."""
    rows = list(position.response.recommendation.deadlines.all())
    others = max(len(rows) - 1, 0)
    if position.due_on:
        late = past_deadline(position.is_open, position.due_on, day)
        words = short_date(position.due_on)
        return DeadlineCell(words, standing_words(position, day), is_late=late, others=others)
    if not rows:
        return DeadlineCell(_("None set"))
    immediate = next((row for row in rows if row.kind == Deadline.Kind.IMMEDIATE), None)
    if immediate is None:
        return DeadlineCell(_capital(rows[0].phrase), others=others)
    return DeadlineCell(_capital(immediate.phrase), _open_for(position, day), others=others)


def standing_words(position: Position, day: date) -> str:
    """How an open row stands against its date: past by so many days, or what is left of the last days."""
    if not position.is_open or position.due_on is None:
        return ""
    left = (position.due_on - day).days
    if left < 0:
        return ngettext("past by %(days)s day", "past by %(days)s days", -left) % {"days": grouped(-left)}
    if left == 0:
        return _("today is the last day")
    return ngettext("%(days)s day left", "%(days)s days left", left) % {"days": grouped(left)} if left <= SOON else ""


def _open_for(position: Position, day: date) -> str:
    """ "With immediate effect" has no day to be late by: how long it has been open, from publication, is said."""
    published = position.report.published_on
    if not position.is_open or published is None:
        return ""
    days = (day - published).days
    return ngettext("open %(days)s day", "open %(days)s days", days) % {"days": grouped(days)}


def marks(position: Position, *, is_of_body: bool) -> list[Mark]:
    """Force, local policing body, inspectorate: three claims that are never mixed."""
    ours = _("Us") if is_of_body else _("Policing body")
    said = (
        (_("Force"), "force_says", position.force_says),
        (ours, "body_view", position.body_view),
        (position.report.source.short_name, "inspectorate_status", position.inspectorate_status),
    )
    return [Mark(party, label_of(name, value), value != "nothing") for party, name, value in said]


def rag_rule(position: Position, at: Standpoint) -> RagRule | None:
    """The rule of the body's colours that holds for a row; none where the body has set none."""
    rules = at.rag_rules.get(position.body_id or 0, ())
    return rag(rules, facts_on(Status(position.status), position.due_on, position.target_on, at.day))


def rag_words(position: Position, at: Standpoint) -> str:
    """The colour's word; empty where the body has set no colours."""
    rule = rag_rule(position, at)
    return str(COLOUR_LABELS[rule.colour]) if rule else ""


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
