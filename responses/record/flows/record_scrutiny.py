"""What was asked at a meeting about one or many responses: written once, and quoted as our own action if asked."""

from collections.abc import Iterable, Sequence
from datetime import date, datetime

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from forces.models import LocalPolicingBody, User
from responses.domain.positions import to_stored
from responses.record.flows.append_updates import Addition, append_updates, locked_all
from responses.record.models import Batch, Position, Response, Scrutiny, Update
from responses.record.quotations import quotation, with_paragraph
from tracker.kit.dates import long_date
from tracker.kit.long_text import LONGEST


@transaction.atomic
def record_scrutiny(
    *,
    responses: Iterable[int],
    meeting: str,
    held_on: date,
    question: str,
    by: User,
    at: datetime,
    today: date,
    answer: str = "",
    next_review_on: date | None = None,
    quote: bool = False,
    follows: Scrutiny | None = None,
) -> Scrutiny:
    """Add an entry about the responses with these ids, all of one body. It may follow an earlier one of theirs up.

    With `quote`, its paragraph is added to what the body does about each, from today: what was said at the meeting
    changes nothing that stood before it was recorded. Raises ValidationError, by field, where the days make no sense.
    """
    _check_days(held_on, next_review_on, today)
    held = locked_all(responses)
    body = _one_body(held)
    entry = Scrutiny.objects.create(
        body=body,
        follows=follows if follows and follows.body.answering_id == body.pk else None,
        meeting=meeting,
        held_on=held_on,
        question=question,
        answer=answer,
        next_review_on=next_review_on,
        by=by,
        at=at,
    )
    entry.responses.set(held)
    if quote:
        _quote(entry, held, today)
    return entry


def _check_days(held_on: date, next_review_on: date | None, today: date) -> None:
    if held_on > today:
        message = _("The date of the meeting must be today or in the past: %(day)s has not come yet.")
        raise ValidationError({"held_on": message % {"day": long_date(held_on)}})
    if next_review_on and next_review_on <= held_on:
        message = _("Next review date must be after the meeting: %(day)s is not. Enter a later day.")
        raise ValidationError({"next_review_on": message % {"day": long_date(next_review_on)}})


def _one_body(held: Sequence[Response]) -> LocalPolicingBody:
    bodies = LocalPolicingBody.objects.filter(pk__in={response.body_id for response in held})
    if len(bodies) != 1:
        raise ValidationError(_("An entry is about the recommendations of one local policing body."))
    return bodies[0]


def _quote(entry: Scrutiny, held: Sequence[Response], today: date) -> None:
    now = (
        Position.objects.current().filter(response__in=held).values_list("response", "body_action", "no_action_reason")
    )
    words = {response: action for response, action, _reason in now}
    reasons = {response for response, _action, reason in now if reason}
    quoted = {response: with_paragraph(words[response.pk], quotation(entry)) for response in held}
    changing = {response: text for response, text in quoted.items() if text != words[response.pk]}
    _refuse_if_too_long(changing)
    _refuse_if_no_action(response for response in changing if response.pk in reasons)
    if not changing:
        return
    batch = Batch.objects.create(
        kind=Batch.Kind.SCRUTINY, body=entry.body, made_by=entry.by, made_at=entry.at, note=entry.meeting
    )
    append_updates(
        [
            Addition(
                response=response,
                party=Update.Party.BODY,
                by=entry.by,
                at=entry.at,
                effective_on=today,
                changes={"body_action": to_stored("body_action", text)},
                batch=batch,
            )
            for response, text in changing.items()
        ]
    )


def _refuse_if_too_long(changing: dict[Response, str]) -> None:
    for response, text in changing.items():
        if len(text) > LONGEST:
            message = _(
                "“Quote it as our own action” would make what we do about %(response)s longer than %(longest)d "
                "characters: it would have %(length)d. Shorten those words first, or leave the box empty."
            )
            words = {"response": response, "longest": LONGEST, "length": len(text)}
            raise ValidationError({"quote": message % words})


def _refuse_if_no_action(responses: Iterable[Response]) -> None:
    """Section 55(5B) asks for an action or for why there is none: a person takes the reason back first."""
    for response in responses:
        message = _(
            "“Quote it as our own action” cannot be done for %(response)s: why we take no action is recorded there. "
            "Empty those words first, or leave the box empty."
        )
        raise ValidationError({"quote": message % {"response": response}})
