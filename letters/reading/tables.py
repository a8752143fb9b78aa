"""Tables of recommendations and answers, with pipes or tabs between their cells, also where a cell's lines wrap."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from letters.reading.table_heads import Column, column_of
from letters.reading.values import Span

SENTENCE_LEAST = 35
"""Characters of a cell that is more than a status: half of the cells are as long."""
_RULE = re.compile(r"[ \t]*\|?[ \t]*:?-{2,}:?[ \t]*(?:\|[ \t]*:?-{2,}:?[ \t]*)*\|?[ \t]*$")
_OPENS_ROW = re.compile(r"\|? ?(?:rec\.?|afi|r)? ?[0-9]{1,3}(?:\.[0-9]{1,2})?[a-z]?\.? ?[|\t]", re.IGNORECASE)
WRAPPED_MOST = 14
"""Lines of a wrapped cell."""
_LINE = re.compile(r"[^\n]*\n?")


@dataclass(frozen=True)
class Cell:
    """One cell's words, on one line, and where they stand."""

    span: Span
    text: str
    more: tuple[Span, ...] = ()
    """Where it goes on, in a table whose rows wrap by column."""

    @property
    def spans(self) -> tuple[Span, ...]:
        """All its parts."""
        return (self.span, *self.more)


@dataclass(frozen=True)
class TableRead:
    """A table whose columns are understood: its heads and its rows. `title` is the line that stands above it."""

    span: Span
    columns: tuple[Column, ...]
    heads: tuple[Cell, ...]
    rows: tuple[tuple[Cell, ...], ...]


def tables_in(text: str) -> list[TableRead]:
    """The tables that hold recommendations or answers; others are left to be read as text."""
    found = []
    for span, separator in _regions(text):
        rows = _pipe_rows(text, span) if separator == "|" else _tab_rows(text, span)
        table = _understood(span, rows)
        if table:
            found.append(table)
    return found


def _regions(text: str) -> Iterator[tuple[Span, str]]:
    """Stretches of lines with cells; a wrapped cell's lines have no separator, and stand within."""
    lines = [(match.start(), match.end(), match[0].strip("\n ")) for match in _LINE.finditer(text) if match[0]]
    for separator in "|\t":
        place = 0
        while place < len(lines):
            start, last, line = lines[place]
            place += 1
            if separator not in line:
                continue
            wraps = False
            while (following := _next_of_table(lines, place, separator, line.count(separator))) is not None:
                wraps = wraps or following > place
                place, last, line = following + 1, lines[following][1], lines[following][2]
            while wraps and place < len(lines) and lines[place][2]:
                last, place = lines[place][1], place + 1
            yield Span(start, last), separator


def _next_of_table(lines: Sequence[tuple[int, int, str]], place: int, separator: str, width: int) -> int | None:
    """Where the table's next line with cells stands, over a wrapped cell's lines. Over blank lines only if it has as
    many cells as the line before, or opens a row with its number."""
    is_apart = False
    for at in range(place, min(place + WRAPPED_MOST, len(lines))):
        line = lines[at][2]
        if not line:
            is_apart = True
        elif separator in line:
            fits = not is_apart or (at == place + 1 and line.count(separator) == width)
            return at if fits or _OPENS_ROW.match(line) else None
    return None


def _cells(text: str, start: int, end: int, separator: str) -> list[Cell]:
    cells, at = [], start
    for piece in text[start:end].split(separator):
        stripped = piece.strip()
        begin = at + (piece.index(stripped) if stripped else 0)
        cells.append(Cell(Span(begin, begin + len(stripped)), " ".join(stripped.split())))
        at += len(piece) + 1
    return cells


def _pipe_rows(text: str, span: Span) -> list[list[Cell]]:
    lines = [(match.start(), match.end()) for match in _LINE.finditer(text, span.start, span.end) if match[0]]
    rule = next((text[start:end] for start, end in lines if _RULE.match(text[start:end].rstrip("\n"))), "")
    counts = Counter(text[start:end].count("|") for start, end in lines if "|" in text[start:end])
    width = rule.strip().strip("|").count("|") + 1 if "|" in rule else counts.most_common(1)[0][0] - 1
    rows: list[list[Cell]] = []
    begun, pipes = -1, 0
    for start, end in lines:
        if _RULE.match(text[start:end].rstrip("\n")):
            begun, pipes = -1, 0
            continue
        if begun < 0:
            begun = start
        pipes += text[start:end].count("|")
        row = text[begun:end].strip()
        outer = row.startswith("|")
        if pipes >= (width + 1 if outer else max(width - 1, 1)):
            cells = _cells(text, begun, end, "|")
            cells = cells[1:] if outer else cells
            cells = cells[:-1] if row.endswith("|") and len(cells) > width else cells
            rows.append(cells[:width] if len(cells) > width else cells)
            begun, pipes = -1, 0
        elif row == "|":
            pipes = min(pipes, 1)
    return [row for row in rows if any(cell.text for cell in row)]


