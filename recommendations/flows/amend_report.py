"""The facts of a report are corrected, with a reason, and what they were stays written beside them."""

import json
from collections.abc import Collection, Mapping
from dataclasses import dataclass, fields
from datetime import date, datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from forces.models import Force, User
from recommendations.flows.read_deadlines import readings_for, write_deadlines
from recommendations.models import InspectionReport, Recommendation, ReportAmendment
from tracker.kit.chain import text_digest


@dataclass(frozen=True, kw_only=True)
class Facts:
    """All that can be corrected about a report. `forces` and `seen_by` are ids; no set of forces means every force."""

    title: str
    kind: str
    published_on: date | None
    expected_on: date | None
    address: str
    number_known: int | None
    forces: frozenset[int] | None
    clock_rule: str
    clock_set_on: date | None
    clock_reason: str
    seen_by: frozenset[int]

    @property
    def digest(self) -> str:
        """Stands for the facts as a person found them."""
        return text_digest(json.dumps({name: _ordered(value) for name, value in vars(self).items()}, default=str))


class StaleReport(Exception):
    """Someone else has corrected the report since the page was opened; `report` is what they left."""

    def __init__(self, report: InspectionReport) -> None:
        super().__init__(f"{report} has changed")
        self.report = report


def facts_of(report: InspectionReport, named: Collection[int] | None = None) -> Facts:
    """The facts that the register holds. `named` are the ids of the forces that it names, where they are known."""
    plain = {each.name: getattr(report, each.name) for each in fields(Facts) if each.name not in {"forces", "seen_by"}}
    forces = report.forces.order_by().values_list("pk", flat=True) if named is None else named
    people = report.seen_by.order_by().values_list("pk", flat=True)
    return Facts(
        **plain,
        forces=None if report.concerns_every_force else frozenset(forces),
        seen_by=frozenset(people) if report.not_published else frozenset(),
    )


@transaction.atomic
def amend_report(
    *,
    report: InspectionReport,
    facts: Facts,
    seen: str,
    reason: str,
    by: User,
    at: datetime,
    moved: Mapping[str, Any] | None = None,
) -> list[Recommendation]:
    """Write the facts anew and return the recommendations whose deadlines move with the day of publication.

    `seen` is the digest of the facts that the person saw. Raises StaleReport where they have changed since, and
    ValidationError where nothing changes.
    """
    rows = InspectionReport.objects.select_for_update(of=("self",)).select_related("source")
    held = rows.get(pk=report.pk)
    before = facts_of(held)
    if before.digest != seen:
        raise StaleReport(held)
    changed = [name for name, value in vars(facts).items() if value != getattr(before, name)]
    if not changed:
        raise ValidationError(_("Nothing has changed. Change something, or leave the page."))
    told = _plain(before, changed), _plain(facts, changed)
    _write(held, facts)
    fresh = {}
    if "published_on" in changed:
        asked = held.recommendations.standing().select_related("report").prefetch_related("deadlines")
        fresh = readings_for(asked, facts.published_on)
        write_deadlines(fresh)
    ReportAmendment.objects.create(
        report=held,
        by=by,
        at=at,
        reason=reason,
        before=told[0],
        after=told[1],
        moved={**(moved or {}), "deadlines": len(fresh)},
    )
    return list(fresh)


def _write(report: InspectionReport, facts: Facts) -> None:
    for each in fields(Facts):
        if each.name not in {"forces", "seen_by"}:
            setattr(report, each.name, getattr(facts, each.name))
    report.concerns_every_force = facts.forces is None
    report.save()
    report.forces.set(facts.forces or [])
    if report.not_published:
        report.seen_by.set(facts.seen_by)


def _plain(facts: Facts, names: list[str]) -> dict[str, Any]:
    """These facts as they are written down: names instead of ids, which may come to mean something else."""
    plain: dict[str, Any] = {}
    for name in names:
        value = getattr(facts, name)
        if isinstance(value, frozenset):
            people = name == "seen_by"
            rows = User.objects.filter(pk__in=value) if people else Force.objects.filter(pk__in=value)
            value = sorted(map(str, rows))
        plain[name] = value.isoformat() if isinstance(value, date) else value
    return plain


def _ordered(value: Any) -> Any:
    return sorted(value) if isinstance(value, frozenset) else value
