"""What a person typed into the wrong cells of a page of rows, and which rows they leave out."""

from collections.abc import Sequence

from django.http import QueryDict
from django.utils.text import normalize_newlines

from responses.intake.models import ImportRow
from responses.intake.row_words import cell_name, text_at


def rows_sent(data: QueryDict) -> list[int]:
    """The numbers of the rows that the page showed."""
    return [int(number) for number in data.getlist("row") if number.isdecimal()]


def mended_in(data: QueryDict, rows: Sequence[ImportRow]) -> dict[int, dict[int, str]]:
    """By row and place, what differs from what the page showed: what was left alone is not mended."""
    typed = {row.number: dict(_typed_in(data, row)) for row in rows}
    return {number: cells for number, cells in typed.items() if cells}


def left_out_in(data: QueryDict, rows: Sequence[ImportRow]) -> dict[int, bool]:
    """The rows that are left out now and were not, or the other way round."""
    ticked = {row.number: f"out_{row.number}" in data for row in rows}
    return {row.number: ticked[row.number] for row in rows if ticked[row.number] != row.left_out}


def _typed_in(data: QueryDict, row: ImportRow) -> list[tuple[int, str]]:
    """Only cells with problems have boxes; whatever else is sent is not read."""
    places = sorted({place for place, _field, _message in row.problems})
    sent = {place: data.get(cell_name(row, place)) for place in places}
    return [
        (place, text.strip())
        for place, raw in sent.items()
        if raw is not None and (text := normalize_newlines(raw)).strip() != text_at(row, place).strip()
    ]
