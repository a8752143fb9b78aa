"""The rows that an address asks for: the page, the file of rows and the tests all get them here."""

from dataclasses import dataclass
from datetime import date

from django.http import QueryDict

from forces.access import Access
from forces.roles import Permission
from responses.insight import filters
from responses.insight.choices import Choices, choices_among, rag_rules_for
from responses.insight.ordering import ordered
from responses.insight.questions import Standpoint, where
from responses.record.models import Position
from responses.record.models.positions import PositionQuerySet


@dataclass(frozen=True)
class Listing:
    """What was asked for, in scope and in order."""

    rows: PositionQuerySet
    chosen: filters.Chosen
    choices: Choices
    at: Standpoint


def standpoint_of(access: Access, day: date) -> Standpoint:
    """From where this person asks on this day."""
    return Standpoint(day, rag_rules_for(access), access.body_ids(Permission.SEE_INTERNAL))


def listing(params: QueryDict, access: Access, day: date) -> Listing:
    """The positions that the address asks for, among those that the person may see."""
    at = standpoint_of(access, day)
    seen = Position.objects.current().visible_to(access)
    choices = choices_among(seen, access, at)
    chosen = filters.read(params, choices)
    return Listing(ordered(seen.filter(where(chosen.values, at)), chosen.sort), chosen, choices, at)
