"""The list of recommendations as columns. What a cell says is worked out in cells.py, how it looks in its template."""

from typing import Any
from urllib.parse import urlencode

import django_tables2 as tables
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from responses.insight import cells
from responses.insight.listing import Listing
from responses.insight.ordering import ordered
from responses.record.labels import COLOUR_LABELS
from responses.record.models import Position
from responses.record.models.positions import PositionQuerySet

Ordered = tuple[PositionQuerySet, bool]


def _cell_class(name: str) -> dict[str, dict[str, str]]:
    return {"cell": {"class": name}}


class RecommendationTable(tables.Table):
    """Positions with their recommendation, report and source; each column's order is one of ordering.SORTS."""

    choose = tables.Column(
        verbose_name=_("Choose"), empty_values=(), orderable=False, attrs=_cell_class("app-choose app-no-print")
    )
    report = tables.Column(verbose_name=_("Number and report"), empty_values=())
    asks = tables.Column(
        verbose_name=_("What it asks"), empty_values=(), orderable=False, attrs=_cell_class("app-asks")
    )
    force = tables.Column(verbose_name=_("Force"))
    deadline = tables.Column(verbose_name=_("Deadline"), empty_values=(), attrs=_cell_class("app-when"))
    progress = tables.Column(verbose_name=_("Progress"), empty_values=())
    marks = tables.Column(
        verbose_name=_("Who says what"), empty_values=(), orderable=False, attrs=_cell_class("app-says")
    )
    owner = tables.Column(verbose_name=_("Owner"), empty_values=())
    updated = tables.Column(verbose_name=_("Last update"), empty_values=())

    caption = ""
    row_header = "report"

    class Meta:
        attrs = {"id": "recommendations"}

    def __init__(self, found: Listing, *, back: str, may_change: frozenset[int] = frozenset()) -> None:
        """`back` is the address of this very list, for the way back from a response. Rows of the bodies in
        `may_change` have a box to choose them by."""
        self.found, self.at, self.back, self.may_change = found, found.at, back, may_change
        shown = {"force": len(found.choices.force) > 1, "choose": bool(may_change)}
        left_out = [name for name, is_shown in shown.items() if not is_shown]
        super().__init__(with_cells(found.rows), order_by=found.chosen.sort, exclude=left_out)

    def render_choose(self, record: Position) -> SafeString | str:
        return self._cell("choose", {"position": record}) if record.body_id in self.may_change else ""

    def render_report(self, record: Position) -> SafeString:
        href = f"{reverse('response', args=[record.response_id])}?{urlencode({'back': self.back})}"
        return self._cell(
            "report", {"recommendation": record.response.recommendation, "report": record.report, "href": href}
        )

    def render_asks(self, record: Position) -> SafeString:
        return self._cell("asks", {"recommendation": record.response.recommendation})

    def render_deadline(self, record: Position) -> SafeString:
        return self._cell("deadline", {"deadline": cells.deadline_cell(record, self.at.day)})

    def render_progress(self, record: Position) -> SafeString:
        rule = cells.rag_rule(record, self.at)
        rag = {"word": COLOUR_LABELS[rule.colour], "tone": cells.RAG_TONES[rule.colour]} if rule else None
        return self._cell("progress", {"position": record, "rag": rag})

    def render_marks(self, record: Position) -> SafeString:
        return self._cell("marks", {"marks": cells.marks(record, is_of_body=self.found.choices.is_of_body)})

    def render_owner(self, record: Position) -> str:
        return record.owner or "–"

    def render_updated(self, record: Position) -> SafeString:
        return self._cell("updated", {"updated_on": record.updated_on})

    def order_report(self, rows: PositionQuerySet, is_descending: bool) -> Ordered:
        return self._sorted(rows, "report", is_descending)

    def order_force(self, rows: PositionQuerySet, is_descending: bool) -> Ordered:
        return self._sorted(rows, "force", is_descending)

    def order_deadline(self, rows: PositionQuerySet, is_descending: bool) -> Ordered:
        return self._sorted(rows, "deadline", is_descending)

    def order_progress(self, rows: PositionQuerySet, is_descending: bool) -> Ordered:
        return self._sorted(rows, "progress", is_descending)

    def order_owner(self, rows: PositionQuerySet, is_descending: bool) -> Ordered:
        return self._sorted(rows, "owner", is_descending)

    def order_updated(self, rows: PositionQuerySet, is_descending: bool) -> Ordered:
        return self._sorted(rows, "updated", is_descending)

    @staticmethod
    def _sorted(rows: PositionQuerySet, name: str, is_descending: bool) -> Ordered:
        return ordered(rows, f"-{name}" if is_descending else name), True

    @staticmethod
    def _cell(name: str, context: dict[str, Any]) -> SafeString:
        return render_to_string(f"insight/cells/{name}.html", context)


def with_cells(rows: PositionQuerySet) -> PositionQuerySet:
    """All that the cells read, in two queries however many rows there are; the long answers stay where they are."""
    joined = rows.select_related("response__recommendation", "report__source", "force")
    return joined.prefetch_related("response__recommendation__deadlines").defer(
        "force_action", "body_action", "no_action_reason", "applies_reason", "acceptance_reason"
    )
