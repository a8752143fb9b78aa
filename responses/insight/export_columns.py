"""What stands in the file of rows, under the headings that a sheet of recommendations has (record/sheet_columns.py)."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cached_property
from operator import attrgetter

from django.utils.translation import gettext

from recommendations.models import Recommendation
from responses.domain.status import RagRule
from responses.insight import cells
from responses.insight.questions import Standpoint
from responses.record import sheet_columns
from responses.record.labels import COLOUR_LABELS, LABELS, STATUS_LABELS, Words
from responses.record.models import Position
from responses.record.sheet_columns import SheetColumn


@dataclass
class Row:
    """One position, the phrases of its deadlines and the standpoint it is seen from."""

    position: Position
    phrases: str
    at: Standpoint

    @property
    def asked(self) -> Recommendation:
        return self.position.response.recommendation

    @cached_property
    def rule(self) -> RagRule | None:
        """The rule that gives the row its colour."""
        return cells.rag_rule(self.position, self.at)


Value = Callable[[Row], object]


@dataclass(frozen=True)
class Column:
    """A column of the sheet and what stands under its heading."""

    sheet: SheetColumn
    value: Value


_PLAIN: dict[str, Value] = {
    "source": lambda row: row.position.report.source.short_name,
    "report_title": lambda row: row.position.report.title,
    "published_on": lambda row: row.position.report.published_on,
    "parent": lambda row: row.asked.parent.heading if row.asked.parent else "",
    "number": lambda row: row.asked.number,
    "text": lambda row: row.asked.text,
    "addressee": lambda row: row.asked.addressee,
    "theme": lambda row: row.asked.theme,
    "force": lambda row: row.position.force.name,
    "deadline_phrase": lambda row: row.phrases,
    "effective_on": lambda row: row.position.updated_on,
}
"""What is neither a field of the position nor words of ours, by the column's field."""


def columns_for(at: Standpoint) -> list[Column]:
    """The columns that the person may see, with their words in the language of this moment."""
    seen = [sheet for sheet in sheet_columns.COLUMNS if at.internal_bodies or not sheet.internal]
    values = _PLAIN | _words(at)
    return [Column(sheet, values.get(sheet.field) or attrgetter(f"position.{sheet.field}")) for sheet in seen]


def heading(columns: list[Column]) -> list[str]:
    """The first line of the file."""
    return [str(column.sheet.heading) for column in columns]


def _words(at: Standpoint) -> dict[str, Value]:
    """The columns of states. Their words are looked up once a file: to translate each cell took half of the time."""
    rules = {rule for of_body in at.rag_rules.values() for rule in of_body}
    colours = {rule: str(COLOUR_LABELS[rule.colour]) for rule in rules}
    meanings = {rule: gettext(rule.meaning) for rule in rules}
    return {
        "kind": _said(Recommendation.Kind.choices, attrgetter("asked.kind")),
        "status": _said(STATUS_LABELS.items(), attrgetter("position.status")),
        "rag": lambda row: colours[row.rule] if row.rule else "",
        "rag_meaning": lambda row: meanings[row.rule] if row.rule else "",
        **{name: _said(labels.items(), attrgetter(f"position.{name}")) for name, labels in LABELS.items()},
    }


def _said(labels: Iterable[tuple[str, Words]], of: Callable[[Row], str]) -> Value:
    words = {value: str(label) for value, label in labels}
    return lambda row: words[of(row)]
