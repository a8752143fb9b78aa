"""The text as it grows, block by block, with the places of its blocks and its tables."""

from collections.abc import Sequence

from letters.reading import bounds
from letters.reading.extracted import Place, Places, Table
from letters.reading.refusals import Reason, Unreadable

CELLS_APART = "\t"
"""As a word processor saves a table as text. No cell holds one, so that an empty cell is still seen."""


class Written:
    """A text being written. A paragraph stands after an empty line; a list's items and a table's rows do not."""

    def __init__(self) -> None:
        self._parts: list[str] = []
        self._pairs: list[tuple[int, Place]] = []
        self._tables: list[Table] = []
        self._length = 0

    def __len__(self) -> int:
        return self._length

    @property
    def text(self) -> str:
        return "".join(self._parts)

    @property
    def places(self) -> Places:
        return Places.of(self._pairs)

    @property
    def tables(self) -> tuple[Table, ...]:
        return tuple(self._tables)

    def block(self, words: str, place: Place, *, is_close: bool = False) -> None:
        """A block on lines of its own: after an empty line, or `is_close` to the one before."""
        if self._parts:
            self._add("\n" if is_close else "\n\n")
        self._pairs.append((self._length, place))
        self._add(words)

    def run_on(self, words: str, place: Place) -> None:
        """Words that continue the block before them, at another place."""
        self._pairs.append((self._length, place))
        self._add(words)

    def table(self, rows: Sequence[tuple[Sequence[str], Place]]) -> None:
        """A table's rows, one a line. Rows of empty cells are left out."""
        kept = [(cells, place) for cells, place in rows if any(cells)]
        if not kept:
            return
        for index, (cells, place) in enumerate(kept):
            self.block(row_line(cells), place, is_close=index > 0)
            if not index:
                start = self._pairs[-1][0]
        self._tables.append(Table(start, self._length, len(kept), max(len(cells) for cells, _ in kept)))

    def _add(self, words: str) -> None:
        self._parts.append(words)
        self._length += len(words)
        if self._length > bounds.TEXT_MOST:
            raise Unreadable(Reason.TOO_MUCH_TEXT, most=f"{bounds.TEXT_MOST:,}")


def row_line(cells: Sequence[str]) -> str:
    """A table's row on one line, its wrapped cells joined."""
    return CELLS_APART.join(" ".join(cell.split()) for cell in cells)
