"""A part's XML, told to a listener tag by tag: it is never held whole, and nothing that it declares is expanded."""

from collections.abc import Iterator, Mapping
from typing import NoReturn, Protocol, TypeVar
from xml.parsers import expat

from responses.intake.sheets import limits
from responses.intake.sheets.package import Package
from responses.intake.sheets.values import Refusal, Unreadable

Attributes = Mapping[str, str]
Handler = TypeVar("Handler")

# Excel writes the first, and the second where it saves as "Strict Open XML".
NAMESPACES = (
    "http://schemas.openxmlformats.org/spreadsheetml/2006/main",
    "http://purl.oclc.org/ooxml/spreadsheetml/main",
)
NOT_XML = (expat.ExpatError, LookupError, ValueError)
"""The last two: an encoding that the parser doesn't know."""


class Listener(Protocol):
    """Whoever wants a part's tags. A tag's name has its namespace before it: `uri}row`."""

    def start(self, name: str, attributes: Attributes, /) -> None: ...

    def end(self, name: str, /) -> None: ...

    def text(self, text: str, /) -> None: ...


def tags(handlers: Mapping[str, Handler]) -> dict[str, Handler]:
    """The handlers by full name, in each namespace that a workbook's own tags can have."""
    return {f"{uri}}}{name}": handler for uri in NAMESPACES for name, handler in handlers.items()}


def tell(package: Package, name: str, listener: Listener, most: int = limits.SMALL_PART_MOST) -> Iterator[None]:
    """Tell the listener the part, piece by piece: the caller takes what has come after each."""
    parser = expat.ParserCreate(namespace_separator="}")
    parser.buffer_text = True
    parser.StartElementHandler = listener.start
    parser.EndElementHandler = listener.end
    parser.CharacterDataHandler = listener.text

    def refuse(*_declared: object) -> NoReturn:
        raise Unreadable(Refusal.ENTITIES, part=name)

    parser.StartDoctypeDeclHandler = refuse
    fed = 0
    for piece in package.chunks(name, most):
        _parse(parser, piece, name)
        fed += len(piece)
        if fed - parser.CurrentByteIndex > limits.TOKEN_MOST:
            raise Unreadable(Refusal.DAMAGED, part=name)
        yield
    _parse(parser, b"", name, is_last=True)
    yield


def tell_all(package: Package, name: str, listener: Listener, most: int = limits.SMALL_PART_MOST) -> None:
    for _ in tell(package, name, listener, most):
        pass


def _parse(parser: expat.XMLParserType, piece: bytes, name: str, *, is_last: bool = False) -> None:
    try:
        parser.Parse(piece, is_last)
    except NOT_XML as error:
        raise Unreadable(Refusal.DAMAGED, part=name) from error
