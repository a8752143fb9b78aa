"""A letter that answers two reports: which items answer which, by the words, the headings between, and the numbers."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from rapidfuzz import fuzz, process

from letters.reading.values import Item, ItemKind, Reading
from responses.domain.letter_items import number_folded
from responses.domain.match_reports import title_folded

SAME_TITLE = 90
"""From which likeness, of 100, a line between two items is taken for a report's title."""
_LINE_LEAST, _LINE_MOST = 15, 250
_NUMBERED = re.compile(
    r"^\W*(?:(?:the )?(?:first|second|third|fourth) report|report (?:\d{1,2}|one|two|three|four))\b[\s:.)–—-]+"
    r"(?P<title>\S.*)$",
    re.IGNORECASE,
)
"""A heading "Report 2: ..."."""


@dataclass(frozen=True, kw_only=True)
class LetterPart:
    """The items of a letter that answer one report. `title` as the letter writes it; `report` where the register holds
    it. `numbers_begin_again`: whether that is what parts them from the items before."""

    items: tuple[int, ...]
    title: str = ""
    report: int | None = None
    numbers_begin_again: bool = False


def parts_of(
    reading: Reading, titles: Mapping[int, str], elsewhere: Mapping[int, int] | None = None
) -> tuple[LetterPart, ...]:
    """In the order of the letter; nothing where it seems to answer one report alone.

    `titles` are those of the reports held, by id; `elsewhere` gives for an item the other report in which its words
    stand.
    """
    found: dict[tuple[int | None, int], LetterPart] = {}
    for place, run in enumerate(_runs(reading, titles)):
        for part in _by_their_words(run, elsewhere or {}):
            key = (part.report, -1 if part.report else place)
            held = found.get(key)
            found[key] = replace(held, items=(*held.items, *part.items)) if held else part
    return tuple(found.values()) if len(found) > 1 else ()


def _runs(reading: Reading, titles: Mapping[int, str]) -> list[LetterPart]:
    """Parted where a report's heading stands between two items, and where the numbers begin again."""
    folded = {pk: title_folded(title) for pk, title in titles.items()}
    again = _begins_again(reading.items)
    runs: list[LetterPart] = []
    for index in range(len(reading.items)):
        heading, report = _heading(_lines_before(reading, index), folded)
        title = _as_written(reading, heading)
        is_other = bool(title) and (not runs or title_folded(title) != title_folded(runs[-1].title))
        if not runs or is_other or index in again:
            runs.append(
                LetterPart(items=(index,), title=title, report=report, numbers_begin_again=index in again and not title)
            )
        else:
            runs[-1] = replace(runs[-1], items=(*runs[-1].items, index))
    return runs


def _as_written(reading: Reading, title: str) -> str:
    """A heading in capitals as the letter writes the same words elsewhere."""
    plain = " ".join(title.split())
    if not plain.isupper():
        return plain
    found = re.finditer(r"\s+".join(map(re.escape, plain.split())), reading.text, re.IGNORECASE)
    return next((" ".join(one[0].split()) for one in found if not one[0].isupper()), plain)


def _by_their_words(run: LetterPart, elsewhere: Mapping[int, int]) -> Iterator[LetterPart]:
    """A run without a heading that names a report goes by the report of its items' words; a few are taken out of it."""
    found = Counter(elsewhere[index] for index in run.items if index in elsewhere)
    if run.report is not None or not found:
        yield run
        return
    most, count = found.most_common(1)[0]
    if 2 * count > len(run.items):
        yield replace(run, report=most)
        return
    yield replace(run, items=tuple(index for index in run.items if index not in elsewhere))
    for report in found:
        yield LetterPart(items=tuple(index for index in run.items if elsewhere.get(index) == report), report=report)


def _lines_before(reading: Reading, index: int) -> list[str]:
    """The lines between an item and the one before, the nearest first."""
    start = _begin(reading.items[index - 1]) if index else 0
    return [line.strip() for line in reading.text[start : _begin(reading.items[index])].splitlines()][::-1]


def _begin(item: Item) -> int:
    spans = [*item.spans, *([item.heading_span] if item.heading_span else [])]
    return min((span.start for span in spans), default=0)


def _heading(lines: Sequence[str], folded: Mapping[int, str]) -> tuple[str, int | None]:
    """The title of a report that a line of its own gives, and the report that has it."""
    for line in lines:
        numbered = _NUMBERED.match(line)
        title = numbered["title"] if numbered else line
        if not _LINE_LEAST <= len(title) <= _LINE_MOST:
            continue
        near = process.extractOne(title_folded(title), folded, scorer=fuzz.ratio, score_cutoff=SAME_TITLE)
        if near:
            return title, near[2]
        if numbered:
            return title, None
    return "", None


def _begins_again(items: Sequence[Item]) -> frozenset[int]:
    """Where a number is lower than the last of its kind, and one from there on was given before. Under a cause of
    concern the numbers begin again without that."""
    last: dict[ItemKind, tuple[int, ...]] = {}
    found = set()
    for index, item in enumerate(items):
        number = _number(item)
        if number is None or item.parent is not None:
            continue
        is_lower = item.kind in last and number < last[item.kind]
        if is_lower and set(_named(items[:index])) & set(_named(items[index:])):
            found.add(index)
        last[item.kind] = number
    return frozenset(found)


def _number(item: Item) -> tuple[int, ...] | None:
    parts = re.findall(r"\d{1,6}", number_folded(item.number))
    return tuple(int(part) for part in parts) or None


def _named(items: Sequence[Item]) -> list[tuple[ItemKind, str]]:
    return [(item.kind, number_folded(item.number)) for item in items if item.number and item.parent is None]
