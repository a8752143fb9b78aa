"""A document's text cut into pieces: marked where a field was read, and said to be unused where none was."""

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from letters.reading.values import Reading, Span
from responses.intake.review.sightings import Sighting

LONGEST_PLAIN = 3_000
"""Characters in a row of which no field was read, before the middle of them is left out of the page."""
HEAD, TAIL = 1_200, 600


@dataclass(frozen=True)
class Piece:
    """Some of the text. `begins` are the things that begin here, `marks` all that it is part of; `is_unused` where it
    is in no field. `skipped` characters, which are not shown, stand behind it."""

    text: str
    marks: tuple[Sighting, ...] = ()
    begins: tuple[Sighting, ...] = ()
    is_unused: bool = False
    skipped: int = 0


def pieces(reading: Reading, found: Sequence[Sighting], window: Span | None = None) -> list[Piece]:
    """The text within the window, in order; nothing of it is lost but the middles of long stretches without a mark."""
    window = window or Span(0, len(reading.text))
    marked = [(span, one) for one in found for span in one.spans if span.start < window.end and window.start < span.end]
    ends = _boundaries([span for span, _one in marked], reading.leftover, window)
    unused = _Cover(reading.leftover)
    shown: list[Piece] = []
    for start, end in pairwise(ends):
        marks = tuple(dict.fromkeys(one for span, one in marked if span.start <= start and end <= span.end))
        begins = tuple(one for one in marks if one.spans[0].start == start)
        text = reading.text[start:end]
        shown += _folded(Piece(text, marks, begins, not marks and bool(text.strip()) and unused.holds(start)))
    return shown


def _boundaries(spans: Iterable[Span], leftover: Iterable[Span], window: Span) -> list[int]:
    cuts = {window.start, window.end}
    for span in (*spans, *leftover):
        cuts |= {cut for cut in (span.start, span.end) if window.start < cut < window.end}
    return sorted(cuts)


class _Cover:
    """Whether an offset lies in one of these spans, of which no two overlap."""

    def __init__(self, spans: Iterable[Span]) -> None:
        self._spans = sorted(spans)
        self._starts = [span.start for span in self._spans]

    def holds(self, offset: int) -> bool:
        index = bisect_right(self._starts, offset) - 1
        return index >= 0 and offset < self._spans[index].end


def _folded(piece: Piece) -> list[Piece]:
    if piece.marks or len(piece.text) <= LONGEST_PLAIN:
        return [piece] if piece.text else []
    skipped = len(piece.text) - HEAD - TAIL
    return [
        Piece(piece.text[:HEAD], is_unused=piece.is_unused, skipped=skipped),
        Piece(piece.text[-TAIL:], is_unused=piece.is_unused),
    ]
