"""Which row of a sheet names its columns, and which field each column holds. A person checks the guess."""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from django.utils.translation import get_language, override

from responses.intake.cell_dates import as_date
from responses.intake.cell_values import Unread
from responses.intake.fields import DATE_FIELDS, FIELDS, IGNORED, STATE_WORD_FIELDS
from responses.intake.models import Import
from responses.intake.plain_words import plain
from responses.intake.sheets.values import Value
from responses.record import sheet_columns

HEADING_ROWS = 20
"""Title rows, dates and legends stand above many a sheet's headings; never more than these."""
LONGEST_HEADING = 200
LONGEST_STATE_WORD = 60
LONGEST_NUMBER = 20
SHORTEST_TEXT = 12
FIRST_EXTRA = 1000
"""Past every column that a sheet can have."""
_EXTRAS = {name: FIRST_EXTRA + at for at, name in enumerate(FIELDS)}
_COLUMN_LETTERS = 26

SAMPLE_ROWS = 50


@dataclass(frozen=True)
class Heading:
    """The row that names the columns: its place among the rows given, and what each column is called there."""

    index: int
    names: tuple[str, ...]


def extra_place(field: str) -> int:
    """Where a person types a field for which the sheet has no column, such as what a row waits for."""
    return _EXTRAS[field]


def field_at(place: int, columns: Mapping[int, str]) -> str | None:
    """The field that is typed or read at a place, the extra ones among them."""
    if place in columns:
        return columns[place]
    return next((name for name, extra in _EXTRAS.items() if extra == place), None)


def column_letters(place: int) -> str:
    """A, B, ... Z, AA: what the spreadsheet calls the column."""
    letters, rest = "", place + 1
    while rest:
        rest, letter = divmod(rest - 1, _COLUMN_LETTERS)
        letters = chr(ord("A") + letter) + letters
    return letters


def recognise(rows: Sequence[Sequence[Value]]) -> Heading:
    """The heading row: of the first rows, the one that names most fields, else the first with two texts or more.

    A sheet without headings has its first row with content for one: the person sees it and says which it is.
    """
    first = rows[:HEADING_ROWS]
    scores = [len(_fields_named(row)) for row in first]
    best = max(scores, default=0)
    if best > 1:
        return heading_at(rows, scores.index(best))
    texts = (at for at, row in enumerate(first) if sum(isinstance(cell, str) for cell in row) > 1)
    filled = (at for at, row in enumerate(first) if any(cell is not None for cell in row))
    return heading_at(rows, next(texts, next(filled, 0)))


def heading_at(rows: Sequence[Sequence[Value]], index: int) -> Heading:
    """The names that this row gives the columns."""
    row = rows[index] if index < len(rows) else ()
    return Heading(index, tuple(_name(cell) for cell in row))


def is_ours(headings: Iterable[str]) -> bool:
    """Whether the sheet is one of our own files, however its columns are ordered. Others' files lack internal ones."""
    found = {plain(name) for name in headings}
    return any(
        found.issuperset(plain(name) for name, field in names.items() if not sheet_columns.BY_FIELD[field].internal)
        for names in (_our_headings(language) for language in _languages())
    )


def guess(headings: Sequence[str], memory: Mapping[str, str], rows: Sequence[Sequence[Value]] = ()) -> dict[int, str]:
    """From a column's place to the field that it holds; columns that are not understood are left out.

    `memory` is what `remembered` made the last time, and goes before all else. `rows` are rows under the headings: a
    column of whole sentences is no number, and one of words no date. No field is given twice.
    """
    candidates: list[tuple[int, int, str]] = []
    ours = _our_fields()
    for place, heading in enumerate(headings):
        name = plain(heading)
        if not name:
            continue
        if name in memory and (memory[name] in FIELDS or memory[name] == IGNORED):
            candidates.append((-2, place, memory[name]))
            continue
        samples = [row[place] for row in rows[:SAMPLE_ROWS] if place < len(row) and row[place] is not None]
        ranked = _ranked(name, ours)
        sure = len(ranked) == 1
        candidates += [(rank, place, field) for rank, field in ranked if _fits(field, samples, sure=sure)]
    return _each_once(sorted(candidates))


