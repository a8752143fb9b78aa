"""The reports and recommendations that a sheet brings and the register lacks."""

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime

from django.core.exceptions import ValidationError
from django.utils.text import slugify
from django.utils.translation import gettext as _

from forces.models import User
from recommendations.flows.register_report import SLUG_LENGTH, Found, register_found, titles_held_early
from recommendations.models import Deadline, InspectionReport, Recommendation, Source
from responses.intake.columns import is_ours
from responses.intake.flows.deadlines_said import deadlines_said
from responses.intake.flows.judge_rows import AT_ONCE, Judged
from responses.intake.flows.match_rows import ReportKey
from responses.intake.models import Import
from responses.intake.plain_words import plain
from responses.record.flows.rebuild_positions import due_on_each, earliest_due

NewReport = tuple[str, int | None]
"""A report that the sheet brings: its plain title and its source's id."""


class ReportMaker:
    """Registers a report with the first row that names it, and knows which reports got more than they had."""

    def __init__(self, imported: Import, *, by: User, at: datetime) -> None:
        self._by, self._at = by, at
        self._sources = Source.objects.in_bulk()
        self._held_early = titles_held_early(by, at)
        self.is_ours = is_ours(imported.headings)
        self._days = {(plain(title), source): day for title, source, day in imported.counts.get("reports", [])}
        self._ids: dict[ReportKey, int] = {}
        self._concerned: set[tuple[int, int]] = set()
        self._grown: set[int] = set()
        self.made_here: list[InspectionReport] = []
        self.published_on: dict[int, date | None] = {}

    def make(self, judged: Sequence[Judged]) -> None:
        """Register what these rows name and nobody holds; each report concerns the forces of its rows."""
        named = [(one.match.report, one) for one in judged if one.match and not isinstance(one.match.report, int)]
        firsts: dict[NewReport, Judged] = {}
        for key, one in named:
            if key not in self._ids:
                firsts.setdefault(key, one)
        self._register(firsts)
        pairs = {(self._ids[key], one.read.asked.force) for key, one in named if one.read.asked.force}
        self._concern(pairs - self._concerned)

    def id_of(self, key: ReportKey) -> int:
        """The report's id, now that it has one."""
        return key if isinstance(key, int) else self._ids[key]

    def has_grown(self, report_ids: Iterable[int]) -> None:
        """These reports were given recommendations."""
        self._grown.update(report_ids)

    def grown(self) -> list[InspectionReport]:
        """The reports that hold more than before."""
        return list(InspectionReport.objects.filter(pk__in=self._grown).order_by("pk"))

    def published(self, report_ids: Iterable[int]) -> Mapping[int, date | None]:
        """The day of publication of each report."""
        missing = set(report_ids) - self.published_on.keys()
        if missing:
            rows = InspectionReport.objects.filter(pk__in=missing)
            self.published_on.update(rows.values_list("pk", "published_on"))
        return self.published_on

    def _register(self, firsts: Mapping[NewReport, Judged]) -> None:
        """Enter the reports that these rows are the first to name."""
        if not firsts:
            return
        taken = self._slugs_taken(firsts.values())
        reports = register_found(
            found=[self._found(key, one, taken) for key, one in firsts.items()], by=self._by, at=self._at
        )
        self._ids |= {key: report.pk for key, report in zip(firsts, reports, strict=True)}
        self.made_here += reports

    def _found(self, key: NewReport, first: Judged, taken: set[tuple[int, str]]) -> Found:
        day, asked = self._days.get(key), first.read.asked
        assert asked.source is not None
        if (asked.source, asked.report_title.casefold()) in self._held_early:
            message = _(
                "Row %(row)d: the report “%(title)s” cannot be registered. You hold a report of this title that is not "
                "out yet. Open it and say that it is out."
            )
            raise ValidationError(message % {"row": first.row.number, "title": asked.report_title})
        slug = _slug(asked.report_title)
        if (asked.source, slug) in taken:
            slug = _marked(slug, key[0])
        taken.add((asked.source, slug))
        published_on = date.fromisoformat(day) if day else None
        return Found(self._sources[asked.source], asked.report_title, slug, published_on)

    def _concern(self, pairs: Iterable[tuple[int, int]]) -> None:
        """Each report concerns each force once."""
        through = InspectionReport.forces.through
        wanted = sorted(pairs)
        through.objects.bulk_create([through(inspectionreport_id=report, force_id=force) for report, force in wanted])
        self._concerned.update(wanted)

    @staticmethod
    def _slugs_taken(firsts: Iterable[Judged]) -> set[tuple[int, str]]:
        """The addresses that other titles have: two long titles may begin alike."""
        titles = {_slug(one.read.asked.report_title): plain(one.read.asked.report_title) for one in firsts}
        rows = InspectionReport.objects.standing().filter(slug__in=titles)
        held = rows.values_list("source", "slug", "title")
        return {(source, slug) for source, slug, title in held if plain(title) != titles[slug]}


