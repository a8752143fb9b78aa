"""What a workbook says of itself: its worksheets, its number formats and its table of texts."""

import posixpath
from dataclasses import dataclass

from responses.intake.sheets import limits
from responses.intake.sheets.cells import Book, BoundedText, stored_text, whole
from responses.intake.sheets.package import Package
from responses.intake.sheets.serials import BUILT_IN, Shape, shape_of
from responses.intake.sheets.texts import shown
from responses.intake.sheets.values import Refusal, Unreadable, Value
from responses.intake.sheets.xml_parts import Attributes, tags, tell_all

TRUE = {"1", "true", "on"}


@dataclass(frozen=True)
class Target:
    """What a relationship leads to: another part, or an address outside the file (never followed)."""

    kind: str
    part: str
    is_outside: bool


@dataclass(frozen=True)
class Worksheet:
    name: str
    part: str
    is_hidden: bool


@dataclass(frozen=True)
class Workbook:
    """The parts to read, and what its relationships lead to."""

    part: str
    from_1904: bool
    sheets: tuple[Worksheet, ...]
    targets: tuple[Target, ...]


class _Relationships:
    """The relationships of one part, by id. Their tags have a namespace of their own: the id tells them."""

    def __init__(self, folder: str) -> None:
        self.folder = folder
        self.found: dict[str, Target] = {}

    def start(self, _name: str, attributes: Attributes) -> None:
        if "Id" in attributes and "Target" in attributes:
            self.found[attributes["Id"]] = Target(
                kind=posixpath.basename(attributes.get("Type", "")),
                part=posixpath.normpath(posixpath.join("/", self.folder, attributes["Target"])).lstrip("/"),
                is_outside=attributes.get("TargetMode") == "External",
            )

    def end(self, _name: str) -> None: ...

    def text(self, _text: str) -> None: ...


class _Sheets:
    def __init__(self) -> None:
        self.from_1904 = False
        self.sheets: list[tuple[str, str, bool]] = []
        self._starts = tags({"workbookPr": self._properties, "sheet": self._sheet})

    def _properties(self, attributes: Attributes) -> None:
        self.from_1904 = attributes.get("date1904", "") in TRUE

    def _sheet(self, attributes: Attributes) -> None:
        link = next((value for name, value in attributes.items() if name.endswith("}id")), "")
        is_hidden = attributes.get("state", "visible") != "visible"
        self.sheets.append((shown(attributes.get("name", "")), link, is_hidden))

    def start(self, name: str, attributes: Attributes) -> None:
        if handler := self._starts.get(name):
            handler(attributes)

    def end(self, _name: str) -> None: ...

    def text(self, _text: str) -> None: ...


class _Shapes:
    """The shape that each cell format shows: the cells name a format by its place in their list."""

    def __init__(self) -> None:
        self.shapes: dict[str, Shape] = {}
        self._own: dict[int | None, Shape] = {}
        self._is_in_list = False
        self._starts = tags({"numFmt": self._pattern, "xf": self._format, "cellXfs": self._begin})
        self._ends = tags({"cellXfs": self._finish})

    def _begin(self, _attributes: Attributes) -> None:
        self._is_in_list = True

    def _finish(self) -> None:
        self._is_in_list = False

    def _pattern(self, attributes: Attributes) -> None:
        if not self.shapes:
            self._own[whole(attributes.get("numFmtId", ""))] = shape_of(attributes.get("formatCode", ""))

    def _format(self, attributes: Attributes) -> None:
        if self._is_in_list:
            number = whole(attributes.get("numFmtId", "0"))
            built_in = Shape.NUMBER if number is None else BUILT_IN.get(number, Shape.NUMBER)
            self.shapes[str(len(self.shapes))] = self._own.get(number, built_in)

    def start(self, name: str, attributes: Attributes) -> None:
        if handler := self._starts.get(name):
            handler(attributes)

    def end(self, name: str) -> None:
        if handler := self._ends.get(name):
            handler()

    def text(self, _text: str) -> None: ...


class _Texts:
    """The table of texts: a text's runs joined, without its phonetic guide."""

    def __init__(self) -> None:
        self.texts: list[Value] = []
        self._text: BoundedText | None = None
        self._is_guide = self._is_text = False
        self._held = 0
        self._starts = tags({"si": self._begin, "t": self._listen, "rPh": self._guide})
        self._ends = tags({"si": self._finish, "t": self._rest, "rPh": self._unguide})

    def _begin(self) -> None:
        self._text = BoundedText()

    def _listen(self) -> None:
        self._is_text = not self._is_guide

    def _rest(self) -> None:
        self._is_text = False

    def _guide(self) -> None:
        self._is_guide = True

    def _unguide(self) -> None:
        self._is_guide = False

    def _finish(self) -> None:
        text = str(self._text or "")
        self._held += len(text)
        if self._held > limits.TEXT_MOST or len(self.texts) >= limits.TEXTS_MOST:
            raise Unreadable(Refusal.TOO_MUCH_TEXT, sheet="", row=0, most=limits.TEXT_MOST)
        self.texts.append(stored_text(text))
        self._text = None

    def start(self, name: str, _attributes: Attributes) -> None:
        if handler := self._starts.get(name):
            handler()

    def end(self, name: str) -> None:
        if handler := self._ends.get(name):
            handler()

    def text(self, text: str) -> None:
        if self._is_text and self._text is not None:
            self._text.add(text)


def read_workbook(package: Package, part: str) -> Workbook:
    """The workbook's worksheets in their order; a sheet of another kind (a chart) isn't among them."""
    links = relationships(package, part)
    listener = _Sheets()
    tell_all(package, part, listener)
    sheets = tuple(
        Worksheet(name, links[link].part, is_hidden)
        for name, link, is_hidden in listener.sheets
        if link in links and links[link].kind == "worksheet" and not links[link].is_outside
    )
    return Workbook(part, listener.from_1904, sheets, tuple(links.values()))


def read_book(package: Package, workbook: Workbook) -> Book:
    """The formats and texts that the cells refer to; a workbook can do without either."""
    shapes, texts = _Shapes(), _Texts()
    for target in workbook.targets:
        if target.is_outside or not package.holds(target.part):
            continue
        if target.kind == "styles":
            tell_all(package, target.part, shapes)
        elif target.kind == "sharedStrings":
            tell_all(package, target.part, texts, limits.UNPACKED_MOST)
    return Book(workbook.from_1904, texts.texts, shapes.shapes)


def relationships(package: Package, part: str) -> dict[str, Target]:
    """What a part ("" for the package itself) is related to."""
    folder, name = posixpath.split(part)
    listener = _Relationships(folder)
    links = posixpath.join(folder, "_rels", f"{name}.rels")
    if package.holds(links):
        tell_all(package, links, listener)
    return listener.found
