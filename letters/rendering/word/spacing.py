"""The space around the parts of a letter, and what keeps together at a page's end: as assets/base.css has them."""

from collections.abc import Iterator
from typing import Any

from docx.oxml.ns import qn
from docx.shared import Mm
from docx.text.paragraph import Paragraph

from letters.rendering.word.package import element

BEFORE = {"salutation": Mm(5), "closing": Mm(5), "sign-off": Mm(5), "signature": Mm(3), "copies": Mm(6), "notes": Mm(6)}
AFTER = {"letterhead": Mm(11), "addressee": Mm(5), "particulars": Mm(6), "salutation": Mm(4), "signature": Mm(3)}
TIGHT = {"signature", "particulars"}
"""Parts whose paragraphs stand close, line under line."""
TOGETHER = {"item", "sign-off"}
"""Parts that no page's end parts from what follows them."""
WHOLE = {"signature", "copies"}
"""Parts that no page's end divides."""


def space_part(classes: list[str], found: list[Any]) -> None:
    """Set a part's space and what it keeps to, on its paragraphs."""
    forms = [Paragraph(each, None).paragraph_format for each in paragraphs_in(found)]  # type: ignore[arg-type]
    if not forms:
        return
    names = set(classes)
    for form in forms if names & TIGHT else ():
        form.space_after = Mm(0.8)
    for form in forms if names & TOGETHER else forms[:-1] if names & WHOLE else ():
        form.keep_with_next = True
    first, last = forms[0], forms[-1]
    for name in names & BEFORE.keys():
        first.space_before = max(first.space_before or 0, BEFORE[name])
    for name in names & AFTER.keys():
        last.space_after = AFTER[name]
    if "letterhead" in names:
        _rule_under(paragraphs_in(found)[-1])


def paragraphs_in(found: list[Any]) -> list[Any]:
    return [each for one in found for each in _paragraphs(one)]


def _paragraphs(one: Any) -> Iterator[Any]:
    return iter([one]) if one.tag == qn("w:p") else one.iter(qn("w:p"))


def _rule_under(paragraph: Any) -> None:
    borders = element("pBdr")
    borders.append(element("bottom", val="single", sz="8", space="8", color="brand"))
    after = ("w:shd", "w:tabs", "w:suppressAutoHyphens", "w:spacing", "w:ind", "w:jc", "w:outlineLvl", "w:rPr")
    paragraph.get_or_add_pPr().insert_element_before(borders, *after)
