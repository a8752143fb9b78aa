"""The letter's HTML as Word's paragraphs, lists and tables. It knows elements and classes, and no house style by name:
a new style's template needs nothing here."""

from dataclasses import dataclass, replace
from typing import Any

from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt
from docx.text.paragraph import Paragraph

from letters.rendering.runs import runs_of
from letters.rendering.tree import Node, groups
from letters.rendering.word.package import element
from letters.rendering.word.paragraphs import Paper, bookmark, paragraph, place_name
from letters.rendering.word.regions import Regions
from letters.rendering.word.spacing import space_part

CLASS_STYLES = {
    "letterhead-logo": "Letterhead",
    "letterhead-name": "LetterheadName",
    "letterhead-line": "LetterheadLine",
    "right": "RightAligned",
    "run-in": "RunIn",
    "letter-note": "SmallPrint",
    "notes": "SmallPrint",
    "signature-described": "SignatureDescribed",
    "plain": "PlainList",
}
"""The classes of the style sheets that a Word style stands for."""
WIDTH = Mm(156)
"""Of the text: the page without its margins."""
HEADINGS = {f"h{level}": f"Heading{level}" for level in range(1, 7)}
DEEPEST = 3
"""Word has three styles for lists in one another; deeper ones look like the third."""
QUOTED = Mm(7.5)
NUMBERED, BULLETED = "ListNumber", "ListBullet"


@dataclass(frozen=True)
class Place:
    """Where in the letter the writer is: what a plain paragraph there looks like."""

    style: str = "Normal"
    language: str = ""
    level: int = 0
    is_quoted: bool = False


class Writer:
    """Writes blocks to one document."""

    def __init__(self, paper: Paper, regions: Regions) -> None:
        self.paper, self.regions = paper, regions
        self._before: Any = 0
        """Space to leave before the next paragraph, such as where a name is signed."""

    def blocks(self, children: list[Node | str], place: Place) -> list[Any]:
        """The Word elements of an element's children."""
        found: list[Any] = []
        pairs: list[Node] = []
        for group in groups(children):
            node = group[0] if isinstance(group[0], Node) and group[0].is_block else None
            if node is not None and "pair" in node.classes:
                pairs.append(node)
                continue
            found += self._side_by_side(pairs, place)
            pairs = []
            found += self._block(node, place) if node is not None else self._paragraph(group, place)
        return [*found, *self._side_by_side(pairs, place)]

    def _block(self, node: Node, place: Place) -> list[Any]:
        place = _into(node, place)
        match node.tag:
            case "div":
                return self._div(node, place)
            case "blockquote":
                return self.blocks(node.children, replace(place, style="Quote", is_quoted=True))
            case "ul" | "ol":
                return self._list(node, place)
            case "table":
                return [self._table(node, place), *self._after_table()]
            case "section" | "article" | "li" | "td" | "th":
                return self.blocks(node.children, place)
        return self._paragraph(node.children, place, node)

    def _paragraph(self, children: list[Node | str], place: Place, node: Node | None = None) -> list[Any]:
        style = HEADINGS.get(node.tag, place.style) if node else place.style
        runs = runs_of(children)
        if not runs:
            return []
        if node and node.tag in HEADINGS and "run-in" in node.classes:
            runs[-1] = replace(runs[-1], text=f"{runs[-1].text} ")
        made = paragraph(self.paper, style, runs, place.language, node.attributes.get("id", "") if node else "")
        if node and node.tag in HEADINGS and "run-in" in node.classes:
            _run_in(made)
        if self._before:
            Paragraph(made, None).paragraph_format.space_before = self._before  # type: ignore[arg-type]
            self._before = 0
        return [made]

    def _div(self, node: Node, place: Place) -> list[Any]:
        if "signature-space" in node.classes:
            self._before = Mm(14)
            return []
        found = self.blocks(node.children, place)
        if "part" in node.classes:
            space_part(node.classes, found)
        return self.regions.around(node, found, place.language)

    def _list(self, node: Node, place: Place) -> list[Any]:
        if "plain" in node.classes:
            return self.blocks(list(node.elements), place)
        number = "1"
        if node.tag == "ol":
            self.paper.numbered += 1
            number = str(self.paper.numbered + 1)
        found: list[Any] = []
        for item in (child for child in node.elements if child.tag == "li"):
            found += self._item(item, number, node.tag, place)
        return found

    def _item(self, item: Node, number: str, tag: str, place: Place) -> list[Any]:
        depth = "" if place.level == 0 else str(min(place.level + 1, DEEPEST))
        inside = replace(place, style=f"ListContinue{depth}", level=place.level + 1)
        found: list[Any] = []
        for group in groups(item.children):
            node = group[0] if isinstance(group[0], Node) and group[0].is_block else None
            made = self._block(node, inside) if node is not None else self._paragraph(group, inside)
            if not found and made and made[0].tag == qn("w:p") and made[0].pPr.numPr is None:
                _number(made[0], number, place, f"{NUMBERED if tag == 'ol' else BULLETED}{depth}")
            if place.is_quoted:
                _move_in(made, place)
            found += made
        for each in found[:1] if len(found) > 1 and found[0].tag == qn("w:p") else ():
            Paragraph(each, None).paragraph_format.keep_with_next = True  # type: ignore[arg-type]
        if anchor := item.attributes.get("id"):
            _anchor(self.paper, found, anchor)
        return found

    def _table(self, node: Node, place: Place) -> Any:
        rows = [row for row in node.all() if row.tag == "tr"]
        is_named = all(row.elements[0].tag == "th" for row in rows)
        widths = _widths(max(len(row.elements) for row in rows), is_named=is_named)
        table = _new_table("TableGrid", widths, is_named=is_named)
        for row in rows:
            table.append(self._row(row.elements, widths, replace(place, style="TableText")))
        return table

    def _row(self, cells: list[Node], widths: list[int], place: Place) -> Any:
        row = OxmlElement("w:tr")
        facts = element("trPr")
        facts.append(element("cantSplit"))
        if all(cell.tag == "th" and cell.attributes.get("scope") != "row" for cell in cells):
            facts.append(element("tblHeader"))
        row.append(facts)
        for cell, width in zip(cells, widths, strict=False):
            row.append(self._cell(cell, width, place))
        return row

    def _cell(self, cell: Node, width: int, place: Place) -> Any:
        made, facts = OxmlElement("w:tc"), element("tcPr")
        facts.append(element("tcW", w=str(width), type="dxa"))
        made.append(facts)
        if cell.tag == "th":
            facts.append(element("shd", val="clear", color="auto", fill="F3F2F1"))
        content = self.blocks(_bold(cell), _into(cell, place))
        made.extend(content)
        if not content or content[-1].tag != qn("w:p"):
            made.append(OxmlElement("w:p"))  # a cell must end with a paragraph
        return made

    def _side_by_side(self, pairs: list[Node], place: Place) -> list[Any]:
        """Two languages: a row for each part, without lines."""
        if not pairs:
            return []
        widths = _widths(2, is_named=False)
        table = _new_table("SideBySide", widths, is_named=False)
        for pair in pairs:
            row = self._row(pair.elements, widths, place)
            row.remove(row.find(qn("w:trPr")))  # a long part may go over a page's end
            table.append(row)
        return [table, *self._after_table()]

    @staticmethod
    def _after_table() -> list[Any]:
        """A little space: two tables in a row would become one, and a letter can't end with a table."""
        made = OxmlElement("w:p")
        form = Paragraph(made, None).paragraph_format  # type: ignore[arg-type]
        form.space_after, form.line_spacing = Pt(0), Pt(8)
        return [made]


