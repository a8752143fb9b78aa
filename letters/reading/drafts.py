"""An item while it is being put together."""

from __future__ import annotations

from dataclasses import dataclass, field

from letters.reading.values import ItemKind, Span


@dataclass(eq=False)
class Lead:
    """The words that the items of a list lean on: "Within three months, Eastmarch Police should:"."""

    text: str
    spans: tuple[Span, ...]


@dataclass(eq=False)
class Draft:
    """One item so far: the parts of the text that are its words and its answer's, and what its labels say.

    `paragraphs` are the answer's, each with its spans; `boxes` what a status box says; `named` is what headed it."""

    kind: ItemKind
    number: str = ""
    text: list[Span] = field(default_factory=list)
    paragraphs: list[tuple[Span, ...]] = field(default_factory=list)
    heading: list[Span] = field(default_factory=list)
    parent: Draft | None = None
    lead: Lead | None = None
    under: Lead | None = None
    """The words before its heading that a headed item leans on where it asks nothing by itself."""
    title: str = ""
    owner: str = ""
    due: str = ""
    boxes: list[str] = field(default_factory=list)
    beside: list[Span] = field(default_factory=list)
    """Labels, boxes and cells that belong to the item and are neither its words nor its answer's."""
    is_labelled: bool = False
    """Whether a label said where the answer begins."""
    shares_answer: bool = False
    sureness: float = 0.95

    @property
    def answer(self) -> list[Span]:
        return [span for paragraph in self.paragraphs for span in paragraph]

    @property
    def end(self) -> int:
        """Where the last of it stands."""
        spans = [*self.text, *self.heading, *self.answer, *self.beside]
        return max((span.end for span in spans), default=0)

    @property
    def start(self) -> int:
        """Where the first of it stands."""
        spans = [*self.text, *self.heading, *self.answer, *self.beside]
        return min((span.start for span in spans), default=0)
