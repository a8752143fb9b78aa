"""Answers that point back: "As above", "See recommendation 5", and which earlier answer they likely mean."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from rapidfuzz import fuzz

from letters.reading.values import Item

_SAYS = r"\W{0,5}(?:please )?(?:see|refer to|same as|ditto|fel|gweler|as)"
_WHERE = (
    r"(?:,? (?:per|in|for|with|at|under|to|set out|noted|stated|outlined|detailed|described|mentioned|explained|"
    r"covered)){0,2}(?: (?:the|our|my))?(?: (?:response|answer|comment|comments|update|responses|answers))?"
    r"(?: (?:to|for|at|under|in))?(?: the)?"
)
_ABOVE = re.compile(
    rf"{_SAYS}{_WHERE} (?:above|uchod|previous (?:answer|response)s?)\b|\W{{0,5}}ditto\b", re.IGNORECASE
)
_NUMBERED = re.compile(
    rf"{_SAYS}{_WHERE} (?:recommendations?|rec\.?|afi|area for improvement) ?(?P<number>\d+(?:\.\d+)*[a-z]?)\b",
    re.IGNORECASE,
)
_COMPARED = 120
"""Letters of an answer that are compared: those who point back repeat how the other answer began."""
ALIKE = 50.0
"""From which likeness, of 100, words that follow "as above" tell which answer is meant. The two of the West Mercia
letter score 66 and more with the answers that they mean, and below 45 with all others."""


@dataclass(frozen=True)
class Back:
    """The words that point back, and the item that they likely mean, by index; None where no item fits."""

    words: str
    item: int | None


def refers_back(items: Sequence[Item], index: int) -> Back | None:
    """What the answer to an item points back to; None where it stands by itself."""
    response = items[index].response
    if numbered := _NUMBERED.match(response):
        if numbered["number"].casefold() == items[index].number.casefold():
            return None
        named = [place for place, one in enumerate(items) if one.number.casefold() == numbered["number"].casefold()]
        return Back(numbered[0].strip(), named[0] if named else None)
    above = _ABOVE.match(response)
    return Back(above[0].strip(" ,"), _likest(items, index)) if above else None


def _likest(items: Sequence[Item], index: int) -> int | None:
    """The earlier answer whose words are repeated; else the one just before that does not itself point back."""
    earlier = [place for place in range(index) if items[place].response.strip()]
    rest = _beginning(items[index].response)
    if rest and earlier:
        scores = {place: fuzz.ratio(rest, _beginning(items[place].response)) for place in earlier}
        best = max(earlier, key=lambda place: (scores[place], place))
        if scores[best] >= ALIKE:
            return best
    standing = [place for place in earlier if not _ABOVE.match(items[place].response)]
    return standing[-1] if standing else None


def _beginning(response: str) -> str:
    above = _ABOVE.match(response)
    rest = response[above.end() :] if above else response
    return " ".join(re.findall(r"\w+", rest[: 2 * _COMPARED].casefold()))[:_COMPARED]
