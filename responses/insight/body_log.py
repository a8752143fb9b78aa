"""One log of a body: what its people and its responses, replies, reports and settings went through, newest first.

It is read from where each thing is kept, some rows at a time: of each source no more than a page holds, merged. A page
begins where the one before ended (`Place`), so that the thousandth costs what the first does.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from heapq import merge
from itertools import islice
from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet, Subquery
from django.utils import timezone

from forces.models import Event, Force, LocalPolicingBody, User
from recommendations.models import InspectionReport, ReportAmendment
from responses.record.models import Response, Scrutiny, Update
from responses.replies.models import Reply, ReplyStep

PAGE = 50
AT_ONCE = 500
"""Rows of each source that the file reads in one go."""


class Part(StrEnum):
    """What a person may ask for alone. The order is that of the filter."""

    RESPONSES = "responses"
    REPLIES = "replies"
    REPORTS = "reports"
    SCRUTINY = "scrutiny"
    SPREADSHEETS = "spreadsheets"
    DOCUMENTS = "documents"
    TOGETHER = "many-at-once"
    RETENTION = "retention"
    SETTINGS = "settings"
    PEOPLE = "people"
    SIGNING_IN = "signing-in"
    TAKEN_OUT = "taken-out"


EVENTS: Mapping[Part, frozenset[str]] = {
    Part.SPREADSHEETS: frozenset({Event.Kind.SPREADSHEET}),
    Part.DOCUMENTS: frozenset({Event.Kind.DOCUMENT}),
    Part.TOGETHER: frozenset({Event.Kind.BATCH}),
    Part.SETTINGS: frozenset({Event.Kind.SETTINGS, Event.Kind.HAND_OVER}),
    Part.RETENTION: frozenset({Event.Kind.RETENTION}),
    Part.PEOPLE: frozenset({Event.Kind.MEMBERS}),
    Part.SIGNING_IN: frozenset(
        {Event.Kind.SIGN_IN, Event.Kind.REFUSED, Event.Kind.SIGN_OUT, Event.Kind.TWO_STEP, Event.Kind.PASSWORD}
    ),
    Part.TAKEN_OUT: frozenset({Event.Kind.EXPORT, Event.Kind.UPDATE_SHEET, Event.Kind.DOWNLOAD}),
}
"""The kinds of event in each part. A kind that is in none is shown where no part is asked for."""


@dataclass(frozen=True)
class Place:
    """Where in the log a row stands: its moment, then its source, then its id."""

    at: datetime
    source: int
    pk: int

    def __str__(self) -> str:
        return f"{self.at.isoformat()}~{self.source}~{self.pk}"

    @classmethod
    def read(cls, text: str) -> "Place | None":
        """The place that an address names; none where it names none."""
        try:
            at, source, pk = text.split("~")
            moment = datetime.fromisoformat(at)
            return cls(moment, int(source), int(pk)) if timezone.is_aware(moment) else None
        except ValueError:
            return None


@dataclass(frozen=True, kw_only=True)
class Asked:
    """Of whose log, for whose eyes, and which rows: `people` are those whose doing it was; none means anyone's."""

    body: LocalPolicingBody
    user: User
    today: date
    part: Part | None = None
    people: frozenset[int] | None = None
    first_on: date | None = None
    last_on: date | None = None


@dataclass(frozen=True, kw_only=True)
class Source:
    """One table of the log: which rows of it are a body's, and by which fields they have a moment and a person.

    `beside` is what a line names of other tables. It is read for the rows of a page alone: which those are is found in
    this table's index first, as a join would make the database sort all that it holds.
    """

    parts: frozenset[Part]
    rows: Callable[[Asked], QuerySet[Any]]
    beside: tuple[str, ...] = ()
    also: Mapping[str, Subquery] = field(default_factory=dict)
    at: str = "at"
    by: str = "by"


@dataclass(frozen=True, order=True)
class Row:
    """One line: the row as it is kept, and its place. The newest is the least, so that merging puts it first."""

    key: tuple[float, int, int]
    place: Place = field(compare=False)
    kept: Any = field(compare=False)


def page_of(asked: Asked, before: Place | None, size: int = PAGE) -> tuple[list[Row], Place | None]:
    """The rows after a place, and the place after which the next page begins, if there is one."""
    rows = list(islice(_merged(asked, before, size + 1), size + 1))
    return rows[:size], rows[size - 1].place if len(rows) > size else None


def every_row(asked: Asked) -> Iterator[Row]:
    """All of them, read some hundred at a time."""
    before: Place | None = None
    while True:
        rows, before = page_of(asked, before, AT_ONCE)
        yield from rows
        if before is None:
            return


