"""Heads and feet of pages, told apart from what the letter says (PDF/UA-1 7.8, ISO 32000-1 14.8.2.2).

WeasyPrint marks the text of page margins as content, but leaves it out of the tag tree: a reader would meet text that
belongs to nothing. Here it becomes a pagination artifact, which screen readers and reflow pass over.
"""

from collections.abc import Iterator
from typing import Any

# The shapes of pydyf, the PDF writer under WeasyPrint: dictionaries, arrays that are lists, and references as bytes.
Reference = bytes


def mark_page_furniture(_document: object, pdf: Any) -> None:
    """A WeasyPrint finisher: what no branch of the tag tree reaches is marked as a pagination artifact."""
    objects = {item.reference: item for item in pdf.objects}
    root = objects[pdf.catalog["StructTreeRoot"]]
    reached = set(_reached_from(root["K"][0], objects))
    parents = objects[root["ParentTree"]]["Nums"]
    pages = [objects[reference] for reference in pdf.page_references]
    for page, elements in zip(pages, parents[1::2], strict=False):  # entries beyond the pages are for links
        furniture = {mcid for mcid, element in enumerate(elements) if element not in reached}
        for mcid in furniture:
            elements[mcid] = b"null"
        _mark(objects[page["Contents"]].stream, furniture)


def _reached_from(reference: Reference, objects: dict[Reference, Any]) -> Iterator[Reference]:
    """The element and all that hang from it. A child that is no reference is a piece of content, or its number."""
    pending = [reference]
    while pending:
        current = pending.pop()
        yield current
        pending.extend(kid for kid in objects[current].get("K", ()) if isinstance(kid, bytes))


def _mark(operators: list[Any], furniture: set[int]) -> None:
    """In a page's content, operands come first: tag, properties, BDC."""
    for index, operator in enumerate(operators):
        if operator == b"BDC" and operators[index - 1].get("MCID") in furniture:
            properties = operators[index - 1]
            properties.clear()
            properties["Type"] = "/Pagination"
            operators[index - 2] = "/Artifact"
