"""A spreadsheet saved as text: its encoding, its separator and its rows. Every cell is text, as it stands."""

import csv
import io
import re
from collections import Counter
from collections.abc import Iterator

from responses.intake.sheets import limits
from responses.intake.sheets.texts import kept_text
from responses.intake.sheets.values import Note, NoteCode, Refusal, Unreadable, Value
from responses.intake.sheets.worksheet import SheetRow
from tracker.kit.decoding import Undecodable, as_marked, as_utf8, decoded_as, last_line

# Control characters that no text has. Tab, line ends, form feed and DOS's end of file (1a) are none of them.
CONTROL = re.compile(r"[\x01-\x08\x0e-\x19\x1b-\x1f]")
CONTROL_MOST, CONTROL_SHARE = 10, 100
"""So many control characters come into a text by accident, and in a long one, one in a hundred."""

SEPARATORS = (",", ";", "\t", "|")
SAMPLE = 64 * 1024
SAMPLE_ROWS = 200
DECLARED = re.compile(r"sep=([,;\t|])(?:\r\n|\r|\n)", re.IGNORECASE)


def decoded(data: bytes) -> tuple[str, list[Note]]:
    """The text, and a note where its encoding is a guess: what is no UTF-8 is taken for Windows-1252."""
    try:
        marked = as_marked(data)
        text = as_utf8(data) if marked is None else marked
        if text is None:
            return _checked(decoded_as(data, "cp1252", "Windows-1252")), [Note.of(NoteCode.WINDOWS_1252)]
    except Undecodable as error:
        raise Unreadable(Refusal.ENCODING, encoding=error.encoding, line=error.line) from error
    return _checked(text), []


def text_rows(text: str) -> Iterator[SheetRow]:
    """The rows, numbered as a spreadsheet numbers them: an empty line is a row, a line end within quotes is none."""
    declared = DECLARED.match(text)
    start = declared.end() if declared else 0
    separator = declared[1] if declared else separator_of(text[start : start + SAMPLE])
    lines = _Lines(text, start)
    csv.field_size_limit(limits.FILE_MOST)
    for number, fields in enumerate(csv.reader(lines, delimiter=separator), 1):
        if lines.ran_out:
            raise Unreadable(Refusal.OPEN_QUOTE, sheet="", row=number)
        yield SheetRow(number, [_value(field) for field in fields], is_hidden=False)


def separator_of(sample: str) -> str:
    """The separator that cuts most rows into equally many columns; a comma where none does."""
    return max(SEPARATORS, key=lambda separator: _evenness(sample, separator))


def _evenness(sample: str, separator: str) -> int:
    """How many cuts lie in rows of the commonest width: a comma in a sentence cuts some rows and not others."""
    rows = csv.reader(io.StringIO(sample, newline=""), delimiter=separator)
    widths = Counter(len(row) for row, _ in zip(rows, range(SAMPLE_ROWS), strict=False) if any(row))
    return max(((width - 1) * count for width, count in widths.items()), default=0)


class _Lines:
    """The text's lines. `ran_out` once more were asked for than there are: the reader then was inside a quotation."""

    def __init__(self, text: str, start: int) -> None:
        self._text = io.StringIO(text, newline="")
        self._text.seek(start)
        self.ran_out = False

    def __iter__(self) -> Iterator[str]:
        return self

    def __next__(self) -> str:
        line = self._text.readline()
        if not line:
            self.ran_out = True
            raise StopIteration
        return line


def _value(field: str) -> Value:
    return kept_text(field) if field else None


def _checked(text: str) -> str:
    """The text, where it is one."""
    position = text.find("\0")
    if position >= 0:
        raise Unreadable(Refusal.NULLS, line=last_line(text[:position]))
    found = CONTROL.findall(text[:SAMPLE])
    if len(found) > max(CONTROL_MOST, min(len(text), SAMPLE) // CONTROL_SHARE):
        raise Unreadable(Refusal.NOT_TEXT, line=last_line(text[: text.index(found[0])]))
    return text
