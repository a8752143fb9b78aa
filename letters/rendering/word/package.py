"""The Word file around a letter: an empty document with the product's own styles, and its bytes, without a clock."""

import zipfile
from copy import deepcopy
from datetime import datetime
from functools import cache
from io import BytesIO
from pathlib import Path
from typing import Any
from xml.sax.saxutils import quoteattr

from docx import Document
from docx.document import Document as WordDocument
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import qn
from docx.shared import Mm

HERE = Path(__file__).resolve().parent
BLACK = "#0b0c0c"
CUSTOM = "application/vnd.openxmlformats-officedocument.custom-properties+xml"
KEPT = {"styles.xml", "settings.xml", "numbering.xml", "fontTable.xml", "theme1.xml"}
"""The parts of python-docx's own template that a letter keeps; its thumbnail and the rest go."""
SPOKEN = {"cy": "cy-GB"}
"""Word asks for a country too."""


def word_language(tag: str) -> str:
    """The language as Word writes it."""
    return SPOKEN.get(tag, tag)


@cache
def _asset(name: str) -> bytes:
    return (HERE / name).read_bytes()


def empty_document(language: str, colour: str) -> WordDocument:
    """A document on A4 with the letters' styles, in that language and colour, and nothing in it."""
    document = Document()
    _drop_the_rest(document)
    for name, held in (("styles.xml", document.styles.element), ("settings.xml", document.settings.element)):
        fresh = parse_xml(_asset(name))
        held[:] = [deepcopy(child) for child in fresh if isinstance(child.tag, str)]
    _speak(document, language)
    for color in document.styles.element.iter(qn("w:color")):
        if color.get(qn("w:val")) == "brand":
            color.set(qn("w:val"), (colour or BLACK).removeprefix("#").upper())
    body = document.element.body
    for child in [child for child in body if child.tag != qn("w:sectPr")]:
        body.remove(child)
    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.left_margin = section.right_margin = Mm(27)
    section.top_margin, section.bottom_margin = Mm(25), Mm(25)
    section.header_distance = section.footer_distance = Mm(11)
    return document


def _speak(document: WordDocument, language: str) -> None:
    tag = word_language(language)
    for lang in document.styles.element.iter(qn("w:lang")):
        lang.set(qn("w:val"), tag)
    for lang in document.settings.element.iter(qn("w:themeFontLang")):
        lang.set(qn("w:val"), tag)


def _drop_the_rest(document: WordDocument) -> None:
    """What the template carries and no letter needs: a picture of an empty page, effects, XML of its own."""
    for holder in (document.part.rels, document.part.package.rels):
        for key, relation in list(holder.items()):
            name = str(relation.target_part.partname).rsplit("/", 1)[-1]
            if name not in KEPT | {"document.xml", "core.xml", "app.xml"}:
                del holder[key]


def set_facts(document: WordDocument, *, title: str, author: str, language: str, dated: datetime | None) -> None:
    """The file's own facts. Its dates are the letter's; without one, it has none."""
    facts = document.core_properties
    for child in list(facts._element):
        facts._element.remove(child)
    facts.title, facts.author, facts.language = title[:255], author[:255], language
    facts.last_modified_by, facts.revision = author[:255], 1
    if dated:
        facts.created = facts.modified = dated


def add_properties(document: WordDocument, properties: dict[str, str]) -> None:
    """Named texts of the file's own, of at most 255 characters each, that programs keep when they save it."""
    kinds = "http://schemas.openxmlformats.org/officeDocument/2006"
    rows = "".join(
        f'<property fmtid="{{D5CDD505-2E9C-101B-9397-08002B2CF9AE}}" pid="{number}" name={quoteattr(name)}>'
        f"<vt:lpwstr>{value}</vt:lpwstr></property>"
        for number, (name, value) in enumerate(properties.items(), start=2)
    )
    xml = (
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
        f'<Properties xmlns="{kinds}/custom-properties" xmlns:vt="{kinds}/docPropsVTypes">{rows}</Properties>'
    )
    package = document.part.package
    part = Part(PackURI("/docProps/custom.xml"), CUSTOM, xml.encode(), package)
    package.relate_to(part, RELATIONSHIP_TYPE.CUSTOM_PROPERTIES)


def add_numbering(document: WordDocument, lists: int) -> None:
    """Bullets as list 1, and from 2 on a numbered list for each, so that each begins at 1."""
    held = document.part.numbering_part.element
    held[:] = [_levels(0, "bullet", "•"), _levels(1, "decimal", "%{level}."), _number(1, 0)]
    held.extend(_number(number, 1) for number in range(2, lists + 2))


def _levels(identity: int, form: str, sign: str) -> Any:
    levels = "".join(
        f'<w:lvl w:ilvl="{level}"><w:start w:val="1"/><w:numFmt w:val="{form}"/>'
        f'<w:lvlText w:val="{sign.format(level=level + 1)}"/><w:lvlJc w:val="left"/>'
        f'<w:pPr><w:ind w:left="{340 * (level + 1)}" w:hanging="340"/></w:pPr></w:lvl>'
        for level in range(9)
    )
    space = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    head = f'<w:abstractNum xmlns:w="{space}" w:abstractNumId="{identity}">'
    return parse_xml(f'{head}<w:multiLevelType w:val="multilevel"/>{levels}</w:abstractNum>')


def _number(number: int, levels: int) -> Any:
    space = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    again = "".join(
        f'<w:lvlOverride w:ilvl="{level}"><w:startOverride w:val="1"/></w:lvlOverride>' for level in range(9)
    )
    overrides = again if levels else ""
    return parse_xml(
        f'<w:num xmlns:w="{space}" w:numId="{number}"><w:abstractNumId w:val="{levels}"/>{overrides}</w:num>'
    )


def bytes_of(document: WordDocument) -> bytes:
    """The file, whose parts bear no time of day: the same letter gives the same bytes."""
    saved, steady = BytesIO(), BytesIO()
    document.save(saved)
    with zipfile.ZipFile(saved) as source, zipfile.ZipFile(steady, "w") as target:
        for name in source.namelist():
            entry = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
            entry.compress_type, entry.external_attr, entry.create_system = zipfile.ZIP_DEFLATED, 0o600 << 16, 3
            target.writestr(entry, source.read(name))
    return steady.getvalue()


def element(tag: str, **values: str) -> Any:
    """A Word element with attributes of its own namespace."""
    made = OxmlElement(f"w:{tag}")
    for name, value in values.items():
        made.set(qn(f"w:{name}"), value)
    return made
