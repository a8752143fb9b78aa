"""An update sheet on its way in: its rows, found by the headings of its columns, in whatever order those stand."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain, islice
from pathlib import Path

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from responses.intake.plain_words import plain
from responses.intake.row_words import cell_text
from responses.intake.sheets.bounded import Reading, read_rows
from responses.intake.sheets.values import Note, NoteCode, Row, Unreadable, Value
from responses.intake.sheets.words import note_words, refusal_words
from responses.intake.update_sheet_columns import (
    ANSWERS,
    GUIDE_NAME,
    HEADINGS,
    NAMES_A_ROW,
    ROW_ID,
    ROWS_NAME,
    in_every_language,
    names_by_heading,
)

HEADING_ROWS = 20
"""How far down the headings are looked for: people put titles above them."""
SHEETS_TRIED = 10
LONGEST_HEADING = 200


@dataclass(frozen=True)
class SentRow:
    """A row as it came back: its id, the words beside it, and the cells that the force fills in."""

    number: int
    row_id: Value
    about: Mapping[str, str]
    """Report, number and what is asked, of those whose columns are there."""
    answers: Mapping[str, Value]
    """By field, of those whose columns are there."""

    @property
    def says_something(self) -> bool:
        return any(value is not None for value in self.answers.values())


@dataclass(frozen=True)
class SentSheet:
    """A sheet that came back: its rows, and what the reader has to say of it."""

    rows: Sequence[SentRow]
    is_workbook: bool
    notes: Sequence[str]


def read_sent(path: Path) -> SentSheet:
    """The rows under the headings of an update sheet, wherever in the file they stand.

    Raises ValidationError on `file`, saying what and where, where the file can't be read or is none of ours.
    """
    try:
        for name in _sheets_to_try(path):
            with read_rows(path, sheet=name) as reading:
                if found := _read(reading):
                    return found
    except Unreadable as refusal:
        raise _refused(refusal_words(refusal)) from refusal
    words = {"row_id": HEADINGS[ROW_ID], "answers": ", ".join(f"“{column.heading}”" for column in ANSWERS)}
    message = _(
        "The file is not an update sheet: it has no row of headings with “%(row_id)s” and one of %(answers)s. Send the "
        "sheet that was taken from here, filled in."
    )
    raise _refused(message % words)


def _sheets_to_try(path: Path) -> list[str | None]:
    """The sheet that has our name, in any of our languages, before the others; a text file has none."""
    with read_rows(path) as reading:
        names, first = reading.names, reading.sheet
    if not names:
        return [None]
    ours, guide = in_every_language(ROWS_NAME), in_every_language(GUIDE_NAME)
    likely = sorted(names, key=lambda name: (plain(name) not in ours, plain(name) in guide, name != first))
    return list(likely[:SHEETS_TRIED])


def _read(reading: Reading) -> SentSheet | None:
    rows = reading.rows()
    first = list(islice(rows, HEADING_ROWS))
    for at, row in enumerate(first):
        places = _places(row)
        if ROW_ID in places and any(column.name in places for column in ANSWERS):
            sent = [_sent(row, places) for row in chain(first[at + 1 :], rows)]
            return SentSheet(sent, bool(reading.names), [*_notes(reading), *_missing(places)])
    return None


def _places(row: Row) -> dict[str, int]:
    """Where each column stands that this row names."""
    names = names_by_heading()
    headings = (plain(cell) if isinstance(cell, str) and len(cell) <= LONGEST_HEADING else "" for cell in row.cells)
    found = [(names[words], place) for place, words in enumerate(headings) if words in names]
    twice = [name for name, times in Counter(name for name, _place in found).items() if times > 1]
    if ROW_ID in dict(found) and twice:
        message = _("Two columns are headed “%(heading)s”. Take one of them out and send the sheet again.")
        raise _refused(message % {"heading": HEADINGS[twice[0]]})
    return dict(found)


def _sent(row: Row, places: Mapping[str, int]) -> SentRow:
    def at(name: str) -> Value:
        return row.cells[places[name]] if places[name] < len(row.cells) else None

    about = {name: cell_text(at(name)) for name in NAMES_A_ROW if name in places}
    answers = {column.name: at(column.name) for column in ANSWERS if column.name in places}
    return SentRow(row.number, at(ROW_ID), about, answers)


def _missing(places: Mapping[str, int]) -> Iterator[str]:
    for column in ANSWERS:
        if column.name not in places:
            message = _("The sheet has no column “%(heading)s”: nothing of it was read.")
            yield message % {"heading": column.heading}


def _notes(reading: Reading) -> Iterator[str]:
    """What the reader says of the file, but that our own sheet of instructions was not read."""
    guide = in_every_language(GUIDE_NAME)
    for note in reading.notes:
        if note.code is NoteCode.OTHER_SHEETS:
            names = dict(note.facts)["names"]
            assert isinstance(names, tuple)
            others = tuple(name for name in names if plain(name) not in guide)
            if not others:
                continue
            note = Note.of(note.code, names=others)  # noqa: PLW2901
        yield note_words(note)


def _refused(message: str) -> ValidationError:
    return ValidationError({"file": message})
