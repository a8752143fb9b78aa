"""What was done to many responses in one step is taken back in one step, while nothing has been built on it."""

from datetime import datetime

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import OuterRef, QuerySet, Subquery
from django.utils.translation import gettext as _

from forces.models import User
from responses.record.flows.append_updates import AT_ONCE, Addition, append_updates, locked_all
from responses.record.flows.log_batch import log_batch
from responses.record.models import Batch, Response, Update
from tracker.kit.dates import short_date

SHOWN = 5
"""How many of the things that stand against it are named, before the rest is counted."""


def built_on(batch: Batch) -> list[str]:
    """What stands against taking the batch back, in words: the responses on which something was recorded since."""
    since = _updated_since(batch).select_related("recommendation__report", "force")
    named = [
        _("%(response)s, %(report)s: something was recorded after it.")
        % {"response": response, "report": response.recommendation.report}
        for response in since[:SHOWN]
    ]
    return named + more_words(since.count() - SHOWN if len(named) == SHOWN else 0)


def more_words(left: int) -> list[str]:
    """That there are more than were named."""
    return [_("And %(left)d more.") % {"left": left}] if left > 0 else []


@transaction.atomic
def undo_batch(*, batch: Batch, by: User, at: datetime) -> Batch:
    """Take back every update of the batch by updates that void them: both stay in the history.

    Raises ValidationError, naming it, where something was built on it since, or where it is taken back already.
    """
    held = Batch.objects.select_for_update(of=("self",)).select_related("body").get(pk=batch.pk)
    if held.undone_at:
        message = _("This was taken back already, on %(day)s.")
        raise ValidationError(message % {"day": short_date(held.undone_at)})
    responses = locked_all(Response.objects.filter(updates__batch=held).values_list("pk", flat=True).distinct())
    if against := built_on(held):
        raise ValidationError([_("This cannot be taken back: more was built on it since."), *against])
    note = _("Taken back: %(what)s.") % {"what": held.note or held.get_kind_display()}
    for start in range(0, len(responses), AT_ONCE):
        _void(held, responses[start : start + AT_ONCE], note=note, by=by, at=at)
    held.undone_by, held.undone_at = by, at
    held.save(update_fields=["undone_by", "undone_at"])
    log_batch(held, "taken back", by=by, at=at, responses=len(responses))
    return held


def _void(batch: Batch, responses: list[Response], *, note: str, by: User, at: datetime) -> None:
    by_id = {response.pk: response for response in responses}
    written = Update.objects.filter(batch=batch, response__in=by_id, voided_by=None).order_by("response", "-seq")
    append_updates(
        [
            Addition(
                response=by_id[update.response_id],
                party=Update.Party.BODY,
                by=by,
                at=at,
                effective_on=update.effective_on,
                note=note,
                voids=update,
            )
            for update in written
        ]
    )


def _updated_since(batch: Batch) -> QuerySet[Response]:
    """Responses of the batch with an update after the batch's own that was not taken back itself."""
    last = Update.objects.filter(batch=batch, response=OuterRef("response")).order_by("-seq").values("seq")[:1]
    later = Update.objects.filter(
        response__in=Update.objects.filter(batch=batch).values("response"),
        seq__gt=Subquery(last),
        voids=None,
        voided_by=None,
    )
    return Response.objects.filter(pk__in=later.values("response")).order_by("pk")
