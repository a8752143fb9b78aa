"""What a sheet that came back changes, against what it held when it was made; and what in it can't be read, and why."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from django.utils.text import get_text_list
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from responses.domain.positions import State
from responses.domain.status import ForceSays
from responses.intake.cell_values import BAD_CELLS
from responses.intake.models import Proposal
from responses.intake.plain_words import plain
from responses.intake.row_words import cell_text, shortened
from responses.intake.sheets.values import BadCell, Value
from responses.intake.update_sheet_cells import as_read, fits, in_cell, row_name
from responses.intake.update_sheet_columns import HEADINGS, NAMES_A_ROW, states_by_word
from responses.intake.update_sheet_ids import RowId, parse_row_id
from responses.intake.update_sheet_rows import SentRow
from responses.record.labels import LABELS
from responses.record.models import Response

NO_ID = gettext_lazy("Row %(row)s has no row id, so nothing of it was read. Put back the id that the sheet came with.")
NOT_OURS = gettext_lazy(
    "Row %(row)s: “%(id)s” is not a row id that was given out here. A character may be missing or mistyped: put back "
    "the id that the sheet came with. Nothing of the row was read."
)
NOT_THIS_FORCE = gettext_lazy(
    "Row %(row)s: “%(id)s” belongs to another force or local policing body, or is no longer recorded. Nothing of the "
    "row was read."
)
TWICE = gettext_lazy("Rows %(rows)s have the same row id, “%(id)s”: nothing of them was read. Leave only one of them.")
MIXED_UP = gettext_lazy(
    "Row %(row)s: the row id is that of “%(own)s” (%(report)s), and the words beside it are those of another row. Some "
    "columns may have been sorted without the others. Nothing of the row was read."
)
BAD = gettext_lazy("Row %(row)s, “%(heading)s”: %(why)s")
TOO_LONG_BEFORE = gettext_lazy(
    "what is recorded is too long for a cell, so the cell was not read. Record the change on the recommendation’s page."
)


@dataclass(frozen=True)
class Held:
    """A response that a row is about: what the sheet held of it, and what is recorded now."""

    response: Response
    then: State
    now: State


@dataclass(frozen=True)
class Changed:
    """A cell that differs from what the sheet held and from what is recorded now."""

    response: Response
    version: int
    row: int
    field: Proposal.Field
    was: str
    value: str


class UnreadCell(ValueError):
    """Why a cell is left as it was, in words."""


def ids_of(rows: Sequence[SentRow]) -> dict[int, RowId]:
    """The ids that were made here, by the number of their row."""
    made = {row.number: parse_row_id(cell_text(row.row_id)) for row in rows}
    return {number: row_id for number, row_id in made.items() if row_id}


class Comparison:
    """The rows of one sheet against what they are about. Only cells that the force changed count."""

    def __init__(self, rows: Sequence[SentRow], ids: Mapping[int, RowId], held: Mapping[RowId, Held]) -> None:
        self._rows, self._ids, self._held = rows, ids, held
        self._states = states_by_word()
        self._named_by = [name for name in NAMES_A_ROW if rows and name in rows[0].about]
        self._names = {self._name(one.response) for one in held.values()}
        self._twice = self._rows_twice()
        self.changes: list[Changed] = []
        self.notes: list[str] = []
        for row in rows:
            if row.says_something:
                self._read(row)

    def _read(self, row: SentRow) -> None:
        row_id = self._ids.get(row.number)
        about = self._held.get(row_id) if row_id else None
        if refusal := self._refusal(row, row_id, about):
            if refusal not in self.notes:
                self.notes.append(refusal)
        elif row_id and about:
            self.changes += self._changes(row, row_id, about)

    def _refusal(self, row: SentRow, row_id: RowId | None, about: Held | None) -> str:
        """Why nothing of the row is read; empty where it is."""
        words = {"row": row.number, "id": shortened(cell_text(row.row_id))}
        if row.row_id is None:
            return NO_ID % words
        if row_id is None:
            return NOT_OURS % words
        if about is None:
            return NOT_THIS_FORCE % words
        if others := self._twice.get(row_id.response):
            return TWICE % {**words, "rows": get_text_list([str(number) for number in others], _("and"))}
        name = tuple(row.about[name] for name in self._named_by)
        if name != self._name(about.response) and name in self._names:
            report, own, _asks = row_name(about.response)
            return MIXED_UP % {**words, "own": own, "report": report}
        return ""

    def _name(self, response: Response) -> tuple[str, ...]:
        """By which a person knows the row, of those columns that the sheet still has."""
        words = dict(zip(NAMES_A_ROW, row_name(response), strict=True))
        return tuple(as_read(words[name]) for name in self._named_by)

    def _rows_twice(self) -> dict[int, list[int]]:
        """The rows that are about the same response, by its id, where there is more than one."""
        numbers: dict[int, list[int]] = defaultdict(list)
        for row in self._rows:
            if row.says_something and (row_id := self._ids.get(row.number)):
                numbers[row_id.response].append(row.number)
        return {response: rows for response, rows in numbers.items() if len(rows) > 1}

    def _changes(self, row: SentRow, row_id: RowId, about: Held) -> Iterator[Changed]:
        for name, value in row.answers.items():
            field = Proposal.Field(name)
            try:
                was, now, sent = self._cell(field, value, about)
            except UnreadCell as why:
                self.notes.append(BAD % {"row": row.number, "heading": HEADINGS[name], "why": why})
            else:
                if sent not in (was, now):
                    yield Changed(about.response, row_id.version, row.number, field, was, sent)

    def _cell(self, field: Proposal.Field, value: Value, about: Held) -> tuple[str, str, str]:
        """What the cell held, what is recorded now and what stands in the cell."""
        if field is Proposal.Field.FORCE_SAYS:
            return about.then.force_says, about.now.force_says, self._state(value, about.then.force_says)
        if field is Proposal.Field.NOTE:
            return "", "", text_of(value)
        if not fits(about.then.force_action):
            is_untouched = cell_text(value) == as_read(in_cell(about.then.force_action))
            if is_untouched:
                return "", "", ""
            raise UnreadCell(str(TOO_LONG_BEFORE))
        return as_read(about.then.force_action), as_read(about.now.force_action), text_of(value)

    def _state(self, value: Value, then: ForceSays) -> ForceSays:
        """The state that the word stands for. A force that takes its word away says nothing."""
        said = text_of(value)
        words = get_text_list([f"“{word}”" for word in LABELS["force_says"].values()], _("or"))
        if not said and then is not ForceSays.NOTHING:
            raise UnreadCell(_("the cell is empty, so it was left as it was. Use %(words)s.") % {"words": words})
        if not said:
            return then
        try:
            return self._states[plain(said)]
        except KeyError:
            message = _("“%(said)s” is not one of the words. Use %(words)s.")
            raise UnreadCell(message % {"said": shortened(said), "words": words}) from None


def text_of(value: Value) -> str:
    """A cell's text; `UnreadCell` where it has none to give."""
    if isinstance(value, BadCell):
        raise UnreadCell(BAD_CELLS[value.code] % {"shown": shortened(value.shown)})
    return cell_text(value)
