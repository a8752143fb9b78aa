"""Which words of a response a person may see: a force's liaison never sees the body's unissued ones."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.utils.translation import gettext as _

from forces.access import Access
from forces.roles import Permission
from responses.domain.positions import DATE_FIELDS, FIELDS, TEXT_FIELDS, State, from_stored
from responses.record.labels import FIELD_LABELS, label_of
from responses.record.models import Response, Update
from tracker.kit.dates import short_date

BODY_WORDS = frozenset({"body_action", "no_action_reason", "applies_reason", "acceptance_reason"})
"""Words of the local policing body that stay with it until a letter with them is issued."""


def sees_internal(access: Access, response: Response) -> bool:
    """Whether the person may see internal notes and the body's unissued words about this response."""
    return response.body_id in access.body_ids(Permission.SEE_INTERNAL)


@dataclass(frozen=True)
class ShownChange:
    """One field that an update changed, in words. A long text stands in `text`, or that it was emptied; what it was
    and what it is, in `text_before` and `text_after`."""

    label: str
    before: str
    after: str
    text: str = ""
    text_before: str = ""
    text_after: str = ""


@dataclass(frozen=True)
class Entry:
    """An update as a person may see it."""

    update: Update
    changes: tuple[ShownChange, ...]
    internal_note: str
    by_name: str
    has_evidence: bool
    taken_back_by: Update | None = None
    disposed_at: datetime | None = None
    """When its words were disposed of, where the page asks (`queries.with_disposals`)."""

    @property
    def is_disposed(self) -> bool:
        """Whether its words were lawfully disposed of."""
        return self.update.disposal is not None


def history_of(updates: list[Update], *, internal: bool) -> list[Entry]:
    """A response's updates, newest first. Updates that hold nothing which the person may see are left out.

    One that was taken back still says what it said; what follows is told as though it had never held.
    """
    state = State()
    entries = []
    taken_back = _taken_back(updates)
    for update in sorted(updates, key=lambda one: (one.effective_on, one.seq)):
        values = update.as_change().values
        shown = tuple(
            _shown(name, getattr(state, name), from_stored(name, values[name]))
            for name in FIELDS
            if name in values and (internal or name not in BODY_WORDS)
        )
        if update.pk not in taken_back:
            state = State(**{**vars(state), **{name: from_stored(name, value) for name, value in values.items()}})
        entries.append(_entry(update, shown, internal, taken_back.get(update.pk)))
    return _that_say_something(entries, internal)


def may_see_evidence(update: Update, *, internal: bool) -> bool:
    """A force sees the evidence that it gave; the body sees all."""
    return internal or update.party == Update.Party.FORCE


def _taken_back(updates: list[Update]) -> dict[int, Update]:
    """The updates that were taken back, by id, each with what took it back; one taken back takes nothing back."""
    found: dict[int, Update] = {}
    for update in sorted(updates, key=lambda one: one.seq, reverse=True):
        if update.voids_id and update.pk not in found:
            found[update.voids_id] = update
    return found


def _entry(
    update: Update, changes: tuple[ShownChange, ...], internal: bool, taken_back_by: Update | None = None
) -> Entry:
    evidence = bool(update.evidence_url or update.document_id) and may_see_evidence(update, internal=internal)
    named = internal or (update.party == Update.Party.FORCE and update.origin == Update.Origin.TYPED)
    return Entry(
        update=update,
        changes=changes,
        internal_note=update.internal_note if internal else "",
        by_name=str(update.by) if update.by and named else "",
        has_evidence=evidence,
        taken_back_by=taken_back_by,
    )


def _that_say_something(entries: list[Entry], internal: bool) -> list[Entry]:
    """Newest first. That something was taken back is told to those alone who were told it."""
    told: dict[int, Entry] = {}
    for entry in sorted(entries, key=lambda one: one.update.seq):
        of_told = internal or entry.update.voids_id is None or entry.update.voids_id in told
        if of_told and _says_something(entry):
            told[entry.update.pk] = entry
    return list(reversed(told.values()))


def _says_something(entry: Entry) -> bool:
    return bool(
        entry.update.hands_over
        or entry.changes
        or entry.internal_note
        or entry.has_evidence
        or entry.update.note
        or entry.update.seq == 1
    )


def _shown(name: str, before: Any, after: Any) -> ShownChange:
    label = str(FIELD_LABELS[name])
    if name in TEXT_FIELDS:
        return ShownChange(label, "", "", str(after) or _("(emptied)"), str(before), str(after))
    return ShownChange(label, in_words(name, before), in_words(name, after))


def in_words(name: str, value: Any) -> str:
    """A field's value as a page prints it."""
    if name in DATE_FIELDS:
        return short_date(value) if isinstance(value, date) else value or _("none")
    return label_of(name, str(value)) or _("none")
