"""A spreadsheet saved as text: its encoding, its separator and its rows. Every cell is text, as it stands."""

import codecs
import csv
import io
import re
from collections import Counter
from collections.abc import Iterator

from responses.intake.sheets import limits
from responses.intake.sheets.texts import kept_text
from responses.intake.sheets.values import Note, NoteCode, Refusal, Unreadable, Value
from responses.intake.sheets.worksheet import SheetRow

# UTF-32's first: its little-endian mark begins with that of UTF-16.
MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32-le", "UTF-32"),
    (codecs.BOM_UTF32_BE, "utf-32-be", "UTF-32"),
    (codecs.BOM_UTF8, "utf-8", "UTF-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le", "UTF-16"),
    (codecs.BOM_UTF16_BE, "utf-16-be", "UTF-16"),
)
MULTIBYTE = re.compile(rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}")
HIGH_BYTE = re.compile(rb"[\x80-\xff]")
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
    for mark, codec, name in MARKS:
        if data.startswith(mark):
            return _checked(_decode(data.removeprefix(mark), codec, name)), []
    try:
        return _checked(data.decode()), []
    except UnicodeDecodeError as error:
        _refuse_broken_utf8(data, error.start)
    return _checked(_decode(data, "cp1252", "Windows-1252")), [Note.of(NoteCode.WINDOWS_1252)]


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


def _decode(data: bytes, codec: str, name: str) -> str:
    try:
        return data.decode(codec)
    except UnicodeDecodeError as error:
        before = data[: error.start].decode(codec, "ignore")
        raise Unreadable(Refusal.ENCODING, encoding=name, line=_line(before)) from error


def _refuse_broken_utf8(data: bytes, position: int) -> None:
    """A file whose accents are mostly whole in UTF-8 is a broken one: Windows-1252 would garble them all."""
    rest = MULTIBYTE.sub(b"", data)
    whole = len(HIGH_BYTE.findall(data)) - len(broken := HIGH_BYTE.findall(rest))
    if whole > len(broken):
        raise Unreadable(Refusal.ENCODING, encoding="UTF-8", line=_line(data[:position].decode("utf-8", "ignore")))


def _checked(text: str) -> str:
    """The text, where it is one."""
    position = text.find("\0")
    if position >= 0:
        raise Unreadable(Refusal.NULLS, line=_line(text[:position]))
    found = CONTROL.findall(text[:SAMPLE])
    if len(found) > max(CONTROL_MOST, min(len(text), SAMPLE) // CONTROL_SHARE):
        raise Unreadable(Refusal.NOT_TEXT, line=_line(text[: text.index(found[0])]))
    return text


def _line(before: str) -> int:
    """The number of the line on which a text ends."""
    return len(re.findall("\r\n|\r|\n", before)) + 1
