"""A sheet that was read in is taken back whole, while nothing has been built on it."""

from datetime import datetime

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _

from forces.models import User
from recommendations.models import InspectionReport, Recommendation
from responses.intake.flows.log_import import log_import
from responses.intake.models import Import
from responses.record.flows.append_updates import AT_ONCE, Addition, append_updates, locked_all
from responses.record.flows.undo_batch import SHOWN, built_on, more_words, undo_batch
from responses.record.models import Response, Update
from responses.replies.models import Reply, ReplyItem


def built_on_import(imported: Import) -> list[str]:
    """What stands against taking the sheet back, in words: nothing, where it can be."""
    if imported.batch is None:
        return []
    return [
        *built_on(imported.batch),
        *_named(_others_answers(imported), _("%(it)s: something was recorded on it.")),
        *_named(_scrutinised(imported), _("%(it)s: a scrutiny entry is about it.")),
        *_named(_in_letters(imported), _("%(it)s: a letter answers it.")),
        *_named(_added_to(imported), _("The report “%(it)s”: it was corrected, or recommendations were added to it.")),
        *_named(_replied_to(imported), _("The report “%(it)s”: work on its reply has begun.")),
    ]


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
    _void_openings(held, by=by, at=at)
    withdrawn = {"recommendations": _recommendations(held).update(withdrawn_at=at)}
    withdrawn["reports"] = held.reports_made.update(withdrawn_at=at)
    was, held.stage = held.stage, Import.Stage.UNDONE
    held.save(update_fields=["stage"])
    told = {"before": {"stage": was}, "after": {"stage": held.stage}, "withdrawn": withdrawn}
    log_import(held, "taken back", by=by, at=at, batch=held.batch.pk, **told)
    return held


def _recommendations(imported: Import) -> QuerySet[Recommendation]:
    """The recommendations that the sheet registered."""
    return Recommendation.objects.filter(pk__in=imported.made.exclude(recommendation=None).values("recommendation"))


def _void_openings(imported: Import, *, by: User, at: datetime) -> None:
    """The responses that other forces were given for what the sheet registered, of which nothing is said yet."""
    opened = Response.objects.filter(recommendation__in=_recommendations(imported), positions__is_current=True)
    responses = locked_all(opened.values_list("pk", flat=True))
    note = _("Taken back with the sheet that registered the recommendation.")
    for start in range(0, len(responses), AT_ONCE):
        by_id = {response.pk: response for response in responses[start : start + AT_ONCE]}
        append_updates(
            [
                Addition(
                    response=by_id[opening.response_id],
                    party=Update.Party.BODY,
                    by=by,
                    at=at,
                    effective_on=opening.effective_on,
                    note=note,
                    voids=opening,
                )
                for opening in _standing().filter(response__in=by_id, origin=Update.Origin.REGISTER)
            ]
        )


def _standing() -> QuerySet[Update]:
    """What was said and not taken back."""
    return Update.objects.filter(voids=None, voided_by=None)


def _others_answers(imported: Import) -> QuerySet[Response]:
    """Responses to what the sheet registered that the sheet did not write, and of which something is said."""
    said = _standing().exclude(origin=Update.Origin.REGISTER).exclude(batch=imported.batch)
    rows = Response.objects.filter(recommendation__in=_recommendations(imported)).exclude(updates__batch=imported.batch)
    return rows.filter(pk__in=said.values("response"))


def _scrutinised(imported: Import) -> QuerySet[Response]:
    mine = Response.objects.filter(recommendation__in=_recommendations(imported))
    return mine.exclude(scrutiny=None).distinct()


def _in_letters(imported: Import) -> QuerySet[Response]:
    mine = Response.objects.filter(recommendation__in=_recommendations(imported))
    return mine.filter(pk__in=ReplyItem.objects.filter(reply__withdrawn_at=None).values("response"))


def _added_to(imported: Import) -> QuerySet[InspectionReport]:
    """Reports that the sheet made and someone corrected, or put more into; others, with more under its findings."""
    mine, made = _recommendations(imported), imported.reports_made.values("pk")
    others = Recommendation.objects.standing().exclude(pk__in=mine).filter(Q(report__in=made) | Q(parent__in=mine))
    corrected = InspectionReport.objects.filter(pk__in=made).exclude(amendments=None)
    return InspectionReport.objects.filter(Q(pk__in=others.values("report")) | Q(pk__in=corrected.values("pk")))


def _replied_to(imported: Import) -> QuerySet[InspectionReport]:
    begun = ~Q(stage=Reply.Stage.DRAFTING) | Q(steps_taken__gt=1) | ~Q(items=None)
    replies = Reply.objects.filter(begun, report__in=imported.reports_made.all())
    return InspectionReport.objects.filter(pk__in=replies.values("report"))


def _named(
    rows: "QuerySet[Response] | QuerySet[Recommendation] | QuerySet[InspectionReport]", message: str
) -> list[str]:
    named = [message % {"it": row} for row in rows.order_by("pk")[:SHOWN]]
    return named + more_words(rows.count() - SHOWN if len(named) == SHOWN else 0)
