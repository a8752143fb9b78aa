"""The rows in which recommendations are entered, as they were typed: as many as are needed, each with a key.

The keys stand in the form in the order of the rows, so that one can be taken out and the others stay what they are: a
recommendation names the row of its cause of concern by its key.
"""

from collections.abc import Iterable, Sequence

from django.http import QueryDict
from django.utils.text import normalize_newlines

from recommendations.domain.split_values import Piece
from recommendations.models import Recommendation
from tracker.kit.chain import text_digest
from tracker.kit.date_input import PARTS

MOST_ROWS = 200
"""At once. The longest report known has 48."""

Row = dict[str, str]
"""A row as it was typed, by the names of its fields, with its key."""

_TEXTS = ("kind", "number", "text", "addressee", "theme", "under", "due_phrase", "asks_again")
_DAYS = tuple(f"due_on_{part}" for part in PARTS)
_TYPED = (*_TEXTS[1:5], *_DAYS, "due_phrase", "asks_again")
NAMES = (*_TEXTS, *_DAYS, "wording_not_held", "as_split")
EMPTY: Row = {"kind": Recommendation.Kind.RECOMMENDATION.value}


def typed_rows(data: QueryDict) -> list[Row]:
    """The rows of a form that was sent, as they were typed."""
    rows = []
    for key in list(dict.fromkeys(data.getlist("row")))[:MOST_ROWS]:
        if key.isascii() and key.isdecimal():
            typed = {name: data.get(f"row-{key}-{name}") for name in NAMES}
            row = {name: normalize_newlines(value) for name, value in typed.items() if value is not None}
            rows.append({"key": key, **row})
    return rows


def is_blank(row: Row) -> bool:
    """Nobody has typed anything into it: it asks for nothing."""
    return not any(row.get(name, "").strip() for name in _TYPED) and not row.get("wording_not_held")


def with_new_row(rows: Sequence[Row]) -> list[Row]:
    return [*rows, {"key": _next_key(rows), **EMPTY}]


def without_row(rows: Sequence[Row], key: str) -> list[Row]:
    """The rows but one; what stood under it stands under nothing."""
    return _without(rows, {key})


def with_pieces(rows: Sequence[Row], pieces: Sequence[Piece]) -> list[Row]:
    """The rows with those that a text was split into, in the place of rows that were split before and left alone.

    Blank rows go as well; what a person has typed, and what they changed of an earlier reading, stays.
    """
    gone = {row["key"] for row in rows if is_blank(row) or row.get("as_split") == _digest(row)}
    kept = _without(rows, gone)
    first = int(_next_key(rows))
    for place, piece in enumerate(pieces):
        row: Row = {
            "key": str(first + place),
            "kind": piece.kind.value,
            "number": piece.number,
            "text": piece.text,
            "addressee": piece.addressee,
            **({"under": f"row-{first + piece.parent}"} if piece.parent is not None else {}),
            **({} if piece.text else {"wording_not_held": "on"}),
        }
        kept.append({**row, "as_split": _digest(row)})
    return kept


def _without(rows: Sequence[Row], keys: set[str]) -> list[Row]:
    parents = {f"row-{key}" for key in keys}
    return [
        {**row, "under": ""} if row.get("under") in parents else dict(row) for row in rows if row["key"] not in keys
    ]


def _next_key(rows: Iterable[Row]) -> str:
    return str(max((int(row["key"]) for row in rows), default=0) + 1)


def _digest(row: Row) -> str:
    return text_digest(repr([row.get(name, "").strip() for name in (*_TEXTS, *_DAYS, "wording_not_held")]))
