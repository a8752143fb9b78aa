"""The deadlines of recommendations as rows: read from their words, or entered by a person who read them better."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from recommendations.domain.deadlines import parse_deadline, parse_deadlines
from recommendations.models import Deadline, Recommendation


@dataclass(frozen=True)
class EnteredDeadline:
    """A last day that a person entered, with the words that set it; without words, those that we read."""

    on: date
    phrase: str = ""


Readings = dict[Recommendation, list[Deadline]]
"""Recommendations whose deadlines change, each with the rows that it is to have."""


def deadlines_of(
    recommendation: Recommendation, published_on: date | None, entered: EnteredDeadline | None = None
) -> list[Deadline]:
    """The rows, unsaved. A date that a person entered stands instead of all that we read."""
    if entered is None:
        read = parse_deadlines(recommendation.text, published_on)
        return [
            Deadline(
                recommendation=recommendation,
                position=place,
                kind=one.kind,
                phrase=one.phrase,
                date=one.date,
                due_on=one.due_on,
            )
            for place, one in enumerate(read, start=1)
        ]
    phrase = entered.phrase or parse_deadline(recommendation.text, published_on).phrase or _("Entered by hand")
    row = Deadline(
        recommendation=recommendation,
        position=1,
        kind=Deadline.Kind.FIXED,
        phrase=phrase,
        date=entered.on,
        due_on=entered.on,
        by_hand=True,
    )
    return [row]


def entered_for(recommendation: Recommendation) -> EnteredDeadline | None:
    """The deadline that a person entered, if one did."""
    for row in recommendation.deadlines.all():
        if row.by_hand and row.due_on:
            return EnteredDeadline(row.due_on, row.phrase)
    return None


def readings_for(recommendations: Iterable[Recommendation], published_on: date | None) -> Readings:
    """What another day of publication makes of the words; a date that a person entered stays."""
    fresh: Readings = {}
    for recommendation in recommendations:
        held = list(recommendation.deadlines.all())
        read = deadlines_of(recommendation, published_on)
        if not any(row.by_hand for row in held) and [*map(_facts, held)] != [*map(_facts, read)]:
            fresh[recommendation] = read
    return fresh


def write_deadlines(fresh: Mapping[Recommendation, list[Deadline]]) -> None:
    """Put these rows in the place of those held: two queries, whatever the number."""
    Deadline.objects.filter(recommendation__in=[recommendation.pk for recommendation in fresh]).delete()
    Deadline.objects.bulk_create([row for rows in fresh.values() for row in rows])


def _facts(row: Deadline) -> tuple[str, str, date | None, date | None]:
    return str(row.kind), row.phrase, row.date, row.due_on
