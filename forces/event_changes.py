"""What an event of the log changed, as rows of label, old and new."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from forces.models import Event, LocalPolicingBody
from tracker.kit.dates import plain_date

LABELS = {
    "whose": gettext_lazy("Whose document"),
    "formal_name": gettext_lazy("Formal name"),
    "kind": gettext_lazy("Kind"),
    "office_holder_title": gettext_lazy("Title of the office"),
    "uses_tracker_from": gettext_lazy("Uses the tracker from"),
    "letterhead_address": gettext_lazy("Letterhead: address"),
    "letterhead_contact": gettext_lazy("Letterhead: contact"),
    "reference_prefix": gettext_lazy("References begin with"),
    "language": gettext_lazy("Language of letters"),
    "rag_rules": gettext_lazy("Colours"),
    "house_style": gettext_lazy("House style"),
    "marking": gettext_lazy("Handling marking"),
    "logo_id": gettext_lazy("Logo"),
    "logo_alt": gettext_lazy("What the logo says"),
    "letter_colour": gettext_lazy("Colour of letters"),
    "signature_id": gettext_lazy("Signature"),
    "signature_alt": gettext_lazy("What the signature says"),
    "name": gettext_lazy("Name"),
    "email": gettext_lazy("Email address"),
    "title": gettext_lazy("Title"),
    "is_holder": gettext_lazy("Holds the office"),
    "from_on": gettext_lazy("In office from"),
    "until_on": gettext_lazy("In office until"),
    "named_in_writing": gettext_lazy("Named in writing"),
    "user_id": gettext_lazy("Signs in as"),
    "body": gettext_lazy("Answered for by"),
    "stage": gettext_lazy("Stage"),
    "sheet": gettext_lazy("Worksheet"),
    "heading_row": gettext_lazy("Row of headings"),
    "columns": gettext_lazy("What the columns hold"),
    "statuses": gettext_lazy("What the status words mean"),
    "date_order": gettext_lazy("Order of dates"),
    "register_words": gettext_lazy("What the inspectorate’s status words mean"),
    "holds_from": gettext_lazy("Holds from"),
    "force": gettext_lazy("Force"),
    "report": gettext_lazy("Report"),
    "stands": gettext_lazy("The hold stands"),
    "retention_years": gettext_lazy("Years for which words are kept"),
    "retention_policy": gettext_lazy("The policy that says so"),
    "source": gettext_lazy("Source"),
}
_CHOICES: Mapping[str, Mapping[Any, Any]] = {
    "kind": dict(LocalPolicingBody.Kind.choices),
    "marking": dict(LocalPolicingBody.Marking.choices),
}


@dataclass(frozen=True)
class FactChange:
    """One fact as it was and as it is, in words."""

    label: str
    before: str
    after: str


def changes_of(event: Event) -> tuple[FactChange, ...]:
    """What was and is, where the event tells it."""
    before, after = event.facts.get("before") or {}, event.facts.get("after") or {}
    return tuple(
        FactChange(str(LABELS.get(name, name)), in_words(name, before[name]), in_words(name, after[name]))
        for name in after
        if name in before
    )


def in_words(name: str, value: Any) -> str:
    """A list or table is counted: nobody could read it in a line."""
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    if value in (None, "", [], {}):
        return _("none")
    if isinstance(value, list | dict):
        return _("%(count)d entries") % {"count": len(value)}
    if name in _CHOICES and value in _CHOICES[name]:
        return str(_CHOICES[name][value])
    return day_in_words(value) or str(value)


_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")


def day_in_words(value: Any) -> str:
    """A day in words; nothing where it is none."""
    try:
        is_one = isinstance(value, str) and _DAY.fullmatch(value)
        return plain_date(date.fromisoformat(value)) if is_one else ""
    except ValueError:
        return ""
