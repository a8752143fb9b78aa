"""What a page or a website leaves between the lines of a copied text: page numbers, running heads, links."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from recommendations.domain.split_headings import heading_of
from recommendations.domain.split_lines import Line, ends_sentence
from recommendations.domain.split_markers import marker_of
from recommendations.domain.split_wording import has_duty

# A line that is one of these whole: what it is, with an example.
FURNITURE: tuple[tuple[str, str], ...] = (
    (r"[-\u2013\u2014|\[ ]*[0-9]{1,3}[-\u2013\u2014|\] ]*", "- 12 -"),
    (r"page [0-9]{1,3}(?: (?:of|/) [0-9]{1,3})?", "Page 12 of 40"),
    (r"[0-9]{1,3} ?(?:of|/) ?[0-9]{1,3}", "12/40"),
    (r"(?:https?://|www\.)\S+(?: [0-9]{1,3}/[0-9]{1,3})?", "https://example.org/report/ 3/12"),
    (r"(?:©|\(c\) ?(?=[0-9]{4}|crown|copyright)|crown copyright).{0,80}", "© Crown copyright 2023"),
    (
        r"(?:back to (?:the )?(?:top|contents)|return to (?:the )?(?:top|contents)|skip to (?:main )?content)",
        "Back to top",
    ),
    (r"(?:official(?:[- ]sensitive)?|not protectively marked)", "OFFICIAL-SENSITIVE"),
    (r".{1,120}?(?:\.{4,}|…+|(?:\. ){3,}) ?[0-9]{1,3}", "Recommendation 3 ........ 12"),
    (r".{1,80}\((?:continued|cont\.?|cont'd)\)", "Recommendations (continued)"),
    (r"[-\u2013\u2014_=*~. ]{3,}", "----------"),
)
_WHOLE = re.compile("|".join(f"(?:{pattern})" for pattern, _ in FURNITURE), re.IGNORECASE)
_PAGE_NUMBER = re.compile("|".join(f"(?:{pattern})" for pattern, _ in FURNITURE[:3]), re.IGNORECASE)
_NUMBER_AT_AN_END = re.compile(
    r"(?:page )?[0-9]{1,3}[ |\u2013-]+(?=\S)|(?<=\S)[ |\u2013-]+(?:page )?[0-9]{1,3}$", re.IGNORECASE
)
_LONGEST = 120


def furniture_in(lines: Sequence[Line]) -> frozenset[int]:
    """The lines, by index, that are of the page and not of its text.

    A line that recurs is a running head where each time a page's number is in it or beside it or a page ends, or where
    it comes three times. A heading, a list item and a line with a "should" never are.
    """
    whole = {at for at, line in enumerate(lines) if line.text and _WHOLE.fullmatch(line.text)}
    candidates = {at: line.text for at, line in enumerate(lines) if at not in whole and _could_recur(line.text)}
    times = Counter(candidates.values())
    numbered = {at: _NUMBER_AT_AN_END.sub("", text, count=1) for at, text in candidates.items()}
    numbered = {at: rest for at, rest in numbered.items() if rest != candidates[at] and len(rest) > 3}
    with_numbers: dict[str, set[str]] = {}
    for at, rest in numbered.items():
        with_numbers.setdefault(rest, set()).add(candidates[at])
    by_page = _beside_page_ends(lines, whole)
    always_by_page = set(times) - {text for at, text in candidates.items() if at not in by_page}
    recurring = {
        at
        for at, text in candidates.items()
        if times[text] > 2
        or (times[text] > 1 and text in always_by_page)
        or (at in numbered and len(with_numbers[numbered[at]]) > 1)
    }
    return frozenset(whole | recurring)


def _could_recur(text: str) -> bool:
    if not text or len(text) > _LONGEST or ends_sentence(text) or text.endswith(",") or text[0].islower():
        return False
    return heading_of(text) is None and marker_of(text) is None and not has_duty(text)


def _beside_page_ends(lines: Sequence[Line], whole: set[int]) -> set[int]:
    """The lines that stand first, or next to a page's number or a page's end, blank lines aside."""
    filled = [at for at, line in enumerate(lines) if line.text]
    beside = set(filled[:1])
    for before, after in pairwise(filled):
        turns = any(lines[at].opens_page for at in range(before + 1, after + 1))
        if turns or (before in whole and _PAGE_NUMBER.fullmatch(lines[before].text)):
            beside.add(after)
        if turns or (after in whole and _PAGE_NUMBER.fullmatch(lines[after].text)):
            beside.add(before)
    return beside
