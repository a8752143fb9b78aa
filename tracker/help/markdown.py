"""The guide's Markdown as GOV.UK's HTML. HTML in the text itself stays text, so nothing can be smuggled in by it."""

import re
import struct
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

from django.conf import settings
from django.templatetags.static import static
from django.utils.safestring import SafeString, mark_safe
from django.utils.text import slugify
from markdown_it import MarkdownIt
from markdown_it.token import Token

PICTURES: Path = settings.BASE_DIR / "docs" / "pictures"
"""Served as static files under guide/ (STATICFILES_DIRS)."""

CLASSES = {
    "h2": "govuk-heading-m",
    "h3": "govuk-heading-s",
    "p": "govuk-body",
    "ul": "govuk-list govuk-list--bullet",
    "ol": "govuk-list govuk-list--number",
    "blockquote": "govuk-inset-text",
    "a": "govuk-link",
    "img": "app-guide__picture",
    "table": "govuk-table",
    "thead": "govuk-table__head",
    "tbody": "govuk-table__body",
    "tr": "govuk-table__row",
    "th": "govuk-table__header",
    "td": "govuk-table__cell",
}
_PICTURE = re.compile(r"\.\./pictures/([a-z0-9-]+\.png)")
_PARSER = MarkdownIt("commonmark", {"html": False}).enable("table")

Resolve = Callable[[str], str]
"""From a link as the text writes it to the address that it leads to."""


@dataclass(frozen=True)
class Section:
    """A part of a page, as the contents list names it."""

    anchor: str
    words: str


def parse(source: str, resolve: Resolve) -> list[Token]:
    """The text's tokens, dressed as GOV.UK's components, with anchors and with the addresses that links lead to."""
    tokens = _PARSER.parse(source)
    heading = ""
    for token, after in zip(tokens, [*tokens[1:], None], strict=True):
        if token.type == "heading_open" and after is not None:
            heading = slugify(words_of(after))
            token.attrSet("id", heading)
        if token.type == "table_open":
            token.meta["labelled_by"] = heading
    for token in _every(tokens):
        _dress(token, resolve)
    return tokens


def words_of(inline: Token) -> str:
    """A heading's words without their marks."""
    return "".join(child.content for child in inline.children or [])


def headings(tokens: list[Token], level: str) -> list[Section]:
    """The headings of one level, each with its anchor."""
    return [
        Section(str(token.attrGet("id")), words_of(inline))
        for token, inline in pairwise(tokens)
        if token.type == "heading_open" and token.tag == level
    ]


def draw(tokens: list[Token]) -> SafeString:
    """The tokens as HTML. A table stands in a region that scrolls where the window is narrow."""
    html = _PARSER.renderer.render(_with_regions(tokens), _PARSER.options, {})
    return mark_safe(html)  # noqa: S308  the parser escapes the text, and the text is the product's own


def as_definitions(tokens: list[Token]) -> list[Token]:
    """Each heading of the third level and what is under it, as a term and its definition."""
    found: list[Token] = []
    is_open = False
    for token in tokens:
        if token.type == "heading_open" and token.tag in {"h2", "h3"}:
            starts = token.tag == "h3"
            found += _between(is_open, starts)
            is_open = starts
        if token.tag == "h3":
            found.append(_block("dt", token.nesting, {"id": token.attrs["id"]} if token.nesting == 1 else {}))
            found += [_block("dd", 1)] if token.nesting == -1 else []
        else:
            found.append(token)
    return found + _between(is_open, False)


def _between(is_open: bool, starts: bool) -> list[Token]:
    """What ends the definition before, and the list with it where no other term follows."""
    ends = [_block("dd", -1)] if is_open else []
    if is_open and not starts:
        return [*ends, _block("dl", -1)]
    return ends if is_open or not starts else [_block("dl", 1, {"class": "app-guide__terms"})]


def _block(tag: str, nesting: int, attributes: dict[str, str | int | float] | None = None) -> Token:
    kind = {1: f"{tag}_open", -1: f"{tag}_close"}[nesting]
    return Token(kind, tag, nesting, attrs=attributes or {}, block=True)  # type: ignore[arg-type]


def _every(tokens: list[Token]) -> Iterator[Token]:
    for token in tokens:
        yield token
        yield from _every(token.children or [])


def _dress(token: Token, resolve: Resolve) -> None:
    """Give a token its class and address. Markdown aligns columns by a style attribute: here that is a class."""
    if token.nesting == -1 or token.tag not in CLASSES:
        return
    token.attrJoin("class", CLASSES[token.tag])
    if "right" in str(token.attrs.pop("style", "")):
        token.attrJoin("class", "numeric")
    if token.tag == "th":
        token.attrSet("scope", "col")
    if token.tag == "a":
        _lead(token, resolve)
    if token.tag == "img":
        _picture(token)


def _lead(token: Token, resolve: Resolve) -> None:
    written = str(token.attrs["href"])
    if written.startswith("https://"):
        token.attrSet("rel", "noreferrer")
    else:
        token.attrSet("href", resolve(written))


def _picture(token: Token) -> None:
    """The picture's static address, and its size, so that the page does not jump when it comes."""
    written = str(token.attrs["src"])
    found = _PICTURE.fullmatch(written)
    if found is None or not (PICTURES / found[1]).is_file():
        raise ValueError(f"The guide names the picture {written}, which is not in {PICTURES}.")
    width, height = _size(PICTURES / found[1])
    token.attrSet("src", static(f"guide/{found[1]}"))
    token.attrSet("width", str(width))
    token.attrSet("height", str(height))


def _size(picture: Path) -> tuple[int, int]:
    """Width and height, which the head of every PNG holds."""
    with picture.open("rb") as file:
        width, height = struct.unpack(">II", file.read(24)[16:])
    return width, height


def _with_regions(tokens: list[Token]) -> list[Token]:
    found: list[Token] = []
    for token in tokens:
        if token.type == "table_open":
            label = {"class": "app-scroll", "role": "region", "tabindex": "0"}
            found.append(_block("div", 1, {**label, "aria-labelledby": token.meta["labelled_by"]}))
        found.append(token)
        if token.type == "table_close":
            found.append(_block("div", -1))
    return found
