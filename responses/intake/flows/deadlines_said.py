"""The deadlines of a recommendation that a sheet brings: those of its text, or what the sheet gives beside it."""

from collections.abc import Iterable, Sequence
from datetime import date
from functools import lru_cache

from django.utils.translation import override

from recommendations.domain.deadlines import Deadline as Read
from recommendations.domain.deadlines import parse_deadlines
from recommendations.models import Deadline, Recommendation
from responses.intake.asked_checks import Asked
from tracker.kit.dates import plain_date

LONGEST_PHRASE = 300
FIXED = Deadline.Kind.FIXED
BETWEEN = "; "
"""Between the phrases of our own file, which stand in one cell."""


def deadlines_said(
    recommendation: Recommendation, asked: Asked, published_on: date | None, *, is_ours: bool
) -> list[Deadline]:
    """The rows, unsaved."""
    read = deadlines_read(asked, published_on, is_ours=is_ours)
    for place, row in enumerate(read, start=1):
        row.recommendation_id, row.position = recommendation.pk, place
    return read


def deadlines_read(asked: Asked, published_on: date | None, *, is_ours: bool) -> list[Deadline]:
    """What a row's text and cells set, of no recommendation yet.

    An office's column counts where the text sets none. Our own file tells what was held: where the text is read
    otherwise, a person had entered a date, which stands again.
    """
    read = [_row(one.kind, one.phrase, one.date, one.due_on) for one in parse_deadlines(asked.text, published_on)]
    is_said = bool(asked.deadline_phrase or asked.due_on)
    if not read or (is_ours and is_said and not _agree(read, asked)):
        read = _of_cells(asked, published_on, is_ours=is_ours)
    return read


def _agree(rows: Iterable[Deadline], asked: Asked) -> bool:
    held = list(rows)
    return BETWEEN.join(row.phrase for row in held) == asked.deadline_phrase and _earliest(held) == asked.due_on


def _earliest(rows: Iterable[Deadline]) -> date | None:
    return min((row.due_on for row in rows if row.sets_lateness and row.due_on), default=None)


def _of_cells(asked: Asked, published_on: date | None, *, is_ours: bool) -> list[Deadline]:
    phrase, due_on = asked.deadline_phrase, asked.due_on
    parts = phrase.split(BETWEEN) if is_ours else [phrase]
    rows = [row for part in parts if part for row in _of_words(part, published_on, is_ours=is_ours)]
    if due_on and _earliest(rows) != due_on:
        words = [row.phrase for row in rows] if is_ours else [phrase[:LONGEST_PHRASE]] if phrase else []
        first, *others = words or [_in_words(due_on)]
        by_hand = _row(FIXED, first, due_on, due_on, by_hand=True)
        return [by_hand, *(_row(Deadline.Kind.NONE, other) for other in others)]
    return rows


@lru_cache(maxsize=1024)
def _in_words(day: date) -> str:
    """A sheet repeats its days: each is put in words once. The register is in English, as its reports are."""
    with override("en-gb"):
        return plain_date(day)


def _of_words(phrase: str, published_on: date | None, *, is_ours: bool) -> Sequence[Deadline]:
    """What the words set; kept as they are where they set nothing, or where our own file had them otherwise."""
    read: Sequence[Read] = parse_deadlines(phrase, published_on)
    if read and (not is_ours or [one.phrase for one in read] == [phrase]):
        return [_row(one.kind, one.phrase, one.date, one.due_on, by_hand=str(one.kind) == FIXED) for one in read]
    return [_row(Deadline.Kind.NONE, phrase[:LONGEST_PHRASE])]


def _row(
    kind: str, phrase: str, day: date | None = None, due_on: date | None = None, *, by_hand: bool = False
) -> Deadline:
    """A date from a cell is a person's: it stays where the words are read again."""
    return Deadline(kind=kind, phrase=phrase, date=day, due_on=due_on, by_hand=by_hand)
