"""What a person mends in a sheet's rows before they are read in; the sheet itself stays as it came."""

from collections.abc import Mapping
from datetime import date

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from forces.models import User
from responses.intake.flows.judge_rows import AT_ONCE
from responses.intake.flows.stage_import import recheck
from responses.intake.models import Import, ImportRow


@transaction.atomic
def mend_rows(
    *,
    imported: Import,
    mended: Mapping[int, Mapping[int, str]],
    left_out: Mapping[int, bool],
    by: User,
    today: date,
) -> Import:
    """Take what was typed instead of cells (by row and column) and which rows are left out, and check all rows again.

    Raises ValidationError where the import is finished.
    """
    held = (
        Import.objects.select_for_update(of=("self",)).select_related("document", "body", "report").get(pk=imported.pk)
    )
    if held.stage not in {Import.Stage.MAPPING, Import.Stage.CHECKING}:
        message = _("Nothing can be changed in this sheet any more: %(stage)s.")
        raise ValidationError(message % {"stage": held.get_stage_display()})
    rows = list(held.rows.filter(number__in={*mended, *left_out}).order_by("number"))
    for row in rows:
        row.mended = {**row.mended, **{str(place): text for place, text in mended.get(row.number, {}).items()}}
        row.left_out = left_out.get(row.number, row.left_out)
    ImportRow.objects.bulk_update(rows, ["mended", "left_out"], batch_size=AT_ONCE)
    recheck(imported=held, today=today)
    return held


@transaction.atomic
def drop_import(*, imported: Import, by: User) -> Import:
    """Put the sheet aside: nothing of it was read in, and its file is kept. Raises ValidationError where it is done."""
    held = Import.objects.select_for_update().get(pk=imported.pk)
    if held.stage not in {Import.Stage.MAPPING, Import.Stage.CHECKING}:
        message = _("This sheet cannot be put aside: %(stage)s.")
        raise ValidationError(message % {"stage": held.get_stage_display()})
    held.stage = Import.Stage.DROPPED
    held.save(update_fields=["stage"])
    return held
