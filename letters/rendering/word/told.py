"""A letter told as its parts: those that may be changed in Word, by their keys, and all that stands around them.

Told of the letter's HTML here, and of a Word file that came back in responses/intake/word: the two are compared.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from letters.rendering.marked import BULLET, MORE, NOTE, NUMBER, PARAGRAPH, Para, marked, plain
from letters.rendering.runs import Run, runs_of
from letters.rendering.tree import HEADINGS, Node, groups, tree_of
from letters.rendering.word.keys import key_of

FURNITURE = {"running-head", "marking", "draft-notice"}


@dataclass
class Told:
    """The parts by key, the words around them paragraph by paragraph, and the footnotes by the key of their mark."""

    parts: dict[str, list[Para]] = field(default_factory=dict)
    around: list[str] = field(default_factory=list)
    notes: dict[str, Sequence[Run]] = field(default_factory=dict)

    def marks(self, key: str) -> str:
        """The part as text with marks."""
        return marked(self.parts[key], self.notes)

    def words(self, key: str) -> str:
        """The part as bare words: of a field that knows no marks."""
        return plain(self.parts[key])


def told_of_html(html: str) -> Told:
    """The letter of that HTML document."""
    root = tree_of(html)
    told = Told()
    _tell(root.first("body"), told, root.first("html").attributes.get("lang", ""), "")
    return told


def _tell(node: Node, told: Told, own: str, language: str) -> None:
    if FURNITURE & set(node.classes):
        return
    language = node.attributes.get("lang", language)
    key = key_of(node, language if language != own else "")
    if key:
        told.parts[key] = list(_paras(node, PARAGRAPH, 0))
    elif "notes" in node.classes:
        _tell_notes(node, told)
    elif "part" in node.classes:
        told.around += [said for para in _paras(node, PARAGRAPH, 0) if (said := plain([para]))]
    else:
        for child in node.elements:
            _tell(child, told, own, language)


def _tell_notes(node: Node, told: Told) -> None:
    told.around += [heading.text() for heading in node.elements if heading.tag in HEADINGS]
    for item in node.all():
        if item.tag == "li" and "id" in item.attributes:
            runs: list[Run] = []
            for para in _paras(item, PARAGRAPH, 0):
                runs += [*([Run(" ")] if runs else []), *para.runs]
            told.notes[NOTE + item.attributes["id"].replace("-", "_")] = runs


def _paras(node: Node, kind: str, level: int) -> Iterator[Para]:
    for group in groups(node.children):
        block = group[0] if isinstance(group[0], Node) and group[0].is_block else None
        if block is None:
            yield Para(kind, level, tuple(map(_note, runs_of(group))))
        elif block.tag in {"ul", "ol"}:
            yield from _list(block, level if kind == PARAGRAPH else level + 1)
        else:
            yield from _paras(block, kind, level)
        kind = MORE if kind in {BULLET, NUMBER} else kind


def _list(block: Node, level: int) -> Iterator[Para]:
    kind = NUMBER if block.tag == "ol" else BULLET
    for item in block.elements:
        yield from _paras(item, PARAGRAPH if "plain" in block.classes else kind, level)


def _note(run: Run) -> Run:
    """The mark of a footnote leads to it within the letter."""
    is_mark = run.is_raised and run.href.startswith("#")
    return replace(run, href=NOTE + run.href[1:].replace("-", "_")) if is_mark else run
