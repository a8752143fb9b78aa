"""What a person mends in a sheet's rows before they are read in; the sheet itself stays as it came."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from forces.models import User
from responses.intake.flows.judge_rows import AT_ONCE
from responses.intake.flows.log_import import log_import
from responses.intake.flows.stage_import import recheck
from responses.intake.models import Import, ImportRow


@transaction.atomic
def mend_rows(
    *,
    imported: Import,
    mended: Mapping[int, Mapping[int, str]],
    left_out: Mapping[int, bool],
    by: User,
    at: datetime,
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
    before = {row.number: (row.mended, row.left_out) for row in rows}
    for row in rows:
        row.mended = {**row.mended, **{str(place): text for place, text in mended.get(row.number, {}).items()}}
        row.left_out = left_out.get(row.number, row.left_out)
    ImportRow.objects.bulk_update(rows, ["mended", "left_out"], batch_size=AT_ONCE)
    _log_mended(held, rows, before, by=by, at=at)
    recheck(imported=held, today=today)
    return held


@transaction.atomic
def drop_import(*, imported: Import, by: User, at: datetime) -> Import:
    """Put the sheet aside: nothing of it was read in, and its file is kept. Raises ValidationError where it is done."""
    held = Import.objects.select_for_update().get(pk=imported.pk)
    if held.stage not in {Import.Stage.MAPPING, Import.Stage.CHECKING}:
        message = _("This sheet cannot be put aside: %(stage)s.")
        raise ValidationError(message % {"stage": held.get_stage_display()})
    was, held.stage = held.stage, Import.Stage.DROPPED
    held.save(update_fields=["stage"])
    log_import(held, "put aside", by=by, at=at, before={"stage": was}, after={"stage": held.stage})
    return held


def _log_mended(
    imported: Import,
    rows: list[ImportRow],
    before: Mapping[int, tuple[dict[str, str], bool]],
    *,
    by: User,
    at: datetime,
) -> None:
    """Each cell that reads otherwise now, by its row and column as the spreadsheet counts, and each row's tick."""
    was: dict[str, Any] = {}
    now: dict[str, Any] = {}
    for row in rows:
        mended, left_out = before[row.number]
        for place, typed in row.mended.items():
            old, at_place = mended.get(place, _cell(row, int(place))), f"{row.number}.{int(place) + 1}"
            if typed != old:
                was[at_place], now[at_place] = old, typed
        if left_out != row.left_out:
            was[f"{row.number}"], now[f"{row.number}"] = _IN_OR_OUT[left_out], _IN_OR_OUT[row.left_out]
    if now:
        log_import(imported, "rows mended", by=by, at=at, before=was, after=now)


def _cell(row: ImportRow, place: int) -> Any:
    """A cell as it was read; a row may be shorter than the headings."""
    return row.cells[place] if place < len(row.cells) else None


_IN_OR_OUT = {False: "read in", True: "left out"}
