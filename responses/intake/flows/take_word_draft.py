"""What was changed in Word is taken into the draft: its own words, and the answers, all at once."""

from collections import defaultdict
from collections.abc import Mapping
from datetime import date, datetime

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Field
from django.utils.translation import gettext as _

from forces.models import User
from letters.content import Letter
from letters.rendering.marked import digest
from responses.intake.word.changes import label_of
from responses.record.flows.append_updates import locked_all
from responses.record.flows.record_update import record_update
from responses.replies.flows.append_step import locked_reply
from responses.replies.flows.edit_reply import edit_reply
from responses.replies.models import Reply
from responses.replies.word_copy import field_of, may_be_taken, response_of, said, told_of, word_letter
from tracker.kit.long_text import LongText


class StaleDraft(Exception):
    """Some of what is to be taken was changed here since it was shown; `labels` name it. Nothing is taken."""

    def __init__(self, labels: list[str]) -> None:
        super().__init__(", ".join(labels))
        self.labels = labels


@transaction.atomic
def take_word_draft(
    *, reply: Reply, texts: Mapping[str, str], seen: Mapping[str, str], by: User, at: datetime, today: date
) -> None:
    """Take these texts, by the keys of their parts, where each part still stands as it was shown (`seen`: digests).

    Raises StaleDraft, and ValidationError where the stage lets nothing change or a text can't be one of its field.
    """
    held = locked_reply(reply.pk)
    asked = [pk for key in texts if (pk := response_of(key))]
    responses = {row.pk: row for row in locked_all(asked)}
    letter = word_letter(held)
    _refuse_stale(letter, seen={key: seen.get(key, "") for key in texts})
    own = {key: text for key, text in texts.items() if response_of(key) is None}
    for key, text in texts.items():
        _check(key, text, letter)
    if own:
        edit_reply(reply=held, version=held.version, values=own, by=by, at=at)
    by_response: dict[int, dict[str, str]] = defaultdict(dict)
    for key, text in texts.items():
        if pk := response_of(key):
            by_response[pk][field_of(key)] = text
    for pk, values in by_response.items():
        record_update(
            response=responses[pk],
            version=responses[pk].version,
            values=values,
            by=by,
            at=at,
            today=today,
            effective_on=today,
            internal_note=_("Taken from the draft letter, changed in Word."),
        )


def _refuse_stale(letter: Letter, seen: Mapping[str, str]) -> None:
    now = told_of(letter)
    stale = [key for key, was in seen.items() if key not in now.parts or digest(said(now, key)) != was]
    if stale:
        raise StaleDraft([label_of(key, letter) for key in stale])


def _check(key: str, text: str, letter: Letter) -> None:
    if not may_be_taken(key):
        raise ValidationError(_("%(part)s can’t be changed in Word.") % {"part": label_of(key, letter)})
    name = field_of(key)
    try:
        if response_of(key) is None:
            field = Reply._meta.get_field(name)
            assert isinstance(field, Field)
            field.clean(text, None)
        LongText().clean(text)
    except ValidationError as error:
        raise ValidationError(f"{label_of(key, letter)}: {' '.join(error.messages)}") from error
