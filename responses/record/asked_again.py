"""Recommendations that a person found to ask again what an earlier one asked: both ends of the link, as seen."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

from django.db.models import Q

from forces.access import Access
from forces.models import User
from recommendations.models import InspectionReport, Recommendation
from responses.record.models import Position
from tracker.kit.clock import today


@dataclass
class Again:
    """What a recommendation asks again, and where it is asked again itself; of reports that the person may see."""

    earlier: Recommendation | None = None
    later: list[Recommendation] = field(default_factory=list)

    @property
    def both(self) -> list[Recommendation]:
        return [*([self.earlier] if self.earlier else []), *self.later]


def asked_again(recommendations: Iterable[Recommendation], user: User) -> dict[int, Again]:
    """By recommendation: one query, whatever their number; none where they come marked as linked with no other."""
    asked = {one.pk: one.asks_again_id for one in recommendations if one.asks_again_id or _may_be_later(one)}
    if not asked:
        return defaultdict(Again)
    seen = InspectionReport.objects.visible_to(user, today()).order_by().values("pk")
    ends = Q(pk__in={earlier for earlier in asked.values() if earlier}) | Q(asks_again__in=asked)
    rows = Recommendation.objects.standing().filter(ends, report__in=seen).select_related("report__source")
    found: dict[int, Again] = defaultdict(Again)
    for row in rows.order_by("report__published_on", "report", "position"):
        for pk, earlier in asked.items():
            if earlier == row.pk:
                found[pk].earlier = row
        if row.asks_again_id in asked:
            found[row.asks_again_id].later.append(row)
    return found


def _may_be_later(recommendation: Recommendation) -> bool:
    return bool(getattr(recommendation, "is_asked_again", True))


def positions_on(recommendations: Iterable[Recommendation], force: int, access: Access) -> dict[int, Position]:
    """Where the force's responses to these stand, by recommendation: one query, none where there are none."""
    wanted = [one.pk for one in recommendations]
    if not wanted:
        return {}
    rows = Position.objects.visible_to(access).current().filter(response__recommendation__in=wanted, force=force)
    return {row.response.recommendation_id: row for row in rows.select_related("response")}
