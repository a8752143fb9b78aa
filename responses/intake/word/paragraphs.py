"""Paragraphs of a Word file, told tag by tag, as runs with their looks."""

import re
from collections.abc import Callable, Mapping

from letters.rendering.marked import MORE, NOTE, PARAGRAPH, Para
from letters.rendering.runs import Run
from responses.intake.word.parts import Listener, Lists

SKIPPED = {"del", "moveFrom", "txbxContent", "Fallback", "instrText", "pict"}


class Paragraphs(Listener):
    """Builds paragraphs of runs; what becomes of each is for who inherits."""

    def __init__(self, lists: Lists, links: Mapping[str, str]) -> None:
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
