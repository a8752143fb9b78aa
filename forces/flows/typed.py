"""What a person types is kept before it is saved, and forgotten once it is."""

import json
from collections.abc import Mapping
from datetime import datetime
from enum import StrEnum

from django.db import transaction

from forces.models import TypedText, User

LARGEST = 512 * 1024
"""Bytes in one draft: the largest form, all of it in letters of two bytes."""
MOST = 40
"""Drafts that one person can have: the oldest gives way."""


class Why(StrEnum):
    """Why a draft is not kept."""

    TOO_LARGE = "too-large"
    PUT_AWAY = "put-away"
    """The form was saved, or its draft put away, after this page was opened."""
    ANOTHER_PAGE = "another-page"
    """There are words from another page, which this one has not taken up."""


class NotKept(Exception):
    def __init__(self, why: Why) -> None:
        super().__init__(why.value)
        self.why = why


@transaction.atomic
def keep_typed(
    *, key: str, values: Mapping[str, list[str]], opened_at: datetime, goes_on: bool, by: User, at: datetime
) -> TypedText:
    """Keep the fields of a form as they stand. Raises NotKept rather than write over words that this page never showed.

    `opened_at` names the page; `goes_on` says that it began with what was kept or sent before.
    """
    values = {name: [_storable(text) for text in texts] for name, texts in values.items()}
    if len(json.dumps(values, ensure_ascii=False).encode()) > LARGEST:
        raise NotKept(Why.TOO_LARGE)
    row, is_new = TypedText.objects.get_or_create(
        user=by, key=key, defaults={"opened_at": opened_at, "saved_at": at, "values": values}
    )
    if is_new:
        _make_room(by)
        return row
    row = TypedText.objects.select_for_update(of=("self",)).get(pk=row.pk)
    if row.put_away_at and opened_at < row.put_away_at:
        raise NotKept(Why.PUT_AWAY)
    takes_up = goes_on and opened_at > row.opened_at
    if row.holds_words(at) and opened_at != row.opened_at and not takes_up:
        raise NotKept(Why.ANOTHER_PAGE)
    row.values, row.opened_at, row.saved_at = values, opened_at, at
    row.save()
    return row


def forget_typed(*, key: str, by: User, at: datetime) -> None:
    """The form is saved, or what was typed is put away: no word of it stays, and what is under way comes too late."""
    TypedText.objects.update_or_create(
        user=by, key=key, defaults={"values": {}, "opened_at": at, "saved_at": at, "put_away_at": at}
    )


def sweep_typed(*, at: datetime) -> int:
    """Delete what is too old to be offered; how many drafts that were."""
    return TypedText.objects.too_old(at).delete()[0]


def _storable(text: str) -> str:
    """PostgreSQL has no NUL character, and no field of ours takes one."""
    return text.replace("\0", "")


def _make_room(user: User) -> None:
    surplus = TypedText.objects.of(user).values_list("pk", flat=True)[MOST:]
    TypedText.objects.filter(pk__in=list(surplus)).delete()