def _into(node: Node, place: Place) -> Place:
    style = next((CLASS_STYLES[name] for name in node.classes if name in CLASS_STYLES), place.style)
    return replace(place, style=style, language=node.attributes.get("lang", place.language))


def _run_in(made: Any) -> None:
    """Word's "style separator": the heading stays one, and what follows goes on in its line."""
    facts = made.get_or_add_pPr()
    mark = element("rPr")
    mark.extend([element("vanish"), element("specVanish")])
    facts.append(mark)


def _number(made: Any, number: str, place: Place, style: str) -> None:
    made.style = style
    facts = made.get_or_add_pPr().get_or_add_numPr()
    facts.append(element("ilvl", val=str(min(place.level, 8))))
    facts.append(element("numId", val=number))


def _move_in(found: list[Any], place: Place) -> None:
    """A list in a quotation stands in from the margin as the quotation does."""
    for each in found:
        if each.tag == qn("w:p") and each.pPr.ind is None:
            form = Paragraph(each, None).paragraph_format  # type: ignore[arg-type]
            form.left_indent = QUOTED + Mm(6) * (place.level + 1)
            form.first_line_indent = Mm(-6) if each.pPr.numPr is not None else None


def _anchor(paper: Paper, found: list[Any], name: str) -> None:
    first = next((each for each in found if each.tag == qn("w:p")), None)
    if first is not None:
        start, end = bookmark(paper, place_name(name))
        first.append(start)
        first.append(end)


def _widths(columns: int, *, is_named: bool) -> list[int]:
    whole = WIDTH.twips
    if is_named and columns == 2:
        return [int(whole * 0.34), whole - int(whole * 0.34)]
    return [whole // columns] * columns


def _new_table(style: str, widths: list[int], *, is_named: bool) -> Any:
    table, facts, grid = OxmlElement("w:tbl"), element("tblPr"), element("tblGrid")
    look = {"firstRow": "0", "lastRow": "0", "firstColumn": str(int(is_named)), "lastColumn": "0"}
    facts.extend(
        [
            element("tblStyle", val=style),
            element("tblW", w=str(sum(widths)), type="dxa"),
            element("tblLayout", type="fixed"),
            element("tblLook", **look, noHBand="1", noVBand="1"),
        ]
    )
    grid.extend(element("gridCol", w=str(width)) for width in widths)
    table.append(facts)
    table.append(grid)
    return table


def _bold(cell: Node) -> list[Node | str]:
    is_name = cell.tag == "th" and not any(child.is_block for child in cell.elements)
    return [Node("strong", {}, cell.children)] if is_name else cell.children
