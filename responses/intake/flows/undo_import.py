"""A sheet that was read in is taken back whole, while nothing has been built on it."""

from datetime import datetime

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from forces.models import User
from recommendations.models import InspectionReport, Recommendation
from responses.intake.flows.log_import import log_import
from responses.intake.flows.undo_registered import Registered
from responses.intake.models import Import
from responses.record.flows.undo_batch import built_on, undo_batch


def built_on_import(imported: Import) -> list[str]:
    """What stands against taking the sheet back, in words: nothing, where it can be."""
    if imported.batch is None:
        return []
    return [*built_on(imported.batch), *_registered(imported).against()]


@transaction.atomic
def undo_import(*, imported: Import, by: User, at: datetime) -> Import:
    """Take back every update that the sheet wrote; what it registered is withdrawn. The sheet and the history stay.

    Raises ValidationError, naming it, where something was built on it since.
    """
    held = Import.objects.select_for_update(of=("self",)).select_related("batch", "body").get(pk=imported.pk)
    if held.stage != Import.Stage.DONE or held.batch is None:
        message = _("This sheet cannot be taken back: %(stage)s.")
        raise ValidationError(message % {"stage": held.get_stage_display()})
    if against := built_on_import(held):
        raise ValidationError([_("This cannot be taken back: more was built on it since."), *against])
    undo_batch(batch=held.batch, by=by, at=at)
    note = _("Taken back with the sheet that registered the recommendation.")
    withdrawn = _registered(held).withdraw(note=note, by=by, at=at)
    was, held.stage = held.stage, Import.Stage.UNDONE
    held.save(update_fields=["stage"])
    told = {"before": {"stage": was}, "after": {"stage": held.stage}, "withdrawn": withdrawn}
    log_import(held, "taken back", by=by, at=at, batch=held.batch.pk, **told)
    return held


def _registered(imported: Import) -> Registered:
    """What the sheet entered in the register."""
    assert imported.batch is not None
    made = imported.made.exclude(recommendation=None).values("recommendation")
    return Registered(
        batch=imported.batch,
        recommendations=Recommendation.objects.filter(pk__in=made),
        reports=InspectionReport.objects.filter(pk__in=imported.reports_made.values("pk")),
    )
