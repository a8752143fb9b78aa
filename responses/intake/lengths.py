"""How long the texts of a row may be: as long as the records hold them."""

from django.db.models import Model

from forces.models import Force
from recommendations.models import InspectionReport, Recommendation, Source
from responses.record.models import Position
from tracker.kit.long_text import LONGEST


def _longest(model: "type[Model]", field: str) -> int:
    length: int | None = getattr(model._meta.get_field(field), "max_length", None)
    return length or LONGEST


LONGEST_OF: dict[str, int] = {
    "report_title": _longest(InspectionReport, "title"),
    "source": _longest(Source, "name"),
    "force": _longest(Force, "name"),
    "number": _longest(Recommendation, "number"),
    "text": _longest(Recommendation, "text"),
    "addressee": _longest(Recommendation, "addressee"),
    "theme": _longest(Recommendation, "theme"),
    "deadline_phrase": LONGEST,
    "waiting_on": _longest(Position, "waiting_on"),
    "waiting_for": _longest(Position, "waiting_for"),
    "owner": _longest(Position, "owner"),
    "applies_reason": LONGEST,
    "acceptance_reason": LONGEST,
    "force_action": LONGEST,
    "body_action": LONGEST,
    "no_action_reason": LONGEST,
    "note": LONGEST,
}
"""In characters, as the records hold them."""
