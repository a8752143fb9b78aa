"""A report is entered in the register, with what it recommends."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.crypto import get_random_string
from django.utils.text import slugify
from django.utils.translation import gettext as _

from forces.flows.log_event import event_of, log_event
from forces.models import Event, Force, User
from recommendations.flows.read_deadlines import EnteredDeadline, deadlines_of
from recommendations.models import Deadline, InspectionReport, Recommendation, Source

SLUG_LENGTH = 100
MARK_LENGTH = 8


@dataclass(frozen=True)
class Asked:
    """A recommendation to be registered, as the report words it; without text, its wording is not held.

    `parent` is its cause of concern: the place of an earlier one in the same list, or one that the register holds.
    `deadline` is a last day that a person entered instead of what is read from the text. `asks_again` is the id of an
    earlier recommendation that this one asks again.
    """

    number: str = ""
    text: str = ""
    kind: str = Recommendation.Kind.RECOMMENDATION
    addressee: str = ""
    theme: str = ""
    number_inferred: bool = False
    parent: int | Recommendation | None = None
    deadline: EnteredDeadline | None = None
    asks_again: int | None = None


@dataclass(frozen=True)
class Early:
    """What is said of a report that is not out yet: when it is expected, and the ids of those who may see it."""

    expected_on: date | None = None
    seen_by: Collection[int] = ()


@dataclass(frozen=True)
class ClockGiven:
    """A report's own clock, and why it has one; without a rule it has its source's."""

    rule: str = ""
    set_on: date | None = None
    reason: str = ""


@transaction.atomic
def register_report(
    *,
    source: Source,
    title: str,
    kind: str,
    published_on: date | None,
    forces: Iterable[Force] | None,
    clock: ClockGiven | None = None,
    slug: str = "",
    published_as_written: str = "",
    address: str = "",
    number_known: int | None = None,
    early: Early | None = None,
    by: User | None = None,
    at: datetime | None = None,
) -> InspectionReport:
    """Enter a report. `forces` are those it concerns; None means every force, as national reports do.

    An early report is not out yet: those named see it, and whoever enters it. Raises ValidationError where the source
    has a report of that name already, as far as whoever enters it may know.
    """
    if by and at:
        _refuse_title_seen(source, title, by, at, early=early is not None)
    clock = clock or ClockGiven()
    report = InspectionReport(
        source=source,
        slug=_slug(title, slug, early=early is not None),
        title=title,
        kind=kind,
        published_on=published_on,
        published_as_written=published_as_written,
        not_published=early is not None,
        expected_on=early.expected_on if early else None,
        address=address,
        concerns_every_force=forces is None,
        number_known=number_known,
        clock_rule=clock.rule or source.clock_rule,
        clock_set_on=clock.set_on,
        clock_reason=clock.reason,
        registered_by=by,
        registered_at=at,
    )
    save_named_once(report)
    report.forces.set(forces or [])
    if early:
        report.seen_by.set({*early.seen_by, *([by.pk] if by else [])})
    _log(report, _added(report), by, at)
    return report


@dataclass(frozen=True)
class Found:
    """A report of which no more is known than a sheet says of it; its address is one that no other has."""

    source: Source
    title: str
    slug: str
    published_on: date | None


@transaction.atomic
def register_found(*, found: Sequence[Found], by: User, at: datetime) -> list[InspectionReport]:
    """Enter reports, all at once, concerning no force yet.

    Raises ValidationError where an address was taken by someone else meanwhile.
    """
    reports = [
        InspectionReport(
            source_id=one.source.pk,
            slug=one.slug,
            title=one.title,
            kind=InspectionReport.Kind.NOT_RECORDED,
            published_on=one.published_on,
            clock_rule=one.source.clock_rule,
            registered_by_id=by.pk,
            registered_at=at,
        )
        for one in found
    ]
    try:
        with transaction.atomic():
            made = InspectionReport.objects.bulk_create(reports)
    except IntegrityError as error:
        message = _("Someone else has registered one of these reports meanwhile. Try again: it is found then.")
        raise ValidationError(message) from error
    Event.objects.bulk_create(
        [event_of(kind=Event.Kind.REGISTER, by=by, at=at, record=report, facts=_added(report)) for report in made]
    )
    return made


def _added(report: InspectionReport) -> dict[str, Any]:
    """What the log of the register says of a report that is new. It is nobody's log: many bodies share the register."""
    day = report.published_on or report.expected_on
    added = {
        "title": report.title,
        "kind": report.kind,
        "day": day.isoformat() if day else None,
        "is_out": not report.not_published,
        "clock_rule": report.clock_rule,
    }
    return {"did": "report registered", "report": report.title, "added": added}


def titles_held_early(by: User, at: datetime) -> set[tuple[int, str]]:
    """The source and the title, without case, of each report that is not out yet and that the person may see."""
    seen = InspectionReport.objects.visible_to(by, timezone.localtime(at).date()).filter(not_published=True)
    return {(source, title.casefold()) for source, title in seen.values_list("source", "title")}


def save_named_once(report: InspectionReport) -> None:
    """Save a report. Raises ValidationError where its source has one of that name."""
    try:
        with transaction.atomic():
            report.save()
    except IntegrityError as error:
        same = InspectionReport.objects.standing().filter(source=report.source, slug=report.slug).exclude(pk=report.pk)
        if not same.exists():
            raise
        message = _("%(source)s has a report of this title already. Add its date or area to the title.")
        raise ValidationError({"title": message % {"source": report.source}}) from error


