"""Tables from rules alone."""

from letters.reading.grid import Box, grids, rules_of


def ruled(columns: list[float], rows: list[float]) -> list[Box]:
    flat: list[Box] = [(columns[0], y, columns[-1], y + 0.5) for y in rows]
    return flat + [(x, rows[0], x + 0.5, rows[-1]) for x in columns]


def shapes(boxes: list[Box]) -> list[list[int]]:
    return [[len(row) for row in grid.rows] for grid in grids(*rules_of(boxes))]


def test_rules_make_cells():
    assert shapes(ruled([0, 50, 100], [0, 20, 40, 60])) == [[2, 2, 2]]


def test_two_tables_on_a_page_are_two():
    assert shapes(ruled([0, 50, 100], [0, 20]) + ruled([0, 30, 60, 90], [100, 120, 140])) == [[2], [3, 3]]


def test_frames_and_lines_are_no_tables():
    assert shapes(ruled([0, 100], [0, 50])) == []
    assert shapes([(0, 10, 300, 10.5), (0, 40, 300, 40.5)]) == []
    assert shapes([]) == []


def test_cells_that_are_shaded_or_framed_one_by_one():
    cells: list[Box] = [(x, y, x + 50, y + 20) for x in (0, 50) for y in (0, 20)]
    assert shapes(cells) == [[2, 2]]


def test_a_cell_over_two_columns_is_one():
    boxes = [box for box in ruled([0, 50, 100], [0, 20, 40]) if box[0] != 50]
    assert shapes([*boxes, (50, 20, 50.5, 40)]) == [[1, 2]]


def test_rules_drawn_cell_by_cell_are_joined():
    pieces: list[Box] = [(x, y, x + 50, y + 0.5) for x in (0, 50) for y in (0, 20, 40)]
    pieces += [(x, y, x + 0.5, y + 20) for x in (0, 50, 100) for y in (0, 20)]
    assert shapes(pieces) == [[2, 2]]
