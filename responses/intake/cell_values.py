"""A cell's value as the field under its heading takes it. What cannot be read says why, and what to enter instead.

The messages name the value and the mend; `row_checks` puts the field's name before them.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import lru_cache
from typing import Any

from django.utils.text import get_text_list
from django.utils.translation import get_language, gettext_lazy, override
from django.utils.translation import gettext as _

from recommendations.models import Recommendation
from responses.domain.positions import ENUMS
from responses.domain.status import Acceptance, Applies, BodyView, ForceSays, Inspectorate, Progress
from responses.intake.plain_words import plain
from responses.intake.sheets.values import BadCell, BadCellCode, Value
from responses.record.labels import LABELS, Words
from tracker.kit.dates import plain_date

LONGEST_SHOWN = 60
_NOT_SET_WORD = frozenset({"", "tbc", "tba", "tbd", "to be confirmed"})


BAD_CELLS: dict[BadCellCode, Words] = {
    BadCellCode.ERROR: gettext_lazy("“%(shown)s” is an error of the spreadsheet. Enter what should stand here."),
    BadCellCode.NO_SUCH_DATE: gettext_lazy("“%(shown)s” is a date that no calendar has. Enter the date that is meant."),
    BadCellCode.NO_RESULT: gettext_lazy(
        "“%(shown)s” is a formula without its result. Formulas are never run: enter the value itself."
    ),
    BadCellCode.TOO_LONG: gettext_lazy("“%(shown)s” is longer than 20,000 characters. Enter a shorter text."),
    BadCellCode.DAMAGED: gettext_lazy("“%(shown)s” cannot be read: the file is damaged here. Enter the value."),
}


class Unread(ValueError):
    """A cell that cannot be read: the message names its value and the mend."""


@dataclass(frozen=True)
class Numbered:
    """A finding's number, with the kind where the cell says it: "AFI 3"."""

    number: str
    kind: str | None = None

    @property
    def is_empty(self) -> bool:
        return not self.number and self.kind is None


NOT_NUMBERED = Numbered("")

_KINDS: dict[str, str] = {
    **dict.fromkeys(("recommendation", "recommendations", "rec", "recs", "r"), Recommendation.Kind.RECOMMENDATION),
    **dict.fromkeys(
        ("afi", "afis", "area for improvement", "areas for improvement", "improvement area"), Recommendation.Kind.AFI
    ),
    **dict.fromkeys(
        (
            "coc", "cocs", "cause of concern", "causes of concern", "cause for concern", "causes for concern",
            "accelerated cause of concern", "acoc",
        ),
        Recommendation.Kind.CAUSE_OF_CONCERN,
    ),
}  # fmt: skip
_NUMBER = re.compile(
    r"(?P<kind>accelerated cause of concern|causes? (?:of|for) concern|areas? for improvement|recommendations?|"
    r"recs?|afis?|cocs?|r)(?:[\s.:#_-]*(?:number|num\b|no\b))?[\s.:#_-]*"
    r"(?P<number>[0-9].*|[a-z](?![a-z]).*|)",
    re.IGNORECASE | re.DOTALL,
)

_OTHER_WORDS: dict[str, dict[StrEnum, tuple[str, ...]]] = {
    "applies": {
        Applies.YES: ("yes", "y", "true", "applicable", "applies", "ours", "relevant"),
        Applies.NO: ("no", "n", "false", "not applicable", "n a", "na", "does not apply", "not ours", "not relevant"),
    },
    "acceptance": {
        Acceptance.ACCEPTED: ("yes", "y", "true", "accept", "agreed", "accepted in full", "fully accepted"),
        Acceptance.IN_PART: ("in part", "partly", "partially", "partly accepted", "partially accepted"),
        Acceptance.NOT_ACCEPTED: ("no", "n", "false", "rejected", "declined", "refused", "not agreed"),
    },
    "progress": {
        Progress.COMPLETE: ("completed", "done"),
        Progress.IN_PROGRESS: ("ongoing", "on going", "under way", "underway"),
    },
    "force_says": {
        ForceSays.DONE: ("complete", "completed", "implemented"),
        ForceSays.UNDER_WAY: ("in progress", "ongoing", "on going", "underway"),
        ForceSays.NOT_DONE: ("not started", "not complete", "incomplete"),
    },
    "body_view": {
        BodyView.SATISFIED: ("yes", "y", "true", "satisfied"),
        BodyView.NOT_SATISFIED: ("no", "n", "false"),
    },
    "inspectorate_status": {
        Inspectorate.COMPLETE: ("completed",),
        Inspectorate.NO_FURTHER_ACTION: ("no further action",),
    },
}


