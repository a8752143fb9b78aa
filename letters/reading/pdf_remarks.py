"""What reading a PDF left out or mended, in words."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from letters.reading.extracted import Remark, RemarkCode

STRANGE = "No common word of English or Welsh is in the text: the file may say wrongly what its letters are. Check it."
SHOWN_MOST = 3
SHOWN_LENGTH = 80


@dataclass(slots=True)
class Seen:
    """What was met while reading. Pages are by number."""

    pages: int
    heads: tuple[str, ...]
    bad: list[int]
    pictures: list[int]
    empty: list[int]
    lost: list[int]
    is_strange: bool = False
    moved: list[int] = field(default_factory=list)
    mended: list[str] = field(default_factory=list)
    across: int = 0
    headings: int = 0


def remarks_of(seen: Seen) -> tuple[Remark, ...]:
    found = [*_of_pages(seen), *_of_words(seen)]
    return tuple(Remark(code, words) for code, words in found)


def _of_pages(seen: Seen) -> list[tuple[RemarkCode, str]]:
    found = []
    if seen.bad:
        found.append((RemarkCode.BAD_PAGES, f"{pages(seen.bad)} can't be opened: the file is damaged there."))
    if seen.pictures:
        is_all = len(seen.pictures) == seen.pages
        words = "Every page is" if is_all else f"{pages(seen.pictures)} {_is(seen.pictures)}"
        found.append((RemarkCode.PICTURE_PAGES, f"{words} a picture without text, as a scanner makes it."))
    if seen.empty:
        found.append((RemarkCode.EMPTY_PAGES, f"{pages(seen.empty)} {_is(seen.empty)} without text."))
    if seen.lost:
        found.append((RemarkCode.LOST_LETTERS, f"{pages(seen.lost)}: the file does not say what some letters are."))
    if seen.moved:
        found.append((RemarkCode.REORDERED, f"{pages(seen.moved)}: put in order by where the text stands."))
    return found


def _of_words(seen: Seen) -> list[tuple[RemarkCode, str]]:
    found = []
    if seen.is_strange:
        found.append((RemarkCode.NO_COMMON_WORDS, STRANGE))
    if seen.heads:
        words = f"Left out what the pages repeat at their heads and feet: {shown(seen.heads)}."
        found.append((RemarkCode.PAGE_HEADS, words))
    if seen.headings:
        found.append((RemarkCode.TABLE_HEADINGS, "Left out a table's heading row where a further page repeats it."))
    if seen.mended:
        count = f"{len(seen.mended)} divided word" + ("s" if len(seen.mended) > 1 else "")
        found.append((RemarkCode.HYPHENS, f"Put {count} together: {shown(list(dict.fromkeys(seen.mended)))}."))
    if seen.across:
        count = "1 paragraph goes" if seen.across == 1 else f"{seen.across} paragraphs go"
        found.append(
            (
                RemarkCode.ACROSS_PAGES,
                f"{count} on over the end of a page, and {'is' if seen.across == 1 else 'are'} whole here.",
            )
        )
    return found


def _is(numbers: Sequence[int]) -> str:
    return "is" if len(numbers) == 1 else "are each"


def pages(numbers: Sequence[int]) -> str:
    """ "Page 3" or "Pages 1 to 4 and 7"."""
    if len(numbers) == 1:
        return f"Page {numbers[0]}"
    spans: list[list[int]] = []
    for number in numbers:
        if spans and number == spans[-1][-1] + 1:
            spans[-1][1:] = [number]
        else:
            spans.append([number])
    words = [str(span[0]) if len(span) == 1 else f"{span[0]} to {span[1]}" for span in spans]
    return "Pages " + (" and ".join(words) if len(words) < 3 else f"{', '.join(words[:-1])} and {words[-1]}")


def shown(words: Sequence[str]) -> str:
    """The first few, quoted; "and 3 more"."""
    quoted = [f"“{word[:SHOWN_LENGTH]}”" for word in words[:SHOWN_MOST]]
    more = len(words) - len(quoted)
    return ", ".join(quoted) + (f" and {more} more" if more > 0 else "")