@transaction.atomic
def add_recommendations(
    *, report: InspectionReport, asked: Sequence[Asked], by: User | None = None, at: datetime | None = None
) -> list[Recommendation]:
    """Add recommendations after those that the report holds, each with the deadlines that its text sets.

    Raises ValidationError where a number of that kind is taken already. The report is held meanwhile, so that two
    people who add at once do not take the same place or number.
    """
    InspectionReport.objects.select_for_update().get(pk=report.pk)
    _refuse_numbers_taken(report, asked)
    refuse_asked_again(report, {one.asks_again for one in asked if one.asks_again is not None})
    last = report.recommendations.standing().order_by("-position").values_list("position", flat=True).first() or 0
    added = [_recommendation(report, last + place, one, by, at) for place, one in enumerate(asked, start=1)]
    _write_causes_first(added, asked)
    Deadline.objects.bulk_create(
        [
            row
            for recommendation, one in zip(added, asked, strict=True)
            for row in deadlines_of(recommendation, report.published_on, one.deadline)
        ]
    )
    if added:
        named = [_named(row) for row in added]
        _log(report, {"did": "recommendations added", "report": report.title, "added": named}, by, at)
    return added


def _recommendation(
    report: InspectionReport, position: int, asked: Asked, by: User | None, at: datetime | None
) -> Recommendation:
    return Recommendation(
        report=report,
        position=position,
        number=asked.number,
        number_inferred=asked.number_inferred,
        kind=asked.kind,
        text=asked.text,
        wording_held=bool(asked.text),
        addressee=asked.addressee,
        theme=asked.theme,
        asks_again_id=asked.asks_again,
        registered_by=by,
        registered_at=at,
    )


def _named(recommendation: Recommendation) -> dict[str, Any]:
    """What the log says of a recommendation that is new."""
    again = recommendation.asks_again_id
    return {"id": recommendation.pk, "heading": recommendation.heading, **({"asks_again": again} if again else {})}


def _log(report: InspectionReport, facts: dict[str, Any], by: User | None, at: datetime | None) -> None:
    """What is loaded, and entered at no time by nobody, is not logged."""
    if at:
        log_event(kind=Event.Kind.REGISTER, by=by, at=at, record=report, facts=facts)


def refuse_asked_again(report: InspectionReport, earlier: Collection[int]) -> None:
    """Raise ValidationError unless each of these ids is a recommendation that stands, in another report."""
    standing = Recommendation.objects.standing().filter(pk__in=earlier, report__withdrawn_at=None)
    if earlier and standing.exclude(report=report).count() != len(set(earlier)):
        message = _("What it asks again must be a recommendation of another report that the register holds.")
        raise ValidationError({"asks_again": message})


def _refuse_title_seen(source: Source, title: str, by: User, at: datetime, *, early: bool) -> None:
    """Of a report that is not out, nobody but those named may learn from a refusal that it is held."""
    seen = InspectionReport.objects.visible_to(by, timezone.localtime(at).date())
    same = seen.filter(source=source, title__iexact=title)
    if same.filter(not_published=True).exists():
        message = _("You hold a report of this title that is not out yet. Open it and say that it is out.")
        raise ValidationError({"title": message})
    if early and same.exists():
        message = _("%(source)s has a report of this title already. Add its date or area to the title.")
        raise ValidationError({"title": message % {"source": source}})


def _slug(title: str, slug: str, *, early: bool) -> str:
    """Its part of the address. That of an early report is one that no report that is out can want, so that it clashes
    with none and none clashes with it."""
    slug = slug or slugify(title)[:SLUG_LENGTH].strip("-")
    if not early:
        return slug
    mark = get_random_string(MARK_LENGTH, "abcdefghjkmnpqrstuvwxyz23456789")
    return f"{slug[: SLUG_LENGTH - MARK_LENGTH - 1].strip('-')}-{mark}"


def _write_causes_first(added: Sequence[Recommendation], asked: Sequence[Asked]) -> None:
    """A recommendation under a cause of concern needs the cause's id; it may bear the same number as another's."""
    Recommendation.objects.bulk_create([row for row, one in zip(added, asked, strict=True) if one.parent is None])
    below = [(row, one.parent) for row, one in zip(added, asked, strict=True) if one.parent is not None]
    for row, parent in below:
        row.parent = added[parent] if isinstance(parent, int) else parent
    Recommendation.objects.bulk_create([row for row, _parent in below])


def _refuse_numbers_taken(report: InspectionReport, asked: Sequence[Asked]) -> None:
    held = report.recommendations.standing().exclude(number="").values_list("kind", "number", "parent")
    taken: set[tuple[str, str, object]] = {(kind, number, ("held", parent)) for kind, number, parent in held}
    for one in asked:
        under = one.parent if isinstance(one.parent, int) else ("held", one.parent and one.parent.pk)
        key = (str(one.kind), one.number, under)
        if one.number and key in taken:
            message = _("This report has a number %(number)s already. Change the number, or leave it empty.")
            raise ValidationError({"number": message % {"number": one.number}})
        taken.add(key)
