"""A Word file as the parts of a draft: the standard library alone, told tag by tag, in the bounds of a sheet's reader.

What was deleted with changes tracked is gone, and what was added is there; comments and drawings are passed over.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import BinaryIO

from letters.rendering.marked import BULLET, MORE, NOTE, NUMBER, PARAGRAPH, Para, plain
from letters.rendering.runs import Run
from letters.rendering.word.keys import FIXED, key_in
from responses.intake.sheets import limits
from responses.intake.sheets.kinds import OLE, ZIPS
from responses.intake.sheets.package import Package
from responses.intake.sheets.values import Refusal, Unreadable
from responses.intake.sheets.xml_parts import tell_all

DOCUMENT, LINKS = "word/document.xml", "word/_rels/document.xml.rels"
NUMBERING, FOOTNOTES, PROPERTIES = "word/numbering.xml", "word/footnotes.xml", "docProps/custom.xml"
DEEPEST = 200
"""Elements in one another: a document of a person's has some 20."""
CHARACTERS_MOST = 2_000_000
PARAGRAPHS_MOST = 20_000
SKIPPED = {"del", "moveFrom", "txbxContent", "Fallback", "instrText", "pict"}


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
    lists = _Lists()
    if package.holds(NUMBERING):
        tell_all(package, NUMBERING, lists)
    draft = Draft()
    if package.holds(PROPERTIES):
        tell_all(package, PROPERTIES, _Properties(draft.properties))
    links = _Links()
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


class _Listener:
    """Hears tags by their bare names, and counts how deep it is."""

    def __init__(self) -> None:
        self.depth = 0
        self.characters = 0

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        self.depth += 1
        if self.depth > DEEPEST:
            raise Unreadable(Refusal.TOO_MUCH, row=0)
        self.opened(name.rpartition("}")[2], {key.rpartition("}")[2]: value for key, value in attributes.items()})

    def end(self, name: str) -> None:
        self.depth -= 1
        self.closed(name.rpartition("}")[2])

    def text(self, text: str) -> None:
        self.characters += len(text)
        if self.characters > CHARACTERS_MOST:
            raise Unreadable(Refusal.TOO_MUCH, row=0)
        self.said(text)

    def opened(self, name: str, about: Mapping[str, str]) -> None: ...

    def closed(self, name: str) -> None: ...

    def said(self, text: str) -> None: ...


class _Properties(_Listener):
    """The file's own named texts."""

    def __init__(self, held: dict[str, str]) -> None:
        super().__init__()
        self.held, self.name = held, ""

    def opened(self, name: str, about: Mapping[str, str]) -> None:
        if name == "property":
            self.name = about.get("name", "")

    def said(self, text: str) -> None:
        if self.name:
            self.held[self.name] = (self.held.get(self.name, "") + text).strip()


class _Links(_Listener):
    """Addresses of the document's links, by their ids. None is ever opened."""

    def __init__(self) -> None:
        super().__init__()
        self.targets: dict[str, str] = {}

    def opened(self, name: str, about: Mapping[str, str]) -> None:
        if name == "Relationship" and about.get("Type", "").endswith("/hyperlink"):
            self.targets[about.get("Id", "")] = about.get("Target", "")


class _Lists(_Listener):
    """Which list has bullets and which numbers, by its number and level."""

    def __init__(self) -> None:
        super().__init__()
        self.forms: dict[tuple[str, str], str] = {}
        self.of: dict[str, str] = {}
        self._abstract = self._number = self._level = ""

    def opened(self, name: str, about: Mapping[str, str]) -> None:
        match name:
            case "abstractNum":
                self._abstract, self._number = about.get("abstractNumId", ""), ""
            case "num":
                self._number = about.get("numId", "")
            case "abstractNumId" if self._number:
                self.of[self._number] = about.get("val", "")
            case "lvl":
                self._level = about.get("ilvl", "")
            case "numFmt" if not self._number:
                self.forms[self._abstract, self._level] = about.get("val", "")

    def kind(self, number: str, level: str) -> str:
        form = self.forms.get((self.of.get(number, ""), level), "bullet")
        return BULLET if form in {"bullet", "none"} else NUMBER


