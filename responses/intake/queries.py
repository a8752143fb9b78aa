"""What the pages of imports ask of the database: each a fixed number of queries, whatever the size of the sheet."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Case, Count, IntegerField, Q, QuerySet, Value, When

from forces.access import Access
from forces.models import Force, Jurisdiction, LocalPolicingBody
from forces.roles import Permission
from recommendations.models import InspectionReport
from responses.intake.models import Import, ImportMade, ImportRow

OPEN_STAGES = (Import.Stage.MAPPING, Import.Stage.CHECKING)
"""Something is still to be done."""
SAMPLES_FROM = 25
"""Of how many rows a column's samples are taken."""


@dataclass(frozen=True)
class RowCounts:
    """How many rows of a sheet would become what. Each row is in one of these."""

    new: int = 0
    changed: int = 0
    same: int = 0
    wrong: int = 0
    left_out: int = 0

    @property
    def to_read(self) -> int:
        return self.new + self.changed + self.same

    @property
    def total(self) -> int:
        return self.to_read + self.wrong + self.left_out


def bodies_importing(access: Access) -> tuple[LocalPolicingBody, ...]:
    """The bodies for which the person reads spreadsheets in."""
    ids = access.body_ids(Permission.IMPORT)
    return tuple(body for body in access.bodies if body.pk in ids)


def imports_seen(access: Access) -> QuerySet[Import]:
    """The imports of the person's bodies, unfinished ones first, then newest first."""
    unfinished = When(stage__in=OPEN_STAGES, then=Value(0))
    return (
        Import.objects.visible_to(access)
        .select_related("body", "made_by")
        .annotate(is_finished=Case(unfinished, default=Value(1), output_field=IntegerField()))
        .order_by("is_finished", "-made_at", "-pk")
    )


def count_rows(imported: Import) -> RowCounts:
    """The sheet's rows by what they would become."""
    standing = Q(left_out=False)
    right = standing & Q(is_wrong=False)
    found = imported.rows.aggregate(
        new=Count("pk", filter=right & Q(outcome=ImportRow.Outcome.NEW)),
        changed=Count("pk", filter=right & Q(outcome=ImportRow.Outcome.CHANGED)),
        same=Count("pk", filter=right & Q(outcome__in=[ImportRow.Outcome.SAME, ImportRow.Outcome.NONE])),
        wrong=Count("pk", filter=standing & Q(is_wrong=True)),
        left_out=Count("pk", filter=Q(left_out=True)),
    )
    return RowCounts(**found)


def rows_wrong_first(imported: Import) -> QuerySet[ImportRow]:
    """The sheet's rows: those with problems first, each kind in the sheet's order."""
    return imported.rows.order_by("-is_wrong", "number")


def sample_rows(imported: Import) -> list[ImportRow]:
    """The first rows, for a person to see what a column holds."""
    return list(imported.rows.order_by("number")[:SAMPLES_FROM])


def rows_made(imported: Import) -> QuerySet[ImportMade]:
    """What each row became, in the sheet's order."""
    return imported.made.select_related("response__force", "response__recommendation__report").order_by("number")


def only_report_of(imported: Import) -> InspectionReport | None:
    """The report of all rows that the sheet made or changed; None where they are of several, or there are none."""
    ids = imported.made.values("response__recommendation__report")
    found = list(InspectionReport.objects.filter(pk__in=ids).select_related("source")[:2])
    return found[0] if len(found) == 1 else None


def numbers_wrong(imported: Import) -> list[int]:
    """The numbers of the rows that are wrong and not left out."""
    return list(imported.rows.filter(is_wrong=True, left_out=False).values_list("number", flat=True))


def forces_of_body(body: LocalPolicingBody, day: date) -> QuerySet[Force]:
    """The forces for which a body answers on a day."""
    return Force.objects.filter(pk__in=Jurisdiction.objects.on(day).filter(body=body).values("force"))
