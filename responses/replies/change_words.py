"""The changes of a report's entry in words: each fact as it was and as it is, who changed it and why."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from forces.event_words import sentence_of
from forces.models import Event
from recommendations.models import InspectionReport, Recommendation, ReportAmendment
from recommendations.models.reports import ClockRuleChoices
from tracker.kit.dates import long_date

LABELS = {
    "title": gettext_lazy("Title"),
    "kind": gettext_lazy("Kind"),
    "published_on": gettext_lazy("Published"),
    "expected_on": gettext_lazy("Expected"),
    "address": gettext_lazy("Address"),
    "number_known": gettext_lazy("Recommendations known"),
    "forces": gettext_lazy("Concerns"),
    "clock_rule": gettext_lazy("What sets the last day"),
    "clock_set_on": gettext_lazy("Date set for the reply"),
    "clock_reason": gettext_lazy("Why it is not what is usual"),
    "seen_by": gettext_lazy("Seen by"),
    "number": gettext_lazy("Number"),
    "text": gettext_lazy("What it asks"),
    "addressee": gettext_lazy("Whom it addresses"),
    "theme": gettext_lazy("Theme"),
    "deadline": gettext_lazy("Deadline entered by hand"),
    "asks_again": gettext_lazy("Asks again"),
}
_DAYS = frozenset({"published_on", "expected_on", "clock_set_on", "deadline"})


@dataclass(frozen=True, kw_only=True)
class FactChange:
    """One fact as it was and as it is."""

    label: str
    before: str
    after: str


@dataclass(frozen=True, kw_only=True)
class Change:
    """One change of a report's entry. `about` names the recommendation, where it is one's."""

    at: datetime
    by: str
    reason: str
    about: str
    facts: tuple[FactChange, ...]


def change_of(at: datetime, by: str, reason: str, before: Mapping[str, Any], after: Mapping[str, Any]) -> Change:
    """A change as a page shows it."""
    return Change(
        at=at,
        by=by,
        reason=reason,
        about=str(before.get("recommendation", "")),
        facts=tuple(
            FactChange(label=str(LABELS[name]), before=_words(name, before), after=_words(name, after))
            for name in LABELS
            if name in before and name in after
        ),
    )


def changes_shown(rows: Iterable[ReportAmendment], *, named: bool, by_name: bool) -> list[Change]:
    """The changes of a report's entry, newest first.

    What was changed before the report was out is for those who were named to see it. Names of people are for the
    people of local policing bodies.
    """
    shown = []
    for row in sorted(rows, key=lambda row: row.pk, reverse=True):
        shown.append(change_of(row.at, str(row.by or "") if by_name else "", row.reason, row.before, row.after))
        if "not_published" in row.before and not named:
            break
    return shown


@dataclass(frozen=True)
class Entry:
    """Something that was put into the register of this report: itself, and what it recommends."""

    at: datetime
    by: str
    sentence: str


def entries_shown(
    events: Iterable[Event], amendments: Iterable[ReportAmendment], *, named: bool, by_name: bool
) -> list[Entry]:
    """What was entered of a report, newest first; what was entered before it was out is for those named to see it."""
    out_at = max((row.at for row in amendments if "not_published" in row.before), default=None)
    return [
        Entry(event.at, str(event.by or "") if by_name else "", sentence_of(event))
        for event in events
        if named or out_at is None or event.at >= out_at
    ]


def _words(name: str, facts: Mapping[str, Any]) -> str:
    value = facts[name]
    if name in _DAYS:
        return long_date(date.fromisoformat(value)) if value else _no_day(name, facts)
    if name == "forces":
        return _("Every force") if value is None else ", ".join(value)
    if name == "seen_by":
        return ", ".join(value)
    if name == "kind":
        return str(_KINDS.get(value, value))
    if name == "clock_rule":
        return str(dict(ClockRuleChoices.choices).get(value, value))
    return _("none") if value in (None, "") else str(value)


_KINDS: dict[str, Any] = {**dict(InspectionReport.Kind.choices), **dict(Recommendation.Kind.choices)}


def _no_day(name: str, beside: Mapping[str, Any]) -> str:
    if name == "deadline":
        return _("as read from the text")
    return _("not out yet") if beside.get("not_published") else _("not recorded")
