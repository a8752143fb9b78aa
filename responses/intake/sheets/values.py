"""What a spreadsheet gives: rows of plain values, cells that can't be read, things worth saying, and refusals."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import NamedTuple


class BadCellCode(StrEnum):
    """Why a cell has no value. Its words are in `words.py`."""

    ERROR = "error"
    """The spreadsheet's own error, such as #REF!."""
    NO_SUCH_DATE = "no-such-date"
    """A number shown as a date that no calendar has, such as 29 February 1900."""
    NO_RESULT = "no-result"
    """A formula whose result the file doesn't hold. Formulas are never run."""
    TOO_LONG = "too-long"
    DAMAGED = "damaged"
    """Not what its type says."""


@dataclass(frozen=True)
class BadCell:
    """A cell without a value, and what the sheet shows there (its beginning, where it is long)."""

    code: BadCellCode
    shown: str


Value = str | int | float | date | BadCell | None
"""Text is trimmed and never empty: an empty cell is None. TRUE and FALSE, times of day and lengths of time are text."""


class Row(NamedTuple):
    """A row with content: its number as the spreadsheet shows it, and its cells up to the last one filled."""

    number: int
    cells: tuple[Value, ...]


class NoteCode(StrEnum):
    """What was left out or should be checked. Each code's facts are named beside it."""

    WINDOWS_1252 = "windows-1252"
    EXTERNAL_LINKS = "external-links"
    MACROS = "macros"
    CONNECTIONS = "connections"
    EMBEDDED = "embedded"
    """`count` files within the file."""
    OTHER_SHEETS = "other-sheets"
    """`names` of those that can be seen and were not read."""
    HIDDEN_SHEETS = "hidden-sheets"
    """`names`."""
    HIDDEN_ROWS = "hidden-rows"
    """`count` of those read."""
    HIDDEN_COLUMNS = "hidden-columns"
    """`count`."""
    STOPPED = "stopped"
    """`row`: the last one read, with too many empty ones after it."""


Fact = str | int | tuple[str, ...]


@dataclass(frozen=True)
class Note:
    """A code and the plain values that its words need."""

    code: NoteCode
    facts: tuple[tuple[str, Fact], ...] = ()

    @classmethod
    def of(cls, code: NoteCode, **facts: Fact) -> "Note":
        return cls(code, tuple(facts.items()))


class Refusal(StrEnum):
    """Why a whole file is refused. Each code's facts are named beside it; `sheet` may be "" where a file has one."""

    EMPTY = "empty"
    TOO_BIG = "too-big"
    """`size` and `most`, in bytes."""
    OLD_EXCEL = "old-excel"
    BINARY_EXCEL = "binary-excel"
    PROTECTED = "protected"
    OPEN_DOCUMENT = "open-document"
    PDF = "pdf"
    WEB_PAGE = "web-page"
    XML = "xml"
    NOT_A_SHEET = "not-a-sheet"
    NOT_WORD = "not-word"
    OLD_WORD = "old-word"
    MACROS = "macros"
    NOT_TEXT = "not-text"
    """Many control characters; `line` of the first."""
    NULLS = "nulls"
    """`line` of the first null character."""
    ENCODING = "encoding"
    """`line`; `encoding` in which it makes no sense."""
    OPEN_QUOTE = "open-quote"
    """`row` whose quotation mark is never closed."""
    DAMAGED = "damaged"
    """`part` of the file, or "" for the whole."""
    BAD_ROW = "bad-row"
    """`sheet`, `row`: out of order, or past the last that a sheet can have. `shown` is the place as written."""
    ENTITIES = "entities"
    """`part`: it declares a document type or entities, as no spreadsheet does."""
    UNPACKS_TOO_BIG = "unpacks-too-big"
    """`part` ("" for the whole), `size` and `most`, in bytes."""
    PACKED_TOO_TIGHT = "packed-too-tight"
    """`part`, `ratio`, `most`."""
    TOO_MANY_PARTS = "too-many-parts"
    """`count`, `most`."""
    NO_SUCH_SHEET = "no-such-sheet"
    """`sheet`, `names`."""
    TOO_MANY_ROWS = "too-many-rows"
    """`sheet`, `row`, `most`."""
    TOO_MANY_COLUMNS = "too-many-columns"
    """`sheet`, `row`, `columns` (how many have content there, counted to the last), `most`."""
    TOO_MUCH_TEXT = "too-much-text"
    """`sheet`, `row` (0: the workbook's table of texts), `most`, in characters."""
    TOO_MUCH = "too-much"
    """The reader ran out of its memory or time. `row`: the last one read, 0 if none was."""
    FAILED = "failed"
    """The reader failed at something it doesn't know: a fault of ours. `row` as above."""


class Unreadable(Exception):
    """The file, or the rest of it, can't be read: a code, and the facts that its words need."""

    def __init__(self, code: Refusal, **facts: Fact) -> None:
        super().__init__(code, facts)
        self.code = code
        self.facts = facts
