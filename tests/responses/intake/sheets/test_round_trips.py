"""What is written is read: any table as text, any values between the two processes."""

import csv
import io
import json

from hypothesis import assume, example, given, settings
from hypothesis import strategies as st

from responses.intake.sheets import wire
from responses.intake.sheets.reader import read
from responses.intake.sheets.values import (
    BadCell,
    BadCellCode,
    Note,
    NoteCode,
    Refusal,
    Row,
    Unreadable,
)

LINE_ENDS = "\r\v\f\x85\u2028\u2029"
CONTROLS = {*map(chr, range(32)), *map(chr, range(127, 160)), "\ufeff"} - {"\t", "\n"}
CELLS = st.text(
    st.characters(exclude_categories=["Cs"], exclude_characters="\0") | st.sampled_from(" ,;\t|\"'=-\r\n\xa0é")
)
VALUES = (
    CELLS
    | st.integers(-(10**15), 10**15)
    | st.floats(allow_nan=False, allow_infinity=False)
    | st.dates()
    | st.builds(BadCell, st.sampled_from(BadCellCode), CELLS)
    | st.none()
)


def kept(cell: str) -> str | None:
    """What the reader says that it keeps, character by character: line ends as one, no control characters, no
    space at the ends. The apostrophe that guards a text in our own file is for whoever asks for the cell."""
    cell = cell.replace("\r\n", "\n")
    for end in LINE_ENDS:
        cell = cell.replace(end, "\n")
    cell = cell.replace("\xa0", " ")
    return "".join(letter for letter in cell if letter not in CONTROLS).strip() or None


@settings(max_examples=150, deadline=None)
@given(
    separator=st.sampled_from(",;\t|"),
    line_end=st.sampled_from(["\r\n", "\n"]),
    table=st.integers(2, 5).flatmap(lambda width: st.lists(st.tuples(*[CELLS] * width), min_size=1, max_size=8)),
)
@example(separator=",", line_end="\n", table=[("'=1", " \xa0x")])
def test_a_table_written_as_text_is_read(separator: str, line_end: str, table: list[tuple[str, ...]]):
    """The separator is declared on the file's first line, as spreadsheets do; the guess has its own test."""
    held = io.StringIO(newline="")
    held.write(f"sep={separator}\r\n")
    csv.writer(held, delimiter=separator, lineterminator=line_end, quoting=csv.QUOTE_ALL).writerows(table)
    wanted = {
        number: tuple(cells)
        for number, cells in enumerate(([kept(cell) for cell in row] for row in table), 1)
        if any(cell is not None for cell in cells)
    }

    assume(wanted)  # an empty file is refused
    assume(sum(letter in CONTROLS for row in table for cell in row for letter in cell) <= 10)  # and one that is no text

    found = {row.number: row.cells for row in read(io.BytesIO(held.getvalue().encode())).rows}

    width = len(table[0])
    assert {number: (*cells, *[None] * (width - len(cells))) for number, cells in found.items()} == wanted


@settings(max_examples=100, deadline=None)
@given(st.integers(1, 1_048_576), st.lists(VALUES, max_size=6))
def test_a_row_between_the_processes(number: int, cells: list[object]):
    row = Row(number, tuple(cells))

    line = wire.row_line(row)

    assert line.count(b"\n") == 1
    read_back = wire.row_of(json.loads(line))
    assert read_back == row
    assert [type(cell) for cell in read_back.cells] == [type(cell) for cell in row.cells]


def test_notes_and_refusals_between_the_processes():
    notes = [
        Note.of(NoteCode.MACROS),
        Note.of(NoteCode.OTHER_SHEETS, names=("a", "b")),
        Note.of(NoteCode.STOPPED, row=3),
    ]
    refused = Unreadable(Refusal.NO_SUCH_SHEET, sheet="c", names=("a", "b"))

    read_back = wire.refusal_of(json.loads(wire.line(wire.plain_refusal(refused))))

    assert wire.notes_of(json.loads(wire.line(wire.plain_notes(notes)))) == notes
    assert (read_back.code, read_back.facts) == (refused.code, refused.facts)
