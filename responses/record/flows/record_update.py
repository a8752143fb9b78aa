"""An officer records where a response stands, or a force's liaison what the force says."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from forces.models import User
from responses.domain.positions import State, difference, gives_both_actions, settled
from responses.domain.status import Acceptance, Applies, Progress, is_reopening, may_become
from responses.record.flows.append_update import append_update, locked
from responses.record.flows.check_day import check_day
from responses.record.labels import ONE_OF_TWO_ACTIONS, label_of
from responses.record.models import Document, Response, Update
from tracker.kit.dates import long_date

FORCE_FIELDS = frozenset({"force_says", "force_action"})
"""What a force may say of itself; all else is the local policing body's word."""


@transaction.atomic
def record_update(
    *,
    response: Response,
    version: int,
    values: Mapping[str, Any],
    by: User,
    at: datetime,
    today: date,
    effective_on: date,
    party: Update.Party = Update.Party.BODY,
    note: str = "",
    internal_note: str = "",
    evidence_url: str = "",
    document: Document | None = None,
    document_name: str = "",
) -> Update:
    """Record new values of a response's fields, from the day on which they took effect.

    `version` is the one that the person saw. Raises StaleResponse where it has moved on since, and ValidationError,
    by field, where the new state makes no sense or nothing is said.
    """
    held = locked(response.pk, version)
    before = current_state(held)
    after = settled(State(**{**vars(before), **values}))
    changes = difference(before, after)
    check_day(held, effective_on, today, changes)
    check_change(before, after, note=note, asked=frozenset(values))
    check_review_day(before, after, today)
    if not (changes or note or internal_note or evidence_url or document):
        raise ValidationError(_("Nothing has changed. Change something, or say what was done."))
    if party == Update.Party.FORCE and not FORCE_FIELDS.issuperset(changes):
        raise ValidationError(_("A force can say only what the force says and does."))
    return append_update(
        response=held,
        party=party,
        by=by,
        at=at,
        effective_on=effective_on,
        changes=changes,
        note=note,
        internal_note=internal_note,
        evidence_url=evidence_url,
        document=document,
        document_name=document_name,
    )


def current_state(response: Response) -> State:
    """The state that holds now."""
    return response.positions.get(is_current=True).state


def check_change(before: State, after: State, *, note: str, asked: frozenset[str]) -> None:
    """Raise ValidationError, naming field, value and mend, where a change of state is not one that can be.

    `asked` are the fields that the person was asked for: nobody is refused for what an adopted letter left out and
    their page does not show.
    """
    errors = {**_progress_errors(before, after, note, asked), **_reason_errors(after), **_action_errors(before, after)}
    if errors:
        raise ValidationError(errors)


def check_review_day(before: State, after: State, today: date) -> None:
    """Raise ValidationError where a new review date has gone by already."""
    if after.review_on and after.review_on != before.review_on and after.review_on < today:
        said = _("Review date must be today or later: %(day)s has gone by.") % {"day": long_date(after.review_on)}
        raise ValidationError({"review_on": said})


def _progress_errors(before: State, after: State, note: str, asked: frozenset[str]) -> dict[str, str]:
    if not may_become(before.progress, after.progress):
        return {
            "progress": _("Progress cannot go from “%(now)s” to “%(then)s”. Choose another state.")
            % {"now": label_of("progress", before.progress), "then": label_of("progress", after.progress)}
        }
    if is_reopening(before.progress, after.progress) and not note:
        return {"note": _("Say why this is open again: it was recorded as done.")}
    if after.progress == Progress.WAITING and after != before:
        return {name: message for name, message in _waiting_errors(after).items() if name in asked}
    return {}


def _waiting_errors(after: State) -> dict[str, str]:
    asked = {
        "waiting_on": (after.waiting_on, _("Enter who you are waiting for, such as “College of Policing”.")),
        "waiting_for": (after.waiting_for, _("Enter what you are waiting for from them.")),
        "review_on": (after.review_on, _("Enter the date on which you will look at this again.")),
    }
    return {name: message for name, (value, message) in asked.items() if not value}


def _reason_errors(after: State) -> dict[str, str]:
    errors = {}
    if after.applies == Applies.NO and not after.applies_reason:
        errors["applies_reason"] = _("Enter why this is not for us. The reason is printed in the letter.")
    if after.acceptance in {Acceptance.IN_PART, Acceptance.NOT_ACCEPTED} and not after.acceptance_reason:
        errors["acceptance_reason"] = _("Enter why this is not accepted in full. The reason is printed in the letter.")
    return errors


def _action_errors(before: State, after: State) -> dict[str, str]:
    return {"no_action_reason": str(ONE_OF_TWO_ACTIONS)} if gives_both_actions(before, after) else {}
