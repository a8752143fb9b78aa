"""A letter's HTML as a tree, for the formats that are made by walking it: Word and plain text.

The HTML is the product's own (letters/rendering/html.py), of few elements and always closed: this reads no other.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser

EMPTY = {"br", "img", "meta"}
HEADINGS = {"h1", "h2", "h3", "h4", "h5", "h6"}
BOXES = {"div", "section", "article", "li", "th", "td"}
BLOCKS = HEADINGS | BOXES | {"p", "ul", "ol", "blockquote", "table", "tr"}
SPACES = " \t\n\r\f"
"""What HTML counts as white space: a space that may not break a line is none of it."""


@dataclass
class Node:
    """An element, with its attributes and what is in it."""

    tag: str
    attributes: dict[str, str] = field(default_factory=dict)
    children: list["Node | str"] = field(default_factory=list)

    @property
    def classes(self) -> list[str]:
        return self.attributes.get("class", "").split()

    @property
    def elements(self) -> list["Node"]:
        return [child for child in self.children if isinstance(child, Node)]

    @property
    def is_block(self) -> bool:
        return self.tag in BLOCKS

    def all(self) -> Iterator["Node"]:
        """This element and all that lie in it, in their order."""
        yield self
        for child in self.elements:
            yield from child.all()

    def first(self, tag: str) -> "Node":
        return next(node for node in self.all() if node.tag == tag)

    def text(self) -> str:
        """Its words, with single spaces."""
        return " ".join(self._texts().split())

    def _texts(self) -> str:
        return "".join(child if isinstance(child, str) else child._texts() for child in self.children)


def tree_of(html: str) -> Node:
    """The root, whose child is the document's html element. Raises ValueError where the HTML is not closed."""
    builder = _Builder()
    builder.feed(html)
    builder.close()
    if len(builder.open) != 1:
        raise ValueError(f"A letter's HTML leaves open: {[node.tag for node in builder.open[1:]]}")
    return builder.open[0]


class _Builder(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.open = [Node("")]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        node = Node(tag, {name: value or "" for name, value in attrs})
        self.open[-1].children.append(node)
        if tag not in EMPTY:
            self.open.append(node)

    def handle_endtag(self, tag: str) -> None:
        if self.open[-1].tag != tag:
            raise ValueError(f"A letter's HTML closes {tag} where {self.open[-1].tag} is open")
        self.open.pop()

    def handle_data(self, data: str) -> None:
        self.open[-1].children.append(data)


def groups(children: list[Node | str]) -> Iterator[list[Node | str]]:
    """Children as blocks: each block by itself, and each run of words and inline elements between them together."""
    run: list[Node | str] = []
    for child in children:
        if isinstance(child, Node) and child.is_block:
            if has_content(run):
                yield run
            yield [child]
            run = []
        else:
            run.append(child)
    if has_content(run):
        yield run


def has_content(run: list[Node | str]) -> bool:
    return any(child.strip(SPACES) if isinstance(child, str) else True for child in run)
