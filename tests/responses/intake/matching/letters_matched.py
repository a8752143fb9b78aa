"""The demonstration's letters as they are matched to its register."""

from datetime import date

from letters.reading.values import Reading
from recommendations.models import Recommendation
from responses.intake.matching import Decided, Matched, match_reading

TODAY = date(2026, 6, 1)
NUMBERS = {
    "mopac-2023-firearms": ["2", "3", "5", "6", "8", "10", "12"],
    "west-mercia-2023-firearms": ["2", "3", "5", "6", "8", "10", "12"],
    "cheshire-2023-firearms": ["2", "3", "5", "6", "7", "8", "10", "12"],
}


def matched(reading: Reading, user, **decided) -> Matched:
    return match_reading(reading, user=user, today=TODAY, decided=Decided(**decided))


def numbers(found: Matched) -> list[str]:
    by_id = {row.pk: row.number for row in Recommendation.objects.all()}
    return [by_id[item.chosen] if item.chosen else "" for item in found.items]
