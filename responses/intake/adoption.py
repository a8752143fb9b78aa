"""What a person lets a document become, as values: what the flow that adopts it is given."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from forces.models import Force
from recommendations.flows.register_report import Asked
from recommendations.models import InspectionReport, Recommendation, Source


@dataclass(frozen=True, kw_only=True)
class NewSource:
    """Who published the report, where the register does not know them yet."""

    name: str
    kind: str


@dataclass(frozen=True, kw_only=True)
class NewReport:
    """A report that the register does not hold. `every_force`: national and thematic ones concern every force."""

    source: Source | NewSource
    title: str
    kind: str
    published_on: date | None = None
    published_as_written: str = ""
    every_force: bool = False
    number_known: int | None = None


@dataclass(frozen=True, kw_only=True)
class Answer:
    """One item with its answer. Without `recommendation` it is new, and `asked` is registered.

    `parent` and `refers_to` are places among the answers, from 0: its cause of concern, and the answer that it means.
    """

    asked: Asked
    recommendation: Recommendation | None = None
    parent: int | None = None
    heading: str = ""
    quoted_text: str = ""
    answer: str = ""
    refers_to: int | None = None
    values: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, kw_only=True)
class Adoption:
    """All of it. `facts` are the reply's own fields; `updates_only`: a letter after the reply, which makes no other."""

    force: Force
    report: InspectionReport | NewReport
    answers: Sequence[Answer]
    facts: Mapping[str, Any]
    updates_only: bool = False

    @property
    def letter_date(self) -> date | None:
        dated: date | None = self.facts.get("letter_date")
        return dated
