"""Text from people, as HTML: paragraphs and the few marks that a letter knows. Nothing typed is ever markup.

Marks: **bold**, *italic*, lists that begin with "- ", "* " or "1. ", [words](https://address), a bare address, and a
footnote, [^1], whose text stands in a line of its own: "[^1]: text". A backslash before a mark keeps it as typed.
All else (headings, HTML, tables, entities) is plain text. docs/decisions/letter-marks.md says why.
"""

import functools
import re
from collections.abc import Sequence
from dataclasses import dataclass, field

import nh3
from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe
from markdown_it import MarkdownIt
from markdown_it.renderer import RendererHTML
from markdown_it.rules_block import StateBlock
from markdown_it.rules_block.list import list_block
from markdown_it.rules_core import StateCore
from markdown_it.token import Token
from mdit_py_plugins.footnote import footnote_plugin

from letters.rendering.blocks import Block, blocks, unified

DEPTH = 10
"""How deep the parser's blocks go: four lists in one another. A deeper mark is plain text."""
SCHEMES = {"http", "https", "mailto"}
TAGS = {"p", "ul", "ol", "li", "strong", "em", "a", "sup", "br"}
_ADDRESS = re.compile(r"https?://[^\s<>\"“”]*[^\s<>\"“”.,;:!?)\]’']")
_PASTED_BULLET = re.compile(r"^([ \t]*)[•●▪◦‣][ \t]+", re.MULTILINE)
_EMPTY = re.compile(r"<(li|p|ul|ol)>\s*</\1>\s*")


@dataclass
class Notes:
    """The footnotes of a letter, numbered as they come; `prefix` keeps its addresses apart on a page of several."""

    prefix: str = ""
    texts: list[SafeString] = field(default_factory=list)


def text_html(text: str, notes: Notes, *, has_marks: bool) -> SafeString:
    """A text as paragraphs and lists. Its footnotes are added to `notes`, and marked by their numbers."""
    return _marked(text, notes) if has_marks else _literal(blocks(text))


def _literal(parts: Sequence[Block]) -> SafeString:
    return mark_safe("\n".join(map(_block, parts)))  # noqa: S308  each line is escaped


def _block(block: Block) -> str:
    if block.is_list:
        return f"<ul>{''.join(f'<li>{escape(line)}</li>' for line in block.lines)}</ul>"
    return f"<p>{escape(block.lines[0])}</p>"


def _marked(text: str, notes: Notes) -> SafeString:
    first = len(notes.texts) + 1
    env = {"first": first, "prefix": notes.prefix}
    tokens = _parser().parse(_PASTED_BULLET.sub(r"\1- ", unified(text)), env)
    start = next((place for place, token in enumerate(tokens) if token.type == "footnote_block_open"), len(tokens))
    notes.texts += [_clean(_rendered(note, env)) for note in _notes(tokens[start:])]
    return _clean(_rendered(tokens[:start], env))


def _notes(tokens: Sequence[Token]) -> list[list[Token]]:
    """The tokens of each footnote, without the frame around it."""
    notes: list[list[Token]] = []
    for token in tokens:
        if token.type == "footnote_open":
            notes.append([])
        elif notes and not token.type.startswith("footnote_"):
            notes[-1].append(token)
    return notes


def _rendered(tokens: Sequence[Token], env: dict[str, object]) -> str:
    parser = _parser()
    return str(parser.renderer.render(tokens, parser.options, env))


def _clean(html: str) -> SafeString:
    """What the parser wrote, let through tag by tag: a second wall, should it ever write more than it is asked."""
    kept = nh3.clean(html, tags=TAGS, attributes={"a": {"href", "id"}}, url_schemes=SCHEMES, link_rel=None)
    while (bare := _EMPTY.sub("", kept)) != kept:
        kept = bare
    return mark_safe(kept.strip())  # noqa: S308  nh3 has cleaned it


@functools.cache
def _parser() -> MarkdownIt:
    parser = MarkdownIt("zero", {"maxNesting": 100})
    parser.enable(["list", "emphasis", "link", "autolink", "escape"])
    parser.use(footnote_plugin, inline=False)
    parser.block.ruler.at("list", _list, {"alt": ["paragraph", "reference", "footnote_def"]})
    parser.core.ruler.after("inline", "addresses", _link_addresses)
    parser.add_render_rule("footnote_ref", _footnote_mark)
    parser.validateLink = lambda url: url.partition(":")[0].lower() in SCHEMES  # type: ignore[method-assign]
    return parser


def _list(state: StateBlock, line: int, end: int, silent: bool) -> bool:
    """A list; but "2023. A year" begins none, and neither does one that lies too deep in others."""
    number = re.match(r"\d+", state.src[state.bMarks[line] + state.tShift[line] :][:10])
    if state.level >= DEPTH or (number and number[0] != "1" and not silent):
        return False
    return list_block(state, line, end, silent)


def _link_addresses(state: StateCore) -> None:
    """An address that stands in the text by itself is a link to it."""
    for block in state.tokens:
        if block.type == "inline" and block.children and "://" in block.content:
            block.children = _with_links(block.children)


def _with_links(children: Sequence[Token]) -> list[Token]:
    found: list[Token] = []
    depth = 0
    for token in children:
        depth += {"link_open": 1, "link_close": -1}.get(token.type, 0)
        found += _linked(token) if token.type == "text" and not depth else [token]
    return found


def _linked(token: Token) -> list[Token]:
    parts: list[Token] = []
    end = 0
    for match in _ADDRESS.finditer(token.content):
        opening = Token("link_open", "a", 1, attrs={"href": match[0]})
        parts += [_text(token.content[end : match.start()]), opening, _text(match[0]), Token("link_close", "a", -1)]
        end = match.end()
    return [*parts, _text(token.content[end:])]


def _text(content: str) -> Token:
    return Token("text", "", 0, content=content)


def _footnote_mark(
    _renderer: RendererHTML, tokens: Sequence[Token], place: int, _options: object, env: dict[str, int | str]
) -> str:
    about = tokens[place].meta
    number = int(env["first"]) + about["id"]
    again = f"-{about['subId']}" if about["subId"] else ""
    prefix = env["prefix"]
    return f'<sup><a href="#{prefix}note-{number}" id="{prefix}mark-{number}{again}">{number}</a></sup>'
