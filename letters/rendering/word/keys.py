"""What a part of a draft is called in its Word file."""

from letters.rendering.tree import Node

BOOKMARK = "part__"
FIXED = "fixed__"
"""Begins the bookmark of a part that is read back from nowhere: what stands in neither kind was typed anew."""


def key_of(node: Node, language: str = "") -> str:
    """The part's key: "introduction", "12.body_action", "cy.closing"; "" of what is none.

    language: of a part that is not in the letter's own.
    """
    name = node.attributes.get("data-field", "")
    response = node.attributes.get("data-response", "")
    return ".".join(filter(None, [language, response, name])) if name else ""


def name_of(key: str) -> str:
    """The bookmark's name: letters, digits and underscores, of at most 40."""
    return BOOKMARK + key.replace(".", "__")


def key_in(name: str) -> str:
    """The key in a bookmark's name; "" of any other bookmark."""
    return name.removeprefix(BOOKMARK).replace("__", ".") if name.startswith(BOOKMARK) else ""
