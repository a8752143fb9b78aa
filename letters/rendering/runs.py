"""The words of a paragraph as runs of one look each, with HTML's white space made single."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from letters.rendering.tree import SPACES, Node


@dataclass(frozen=True)
class Run:
    """Words of one look; a line break is "\\n"; a picture has no words.

    anchor: the name by which a link within the letter finds this place.
    """

    text: str = ""
    is_bold: bool = False
    is_italic: bool = False
    is_raised: bool = False
    href: str = ""
    anchor: str = ""
    language: str = ""
    picture: str = ""
    alt: str = ""


def runs_of(children: Iterable[Node | str], look: Run | None = None) -> list[Run]:
    """The runs of a paragraph. Neighbours of one look are one run, and no space stands at an end or beside a break."""
    found: list[Run] = []
    for run in _runs(children, look or Run()):
        if found and replace(found[-1], text="") == replace(run, text="") and not run.picture:
            found[-1] = replace(run, text=found[-1].text + run.text)
        else:
            found.append(run)
    return _trimmed(found)


def _runs(children: Iterable[Node | str], look: Run) -> Iterator[Run]:
    for child in children:
        if isinstance(child, str):
            yield replace(look, text=re.sub(f"[{SPACES}]+", " ", child))
        elif child.tag == "br":
            yield replace(look, text="\n")
        elif child.tag == "img":
            yield replace(look, picture=child.attributes.get("src", ""), alt=child.attributes.get("alt", ""))
        else:
            yield from _runs(child.children, _look(child, look))


def _look(node: Node, look: Run) -> Run:
    look = replace(look, language=node.attributes.get("lang", look.language))
    match node.tag:
        case "strong":
            return replace(look, is_bold=True)
        case "em":
            return replace(look, is_italic=True)
        case "sup":
            return replace(look, is_raised=True)
        case "a":
            return replace(look, href=node.attributes.get("href", ""), anchor=node.attributes.get("id", ""))
    return look


def _trimmed(runs: list[Run]) -> list[Run]:
    """No two spaces in a row, though they stand in neighbouring runs, and none at an end of a line."""
    found: list[Run] = []
    at_start = True
    for run in runs:
        text = re.sub(r" ?\n ?| {2,}", lambda match: "\n" if "\n" in match[0] else " ", run.text)
        text = text.lstrip(" ") if at_start else text
        at_start = text[-1:] in {" ", "\n"} if text else at_start and not run.picture
        if text or run.picture:
            found.append(replace(run, text=text))
    while found and not found[-1].picture and not (text := found[-1].text.rstrip(" \n")):
        found.pop()
    if found and not found[-1].picture:
        found[-1] = replace(found[-1], text=found[-1].text.rstrip(" \n"))
    return found
