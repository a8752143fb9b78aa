"""A reading of a document as JSON, between processes and as it is kept. What is as its default is left out."""

import types
from collections.abc import Mapping
from dataclasses import MISSING, fields, is_dataclass
from datetime import date
from enum import StrEnum
from functools import cache
from typing import Any, TypeVar, Union, get_args, get_origin, get_type_hints

from letters.reading.values import Reading, Span


def packed_reading(reading: Reading) -> dict[str, Any]:
    """The reading as plain values, nothing lost."""
    plain: dict[str, Any] = _plain(reading)
    return plain


def reading_of(plain: Mapping[str, Any], text: str | None = None) -> Reading:
    """The reading again. `text` is for one that is kept without the document's own."""
    whole = plain if text is None else {**plain, "text": text}
    reading: Reading = _value(Reading, whole)
    return reading


def _plain(value: Any) -> Any:
    match value:
        case Span():
            return [value.start, value.end]
        case StrEnum():
            return value.value
        case date():
            return value.isoformat()
        case tuple():
            return [_plain(one) for one in value]
    if is_dataclass(value) and not isinstance(value, type):
        held = {one.name: getattr(value, one.name) for one in fields(value)}
        defaults = _defaults(type(value))
        return {name: _plain(one) for name, one in held.items() if name not in defaults or one != defaults[name]}
    return value


def _value(kind: Any, plain: Any) -> Any:
    """The value of this type that is written so."""
    origin, arguments = get_origin(kind), get_args(kind)
    if origin in {Union, types.UnionType}:
        [inner] = (one for one in arguments if one is not type(None))
        return None if plain is None else _value(inner, plain)
    if origin is tuple:
        return tuple(_value(arguments[0], one) for one in plain)
    if kind is Span:
        return Span(*plain)
    if kind is date:
        return date.fromisoformat(plain)
    if is_dataclass(origin or kind):
        return _dataclass(origin or kind, arguments, plain)
    return kind(plain) if issubclass(kind, StrEnum) else plain


def _dataclass(kind: Any, arguments: tuple[Any, ...], plain: Mapping[str, Any]) -> Any:
    hints = _hints(kind)
    given = {name: arguments[0] if isinstance(hints[name], TypeVar) else hints[name] for name in plain}
    return kind(**{name: _value(given[name], one) for name, one in plain.items()})


@cache
def _hints(kind: type) -> dict[str, Any]:
    return get_type_hints(kind)


@cache
def _defaults(kind: Any) -> dict[str, Any]:
    return {one.name: one.default for one in fields(kind) if one.default is not MISSING}
