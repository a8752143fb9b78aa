"""Words whose time is over are disposed of: content goes, hashes and a tombstone stay, chains still verify."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.core.files.storage import default_storage
from django.db import models, transaction
from django.utils.translation import gettext as _

from forces.flows.log_event import log_event
from forces.models import Event, LocalPolicingBody, User
from responses.domain.workflow import Stage
from responses.record.flows.append_updates import AT_ONCE, locked_all
from responses.record.flows.rebuild_positions import rebuild_many
from responses.record.models import Disposal, Document, Scrutiny, Update
from responses.replies.models import ForceComments, Reply, ReplyStep, Submission
from responses.replies.retention import documents_in, plan_of

DRAFT_WORDS = (
    "introduction", "report_summary", "items_introduction", "narrative", "closing", "chief_officer_comments",
    "reply_to_comments", "translations",
)  # fmt: skip
"""The long words of a reply that was never issued; those of one that was are the letter's, and stay with it."""


@transaction.atomic
def dispose(*, body: LocalPolicingBody, seen: str, by: User, at: datetime, today: date) -> Disposal:
    """Carry the plan out that the person saw, by its token.

    Raises ValidationError where the body has no retention rule, where nothing is to go, or where the plan has changed
    since. Files leave the storage once all of it is written.
    """
    held = LocalPolicingBody.objects.select_for_update().get(pk=body.pk)
    plan = plan_of(held, today)
    if plan is None or held.retention_years is None:
        raise ValidationError(_("No retention period is set: nothing is ever disposed of. Set one first."))
    if plan.token != seen:
        raise ValidationError(_("What would go has changed since you looked. Look again."))
    if plan.is_empty:
        raise ValidationError(_("There is nothing to dispose of."))
    disposal = Disposal(
        body=held,
        by=by,
        at=at,
        years=held.retention_years,
        policy=held.retention_policy,
        closed_by=plan.last_day,
        counts={
            "responses": len(plan.responses),
            "replies": len(plan.replies),
            "documents": len(plan.documents),
        },
    )
    disposal.save()
    documents = _of_responses(plan.responses, disposal) | _of_replies(plan.replies, disposal)
    for kept in documents_in():
        documents |= kept.dispose(plan.documents, disposal)
    files = _unused(documents, disposal)
    facts = {"did": "disposal", "disposal": disposal.pk, **disposal.counts, "files": len(files)}
    log_event(kind=Event.Kind.RETENTION, by=by, at=at, body=held, record=disposal, facts=facts)
    transaction.on_commit(lambda: _delete(files))
    return disposal


def _of_responses(ids: Sequence[int], disposal: Disposal) -> set[int]:
    """Blank what was said of these responses; the ids of the documents beside it."""
    documents: set[int] = set()
    for start in range(0, len(ids), AT_ONCE):
        held = locked_all(ids[start : start + AT_ONCE])
        updates = Update.objects.filter(response__in=held, disposal=None)
        documents |= set(updates.exclude(document=None).values_list("document", flat=True))
        updates.dispose(disposal.pk)
        rebuild_many(held)
        standing = Update.objects.filter(disposal=None, response__scrutiny=models.OuterRef("pk"))
        done = Scrutiny.objects.filter(responses__in=held).exclude(models.Exists(standing)).distinct()
        Scrutiny.objects.filter(pk__in=list(done.values_list("pk", flat=True))).dispose(disposal.pk)
    return documents


def _of_replies(ids: Sequence[int], disposal: Disposal) -> set[int]:
    """Blank the history and the submitted texts of these replies, never an issued letter."""
    documents: set[int] = set()
    for start in range(0, len(ids), AT_ONCE):
        held = list(Reply.objects.select_for_update(of=("self",)).filter(pk__in=ids[start : start + AT_ONCE]))
        steps = ReplyStep.objects.filter(reply__in=held, disposal=None)
        documents |= set(steps.exclude(document=None).values_list("document", flat=True))
        steps.dispose(disposal.pk)
        Submission.objects.filter(reply__in=held, disposal=None).dispose(disposal.pk)
        ForceComments.objects.filter(reply__in=held).delete()
        never_issued = Reply.objects.filter(pk__in=[reply.pk for reply in held], stage=Stage.ANSWERED_BY.value)
        never_issued.update(**dict.fromkeys(DRAFT_WORDS, ""))
    return documents


def _delete(files: Sequence[str]) -> None:
    for key in files:
        default_storage.delete(key)


def _unused(documents: set[int], disposal: Disposal) -> list[str]:
    """Mark the documents that nothing standing names any more; the keys of their files."""
    gone = Document.objects.select_for_update().filter(pk__in=documents, disposal=None)
    for relation in Document._meta.related_objects:
        model: Any = relation.related_model
        fields = {field.name for field in model._meta.get_fields()}
        standing = model._base_manager.filter(**{relation.field.name: models.OuterRef("pk")})
        gone = gone.exclude(models.Exists(standing.filter(disposal=None) if "disposal" in fields else standing))
    found = list(gone.values_list("pk", "storage_key"))
    Document.objects.filter(pk__in=[pk for pk, _key in found]).update(disposal=disposal.pk)
    return [key for _pk, key in found]