def remembered(headings: Sequence[str], columns: Mapping[int, str]) -> dict[str, str]:
    """What to keep of a mapping for the next sheet: from a heading in plain letters to its field, or to IGNORED."""
    return {plain(name): columns.get(place, IGNORED) for place, name in enumerate(headings) if plain(name)}


def _each_once(candidates: Iterable[tuple[int, int, str]]) -> dict[int, str]:
    """The surest candidates first; a heading or a field that is taken is not given again."""
    given: dict[int, str] = {}
    taken: set[str] = set()
    for _rank, place, field in candidates:
        if place in given or field in taken:
            continue
        given[place] = field
        if field != IGNORED:
            taken.add(field)
    return {place: given[place] for place in sorted(given) if given[place] != IGNORED}


def _ranked(name: str, ours: Mapping[str, str]) -> list[tuple[int, str]]:
    """The fields that a heading may mean, each with how far it is from certain: our own headings first."""
    if name in ours:
        field = ours[name] if ours[name] in FIELDS else IGNORED
        return [(-1, field), *_named(name)] if field != IGNORED else [(-1, IGNORED)]
    return _named(name) or _named(plain(_without_brackets(name)))


def _named(name: str) -> list[tuple[int, str]]:
    return _NAMES.get(name, [])


def _without_brackets(name: str) -> str:
    """ "due date hmicfrs" stands for "Due date (HMICFRS)": the inspectorate's own name tells nothing more."""
    return re.sub(r"\b(?:hmicfrs|hmic|dd mm yyyy|dd mm yy|if applicable|if known)\b", " ", name)


def _fields_named(row: Sequence[Value]) -> set[str]:
    ours = _our_fields()
    names = (plain(cell) for cell in row if isinstance(cell, str) and len(cell) <= LONGEST_HEADING)
    return {field for name in names for _rank, field in _ranked(name, ours)[:1]}


def _name(cell: Value) -> str:
    return " ".join(str(cell).split())[:LONGEST_HEADING] if isinstance(cell, str | int | float) else ""


def _fits(field: str, samples: Sequence[Value], *, sure: bool) -> bool:
    """Whether the cells under a heading can be what it seems to name.

    Under a heading that can name nothing but a date, what is no date is a mistake to be pointed out.
    """
    test = None if sure and field in DATE_FIELDS else _TESTS.get(field)
    return test is None or not samples or test(samples)


def _mostly_dates(samples: Sequence[Value]) -> bool:
    return 2 * sum(_is_date(value) for value in samples) >= len(samples)


def _is_date(value: Value) -> bool:
    try:
        as_date(value, Import.DateOrder.DAY_FIRST)
    except Unread:
        return False
    return True


def _are_short_words(samples: Sequence[Value]) -> bool:
    return all(len(str(value)) <= LONGEST_STATE_WORD for value in samples)


def _are_numbers(samples: Sequence[Value]) -> bool:
    return sum(len(str(value)) > LONGEST_NUMBER for value in samples) * 2 < len(samples)


def _are_sentences(samples: Sequence[Value]) -> bool:
    return any(len(str(value)) > SHORTEST_TEXT for value in samples)


_TESTS: dict[str, Callable[[Sequence[Value]], bool]] = {
    **dict.fromkeys(DATE_FIELDS, _mostly_dates),
    **dict.fromkeys(("status", *STATE_WORD_FIELDS), _are_short_words),
    "number": _are_numbers,
    "text": _are_sentences,
    "deadline_phrase": lambda samples: not _mostly_dates(samples),
}


def _names_of_fields() -> dict[str, list[tuple[int, str]]]:
    found: dict[str, list[tuple[int, str]]] = {}
    for field, about in FIELDS.items():
        for rank, name in enumerate(about.names):
            found.setdefault(name, []).append((rank, field))
    return {name: sorted(ranked) for name, ranked in found.items()}


_NAMES = _names_of_fields()


def _languages() -> tuple[str | None, ...]:
    """English, in which our files are first of all, and the language of the page."""
    return (None, get_language())


def _our_fields() -> dict[str, str]:
    return {name: field for language in _languages() for name, field in _our_headings(language).items()}


@lru_cache(maxsize=4)
def _our_headings(language: str | None) -> dict[str, str]:
    """The headings of our own file in a language, in plain letters, with their fields."""
    with override(language):
        return {plain(str(column.heading)): column.field for column in sheet_columns.COLUMNS}
