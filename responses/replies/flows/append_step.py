"""The one way in which a reply changes: a step is added to its chain, and the reply takes what the step says."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.utils.translation import gettext as _

from forces.models import User
from responses.domain.workflow import Stage, transition
from responses.record.models import Document
from responses.replies.models import Reply, ReplyStep
from tracker.kit.chain import text_digest

STALE = "stale"
"""The code of a refusal because someone else has taken a step, or submitted another text, since the page was opened."""


def is_stale(error: ValidationError) -> bool:
    """Whether the person should look at what is there now, and may then try again."""
    return getattr(error, "code", None) == STALE


def locked_reply(reply_id: int) -> Reply:
    """The reply, held until the transaction ends."""
    rows = Reply.objects.select_for_update(of=("self",))
    return rows.select_related("report__source", "force", "body", "edited_by", "submission").get(pk=reply_id)


@transaction.atomic
def append_step(
    *,
    reply: Reply,
    kind: ReplyStep.Kind,
    by: User | None,
    at: datetime,
    on: date,
    values: Mapping[str, Any] | None = None,
    facts: Mapping[str, Any] | None = None,
    to: Stage | None = None,
    note: str = "",
    document: Document | None = None,
    document_name: str = "",
) -> ReplyStep:
    """Add a step to a locked reply, write `values` into its fields, and move it to the stage `to`.

    `facts` are further short values of the step alone. Raises ValidationError where the table of transitions does not
    lead there, or asks for a reason that `note` does not give.
    """
    stages = _stages(reply, to, note) if to else ("", "")
    changed = {name: value for name, value in (values or {}).items() if getattr(reply, name) != value}
    short, texts = _parted(changed, note)
    step = ReplyStep(
        reply=reply,
        seq=reply.steps_taken + 1,
        kind=kind,
        from_stage=stages[0],
        to_stage=stages[1],
        happened_on=on,
        recorded_at=at,
        by=by,
        body=reply.body,
        changes={**short, **(facts or {})},
        texts=texts,
        text_digests={name: text_digest(text) for name, text in texts.items()},
        document=document,
        document_name=document_name,
        previous=reply.head,
    )
    step.hash = step.computed_hash()
    step.save()
    _follow(reply, step, changed)
    return step


def _follow(reply: Reply, step: ReplyStep, changed: Mapping[str, Any]) -> None:
    """The reply takes what the step says."""
    for name, value in changed.items():
        setattr(reply, name, value)
    reply.steps_taken, reply.head = step.seq, step.hash
    if step.to_stage:
        reply.stage = Reply.Stage(step.to_stage)
    reply.save()


def _stages(reply: Reply, to: Stage, note: str) -> tuple[str, str]:
    step = transition(Stage(reply.stage), to)
    if step is None:
        said = {"now": reply.get_stage_display(), "then": Reply.Stage(to.value).label}
        raise ValidationError(_("The reply cannot go from “%(now)s” to “%(then)s”.") % said)
    if step.needs_reason and not note:
        raise ValidationError({"note": _("Enter the reason. It is kept in the reply’s history.")})
    return reply.stage, to.value


def _parted(changed: Mapping[str, Any], note: str) -> tuple[dict[str, Any], dict[str, str]]:
    """Short values as JSON holds them, and long texts, which a lawful disposal may blank; the note is one."""
    short, texts = {}, {}
    for name, value in changed.items():
        if isinstance(Reply._meta.get_field(name), models.TextField):
            texts[name] = value
        else:
            short[name] = _plain(value)
    if note:
        texts["note"] = note
    return short, texts


def _plain(value: Any) -> Any:
    if isinstance(value, date):
        return value.isoformat()
    return value.pk if isinstance(value, models.Model) else value
