"""What the words of a paragraph tell of it: whether it asks for something by itself, and whether it goes on."""

from __future__ import annotations

import re

from recommendations.domain.deadline_text import plain_text
from recommendations.domain.deadlines import parse_deadlines
from recommendations.domain.split_lines import ends_sentence

DUTY = re.compile(r"\b(?:should|must|shall|ought to|needs? to)\b")
_RECOMMENDS = re.compile(
    r"(?:therefore,? )?(?:we|hmicfrs|hmic|it is|the inspectorate)(?: therefore| also)? recommend(?:s|ed)?(?: that)?,? "
)
_LEANS = re.compile(
    r"(?:\b(?:should|must|shall|ought to|needs? to|needs?)(?:,? (?:now|also|therefore|immediately|urgently|to|"
    r"take the following (?:actions?|steps?)))*|\brecommend(?:s|ed)? that(?: [^.:;]{1,80})?)[ ,]*:$"
)
_REFERS_BACK = re.compile(
    r"(?:They|It|This|These|Those|Such [a-z]{1,20}) (?:also )?(?:would|should|must|could|may|needs?|includes?|"
    r"will (?:help|allow|enable|make|ensure|include|give|mean|improve|require|need))\b|"
    r"(?:In (?:doing|particular|addition)|Doing so|As part of|To (?:do|achieve|support) this|"
    r"(?:Where|If|When|Once|Until) (?:this|they|doing|then))\b"
)
_LEAD = 160  # the end of an opening is looked for in so many of its last characters
_OPENING = 240  # a deadline that opens a paragraph is looked for in so many of its first characters
_LONGEST_TITLE = 120
_SHORTEST = 16
_MAY_OPEN = re.compile(r"(?:by|with|within|immediately|before|no|on|not|at|as|straight|from|over|in|during|urgently)\b")


def has_duty(text: str) -> bool:
    """Whether it says that someone should, must or needs to."""
    return DUTY.search(plain_text(text)) is not None


def asks(text: str) -> bool:
    """Whether a paragraph asks by itself, under no heading: its deadline opens it, and it says who should.

    "By 31 July 2024, chief constables should ..." and "We recommend that, within six months, the force should ...".
    """
    return has_duty(text) and opening_deadline(after_recommending(text)) > 0


def opens_with_deadline(line: str) -> bool:
    """Whether a line opens with a deadline and a capital letter, as no line within a sentence does."""
    return line[:1].isupper() and opening_deadline(line) > 0


def opening_deadline(text: str) -> int:
    """How long the deadline is that a text opens with; 0 where it opens with none."""
    if not _MAY_OPEN.match(plain_text(text[:_SHORTEST])):
        return 0
    found = parse_deadlines(text[:_OPENING], None)
    return (found[0].end or 0) if found and found[0].start == 0 else 0


def after_recommending(text: str) -> str:
    """The text without the "We recommend that" that it begins with."""
    said = _RECOMMENDS.match(plain_text(text[:_OPENING]))
    return text[said.end() :] if said else text


def leans(text: str) -> bool:
    """Whether it is the opening that each item of the list below leans on: "Within three months, the force should:"."""
    return _LEANS.search(plain_text(text[-_LEAD:])) is not None


def is_title(text: str) -> bool:
    """Whether a paragraph is a title, short and no sentence: "How the force manages custody"."""
    return len(text) <= _LONGEST_TITLE and not ends_sentence(text) and not text[:1].islower() and not has_duty(text)


def refers_back(text: str) -> bool:
    """Whether a paragraph goes on with the one before: "They should train relevant staff"."""
    return text[:1].islower() or _REFERS_BACK.match(text) is not None
