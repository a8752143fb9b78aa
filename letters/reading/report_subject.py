"""The subject line of a letter: the likeliest line of its head that is a title."""

from __future__ import annotations

import re
from collections.abc import Sequence

from letters.reading.dates import dates_in
from letters.reading.head_lines import HeadLine
from letters.reading.parties import PERSON, ROLE
from letters.reading.report_words import RE, clean_title
from letters.reading.values import Read, Span

TRAIL = re.compile(r" [>›»|] | / .+ / ")
"""Where a page of a website stands in it: "Home / News / Reports"."""


NO_TITLE = re.compile(
    r"(?:dear\b|annwyl\b|our ref|your ref|ref\b|date\b|by e-?mail|official|private|page \d|tel|e-?mail|"
    r"www\.|https?:|skip to|home\b|menu\b|search\b|contents|sent\b|from:|to:|cc\b|attachments|"
    r"we use|accept|published|posted|key:|office of the police and crime|police and crime commissioner|"
    r"accessibility|croesewir|welcome|copy|(?:mayor|office) of|by hand|by post|for publication)",
    re.IGNORECASE,
)


_ADDRESS = re.compile(
    r"\b(?:Street|Road|House|Hall|Avenue|Lane|Building|Headquarters|Office|Square|Way|Place|Court)\b|"
    r"\b[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}\b"
)


INSPECTS = re.compile(
    (
        r"\b(?:inspection|report|PEEL|thematic|super-complaint|review|visit|how |investigation|[Ll]earning "
        r"recommendations|JTAI|effectiveness)"
    ),
    re.IGNORECASE,
)


def subject_line(lines: Sequence[HeadLine], prose: Sequence[Span], text: str) -> Read[str] | None:
    """The subject line: the likeliest line of the head that is a title."""
    dear = next((place for place, line in enumerate(lines) if re.match(r"(?:Dear|Annwyl)\b", line.text)), None)
    best: tuple[float, HeadLine] | None = None
    for place, line in enumerate(lines):
        score = 0 if _is_of_paragraph(line, prose, text) else _subject_score(line, place, dear)
        if score > 0 and (best is None or score > best[0]):
            best = score, line
    if best is None:
        return None
    return clean_title(_wrapped(lines, best[1]), best[1].span, min(0.95, 0.55 + best[0] / 10))


def _is_of_paragraph(line: HeadLine, prose: Sequence[Span], text: str) -> bool:
    """Whether it is a line of a paragraph of several lines that ends as a sentence does."""
    within = next((span for span in prose if span.start <= line.span.start < span.end), None)
    return within is not None and len(within) > len(line.text) + 20 and text[within.end - 1] in ".!?"


def _wrapped(lines: Sequence[HeadLine], line: HeadLine) -> str:
    """A title of two lines: the next goes on with it where it begins small or the line breaks off."""
    place = next(at for at, one in enumerate(lines) if one is line)
    words = line.text
    while place + 1 < len(lines) and not lines[place + 1].is_apart:
        following = lines[place + 1].text
        if not (
            following[:1].islower() or words.endswith((" of", " the", " and", " to", ",", ":", " in", " for", " by"))
        ):
            break
        words, place = f"{words} {following}", place + 1
    return words


def _subject_score(line: HeadLine, place: int, dear: int | None) -> float:
    """How likely a line is to be the subject; 0 where it is none."""
    text = RE.sub("", line.text)
    explicit = text != line.text and not re.match(r"ref", line.text, re.IGNORECASE)
    if not _may_be_subject(text) or (not explicit and _is_other_line(text)):
        return 0
    words = text.split()
    next_to_dear = dear is not None and place == dear + 1
    score = 4.0 if explicit else 1.0
    if (
        dear is not None
        and dear < place <= dear + 2
        and (not text.endswith((".", ",")) or (next_to_dear and len(words) < 18))
    ):
        score += 2.5
    score += 2.0 if INSPECTS.search(text) else 0.0
    score += 0.7 if ":" in text else 0.0
    score -= 3.0 if text.endswith(".") and (not next_to_dear or len(words) > 22) else 0.0
    score -= 3.0 if re.search(r"\b(?:I|we|my|our)\b", text) else 0.0
    return score if score >= 2 else 0


def _may_be_subject(text: str) -> bool:
    opens = text[:1].isupper() or text[:1].isdigit() or text[:1] in "‘“'\""
    return opens and len(text) <= 240 and not text.endswith(":") and not TRAIL.search(text)


def _is_other_line(text: str) -> bool:
    """A name, a role, an address, a day or a line of a few words: no subject."""
    words = text.split()
    if len(words) < 3 or NO_TITLE.match(text) or PERSON.match(text) or ROLE.match(text) or _ADDRESS.search(text):
        return True
    return len(words) < 5 and bool(dates_in(text))