def _tab_rows(text: str, span: Span) -> list[list[Cell]]:
    lines = [(match.start(), match.end()) for match in _LINE.finditer(text, span.start, span.end) if match[0]]
    head = next((place for place, (start, end) in enumerate(lines) if _is_head(text[start:end], "\t")), None)
    if head is None:
        return []
    width = text[lines[head][0] : lines[head][1]].rstrip("\n").count("\t") + 1
    if any(text.startswith("\t", start) for start, _ in lines[head + 1 :]):
        return _by_column(text, lines[head:], width)
    rows: list[list[Cell]] = [_cells(text, *lines[head], "\t")]
    begun, tabs = -1, 0
    for start, end in lines[head + 1 :]:
        line = text[start:end].rstrip("\n")
        if begun < 0 and "\t" not in line and len(rows) > 1:
            rows[-1] = _lengthened(text, rows[-1], end)
            continue
        if begun < 0:
            begun = start
        tabs += line.count("\t")
        if tabs >= width - 1:
            rows.append(_cells(text, begun, end, "\t")[:width])
            begun, tabs = -1, 0
    if begun >= 0 and tabs:
        rows.append(_cells(text, begun, span.end, "\t"))
    return rows


def _by_column(text: str, lines: list[tuple[int, int]], width: int) -> list[list[Cell]]:
    """Rows whose further lines begin with tabs: each piece goes on with the cell above it."""
    rows: list[list[Cell]] = []
    for start, end in lines:
        cells = _cells(text, start, end, "\t")
        if cells[0].text or not rows:
            rows.append(cells + [Cell(Span(end, end), "")] * (width - len(cells)))
            continue
        for place, cell in enumerate(cells[-width:] if len(cells) > width else cells):
            if cell.text:
                rows[-1][place] = _with(rows[-1][place], cell)
    return rows


def _with(cell: Cell, more: Cell) -> Cell:
    if not cell.text:
        return more
    return Cell(cell.span, f"{cell.text} {more.text}", (*cell.more, more.span))


def _lengthened(text: str, row: list[Cell], end: int) -> list[Cell]:
    start = row[-1].span.start
    return [*row[:-1], *_cells(text, start, end, "\x00")]


def _is_head(line: str, separator: str) -> bool:
    cells = [cell.strip() for cell in line.strip("\n").split(separator)]
    columns = [column_of(cell) for cell in cells]
    return len(cells) > 1 and _tells(columns) and all(len(cell) <= 60 for cell in cells)


def _tells(columns: list[Column]) -> bool:
    return Column.TEXT in columns and bool({Column.ANSWER, Column.UPDATE, Column.STATUS} & set(columns))


def _understood(span: Span, rows: list[list[Cell]]) -> TableRead | None:
    for place, row in enumerate(rows[:3]):
        columns = _named([cell.text for cell in row])
        if _tells(columns) and len(rows) > place + 1:
            width = len(columns)
            told = tuple(tuple(one[:width]) for one in rows[place + 1 :] if len(one) >= 2)
            columns = _with_answers(columns, told)
            start = row[0].span.start
            return TableRead(Span(min(span.start, start), span.end), tuple(columns), tuple(row), told)
    return None


def _with_answers(columns: list[Column], rows: tuple[tuple[Cell, ...], ...]) -> list[Column]:
    """A column headed as a status, in a table without answers, holds them where its cells are sentences."""
    if {Column.ANSWER, Column.UPDATE} & set(columns) or Column.STATUS not in columns:
        return columns
    at = columns.index(Column.STATUS)
    lengths = sorted(len(row[at].text) for row in rows if len(row) > at)
    if not lengths or lengths[len(lengths) // 2] < SENTENCE_LEAST:
        return columns
    return [*columns[:at], Column.ANSWER, *columns[at + 1 :]]


def _named(heads: list[str]) -> list[Column]:
    """What each column holds; where none is the text but a number's column could be, the wider word decides."""
    columns = [column_of(head) for head in heads]
    if Column.TEXT not in columns:
        for place, head in enumerate(heads):
            if columns[place] in {Column.NUMBER, Column.OTHER} and re.search(
                "recommendation|afi|improvement", head, re.I
            ):
                columns[place] = Column.TEXT
                break
    if columns.count(Column.TEXT) > 1:
        first = columns.index(Column.TEXT)
        columns = [Column.OTHER if c is Column.TEXT and at != first else c for at, c in enumerate(columns)]
    return columns