def shown(value: Value) -> str:
    """A value as a message quotes it."""
    text = plain_date(value) if isinstance(value, date) else value.shown if isinstance(value, BadCell) else str(value)
    text = " ".join(text.split())
    return text if len(text) <= LONGEST_SHOWN else f"{text[:LONGEST_SHOWN].rstrip()}…"


def given(value: Value) -> str | float | date | None:
    """The cell's value. Raises Unread for a cell that the file itself could not give one."""
    if isinstance(value, BadCell):
        raise Unread(str(BAD_CELLS[value.code]) % {"shown": value.shown})
    return value


def as_text(value: Value, longest: int) -> str:
    """The cell's words; empty where the cell is."""
    value = given(value)
    if value is None:
        return ""
    text = value.replace("\r\n", "\n").replace("\r", "\n") if isinstance(value, str) else _figures_or_day(value)
    if len(text) > longest:
        message = _("“%(shown)s” is too long: it has %(length)d characters. Enter %(longest)d or fewer.")
        raise Unread(message % {"shown": shown(text), "length": len(text), "longest": longest})
    return text


def as_number(value: Value, longest: int) -> Numbered:
    """A finding's number. "AFI 3" says its kind too; 3.0 is 3; a day is a number that the spreadsheet misread."""
    value = given(value)
    if isinstance(value, date):
        message = _("“%(shown)s” is a date. Enter the number as the report gives it, such as 1.2.")
        raise Unread(message % {"shown": shown(value)})
    text = as_text(value, longest + LONGEST_SHOWN).strip()
    found = _NUMBER.fullmatch(text)
    kind = _KINDS[plain(found["kind"])] if found else None
    number = " ".join((found["number"] if found else text).split())
    number = number.rstrip(".") or number
    return Numbered(as_text(number, longest), kind)


def as_kind(value: Value) -> str | None:
    """The kind that a cell names; None where it is empty."""
    value = given(value)
    name = plain(str(value)) if value is not None else ""
    kind = _KINDS.get(name) or _kind_labels(get_language()).get(name)
    if name and kind is None:
        said = get_text_list([str(label) for _kind, label in Recommendation.Kind.choices], _("or"))
        message = _("“%(shown)s” is not a kind that is known. Enter %(kinds)s.")
        raise Unread(message % {"shown": shown(value), "kinds": said})
    return kind


def as_choice(field: str, value: Value) -> StrEnum | None:
    """One of a field's fixed words, ours or another usual one; None where the cell is empty."""
    value = given(value)
    name = plain(str(value)) if value is not None else ""
    if name in _NOT_SET_WORD:
        return None
    choice = _choices(field, None).get(name) or _choices(field, get_language()).get(name)
    if choice is None:
        said = get_text_list([f"“{label}”" for label in LABELS[field].values()], _("or"))
        message = _("“%(shown)s” is not one of its words. Enter %(words)s.")
        raise Unread(message % {"shown": shown(value), "words": said})
    return choice


def _figures_or_day(value: float | date | Any) -> str:
    return plain_date(value) if isinstance(value, date) else f"{value:.15g}" if isinstance(value, float) else str(value)


@lru_cache(maxsize=4)
def _kind_labels(language: str | None) -> dict[str, str]:
    with override(language):
        return {plain(str(label)): str(kind) for kind, label in Recommendation.Kind.choices}


@lru_cache(maxsize=24)
def _choices(field: str, language: str | None) -> dict[str, StrEnum]:
    with override(language):
        return dict(_words_of(field))


def _words_of(field: str) -> Iterator[tuple[str, StrEnum]]:
    """Every word for each of a field's values: others' first, so that a label of ours is never taken for another."""
    for choice, words in _OTHER_WORDS[field].items():
        yield from ((word, choice) for word in words)
    labels: dict[str, Words] = LABELS[field]
    for value, label in labels.items():
        choice = ENUMS[field](value)
        yield plain(value), choice
        yield plain(str(label)), choice
