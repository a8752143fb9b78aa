"""Reads HTML as a tree, so that tests ask about elements and not about spaces."""

from dataclasses import dataclass, field
from html.parser import HTMLParser

VOID = {"input", "meta", "link", "br", "hr", "img", "path"}


@dataclass
class Element:
    name: str
    attributes: dict[str, str | None]
    children: list["Element"] = field(default_factory=list)
    words: list[str] = field(default_factory=list)

    def all(self, name: str = "", /, **attributes: str) -> list["Element"]:
        """Every element below with this name and these attributes (class: one of its classes)."""
        found = []
        for child in self.children:
            if (not name or child.name == name) and child.has(**attributes):
                found.append(child)
            found += child.all(name, **attributes)
        return found

    def one(self, name: str = "", /, **attributes: str) -> "Element":
        (found,) = self.all(name, **attributes)
        return found

    def has(self, **attributes: str) -> bool:
        for key, value in attributes.items():
            held = self.attributes.get(key.rstrip("_").replace("_", "-")) or ""
            if value not in (held.split() if key == "class_" else [held]):
                return False
        return True

    @property
    def classes(self) -> set[str]:
        return set((self.attributes.get("class") or "").split())

    @property
    def text(self) -> str:
        return " ".join(" ".join(self.words).split())


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.open = [Element("", {})]

    def handle_starttag(self, tag, attrs):
        element = Element(tag, dict(attrs))
        self.open[-1].children.append(element)
        if tag not in VOID:
            self.open.append(element)

    def handle_endtag(self, tag):
        if tag not in VOID:
            closed = self.open.pop()
            assert closed.name == tag, f"<{closed.name}> is closed by </{tag}>"

    def handle_startendtag(self, tag, attrs):
        self.open[-1].children.append(Element(tag, dict(attrs)))

    def handle_data(self, data):
        for element in self.open:
            element.words.append(data)


def read(html: str) -> Element:
    """The whole text as one element; fails where tags are not closed in order."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    assert len(reader.open) == 1, f"left open: {[element.name for element in reader.open[1:]]}"
    return reader.open[0]