class _Paragraphs(_Listener):
    """Builds paragraphs of runs; what becomes of each is for who inherits."""

    def __init__(self, lists: _Lists, links: Mapping[str, str]) -> None:
        super().__init__()
        self.lists, self.links = lists, links
        self.skipping = 0
        self.in_text = self.in_look = False
        self.hrefs: list[str] = []
        self.look: dict[str, bool] = {}
        self.fresh()

    def fresh(self) -> None:
        self.runs: list[Run] = []
        self.style, self.number, self.level = "", "", "0"
        self.names: list[str] = []

    def opened(self, name: str, about: Mapping[str, str]) -> None:
        if self.skipping or name in SKIPPED:
            self.skipping += 1
            return
        act: Callable[[Mapping[str, str]], None] | None = getattr(self, f"_on_{name}", None)
        if act:
            act(about)
        elif self.in_look and name in {"b", "i"}:
            self.look[name] = about.get("val", "1") not in {"0", "false", "off", "none"}

    def closed(self, name: str) -> None:
        if self.skipping:
            self.skipping -= 1
            return
        match name:
            case "t":
                self.in_text = False
            case "rPr":
                self.in_look = False
            case "hyperlink":
                self.hrefs.pop()
            case "p":
                self.finish()

    def said(self, text: str) -> None:
        if self.in_text and not self.skipping:
            self.add(text)

    def add(self, text: str) -> None:
        href = self.hrefs[-1] if self.hrefs else ""
        self.runs.append(Run(text, is_bold=self.look.get("b", False), is_italic=self.look.get("i", False), href=href))

    def finish(self) -> None:
        self.fresh()

    def _on_p(self, _about: Mapping[str, str]) -> None:
        if self.runs:  # one in another, such as in a box of text
            self.finish()
        self.fresh_kept()

    def fresh_kept(self) -> None:
        self.fresh()

    def _on_pStyle(self, about: Mapping[str, str]) -> None:  # noqa: N802  Word's own name
        self.style = about.get("val", "")

    def _on_numId(self, about: Mapping[str, str]) -> None:  # noqa: N802
        self.number = about.get("val", "")

    def _on_ilvl(self, about: Mapping[str, str]) -> None:
        self.level = about.get("val", "0")

    def _on_r(self, _about: Mapping[str, str]) -> None:
        self.look = {}

    def _on_rPr(self, _about: Mapping[str, str]) -> None:  # noqa: N802
        self.in_look = True

    def _on_rStyle(self, about: Mapping[str, str]) -> None:  # noqa: N802
        name = about.get("val", "").lower()
        self.look |= {"b": True} if name == "strong" else {"i": True} if name == "emphasis" else {}

    def _on_t(self, _about: Mapping[str, str]) -> None:
        self.in_text = True

    def _on_tab(self, _about: Mapping[str, str]) -> None:
        if not self.in_look:
            self.add(" ")

    _on_br = _on_cr = _on_tab

    def _on_noBreakHyphen(self, _about: Mapping[str, str]) -> None:  # noqa: N802
        self.add("\N{NON-BREAKING HYPHEN}")

    def _on_hyperlink(self, about: Mapping[str, str]) -> None:
        anchor = about.get("anchor", "")
        is_note = re.fullmatch(r"(\w+_)?note_\d+", anchor)
        self.hrefs.append(f"{NOTE}{anchor}" if is_note else self.links.get(about.get("id", ""), ""))

    def _on_footnoteReference(self, about: Mapping[str, str]) -> None:  # noqa: N802
        self.hrefs.append(f"{NOTE}word-{about.get('id', '')}")
        self.add("*")
        self.hrefs.pop()

    def para(self) -> Para:
        """The paragraph that ends here."""
        level = int(self.level) if self.level.isdigit() else 0
        if self.number not in {"", "0"}:
            return Para(self.lists.kind(self.number, self.level), level, tuple(self.runs))
        continued = re.fullmatch(r"ListContinue(\d?)", self.style)
        if continued:
            return Para(MORE, int(continued[1] or 1) - 1, tuple(self.runs))
        return Para(PARAGRAPH, 0, tuple(self.runs))


class _Body(_Paragraphs):
    """The document: which paragraph is in which part. A part holds whole paragraphs, from where its bookmark begins to
    where it ends; a paragraph in no bookmark was typed anew, and goes with the part before it."""

    def __init__(self, draft: Draft, lists: _Lists, links: Mapping[str, str]) -> None:
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


class _Footnotes(_Paragraphs):
    """Notes that were made in Word."""

    def __init__(self, draft: Draft, lists: _Lists) -> None:
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
