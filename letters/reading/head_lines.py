"""The lines of a document's head and tail, each with its place, and the labels that they open with."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from letters.reading.values import Span

_LINE = re.compile(r"[^\n\x0c]+")
_MARKS = re.compile(r"^(?:[#>*_|\s]+)|(?:[*_|\s]+)$")
_LABEL = re.compile(
    r"(?P<label>[A-Za-z][A-Za-z/’' ()-]{1,40}?)\**(?: *\.{2,})? *(?::\**|\t| ?\|| [-–—](?= ))[ \t]*\**(?P<value>\S.*)$"
)
LABEL_MOST = 40
_COLUMNS = re.compile(r" {4,}|\t+")


@dataclass(frozen=True)
class HeadLine:
    """A line without the blanks and marks at its ends. `is_apart` where a blank line stands before it."""

    span: Span
    text: str
    is_apart: bool

    def labelled(self) -> tuple[str, str, Span] | None:
        """Its label in small letters, and what stands behind it."""
        found = _LABEL.match(self.text)
        if not found:
            return None
        return (
            " ".join(found["label"].lower().split()),
            found["value"],
            Span(self.span.start + found.start("value"), self.span.end),
        )


def lines_in(text: str, start: int, end: int) -> list[HeadLine]:
    """The lines of a part of the text that are not blank; two columns of one line are two lines."""
    found: list[HeadLine] = []
    last = start
    for match in _LINE.finditer(text, start, end):
        if not match[0].strip():
            continue
        apart = text.count("\n", last, match.start()) > 1 or not found
        last = match.end()
        for place, (piece, at) in enumerate(_columns(match[0])):
            plain = _MARKS.sub("", piece)
            if plain:
                begin = match.start() + at + piece.index(plain)
                found.append(HeadLine(Span(begin, begin + len(plain)), plain, apart and not place))
    return found


def _columns(line: str) -> Iterator[tuple[str, int]]:
    """The pieces of a line that wide gaps part, but a label keeps what stands behind its tab."""
    if "|" in line:
        yield line, 0
        return
    at = 0
    for gap in _COLUMNS.finditer(line):
        before = line[at : gap.start()].strip()
        if (
            before
            and not (gap[0].startswith("\t") and len(before) < 42)
            and before.lower().rstrip(".:") not in {"cc", "c.c", "copies"}
        ):
            yield line[at : gap.start()], at
            at = gap.end()
    yield line[at:], at


def find_labelled(lines: Sequence[HeadLine], labels: re.Pattern[str]) -> Iterator[tuple[str, str, Span]]:
    """The labelled lines whose whole label matches."""
    for place, line in enumerate(lines):
        found = line.labelled() or _labelled_below(line, lines[place + 1] if place + 1 < len(lines) else None)
        if found and labels.fullmatch(found[0]):
            yield found


def _labelled_below(line: HeadLine, following: HeadLine | None) -> tuple[str, str, Span] | None:
    """A label that stands alone on its line, with what it labels on the next."""
    if following is None or following.is_apart or not line.text.endswith(":") or following.text.endswith(":"):
        return None
    label = " ".join(line.text[:-1].lower().split())
    return (label, following.text, following.span) if len(label) <= LABEL_MOST else None


def before_prose(head: Sequence[HeadLine]) -> list[HeadLine]:
    """The lines of the head until the letter begins to speak."""
    found: list[HeadLine] = []
    for line in head:
        if len(line.text) > 130 and line.text.endswith((".", ":")) and found:
            break
        found.append(line)
    return found
