"""An officer takes or leaves what a force proposes: what is taken is recorded as what the force says."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import date, datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from forces.models import User
from responses.domain.positions import State
from responses.intake.flows.log_import import log_sheet
from responses.intake.models import Proposal, UpdateSheet
from responses.intake.update_sheet_states import states_now
from responses.record.flows.append_updates import AT_ONCE, Addition, append_updates, locked_all
from responses.record.models import Batch, Response, Update
from tracker.kit.dates import plain_date
from tracker.kit.numbers import grouped


class StaleProposals(Exception):
    """Something was recorded on some of the responses since the page was opened; `moved_on` holds them."""

    def __init__(self, moved_on: list[Response]) -> None:
        super().__init__(f"{len(moved_on)} responses have changed")
        self.moved_on = moved_on


@transaction.atomic
def decide_proposals(
    *,
    sheet: UpdateSheet,
    decisions: Mapping[int, Proposal.Decision],
    seen: Mapping[int, int],
    by: User,
    at: datetime,
    today: date,
) -> Batch | None:
    """Take or leave these proposals of a sheet, by their ids, in one step; the batch, where anything is recorded.

    `seen` holds each response's version as the page showed it. Raises StaleProposals where one that is to be taken has
    moved on since, and ValidationError where a proposal is decided already or its response is no longer recorded.
    """
    held = UpdateSheet.objects.select_for_update(of=("self",)).select_related("body").get(pk=sheet.pk)
    waiting = {row.pk: row for row in held.proposals.filter(decision="").order_by("row", "pk")}
    _refuse_decided(len(set(decisions) - set(waiting)))
    chosen = [row for pk, row in waiting.items() if pk in decisions]
    taken = [row for row in chosen if decisions[row.pk] == Proposal.Decision.TAKEN]
    responses = {row.pk: row for row in locked_all(row.response_id for row in taken)}
    if moved_on := [row for pk, row in responses.items() if seen.get(pk) != row.version]:
        raise StaleProposals(moved_on)
    batch, updates = _record(held, taken, responses, by=by, at=at, today=today)
    for row in chosen:
        row.decision, row.decided_by, row.decided_at = decisions[row.pk], by, at
        row.update = updates.get(row.response_id) if row.decision == Proposal.Decision.TAKEN else None
        row.batch = batch if row.update else None
    Proposal.objects.bulk_update(
        chosen, ["decision", "decided_by", "decided_at", "update", "batch"], batch_size=AT_ONCE
    )
    told = {"taken": len(taken), "left": len(chosen) - len(taken), "batch": batch.pk if batch else None}
    log_sheet(held, "decided", by=by, at=at, **told)
    return batch


def _refuse_decided(decided: int) -> None:
    if decided:
        message = ngettext(
            "%(number)s of these changes was decided by someone else since you opened the page. Look at what is left.",
            "%(number)s of these changes were decided by someone else since you opened the page. Look at what is left.",
            decided,
        )
        raise ValidationError(message % {"number": grouped(decided)})


def _record(
    sheet: UpdateSheet,
    taken: Iterable[Proposal],
    responses: Mapping[int, Response],
    *,
    by: User,
    at: datetime,
    today: date,
) -> tuple[Batch | None, dict[int, Update]]:
    """The updates, by response, in one batch. What is recorded already by other means is recorded once."""
    by_response: dict[int, dict[str, str]] = defaultdict(dict)
    for row in taken:
        by_response[row.response_id][row.field] = row.value
    now = states_now(by_response)
    _refuse_gone([row for row in taken if row.response_id not in now])
    said = {pk: _said(now[pk], values) for pk, values in by_response.items()}
    telling = {pk: (changes, note) for pk, (changes, note) in said.items() if changes or note}
    if not telling:
        return None, {}
    source = _source(sheet)
    batch = Batch.objects.create(
        kind=Batch.Kind.UPDATE_SHEET, body_id=sheet.body.answering_id, made_by=by, made_at=at, note=source
    )
    additions = [
        Addition(
            response=responses[pk],
            party=Update.Party.FORCE,
            by=by,
            at=at,
            effective_on=today,
            changes=changes,
            note=f"{note}\n\n{source}" if note else source,
            origin=Update.Origin.IMPORTED,
            batch=batch,
        )
        for pk, (changes, note) in telling.items()
    ]
    return batch, {update.response_id: update for update in append_updates(additions)}


def _said(now: State, values: Mapping[str, str]) -> tuple[dict[str, Any], str]:
    """What an update must say, and the force's own note."""
    state = {name: value for name, value in values.items() if name != Proposal.Field.NOTE}
    changes = {name: value for name, value in state.items() if getattr(now, name) != value}
    return changes, values.get(Proposal.Field.NOTE, "")


def _refuse_gone(gone: list[Proposal]) -> None:
    if gone:
        message = _("Row %(row)s: the recommendation is no longer recorded. Leave what is proposed for it.")
        raise ValidationError([message % {"row": number} for number in dict.fromkeys(row.row for row in gone)])


def _source(sheet: UpdateSheet) -> str:
    words = {"name": sheet.name, "day": plain_date(sheet.read_at)}
    return _("Taken from the update sheet “%(name)s”, read on %(day)s.") % words