def _slug(title: str) -> str:
    return slugify(title)[:SLUG_LENGTH].strip("-")


def _marked(slug: str, title: str) -> str:
    """The same address for the same title, each time."""
    mark = hashlib.blake2b(title.encode(), digest_size=4).hexdigest()
    return f"{slug[: SLUG_LENGTH - len(mark) - 1].strip('-')}-{mark}"


def make_recommendations(
    judged: Sequence[Judged], reports: ReportMaker, *, by: User, at: datetime
) -> tuple[dict[int, Recommendation], dict[int, date]]:
    """Register what the rows ask for and nobody holds.

    Gives the recommendation of each row that begins a response, by the recommendation's id, and the earliest day that
    its deadlines set.
    """
    new = [one for one in judged if one.match and one.match.is_new]
    made: dict[int, Recommendation] = {}
    due: dict[int, date] = {}
    for is_under in (False, True):  # what stands under another needs its id
        some = [one for one in new if one.match and bool(one.match.parent) is is_under]
        rows, deadlines = _made(some, reports, by=by, at=at)
        made |= {row.pk: row for row in rows}
        due |= earliest_due(deadlines)
    begun = [one.match for one in judged if one.match and one.begins]
    held = {match.finding.pk for match in begun if match.finding.pk} - made.keys()
    return {**made, **Recommendation.objects.in_bulk(held)}, {**due, **due_on_each(held)}


def _made(
    judged: Sequence[Judged], reports: ReportMaker, *, by: User, at: datetime
) -> tuple[list[Recommendation], list[Deadline]]:
    rows = [_recommendation(one, reports, by=by, at=at) for one in judged]
    Recommendation.objects.bulk_create(rows, batch_size=AT_ONCE)
    published = reports.published(row.report_id for row in rows)
    reports.has_grown(row.report_id for row in rows)
    deadlines: list[Deadline] = []
    for one, row in zip(judged, rows, strict=True):
        assert one.match is not None
        one.match.finding.pk = row.pk
        deadlines += deadlines_said(row, one.read.asked, published[row.report_id], is_ours=reports.is_ours)
    Deadline.objects.bulk_create(deadlines, batch_size=AT_ONCE)
    return rows, deadlines


def _recommendation(one: Judged, reports: ReportMaker, *, by: User, at: datetime) -> Recommendation:
    assert one.match is not None
    asked = one.read.asked
    return Recommendation(
        report_id=reports.id_of(one.match.report),
        position=one.match.finding.place,
        parent_id=one.match.parent.pk if one.match.parent else None,
        number=asked.number,
        kind=asked.kind,
        text=asked.text,
        wording_held=bool(asked.text),
        addressee=asked.addressee,
        theme=asked.theme,
        registered_by_id=by.pk,
        registered_at=at,
    )
