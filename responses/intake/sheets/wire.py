"""A reading as lines of JSON between the reader's process and its caller's: one for its facts, one a row, one at its
end. A row is an array, all else an object. Text and numbers are themselves; a day and a cell without a value are
objects of one key each."""

import json
from collections.abc import Mapping
from datetime import date
from typing import Any

from responses.intake.sheets.values import BadCell, BadCellCode, Fact, Note, NoteCode, Refusal, Row, Unreadable, Value


def line(content: object) -> bytes:
    """One line. A line end within a text is escaped by JSON."""
    return (
        json.dumps(content, ensure_ascii=False, separators=(",", ":"), allow_nan=False).encode("utf-8", "replace")
        + b"\n"
    )


def row_line(row: Row) -> bytes:
    return line([row.number, [plain_value(cell) for cell in row.cells]])


def row_of(content: list[Any]) -> Row:
    number, cells = content
    return Row(number, tuple(value_of(cell) for cell in cells))


def plain_notes(notes: list[Note]) -> list[list[object]]:
    return [[note.code, dict(note.facts)] for note in notes]


def notes_of(content: list[list[Any]]) -> list[Note]:
    return [Note.of(NoteCode(code), **_facts(facts)) for code, facts in content]


def plain_refusal(refusal: Unreadable) -> dict[str, object]:
    return {"refused": refusal.code, "facts": refusal.facts}


def refusal_of(content: Mapping[str, Any]) -> Unreadable:
    return Unreadable(Refusal(content["refused"]), **_facts(content["facts"]))


def plain_value(value: Value) -> object:
    if isinstance(value, date):
        return {"day": value.isoformat()}
    if isinstance(value, BadCell):
        return {"bad": [value.code, value.shown]}
    return value


def value_of(content: Any) -> Value:
    if not isinstance(content, dict):
        return content
    if "day" in content:
        return date.fromisoformat(content["day"])
    code, shown = content["bad"]
    return BadCell(BadCellCode(code), shown)


def _facts(content: Mapping[str, Any]) -> dict[str, Fact]:
    """JSON has no tuples."""
    return {name: tuple(fact) if isinstance(fact, list) else fact for name, fact in content.items()}
