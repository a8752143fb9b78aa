"""Where a row says that a recommendation stands, and what is wrong with that."""

from collections.abc import Iterable, Mapping
from enum import StrEnum
from functools import partial
from typing import Any

from django.utils.translation import gettext as _

from responses.domain.status import Acceptance, Applies, Progress, Status
from responses.intake import statuses
from responses.intake.cell_values import as_choice, as_text, shown
from responses.intake.fields import FIELDS, STATE_WORD_FIELDS
from responses.intake.lengths import LONGEST_OF
from responses.intake.row_cells import Problem, RowCells

_TEXTS = (
    "applies_reason", "acceptance_reason", "waiting_on", "waiting_for", "force_action", "body_action",
    "no_action_reason", "owner",
)  # fmt: skip
_DATES = ("review_on", "target_on")
_CHOICES = {name: partial(as_choice, name) for name in STATE_WORD_FIELDS}
_DECIDED_BY = {
    **dict.fromkeys((progress.value for progress in Progress), "progress"),
    Status.NOT_ACCEPTED.value: "acceptance",
    Status.NOT_APPLICABLE.value: "applies",
}
"""The field of its own that a status is the word for."""
_NEEDED_WITH: dict[str, tuple[str, frozenset[StrEnum]]] = {
    "waiting_for": ("progress", frozenset({Progress.WAITING})),
    "applies_reason": ("applies", frozenset({Applies.NO})),
    "acceptance_reason": ("acceptance", frozenset({Acceptance.IN_PART, Acceptance.NOT_ACCEPTED})),
}
"""What the record refuses to be without, and with which values of which field."""


def read_values(row: RowCells) -> dict[str, Any]:
    """The fields of State that the row sets. The columns of their own go before what a status word means."""
    said: dict[str, Any] = {name: row.attempt(name, read) for name, read in _CHOICES.items() if row.may_say(name)}
    said |= {name: row.day(name) for name in _DATES if row.may_say(name)}
    said |= {name: row.text(name) for name in _TEXTS if row.may_say(name)}
    explicit = {name: value for name, value in said.items() if value}
    status = _status(row)
    if status is None:
        return explicit
    _check_agreement(row, status, explicit)
    return {**statuses.meaning(status), **explicit}


def lacking(row: RowCells, values: Mapping[str, Any]) -> Iterable[Problem]:
    """What the state needs said beside it."""
    for name, (field, with_values) in _NEEDED_WITH.items():
        if values.get(field) in with_values and not values.get(name) and name not in row.failed:
            yield row.problem(name, _need_words(name))


def _need_words(name: str) -> str:
    if name == "waiting_for":
        return _("enter what it is waiting for, or change the state.")
    return _("enter the reason, or change the state. The reason is printed in the letter.")


def _status(row: RowCells) -> str | None:
    word = row.attempt("status", as_text, LONGEST_OF["text"])
    if not word:
        return None
    status = statuses.understood(word, row.sheet.words)
    if status is None or (status == Status.SUPERSEDED and not row.known.is_ours):
        message = _("“%(shown)s” is not a state that is known. Say what it means, or enter one such as “%(such)s”.")
        row.wrong("status", message % {"shown": shown(word), "such": _("In progress")})
        return None
    return status


def _check_agreement(row: RowCells, status: str, explicit: Mapping[str, Any]) -> None:
    """Where a status and the column that it is the word for differ, nobody can tell which is meant."""
    name = _DECIDED_BY.get(status, "")
    if name in explicit and explicit[name] != statuses.meaning(status)[name]:
        message = _("“%(shown)s” disagrees with “%(other)s” under %(field)s. Change one of the two.")
        said = {"shown": shown(row.value("status")), "other": shown(row.value(name)), "field": FIELDS[name].label}
        row.wrong("status", message % said)
