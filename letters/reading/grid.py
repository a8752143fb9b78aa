"""Tables from their rules: where lines cross, cells lie between them. Geometry alone, in points from above."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

NEAR = 3.0
"""Points within which two rules are one, and within which a rule reaches another."""
SHORTEST = 6.0
"""Points of the shortest side of a cell; dots and ticks are shorter."""

Box = tuple[float, float, float, float]
"""Left, top, right, bottom."""


@dataclass(frozen=True, slots=True)
class Rule:
    """A line across (at a height, from left to right) or down (at a distance from the left, from top to bottom)."""

    at: float
    start: float
    end: float


@dataclass(frozen=True, slots=True)
class Grid:
    """A ruled table: its rows of cells, each row from left to right."""

    rows: tuple[tuple[Box, ...], ...]

    @property
    def box(self) -> Box:
        cells = [cell for row in self.rows for cell in row]
        lefts, tops, rights, bottoms = zip(*cells, strict=True)
        return min(lefts), min(tops), max(rights), max(bottoms)


def rules_of(boxes: Iterable[Box]) -> tuple[list[Rule], list[Rule]]:
    """The rules across and down that thin boxes draw, and the edges of thick ones (a cell's shade, a frame)."""
    across: list[Rule] = []
    down: list[Rule] = []
    for left, top, right, bottom in boxes:
        is_flat, is_narrow = bottom - top <= NEAR, right - left <= NEAR
        if is_flat and not is_narrow:
            across.append(Rule((top + bottom) / 2, left, right))
        elif is_narrow and not is_flat:
            down.append(Rule((left + right) / 2, top, bottom))
        elif not is_flat:
            across += [Rule(top, left, right), Rule(bottom, left, right)]
            down += [Rule(left, top, bottom), Rule(right, top, bottom)]
    return joined(across), joined(down)


def joined(rules: list[Rule]) -> list[Rule]:
    """Rules in one line that touch are one: many programs draw a rule anew for each cell."""
    lanes: list[tuple[float, list[Rule]]] = []
    for rule in sorted(rules, key=lambda rule: rule.at):
        if not lanes or rule.at - lanes[-1][0] > NEAR:
            lanes.append((rule.at, []))
        lanes[-1][1].append(rule)
    return [rule for at, lane in lanes for rule in _joined_lane(at, lane)]


def _joined_lane(at: float, lane: list[Rule]) -> list[Rule]:
    found: list[Rule] = []
    for rule in sorted(lane, key=lambda rule: rule.start):
        if found and rule.start <= found[-1].end + NEAR:
            found[-1] = Rule(at, found[-1].start, max(found[-1].end, rule.end))
        else:
            found.append(Rule(at, rule.start, rule.end))
    return [rule for rule in found if rule.end - rule.start >= SHORTEST]


def grids(across: list[Rule], down: list[Rule]) -> list[Grid]:
    """The tables that the rules draw: two columns or more, else they frame a paragraph or underline one."""
    found = [_grid(cells) for cells in _touching(_cells(across, down))]
    return sorted(
        (grid for grid in found if max(len(row) for row in grid.rows) > 1), key=lambda grid: (grid.box[1], grid.box[0])
    )


def _cells(across: list[Rule], down: list[Rule]) -> list[Box]:
    """Each smallest box whose four sides are all ruled. A cell over two columns is one, as its rule is left out."""
    crossings = {
        (row, column)
        for row, flat in enumerate(across)
        for column, upright in enumerate(down)
        if _reaches(flat, upright.at) and _reaches(upright, flat.at)
    }
    columns_of: dict[int, list[int]] = defaultdict(list)
    rows_of: dict[int, list[int]] = defaultdict(list)
    for row, column in sorted(crossings):
        columns_of[row].append(column)
        rows_of[column].append(row)
    corners = ((row, column, _opposite(row, column, columns_of, rows_of)) for row, column in sorted(crossings))
    return [
        (down[column].at, across[row].at, down[corner[1]].at, across[corner[0]].at)
        for row, column, corner in corners
        if corner and down[corner[1]].at > down[column].at and across[corner[0]].at > across[row].at
    ]


def _opposite(
    row: int, column: int, columns_of: dict[int, list[int]], rows_of: dict[int, list[int]]
) -> tuple[int, int] | None:
    """The lower right crossing of the smallest box whose upper left is this one. Rules are counted in their order."""
    for bottom in (index for index in rows_of[column] if index > row):
        below = set(columns_of[bottom])
        for right in (index for index in columns_of[row] if index > column):
            if right in below:
                return bottom, right
    return None


def _reaches(rule: Rule, at: float) -> bool:
    return rule.start - NEAR <= at <= rule.end + NEAR


def _touching(cells: list[Box]) -> list[list[Box]]:
    """Cells that share a corner are one table's."""
    owner = list(range(len(cells)))

    def root(index: int) -> int:
        while owner[index] != index:
            owner[index] = owner[owner[index]]
            index = owner[index]
        return index

    seen: dict[tuple[float, float], int] = {}
    for index, (left, top, right, bottom) in enumerate(cells):
        for corner in ((left, top), (right, top), (left, bottom), (right, bottom)):
            owner[root(index)] = root(seen.setdefault(corner, index))
    groups: dict[int, list[Box]] = defaultdict(list)
    for index, cell in enumerate(cells):
        groups[root(index)].append(cell)
    return list(groups.values())


def _grid(cells: list[Box]) -> Grid:
    """Cells by rows. A cell over several rows stands in its first."""
    rows: dict[float, list[Box]] = defaultdict(list)
    for cell in cells:
        rows[cell[1]].append(cell)
    return Grid(tuple(tuple(sorted(rows[top])) for top in sorted(rows)))
