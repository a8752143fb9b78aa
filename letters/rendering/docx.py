"""A letter as a Word file, from the same HTML as its PDF: real styles, lists, tables, languages, heads and feet.

The same letter always gives the same bytes. What of the PDF's look Word cannot take from a style sheet is set in
word/styles.xml, once for all house styles.
"""

from datetime import datetime, time
from typing import Any

from docx.document import Document as WordDocument
from docx.oxml import OxmlElement
from docx.oxml.ns import qn

from letters.content import Letter, Pictures
from letters.rendering.html import render_document
from letters.rendering.runs import Run, runs_of
from letters.rendering.tree import Node, tree_of
from letters.rendering.word.blocks import Place, Writer
from letters.rendering.word.package import add_numbering, add_properties, bytes_of, element, empty_document, set_facts
from letters.rendering.word.paragraphs import Paper, paragraph
from letters.rendering.word.regions import Regions, WordDraft

CONTENT_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
HEAD = {"marking": "Marking", "draft-notice": "DraftNotice"}
"""What stands at the head of the first page, by its class, and its Word style."""


def render_docx(letter: Letter, pictures: Pictures | None = None, *, draft: WordDraft | None = None) -> bytes:
    """The letter's Word file. A picture that is no PNG is shown by the PNG beside it ("SHA256.png"), or by its words.

    draft: marks what may be changed in Word and read back in.
    """
    tree = tree_of(render_document(letter, for_word=draft is not None))
    body = tree.first("body")
    document = empty_document(letter.language, letter.letterhead.colour)
    paper = Paper(document, letter.language, pictures or {})
    writer = Writer(paper, Regions(paper, draft))
    children = [child for child in body.children if not _is_furniture(child)]
    for each in writer.blocks(children, Place(language=letter.language)):
        document.element.body.insert(-1, each)
    _colour(document, letter)
    _furniture(paper, body)
    add_numbering(document, paper.numbered)
    dated = datetime.combine(letter.dated, time()) if letter.dated else None
    set_facts(document, title=tree.first("title").text(), author=_author(tree), language=letter.language, dated=dated)
    if draft and draft.properties:
        add_properties(document, dict(draft.properties))
    return bytes_of(document)


def _is_furniture(child: Node | str) -> bool:
    return isinstance(child, Node) and bool({"running-head", *HEAD} & set(child.classes))


def _author(tree: Node) -> str:
    facts = [node.attributes for node in tree.all() if node.tag == "meta"]
    return next((fact["content"] for fact in facts if fact.get("name") == "author"), "")


def _colour(document: WordDocument, letter: Letter) -> None:
    colour = (letter.letterhead.colour or "#0b0c0c").removeprefix("#").upper()
    for border in document.element.body.iter(qn("w:bottom")):
        if border.get(qn("w:color")) == "brand":
            border.set(qn("w:color"), colour)


def _furniture(paper: Paper, body: Node) -> None:
    """The marking and DRAFT at the head of the first page, the running head from the second on, the foot on all."""
    section = paper.document.sections[0]
    section.different_first_page_header_footer = True
    first = [(HEAD[name], node) for node in body.elements for name in node.classes if name in HEAD]
    running = [node for node in body.elements if "running-head" in node.classes]
    others = [("Marking" if "marking" in node.classes else "Header", node) for one in running for node in one.elements]
    for head, lines in ((section.first_page_header, first), (section.header, others)):
        _fill(head._element, [paragraph(paper, style, runs_of(node.children), paper.language) for style, node in lines])
    for foot in (section.first_page_footer, section.footer):
        _fill(foot._element, [_foot(paper, body.attributes)])


def _fill(part: Any, paragraphs: list[Any]) -> None:
    for child in list(part):
        part.remove(child)
    part.extend(paragraphs or [OxmlElement("w:p")])


def _foot(paper: Paper, words: dict[str, str]) -> Any:
    """The marking in the middle, "Page 1 of 3" at the right; of a letter that adds nothing of its own, a number."""
    made = paragraph(paper, "Footer", [], paper.language)
    made.append(_tab())
    made.extend(paragraph(paper, "Footer", _bold(words.get("data-marking", "")), paper.language).r_lst)
    made.append(_tab())
    pieces = [words.get("data-before", ""), "PAGE", words.get("data-between", "")]
    pieces += ["NUMPAGES", words.get("data-after", "")] if words.get("data-between") else []
    for place, piece in enumerate(pieces):
        if place % 2:
            made.append(_counter(piece))
        elif piece:
            made.extend(paragraph(paper, "Footer", [Run(piece)], paper.language).r_lst)
    return made


def _bold(words: str) -> list[Run]:
    return [Run(words, is_bold=True)] if words else []


def _tab() -> Any:
    made = OxmlElement("w:r")
    made.append(OxmlElement("w:tab"))
    return made


def _counter(name: str) -> Any:
    made: Any = element("fldSimple", instr=f" {name} ")
    run = OxmlElement("w:r")
    run.text = "1"
    made.append(run)
    return made
