"""A page's lines in reading order: lists' markers beside their words, columns and unruled tables told apart."""

import re
from collections.abc import Callable, Iterator
from itertools import pairwise

from letters.reading.pdf_lines import CELL_GAP, Line

BULLETS = "•◦▪▫‣●○■□➢➤✓✔·*–—-"
LONE_MARKER = re.compile(
    rf"[{re.escape(BULLETS)}]|\(?(?:\d{{1,3}}(?:\.\d{{1,3}}){{0,3}}|[a-z]|[ivx]{{1,5}})[.)]|\d{{1,2}}\.\d{{1,2}}", re.I
)
MARKER_GAP = 6.0
"""Sizes of type between a list's marker and its words, at most."""
SAME_LINE = 0.3
"""Sizes of type by which two lines' letters may stand apart and yet on one line."""
LABEL_MOST = 40
CELL_LINES_MOST = 8
"""Lines of a cell of an unruled table. More, and its columns are columns of text."""

Run = list[Line]
"""Lines drawn one below the other."""


def in_reading_order(lines: list[Line]) -> tuple[list[Line], bool]:
    """The page's lines in order, and whether the file had drawn them in another."""
    runs = list(_runs(_with_markers(_whole(lines))))
    jumps = sum(_is_jump(before, after) for before, after in pairwise(runs))
    if jumps:
        runs = _by_place(runs)
    return _with_rows(runs), bool(jumps)


def _whole(lines: list[Line]) -> list[Line]:
    """Lines that PDFium cut at a raised number, whole again."""
    return _joined(lines, _goes_on, " ")


def _joined(lines: list[Line], belongs: Callable[[Line, Line], bool], between: str) -> list[Line]:
    """The lines, each that belongs to the one before put behind it."""
    found: list[Line] = []
    for line in lines:
        before = found[-1] if found else None
        if before is not None and belongs(before, line):
            before.text, before.right, before.ends_bold = (
                f"{before.text}{between}{line.text}",
                line.right,
                line.ends_bold,
            )
        else:
            found.append(line)
    return found


def _goes_on(before: Line, line: Line) -> bool:
    return (
        abs(before.base - line.base) < SAME_LINE * before.size
        and -0.2 * before.size < line.left - before.right < before.size
        and before.table < 0
        and line.table < 0
    )


def _with_markers(lines: list[Line]) -> list[Line]:
    """Bullets and numbers that were drawn apart, before their words again."""
    markers = [line for line in lines if len(line.text) < 9 and LONE_MARKER.fullmatch(line.text)]
    if not markers:
        return lines
    taken: set[int] = set()
    by_row: dict[int, list[Line]] = {}
    for line in lines:
        by_row.setdefault(round(line.base / 4), []).append(line)
    for marker in markers:
        words = _words_of(marker, by_row)
        if words is not None and id(words) not in taken:
            taken.add(id(marker))
            words.text = f"{marker.text} {words.text}"
            words.left = marker.left
    return [line for line in lines if id(line) not in taken]


def _words_of(marker: Line, by_row: dict[int, list[Line]]) -> Line | None:
    """The nearest line to the right of a marker, on its height."""
    row = round(marker.base / 4)
    beside = [
        line
        for key in (row - 1, row, row + 1)
        for line in by_row.get(key, ())
        if line is not marker
        and abs(line.base - marker.base) < SAME_LINE * line.size
        and -1 < line.left - marker.right < MARKER_GAP * line.size
    ]
    return min(beside, key=lambda line: line.left, default=None)


def _runs(lines: list[Line]) -> Iterator[Run]:
    run: Run = []
    for line in lines:
        if run and not _is_below(run[-1], line):
            yield run
            run = []
        run.append(line)
    if run:
        yield run


def _is_below(upper: Line, lower: Line) -> bool:
    return (
        lower.base > upper.base + SAME_LINE * upper.size
        and lower.left < upper.right
        and upper.left < lower.right
        and (lower.table < 0) == (upper.table < 0)
    )


def _top(run: Run) -> float:
    return run[0].base - run[0].size


def _left(run: Run) -> float:
    return min(line.left for line in run)


def _right(run: Run) -> float:
    return max(line.right for line in run)


def _is_jump(before: Run, after: Run) -> bool:
    """Upwards, and not to a further column at the right."""
    return after[0].base < before[0].base - after[0].size and _left(after) < _right(before) - after[0].size


def _by_place(runs: list[Run]) -> list[Run]:
    """From above down, and where a gap goes through from top to bottom, from left to right: column by column."""
    if len(runs) < 2:
        return runs
    for cut in (_bands, _columns):
        parts = cut(runs)
        if len(parts) > 1:
            return [run for part in parts for run in _by_place(part)]
    return sorted(runs, key=lambda run: (run[0].base, run[0].left))


def _bands(runs: list[Run]) -> list[list[Run]]:
    return _parted([(_top(run), run[-1].base, run) for run in runs], gap=0.0)


def _columns(runs: list[Run]) -> list[list[Run]]:
    return _parted([(_left(run), _right(run), run) for run in runs], gap=CELL_GAP * runs[0][0].size / 2)


def _parted(spans: list[tuple[float, float, Run]], gap: float) -> list[list[Run]]:
    """Runs in groups between which nothing lies."""
    parts: list[list[Run]] = []
    reach = 0.0
    for start, end, run in sorted(spans, key=lambda span: span[0]):
        if not parts or start > reach + gap:
            parts.append([])
            reach = end
        parts[-1].append(run)
        reach = max(reach, end)
    return parts


def _with_rows(runs: list[Run]) -> list[Line]:
    """The lines; runs that stand beside one another, row below row, as the rows of a table."""
    rows = list(_side_by_side(runs))
    found: list[Line] = []
    for index, row in enumerate(rows):
        if len(row) > 1 and any(_same_columns(row, other) for other in _neighbours(rows, index)):
            found.append(_row_line(row))
        else:
            found += [line for run in row for line in run]
    return _with_labels(found)


def _with_labels(lines: list[Line]) -> list[Line]:
    """A short label and what stands beside it are one line, such as "Our ref:" and the reference."""
    return _joined(lines, _is_label, "\t")


def _is_label(label: Line, line: Line) -> bool:
    return (
        abs(label.base - line.base) < SAME_LINE * label.size
        and line.left > label.right
        and len(label.text) <= LABEL_MOST
        and not (label.cells or line.cells)
    )


def _side_by_side(runs: list[Run]) -> Iterator[list[Run]]:
    row: list[Run] = []
    for run in runs:
        if row and not _is_beside(row[-1], run):
            yield row
            row = []
        row.append(run)
    if row:
        yield row


def _is_beside(left: Run, right: Run) -> bool:
    return (
        max(len(left), len(right)) <= CELL_LINES_MOST
        and _left(right) > _right(left) + right[0].size / 2
        and _top(right) < left[-1].base
        and _top(left) < right[-1].base
        and left[0].table < 0
        and right[0].table < 0
    )


def _neighbours(rows: list[list[Run]], index: int) -> list[list[Run]]:
    return rows[max(index - 1, 0) : index] + rows[index + 1 : index + 2]


def _same_columns(row: list[Run], other: list[Run]) -> bool:
    return len(row) == len(other) and all(abs(_left(a) - _left(b)) < 3 for a, b in zip(row, other, strict=True))


def _row_line(row: list[Run]) -> Line:
    first, last = row[0][0], row[-1][0]
    cells = tuple(" ".join(line.text for line in run) for run in row)
    line = Line("\t".join(cells), first.page, first.left, last.right, row[-1][-1].base, first.size)
    line.cells = cells
    return line
