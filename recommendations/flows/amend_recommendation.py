"""A recommendation's wording, number, addressee or deadline is corrected, with a reason."""

import json
from dataclasses import asdict, dataclass, replace
from datetime import date, datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from forces.models import User
from recommendations.flows.amend_report import StaleReport
from recommendations.flows.read_deadlines import EnteredDeadline, deadlines_of, entered_for, write_deadlines
from recommendations.flows.register_report import refuse_asked_again
from recommendations.models import InspectionReport, Recommendation, ReportAmendment
from tracker.kit.chain import text_digest


@dataclass(frozen=True, kw_only=True)
class Wording:
    """All that can be corrected about a recommendation. `deadline` is one that a person entered; `asks_again` the id of
    the earlier one that it asks again."""

    kind: str
    number: str
    text: str
    addressee: str
    theme: str
    deadline: EnteredDeadline | None
    asks_again: int | None = None

    @property
    def digest(self) -> str:
        """Stands for the wording as a person found it."""
        return text_digest(json.dumps(asdict(self), default=str))


def wording_of(recommendation: Recommendation) -> Wording:
    """What the register holds."""
    return Wording(
        kind=recommendation.kind,
        number=recommendation.number,
        text=recommendation.text,
        addressee=recommendation.addressee,
        theme=recommendation.theme,
        deadline=entered_for(recommendation),
        asks_again=recommendation.asks_again_id,
    )


@transaction.atomic
def amend_recommendation(
    *, recommendation: Recommendation, wording: Wording, seen: str, reason: str, by: User, at: datetime
) -> bool:
    """Write the wording anew, and say whether its deadlines are read anew as well.

    `seen` is the digest of the wording that the person saw. Raises StaleReport where it has changed since, and
    ValidationError where nothing changes or its number is taken.
    """
    report = InspectionReport.objects.select_for_update().get(pk=recommendation.report_id)
    held = report.recommendations.standing().prefetch_related("deadlines").get(pk=recommendation.pk)
    before = wording_of(held)
    if before.digest != seen:
        raise StaleReport(report)
    if wording.asks_again is not None and wording.asks_again != before.asks_again:
        refuse_asked_again(report, [wording.asks_again])
    changed = [name for name, value in vars(wording).items() if value != getattr(before, name)]
    if not changed:
        raise ValidationError(_("Nothing has changed. Change something, or leave the page."))
    refuse_wording(held, wording)
    heading = held.heading
    _write(held, wording)
    rereads = bool({"text", "deadline"} & set(changed))
    if rereads:
        write_deadlines({held: deadlines_of(held, report.published_on, wording.deadline)})
    ReportAmendment.objects.create(
        report=report,
        by=by,
        at=at,
        reason=reason,
        before={"recommendation": heading, **_plain(before, changed)},
        after={"recommendation": held.heading, **_plain(wording, changed)},
    )
    return rereads


def refuse_wording(recommendation: Recommendation, wording: Wording) -> None:
    """Raise ValidationError where another finding of the report has the number, or where others stand under it."""
    siblings = Recommendation.objects.standing().filter(
        report=recommendation.report_id, parent=recommendation.parent_id, kind=wording.kind, number=wording.number
    )
    if wording.number and siblings.exclude(pk=recommendation.pk).exists():
        message = _("This report has a number %(number)s already. Change the number, or leave it empty.")
        raise ValidationError({"number": message % {"number": wording.number}})
    if wording.kind == recommendation.kind or Recommendation.Kind.CAUSE_OF_CONCERN not in (
        wording.kind,
        recommendation.kind,
    ):
        return
    if recommendation.parent_id or recommendation.children.standing().exists():
        message = _("It stands under a cause of concern, or others stand under it: its kind stays as it is.")
        raise ValidationError({"kind": message})


def proposed(recommendation: Recommendation, wording: Wording) -> Recommendation:
    """The recommendation as it would be, unsaved and with the same id, to show what a correction moves."""
    made = Recommendation(pk=recommendation.pk, report_id=recommendation.report_id)
    for name, value in vars(replace(wording, deadline=None)).items():
        if name not in {"deadline", "asks_again"}:
            setattr(made, name, value)
    return made


def _write(recommendation: Recommendation, wording: Wording) -> None:
    if wording.number != recommendation.number:
        recommendation.number_inferred = False
    for name in ("kind", "number", "text", "addressee", "theme"):
        setattr(recommendation, name, getattr(wording, name))
    recommendation.wording_held = bool(wording.text)
    recommendation.asks_again_id = wording.asks_again
    recommendation.save()


def _plain(wording: Wording, names: list[str]) -> dict[str, Any]:
    """These facts as they are written down; a deadline as its day, or nothing where it is read from the text."""
    plain: dict[str, Any] = {}
    for name in names:
        value = getattr(wording, name)
        if name == "asks_again":
            value = _named(value)
        day: date | None = value.on if isinstance(value, EnteredDeadline) else None
        plain[name] = day.isoformat() if day else value
    return plain


def _named(earlier: int | None) -> str:
    """The earlier recommendation as people call it, for the record of a change."""
    held = Recommendation.objects.select_related("report").filter(pk=earlier).first() if earlier else None
    return f"{held.heading}, {held.report}" if held else ""
