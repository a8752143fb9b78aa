"""A letter as plain text, for an e-mail: the words of its HTML, exactly, one paragraph a line.

Lines are not wrapped: each mail program does that to its own width, and a wrapped line breaks when it is quoted.
Paragraphs are parted by an empty line. A link's address stands behind its words.
"""

from collections.abc import Iterator

from letters.content import Letter
from letters.rendering.html import render_document
from letters.rendering.runs import Run, runs_of
from letters.rendering.tree import BOXES, Node, groups, tree_of

PARTED = "* * *"
"""Stands between the letter in one language and the same letter in the other."""


def render_text(letter: Letter) -> str:
    """The letter's plain text. A draft says so at its head; heads and feet of pages are left out."""
    body = tree_of(render_document(letter)).first("body")
    paragraphs = list(_blocks(body.children))
    if any("pair" in node.classes for node in body.elements):
        paragraphs += [PARTED, *_blocks(_other_side(body.children))]
    return "\n\n".join(paragraphs) + "\n" if paragraphs else ""


def _other_side(children: list[Node | str]) -> list[Node | str]:
    """The letter in its second language: of each pair the other side, and what both say alike."""
    pairs = [child for child in children if isinstance(child, Node)]
    return [Node("div", {}, [*child.elements[1:]]) if "pair" in child.classes else child for child in pairs]


def _blocks(children: list[Node | str]) -> Iterator[str]:
    for group in groups(children):
        match group:
            case [Node() as block] if block.is_block:
                yield from _block(block)
            case _:
                yield from filter(None, [_line(group)])


def _block(block: Node) -> Iterator[str]:
    match block.tag:
        case "div" if "running-head" in block.classes:
            return
        case "ul" | "ol":
            yield "\n".join(_items(block))
        case "table":
            yield "\n".join(_row(row) for row in block.all() if row.tag == "tr")
        case "blockquote":
            for paragraph in _blocks(block.children):
                yield _indented("  ", paragraph, "  ")
        case "div" if "pair" in block.classes:
            yield from _blocks(block.elements[0].children)
        case tag if tag in BOXES:
            yield from _blocks(block.children)
        case _:
            yield from filter(None, [_line(block.children)])


def _items(block: Node) -> Iterator[str]:
    for number, item in enumerate((one for one in block.elements if one.tag == "li"), start=1):
        sign = f"{number}. " if block.tag == "ol" else "" if "plain" in block.classes else "- "
        yield _indented(sign, "\n".join(_blocks(item.children)), " " * len(sign))


def _indented(first: str, text: str, others: str) -> str:
    return first + text.replace("\n", f"\n{others}")


def _row(row: Node) -> str:
    """ "Our ref: 7": what a row is about, and what it says."""
    cells = [", ".join(" ".join(_blocks(cell.children)).split("\n")) for cell in row.elements]
    return ": ".join(cells)


def _line(children: list[Node | str]) -> str:
    return "".join(map(_words, runs_of(children)))


def _words(run: Run) -> str:
    """A run's words; a note's number in brackets; a link's address behind its words, where it says more than they."""
    if run.picture:
        return f"[{run.alt}]"
    if run.is_raised:
        return f"[{run.text}]"
    address = run.href.removeprefix("mailto:")
    shown = address and not address.startswith("#") and address not in {run.text, f"http://{run.text}"}
    return f"{run.text} ({address})" if shown else run.text
