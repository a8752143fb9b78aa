"""A Word file as the parts of a draft: the standard library alone, told tag by tag, in the bounds of a sheet's reader.

What was deleted with changes tracked is gone, and what was added is there; comments and drawings are passed over.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import BinaryIO

from letters.rendering.marked import NOTE, Para, plain
from letters.rendering.runs import Run
from letters.rendering.word.keys import FIXED, key_in
from responses.intake.sheets import limits
from responses.intake.sheets.kinds import OLE, ZIPS
from responses.intake.sheets.package import Package
from responses.intake.sheets.values import Refusal, Unreadable
from responses.intake.sheets.xml_parts import tell_all
from responses.intake.word.paragraphs import Paragraphs
from responses.intake.word.parts import Links, Lists, Properties

DOCUMENT, LINKS = "word/document.xml", "word/_rels/document.xml.rels"
NUMBERING, FOOTNOTES, PROPERTIES = "word/numbering.xml", "word/footnotes.xml", "docProps/custom.xml"
PARAGRAPHS_MOST = 20_000


@dataclass
class Draft:
    """What came back: parts by key, the words around them, footnotes, and what the file remembers."""

    parts: dict[str, list[Para]] = field(default_factory=dict)
    around: list[str] = field(default_factory=list)
    notes: dict[str, list[Run]] = field(default_factory=dict)
    properties: dict[str, str] = field(default_factory=dict)


def read(file: BinaryIO) -> Draft:
    """The draft in a Word file. Raises Unreadable where it is none, is damaged, has macros or is too much."""
    package = _package(file)
    lists = Lists()
    if package.holds(NUMBERING):
        tell_all(package, NUMBERING, lists)
    draft = Draft()
    if package.holds(PROPERTIES):
        tell_all(package, PROPERTIES, Properties(draft.properties))
    links = Links()
    if package.holds(LINKS):
        tell_all(package, LINKS, links)
    body = _Body(draft, lists, links.targets)
    tell_all(package, DOCUMENT, body)
    if package.holds(FOOTNOTES):
        tell_all(package, FOOTNOTES, _Footnotes(draft, lists))
    return draft


def _package(file: BinaryIO) -> Package:
    size = file.seek(0, 2)
    file.seek(0)
    if size > limits.FILE_MOST:
        raise Unreadable(Refusal.TOO_BIG, size=size, most=limits.FILE_MOST)
    head = file.read(8)
    if head.startswith(OLE):
        raise Unreadable(Refusal.OLD_WORD)
    if not head.startswith(ZIPS):
        raise Unreadable(Refusal.NOT_WORD)
    package = Package(file)
    package.check_bounds()
    if not package.holds(DOCUMENT):
        raise Unreadable(Refusal.NOT_WORD)
    if any(name.endswith(("vbaproject.bin", "vbadata.xml")) for name in package.names):
        raise Unreadable(Refusal.MACROS)
    return package


class _Body(Paragraphs):
    """The document: which paragraph is in which part. A part holds whole paragraphs, from where its bookmark begins to
    where it ends; a paragraph in no bookmark was typed anew, and goes with the part before it."""

    def __init__(self, draft: Draft, lists: Lists, links: Mapping[str, str]) -> None:
        super().__init__(lists, links)
        self.draft = draft
        self.open: dict[str, str] = {}
        self.touched: list[str] = []
        self.current = FIXED
        self.count = 0

    def fresh_kept(self) -> None:
        self.fresh()
        self.touched = list(self.open.values())

    def _on_bookmarkStart(self, about: Mapping[str, str]) -> None:  # noqa: N802
        name = about.get("name", "")
        if key_in(name) or name.startswith(FIXED):
            self.open[about.get("id", "")] = name
            self.touched.append(name)
        elif re.fullmatch(r"(\w+_)?note_\d+", name):
            self.names.append(name)

    def _on_bookmarkEnd(self, about: Mapping[str, str]) -> None:  # noqa: N802
        name = self.open.get(about.get("id", ""), "")
        self.open = {key: other for key, other in self.open.items() if other != name}  # LibreOffice begins some twice

    def _on_tbl(self, _about: Mapping[str, str]) -> None:
        self.current = FIXED if not self.open else self.current

    def finish(self) -> None:
        self.count += 1
        if self.count > PARAGRAPHS_MOST:
            raise Unreadable(Refusal.TOO_MUCH, row=0)
        if self.touched:
            self.current = self.touched[-1]
        para, key = self.para(), key_in(self.current)
        if self.names:
            for name in self.names:
                self.draft.notes[NOTE + name] = list(para.runs)
        elif key:
            held = self.draft.parts.setdefault(key, [])
            held += [] if _is_prompt(self.style, para) else [para]
        elif said := plain([para]):
            self.draft.around.append(said)
        self.fresh()
        self.touched = list(self.open.values())


class _Footnotes(Paragraphs):
    """Notes that were made in Word."""

    def __init__(self, draft: Draft, lists: Lists) -> None:
        super().__init__(lists, {})
        self.draft, self.key = draft, ""

    def _on_footnote(self, about: Mapping[str, str]) -> None:
        self.key = f"{NOTE}word-{about.get('id', '')}"

    def finish(self) -> None:
        held = self.draft.notes.setdefault(self.key, [])
        held += [*([Run(" ")] if held else []), *self.runs]
        self.fresh()


def _is_prompt(style: str, para: Para) -> bool:
    """An empty field's own words, as they went out."""
    return style == "Prompt" and bool(re.fullmatch(r"\[[^\]]*\]", plain([para])))