def _merged(asked: Asked, before: Place | None, most: int) -> Iterator[Row]:
    wanted = [
        (number, source) for number, source in enumerate(SOURCES) if asked.part is None or asked.part in source.parts
    ]
    return merge(*(_rows(number, source, asked, before, most) for number, source in wanted))


def _rows(number: int, source: Source, asked: Asked, before: Place | None, most: int) -> Iterable[Row]:
    rows = source.rows(asked)
    if asked.people is not None:
        rows = rows.filter(**{f"{source.by}__in": asked.people})
    if asked.first_on:
        rows = rows.filter(**{f"{source.at}__gte": _begins(asked.first_on)})
    if asked.last_on:
        rows = rows.filter(**{f"{source.at}__lt": _begins(asked.last_on + timedelta(days=1))})
    if before:
        rows = rows.filter(_after(number, source.at, before))
    newest_first = (f"-{source.at}", "-pk")
    found = rows.model._base_manager.filter(pk__in=rows.order_by(*newest_first).values("pk")[:most])
    found = found.annotate(**source.also)
    for kept in found.select_related(source.by, *source.beside).order_by(*newest_first):
        at = getattr(kept, source.at)
        yield Row((-at.timestamp(), number, -kept.pk), Place(at, number, kept.pk), kept)


def _after(number: int, at: str, before: Place) -> Q:
    """What is older; of the same moment, what stands in a later source, or in this one with a smaller id.

    The first condition alone bounds the index that is read.
    """
    same = Q(**{at: before.at})
    older = Q(**{f"{at}__lt": before.at})
    if number > before.source:
        return Q(**{f"{at}__lte": before.at})
    return Q(**{f"{at}__lte": before.at}) & (older | same & Q(pk__lt=before.pk)) if number == before.source else older


def _begins(day: date) -> datetime:
    return timezone.make_aware(datetime.combine(day, time.min))


def _events(asked: Asked) -> QuerySet[Any]:
    rows = Event.objects.filter(body=asked.body)
    return rows.filter(kind__in=EVENTS[asked.part]) if asked.part else rows


def _updates(asked: Asked) -> QuerySet[Any]:
    """What was recorded of one response: what many got in one step is one line, and an opening is its report's."""
    ours = Response.objects.filter(pk=OuterRef("response"), body=asked.body)
    return Update.objects.filter(Exists(ours), batch=None).exclude(origin=Update.Origin.REGISTER)


def _steps(asked: Asked) -> QuerySet[Any]:
    return ReplyStep.objects.filter(body=asked.body)


def _reports(asked: Asked) -> QuerySet[InspectionReport]:
    """The reports that concern the body: those it answers, and those that name its forces or every force.

    One that is not out yet is told to those alone who were named to see it.
    """
    forces = Force.objects.filter(jurisdictions__body=asked.body).order_by().values("pk")
    named = InspectionReport.forces.through.objects.filter(force__in=forces).values("inspectionreport")
    answered = Reply.objects.filter(body=asked.body).order_by().values("report")
    seen = InspectionReport.objects.visible_to(asked.user, asked.today).order_by()
    return seen.filter(Q(concerns_every_force=True) | Q(pk__in=named) | Q(pk__in=answered))


def _amendments(asked: Asked) -> QuerySet[Any]:
    return ReportAmendment.objects.filter(report__in=_reports(asked).values("pk"))


def _registered(asked: Asked) -> QuerySet[Any]:
    """The register is shared: its events are in nobody's log, and told in each whom they concern."""
    reports = _reports(asked).values("pk")
    return Event.objects.filter(
        body=None, record=InspectionReport._meta.label_lower, record_id__in=reports, kind=Event.Kind.REGISTER
    )


def _scrutiny(asked: Asked) -> QuerySet[Any]:
    return Scrutiny.objects.filter(body=asked.body)


_OF_A_RESPONSE = ("response__recommendation__report", "response__force")
_ABOUT = InspectionReport.objects.filter(pk=OuterRef("record_id"))
_ADDRESS = {
    "report_slug": Subquery(_ABOUT.values("slug")[:1]),
    "report_source": Subquery(_ABOUT.values("source__slug")[:1]),
}
SOURCES: tuple[Source, ...] = (
    Source(parts=frozenset(EVENTS), rows=_events, beside=("body",)),
    Source(parts=frozenset({Part.RESPONSES}), rows=_updates, at="recorded_at", beside=_OF_A_RESPONSE),
    Source(parts=frozenset({Part.REPLIES}), rows=_steps, at="recorded_at", beside=("reply__report", "reply__force")),
    Source(parts=frozenset({Part.REPORTS}), rows=_amendments, beside=("report__source",)),
    Source(parts=frozenset({Part.REPORTS}), rows=_registered, also=_ADDRESS),
    Source(parts=frozenset({Part.SCRUTINY}), rows=_scrutiny),
)
"""A place names a source by its number here: a new one is added at the end."""
