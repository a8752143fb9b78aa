"""What stands on page after page and is no part of the document's text: heads, feet, numbers, watermarks."""

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Hashable, Iterable
from dataclasses import dataclass

from letters.reading.pdf_lines import Line

EDGE_SHARE = 0.12
"""Of a page's height: where heads and feet stand."""
PAGES_SHARE = 0.4
"""Of the pages: a head of every other page is one too."""
SAME_PLACE = 4.0
"""Points by which a head may move from page to page."""
EDGE_LINES = 4
"""Lines of a page, from above and from below, that can be its head and foot."""
NUMBER = re.compile(r"\d+")
PAGE_NUMBER = re.compile(
    r"\W*(?:(?:page|tudalen|tud|p)\b\.?\s*)?(\d{1,3})(?:\s*(?:of|o|/|\||allan o)\s*(\d{1,3}))?\W*", re.IGNORECASE
)
MARKING = re.compile(r"(?:OFFICIAL|UNCLASSIFIED|RESTRICTED|NOT PROTECTIVELY MARKED)(?:[ :–-]+[A-Z ]{1,40})?")
"""Protective markings of the police and the government, in capitals on a line of their own."""
COUNTED_WORDS = re.compile(
    r"\b(?:recommendations?|rec|argymhell\w*|areas?|afi|causes?|actions?|items?|sections?|appendix|annex|chapter|part|"
    r"figure|table|question)\b",
    re.IGNORECASE,
)
"""Words whose number counts something other than pages, even where it goes up page by page."""


@dataclass(frozen=True, slots=True)
class Furniture:
    """The lines to leave out, by identity, and their words, each once."""

    lines: frozenset[int]
    words: tuple[str, ...]

    def holds(self, line: Line) -> bool:
        return id(line) in self.lines


def furniture_of(pages: list[list[Line]], heights: list[float]) -> Furniture:
    """Heads and feet found by what repeats. A document of one page has none, but a page's number at its foot."""
    edges = [_edge_lines(lines, height) for lines, height in zip(pages, heights, strict=True)]
    found: dict[int, Line] = {}
    _collect(found, edges, _same_words, _least(len(pages)))
    _collect(found, edges, _counting_up, _least(len(pages)))
    if len(pages) > 3:
        least = max(_least(len(pages)), 3)
        often = Counter(line.text for lines in pages for line in lines)
        again = [[line for line in lines if often[line.text] >= least] for lines in pages]
        _collect(found, again, _same_words_and_place, least)
    found.update((id(line), line) for lines in pages for line in _marked(lines))
    for number, lines in enumerate(edges, start=1):
        found.update((id(line), line) for line in lines if _is_edge_word(line, number, len(pages)))
    words = dict.fromkeys(line.text for line in found.values() if not PAGE_NUMBER.fullmatch(line.text))
    return Furniture(frozenset(found), tuple(words))


def _marked(lines: list[Line]) -> list[Line]:
    """What the file says is no text, unless it says so of the whole page."""
    artifacts = [line for line in lines if line.is_artifact]
    return artifacts if len(artifacts) < len(lines) else []


def _least(pages: int) -> int:
    return max(2, round(pages * PAGES_SHARE))


def _edge_lines(lines: list[Line], height: float) -> list[Line]:
    """The outermost lines within the upper and lower strip, those of a table apart."""
    free = sorted((line for line in lines if line.table < 0), key=lambda line: line.base)
    heads = [line for line in free[:EDGE_LINES] if line.base < height * EDGE_SHARE]
    feet = [line for line in free[-EDGE_LINES:] if line.base > height * (1 - EDGE_SHARE)]
    return [*heads, *(line for line in feet if line not in heads)]


def _collect(
    found: dict[int, Line], pages: Iterable[list[Line]], key: Callable[[Line], Hashable | None], least: int
) -> None:
    """Add the lines whose key is found on at least so many pages."""
    by_key: dict[Hashable, list[Line]] = defaultdict(list)
    for lines in pages:
        for line in lines:
            if (what := key(line)) is not None:
                by_key[what].append(line)
    for lines in by_key.values():
        if len({line.page for line in lines}) >= least:
            found.update((id(line), line) for line in lines)


def _same_words(line: Line) -> Hashable:
    """Heads stand where they stood: a passage that begins two pages alike seldom does, and to a tenth of a point."""
    return line.text.casefold(), round(line.base / SAME_PLACE)


def _same_words_and_place(line: Line) -> Hashable:
    return line.text.casefold(), round(line.base / SAME_PLACE), round(line.left / SAME_PLACE)


def _counting_up(line: Line) -> Hashable | None:
    """The words around a number that goes up with the pages; None for what counts something else."""
    numbers = [int(number) for number in NUMBER.findall(line.text) if len(number) < 4]
    if not numbers or COUNTED_WORDS.search(line.text):
        return None
    step = min((number - line.page for number in numbers), key=abs)
    return NUMBER.sub("#", line.text.casefold()), round(line.base / SAME_PLACE), step


def _is_edge_word(line: Line, page: int, pages: int) -> bool:
    """The page's own number by itself, or "Page 1 of 2", or a protective marking, whatever the other pages have."""
    if MARKING.fullmatch(line.text):
        return True
    match = PAGE_NUMBER.fullmatch(line.text)
    if not match or int(match[1]) != page:
        return False
    is_worded = bool(match[2]) or not match[0].strip().isdigit()
    return is_worded or pages > 1
