"""What a page puts between the lines of its text: heads, feet, numbers, footnotes, a table of contents."""

from __future__ import annotations

import re
from collections.abc import Sequence

from letters.reading.headings import answers_heading, heading_at
from letters.reading.labels import RECORD, is_labelled
from recommendations.domain.split_furniture import furniture_in
from recommendations.domain.split_lines import Line

_NOTE = re.compile(r"(?:[¹²³⁴⁵⁶⁷⁸⁹⁰]{1,2}|\[[0-9]{1,2}\]|\([0-9]{1,2}\)(?= (?:see|ibid|source))) ?\S")
_SOURCE = re.compile(r"<https?://\S+>$|https?://\S+$")
_RULE = re.compile(r"_+$")
_CONTENTS = re.compile(r"(?:table of )?contents ?:?$", re.IGNORECASE)
_LEADS = re.compile(r".{1,120}?(?:\.{4,}|…{2,}|(?:\. ){3,}) ?[0-9]{1,3}$")


def page_marks(lines: Sequence[Line]) -> frozenset[int]:
    """The lines, by index, that are of the page and not of what it says."""
    marks = set(furniture_in(lines))
    marks |= _notes(lines, marks)
    marks |= {at for at, line in enumerate(lines) if _LEADS.match(line.text) or _RULE.match(line.text)}
    if any(_LEADS.match(line.text) for line in lines):
        marks |= {at for at, line in enumerate(lines) if _CONTENTS.match(line.text)}
    said = {at for at in marks if _says(lines[at].text) and not _LEADS.match(lines[at].text)}
    return frozenset(marks - said)


def _says(line: str) -> bool:
    """Whether a line is a heading or a label: those recur, and differ by a number alone."""
    return (
        heading_at(line) is not None
        or answers_heading(line) is not None
        or is_labelled(line)
        or RECORD.match(line) is not None
    )


def _notes(lines: Sequence[Line], marks: set[int]) -> set[int]:
    """Footnotes: from a raised number to a blank line, the next note or the page's foot."""
    found: set[int] = set()
    inside = False
    for at, line in enumerate(lines):
        if _NOTE.match(line.text):
            inside = True
        elif not line.text or at in marks:
            inside = False
        elif _SOURCE.match(line.text) and any(place in found for place in range(max(0, at - 3), at)):
            found.add(at)
        if inside:
            found.add(at)
    return found
