"""A paragraph of Word from the runs of a letter's paragraph: words with their look, links, pictures."""

import unicodedata
from dataclasses import dataclass, field
from io import BytesIO
from typing import Any

from docx.document import Document as WordDocument
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.oxml.shape import CT_Inline
from docx.shared import Emu, Mm

from letters.content import Pictures
from letters.rendering.fetcher import PNG, SCHEME
from letters.rendering.runs import Run
from letters.rendering.word.package import element, word_language

WIDEST, HIGHEST = Mm(80), Mm(22)
"""Of a picture: a logo's bounds in the PDF."""
PER_PIXEL = 9525
"""English Metric Units, at 96 pixels an inch."""


@dataclass
class Paper:
    """The document that is written, with what is counted in it."""

    document: WordDocument
    language: str
    pictures: Pictures
    numbered: int = 0
    named: int = 0
    drawn: int = 0
    links: dict[str, str] = field(default_factory=dict)

    def link(self, address: str) -> str:
        """The relation that leads to an address outside the letter."""
        if address not in self.links:
            kind = RELATIONSHIP_TYPE.HYPERLINK
            self.links[address] = self.document.part.relate_to(address, kind, is_external=True)
        return self.links[address]

    def next_name(self) -> str:
        """The number of a bookmark."""
        self.named += 1
        return str(self.named)


def paragraph(paper: Paper, style: str, runs: list[Run], language: str, anchor: str = "") -> Any:
    """A paragraph of the style. `anchor` is the name by which links find it."""
    made = OxmlElement("w:p")
    made.style = style
    if anchor:
        made.extend(bookmark(paper, place_name(anchor)))
    for run in runs:
        made.extend(_placed(paper, run, run.language or language))
    return made


def bookmark(paper: Paper, name: str) -> tuple[Any, Any]:
    """The start and the end of a named place."""
    number = paper.next_name()
    return element("bookmarkStart", id=number, name=name), element("bookmarkEnd", id=number)


def place_name(anchor: str) -> str:
    """An anchor as Word lets a bookmark be named."""
    return anchor.replace("-", "_")[:40]


def _placed(paper: Paper, run: Run, language: str) -> list[Any]:
    written = _run(paper, run, language)
    if not run.href:
        return [written]
    link = OxmlElement("w:hyperlink")
    if run.href.startswith("#"):
        link.set(qn("w:anchor"), place_name(run.href[1:]))
    else:
        link.set(qn("r:id"), paper.link(run.href))
    link.append(written)
    return [*(bookmark(paper, place_name(run.anchor)) if run.anchor else ()), link]


def _run(paper: Paper, run: Run, language: str) -> Any:
    made = OxmlElement("w:r")
    look = _look(run, language if language != paper.language else "")
    if len(look):
        made.append(look)
    if run.picture:
        made.append(_picture(paper, run) if _png(paper, run) else _text(run.alt))
        return made
    for place, line in enumerate(run.text.split("\n")):
        if place:
            made.append(OxmlElement("w:br"))
        made.append(_text(line))
    return made


def _text(words: str) -> Any:
    made = OxmlElement("w:t")
    made.text = words
    made.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
    return made


def _look(run: Run, language: str) -> Any:
    """The run's properties, in the order that the format asks for."""
    look = OxmlElement("w:rPr")
    if run.href and not run.is_raised:
        look.append(element("rStyle", val="Hyperlink"))
    marks = {"b": run.is_bold, "bCs": run.is_bold, "i": run.is_italic, "iCs": run.is_italic}
    look.extend(element(tag) for tag, has in marks.items() if has)
    if run.is_raised:
        look.append(element("vertAlign", val="superscript"))
    if _runs_right_to_left(run.text):
        look.append(element("rtl"))
    if language:
        look.append(element("lang", val=word_language(language)))
    return look


def _runs_right_to_left(text: str) -> bool:
    strong = (unicodedata.bidirectional(char) for char in text)
    return next((kind for kind in strong if kind in {"L", "R", "AL"}), "L") != "L"


def _png(paper: Paper, run: Run) -> bytes:
    """The picture's bytes, or those of the drawing that was made of it: Word's older releases show no SVG."""
    name = run.picture.removeprefix(f"{SCHEME}picture/")
    found = paper.pictures.get(f"{name}.png", paper.pictures.get(name, b""))
    return found if found.startswith(PNG) else b""


def _picture(paper: Paper, run: Run) -> Any:
    relation, image = paper.document.part.get_or_add_image(BytesIO(_png(paper, run)))
    paper.drawn += 1
    width, height = image.px_width * PER_PIXEL, image.px_height * PER_PIXEL
    scale = min(1, WIDEST / width, HIGHEST / height)
    size = Emu(int(width * scale)), Emu(int(height * scale))
    inline = CT_Inline.new_pic_inline(paper.drawn, relation, f"picture-{paper.drawn}.png", *size)
    inline.docPr.set("descr", run.alt)
    drawing = OxmlElement("w:drawing")
    drawing.append(inline)
    return drawing
