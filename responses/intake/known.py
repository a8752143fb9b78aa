"""What the checks of a spreadsheet's rows need to know: plain values, gathered once for all rows."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import Any

from responses.intake.fields import IGNORED


@dataclass(frozen=True)
class KnownReport:
    """A report of the register."""

    pk: int
    source: int
    published_on: date | None = None


@dataclass(frozen=True)
class NamedReport:
    """A report as a row of the sheet names it: what the rows below mean that name none."""

    row: int
    title: str
    source: int | None = None
    published_on: date | None = None


@dataclass(frozen=True)
class Known:
    """What the checks need to know, and what they have seen in the rows above."""

    today: date
    reports: Mapping[str, Sequence[KnownReport]] = field(default_factory=dict)
    """By `plain` title."""
    sources: Mapping[str, int] = field(default_factory=dict)
    """By `plain` name, short name and slug."""
    source_names: Sequence[str] = ()
    forces: Mapping[str, int] = field(default_factory=dict)
    """Every force, by `plain` name, other name and slug."""
    force_names: Mapping[int, str] = field(default_factory=dict)
    """The forces that the office answers for."""
    force: int | None = None
    report: KnownReport | None = None
    source: int | None = None
    """What holds for rows that do not say."""
    holds_from: date | None = None
    is_ours: bool = False
    """Our own file: its numbers are the register's, and its state words are exact."""
    is_csv: bool = False
    """Text of a CSV file may carry the sign that keeps spreadsheets from running it."""
    seen: dict[tuple[Any, ...], int] = field(default_factory=dict)
    """The row in which each recommendation was found first, by what it is about."""
    above: dict[tuple[Any, ...], int] = field(default_factory=dict)
    """The last row above with this report, force, kind and number: what a row is part of is the nearest such one."""
    new_reports: dict[tuple[str, int], tuple[date, int]] = field(default_factory=dict)
    """The day of publication of each new report, and the row that says it, by `plain` title and source."""
    new_titles: dict[tuple[str, int], str] = field(default_factory=dict)
    """Every new report's title as its first row writes it, by the same."""
    new_rows: dict[tuple[str, int], int] = field(default_factory=dict)
    """The first row that names each new report, by the same."""
    named_last: list[NamedReport] = field(default_factory=list)
    """The report of the nearest row above that names one, alone in the list; none where that one cannot be read."""

    @cached_property
    def published(self) -> dict[int, date | None]:
        """When each report of the register was published, by its id."""
        reports = [report for same_title in self.reports.values() for report in same_title]
        return {report.pk: report.published_on for report in reports}


@dataclass(frozen=True)
class Sheet:
    """How a sheet is understood: its columns' fields by place, its status words by plain word, its dates' order."""

    columns: Mapping[int, str]
    words: Mapping[str, str]
    order: str
    known: Known

    @cached_property
    def places(self) -> dict[str, int]:
        """Where each field stands."""
        return {name: place for place, name in self.columns.items() if name != IGNORED}
