"""What WeasyPrint's tag tree lacks for a letter, put right before the file is written (PDF/UA-1, ISO 32000-1 14.8).

- 14.8.4.3.3: an item of a list holds a label and a body, and nothing beside them.
- 14.8.5.7: the head of a table's row says that it is one.
- 14.9.2: words in another language than the document's say which.
- 12.5.3: a link is there on paper as on the screen.
"""

from collections.abc import Iterator
from typing import Any

import pydyf

# The shapes of pydyf, the PDF writer under WeasyPrint: dictionaries, arrays that are lists, and references as bytes.
Tag = Any
FIRST, SECOND = "/Sect", "/Art"
"""The two sides of a letter in two languages: letters/rendering/parts.py makes them <section> and <article>."""


def mend_tags(pdf: Any, languages: tuple[str, str]) -> None:
    """Mend the tree of a letter in these languages; the second is empty where the letter has but one."""
    objects = {item.reference: item for item in pdf.objects}
    for item in list(objects.values()):
        if not isinstance(item, pydyf.Dictionary):
            continue
        if item.get("S") == "/LI":
            _give_it_a_body(pdf, item, objects)
        elif item.get("S") == "/TR":
            _scope(_kids(item, objects))
        elif item.get("S") in (FIRST, SECOND) and languages[1]:
            item["Lang"] = pydyf.String(languages[item["S"] == SECOND])
        elif item.get("Subtype") == "/Link":
            item["F"] = 4  # printed


def _give_it_a_body(pdf: Any, item: Tag, objects: dict[bytes, Any]) -> None:
    """What stands beside the label and the body of a list's item goes into a body of its own."""
    kept = pydyf.Array()
    body: Tag | None = None
    for reference in item["K"]:
        kid = objects.get(reference)
        if kid is not None and kid.get("S") in ("/Lbl", "/LBody"):
            kept.append(reference)
            body = kid if kid["S"] == "/LBody" else None
            continue
        if body is None:
            body = _new_body(pdf, item)
            kept.append(body.reference)
        body["K"].append(reference)
        if kid is not None and "P" in kid:
            kid["P"] = body.reference
    item["K"] = kept


def _new_body(pdf: Any, item: Tag) -> Tag:
    facts = {"Type": "/StructElem", "S": "/LBody", "K": pydyf.Array(), "Pg": item["Pg"], "P": item.reference}
    body = pydyf.Dictionary(facts)
    pdf.add_object(body)
    return body


def _scope(cells: Iterator[Tag]) -> None:
    """In a letter's tables the heads stand at the rows' beginnings."""
    for cell in cells:
        if cell.get("S") == "/TH":
            cell["A"]["Scope"] = "/Row"


def _kids(item: Tag, objects: dict[bytes, Any]) -> Iterator[Tag]:
    return (objects[reference] for reference in item["K"] if reference in objects)
