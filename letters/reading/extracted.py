"""What a file is read into: one text, and for each of its characters the place in the file that it came from."""

from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum


class Media(StrEnum):
    """What the file is, by its content."""

    TXT = "txt"
    HTML = "html"
    DOCX = "docx"
    PDF = "pdf"


class PlaceKind(StrEnum):
    """What a place is counted in."""

    LINE = "line"
    ELEMENT = "element"
    PARAGRAPH = "paragraph"
    PAGE = "page"


@dataclass(frozen=True, slots=True)
class Place:
    """A place in a file, counted from 1; an element has its tag's name besides."""

    kind: PlaceKind
    number: int
    name: str = ""

    def __str__(self) -> str:
        return f"{self.kind} {self.number} ({self.name})" if self.name else f"{self.kind} {self.number}"


@dataclass(frozen=True, slots=True)
class Places:
    """Where the text's characters stood: each start holds as far as the next one. Both are sorted and equally long."""

    starts: tuple[int, ...]
    places: tuple[Place, ...]

    def at(self, offset: int) -> Place | None:
        """The place of the character at this offset. What was put between two places belongs to the first."""
        index = bisect_right(self.starts, offset) - 1
        return self.places[index] if index >= 0 else None

    def over(self, start: int, end: int) -> tuple[Place, ...]:
        """The places that a span of the text lies in, in order."""
        first = max(bisect_right(self.starts, start) - 1, 0)
        return self.places[first : max(bisect_right(self.starts, max(end - 1, start)), first)]

    @classmethod
    def of(cls, pairs: Iterable[tuple[int, Place]]) -> "Places":
        """From starts and places in order; a place that is the same as the one before it is not repeated."""
        starts: list[int] = []
        places: list[Place] = []
        for start, place in pairs:
            if not places or places[-1] != place:
                starts.append(start)
                places.append(place)
        return cls(tuple(starts), tuple(places))


@dataclass(frozen=True, slots=True)
class Table:
    """A span of the text that is a table: one row a line, its cells parted by tabs."""

    start: int
    end: int
    rows: int
    columns: int


class RemarkCode(StrEnum):
    """What a reading did to the file, or left out."""

    WRONG_EXTENSION = "wrong-extension"
    WINDOWS_1252 = "windows-1252"
    PAGE_HEADS = "page-heads"
    TABLE_HEADINGS = "table-headings"
    HYPHENS = "hyphens"
    ACROSS_PAGES = "across-pages"
    PICTURE_PAGES = "picture-pages"
    EMPTY_PAGES = "empty-pages"
    LOST_LETTERS = "lost-letters"
    NO_COMMON_WORDS = "no-common-words"
    BAD_PAGES = "bad-pages"
    REORDERED = "reordered"
    AROUND_CONTENT = "around-content"
    TRACKED_CHANGES = "tracked-changes"
    COMMENTS = "comments"
    HIDDEN_TEXT = "hidden-text"
    FILES_WITHIN = "files-within"
    NO_TEXT = "no-text"


@dataclass(frozen=True, slots=True)
class Remark:
    """Something a person should know of the reading, in words."""

    code: RemarkCode
    words: str

    def __str__(self) -> str:
        return self.words


@dataclass(frozen=True, slots=True)
class Extracted:
    """A file's text as it is parsed. `furniture` has the page heads and feet that are not part of it: a body's name
    can stand in them alone. `is_scanned` where the pages are pictures and there is no text."""

    text: str
    media: Media
    places: Places
    tables: tuple[Table, ...] = ()
    remarks: tuple[Remark, ...] = ()
    furniture: tuple[str, ...] = ()
    is_scanned: bool = False
