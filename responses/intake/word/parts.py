"""Parts of a Word file beside its text, told tag by tag: what it remembers, where links lead, what its lists are."""

from collections.abc import Mapping

from letters.rendering.marked import BULLET, NUMBER
from responses.intake.sheets.values import Refusal, Unreadable

DEEPEST = 200
"""Elements in one another: a document of a person's has some 20."""
CHARACTERS_MOST = 2_000_000


class Listener:
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


class Properties(Listener):
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


class Links(Listener):
    """Addresses of the document's links, by their ids. None is ever opened."""

    def __init__(self) -> None:
        super().__init__()
        self.targets: dict[str, str] = {}

    def opened(self, name: str, about: Mapping[str, str]) -> None:
        if name == "Relationship" and about.get("Type", "").endswith("/hyperlink"):
            self.targets[about.get("Id", "")] = about.get("Target", "")


class Lists(Listener):
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
