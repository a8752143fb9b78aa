"""A report is entered in the register, with what it recommends."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils.text import slugify
from django.utils.translation import gettext as _

from forces.models import Force, User
from recommendations.domain.deadlines import parse_deadlines
from recommendations.models import ContextLink, Deadline, InspectionReport, Recommendation, Source


@dataclass(frozen=True)
class Asked:
    """A recommendation to be registered, as the report words it; without text, its wording is not held."""

    number: str = ""
    text: str = ""
    kind: str = Recommendation.Kind.RECOMMENDATION
    addressee: str = ""
    theme: str = ""
    number_inferred: bool = False


@transaction.atomic
def register_report(
    *,
    source: Source,
    title: str,
    kind: str,
    published_on: date | None,
    forces: Iterable[Force] | None,
    clock_rule: str = "",
    clock_set_on: date | None = None,
    clock_reason: str = "",
    slug: str = "",
    published_as_written: str = "",
    address: str = "",
    number_known: int | None = None,
    by: User | None = None,
    at: datetime | None = None,
) -> InspectionReport:
    """Enter a report. `forces` are those it concerns; None means every force, as national reports do.

    The clock is the source's unless another is given. Raises ValidationError where the source has a report of that
    name already.
    """
    slug = slug or slugify(title)[:100].strip("-")
    report = InspectionReport(
        source=source,
        slug=slug,
        title=title,
        kind=kind,
        published_on=published_on,
        published_as_written=published_as_written,
        address=address,
        concerns_every_force=forces is None,
        number_known=number_known,
        clock_rule=clock_rule or source.clock_rule,
        clock_set_on=clock_set_on,
        clock_reason=clock_reason,
        registered_by=by,
        registered_at=at,
    )
    try:
        with transaction.atomic():
            report.save()
    except IntegrityError as error:
        if not InspectionReport.objects.filter(source=source, slug=slug).exists():
            raise
        message = _("%(source)s has a report of this title already. Add its date or area to the title.")
        raise ValidationError({"title": message % {"source": source}}) from error
    report.forces.set(forces or [])
    return report


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
    last = report.recommendations.order_by("-position").values_list("position", flat=True).first() or 0
    added = Recommendation.objects.bulk_create(
        [
            Recommendation(
                report=report,
                position=last + place,
                number=one.number,
                number_inferred=one.number_inferred,
                kind=one.kind,
                text=one.text,
                wording_held=bool(one.text),
                addressee=one.addressee,
                theme=one.theme,
                registered_by=by,
                registered_at=at,
            )
            for place, one in enumerate(asked, start=1)
        ]
    )
    Deadline.objects.bulk_create([row for one in added for row in _deadlines(one, report.published_on)])
    return added


@transaction.atomic
def add_context_link(
    *, report: InspectionReport, title: str, publisher: str, address: str, published_on: date | None, description: str
) -> ContextLink:
    """Put something that helps to understand a report beside it; the same title is added once."""
    facts = {"publisher": publisher, "address": address, "published_on": published_on, "description": description}
    link, _created = ContextLink.objects.get_or_create(report=report, title=title, defaults=facts)
    return link


def _refuse_numbers_taken(report: InspectionReport, asked: Sequence[Asked]) -> None:
    taken = set(report.recommendations.filter(parent=None).exclude(number="").values_list("kind", "number"))
    for one in asked:
        if one.number and (one.kind, one.number) in taken:
            message = _("This report has a number %(number)s already. Change the number, or leave it empty.")
            raise ValidationError({"number": message % {"number": one.number}})
        taken.add((one.kind, one.number))


def _deadlines(recommendation: Recommendation, published_on: date | None) -> list[Deadline]:
    return [
        Deadline(
            recommendation=recommendation,
            position=place,
            kind=read.kind,
            phrase=read.phrase,
            date=read.date,
            due_on=read.due_on,
        )
        for place, read in enumerate(parse_deadlines(recommendation.text, published_on), start=1)
    ]
