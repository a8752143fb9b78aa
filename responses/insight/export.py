"""The file of rows: exactly what the list shows, in the same order, in one query read as the file is written."""

from collections.abc import Iterator
from itertools import groupby
from operator import attrgetter

from django.db.models import F

from responses.insight.export_columns import Column, Row
from responses.insight.listing import Listing

CHUNK = 500


def file_name(found: Listing, ending: str) -> str:
    """Such as recommendations-2024-02-29.csv."""
    return f"recommendations-{found.at.day.isoformat()}.{ending}"


def rows(found: Listing, columns: list[Column]) -> Iterator[list[object]]:
    """The lines of the file, one at a time."""
    for row in _read(found):
        yield [_shown(column, row) for column in columns]


def _read(found: Listing) -> Iterator[Row]:
    """Each position once. The query has a line for each of its deadlines; they follow each other, as every order of
    the list ends with the position."""
    deadlines = "response__recommendation__deadlines"
    positions = found.rows.select_related("response__recommendation__parent", "report__source", "force").annotate(
        phrase=F(f"{deadlines}__phrase"), place=F(f"{deadlines}__position")
    )
    for _key, lines in groupby(positions.iterator(chunk_size=CHUNK), key=attrgetter("pk")):
        first, *others = lines
        placed = sorted(map(attrgetter("place", "phrase"), (first, *others)))
        yield Row(first, "; ".join(phrase for _place, phrase in placed if phrase), found.at)


def _shown(column: Column, row: Row) -> object:
    """A person of one body who speaks for another's force sees no unissued words of the other."""
    if column.sheet.internal and row.position.body_id not in row.at.internal_bodies:
        return ""
    return column.value(row)
