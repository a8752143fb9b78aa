"""Where the marks of a register's page stand, and what they hold: entries as drafts, before their dates are read.

Marks are often missing, cut short or one too many. An entry that is not closed ends where the next one begins, a status
or comment that is not closed ends at the next mark, and one that stands just behind its entry is taken as its own.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from recommendations.domain.split_values import Span

_MARK = re.compile(r"\[[ \t]{0,3}(?P<closes>/?)[ \t]{0,3}(?P<name>on|status|comment)[ \t]{0,3}\]", re.IGNORECASE)
CUT_SHORT = re.compile(
    r"\[ ?/? ?(?:status|comment)(?![a-z])|\[ ?/ ?on(?![a-z])|\[on(?=[0-9])|(?<![a-z])/? ?(?:on|status|comment)\]",
    re.IGNORECASE,
)
"""What is left of a mark that lost one of its brackets."""
_LINE = re.compile(r"[^\r\n]+")


@dataclass(slots=True)
class Field:
    """A status or comment."""

    name: str
    span: Span


@dataclass(slots=True)
class Draft:
    """An entry as its marks give it. `head` stands before its first field; `head_is` names the field that the head
    runs on into, where a mark that opens it is missing. `before` are the words since the entry before."""

    start: int
    end: int
    before: list[Span]
    head: Span | None = None
    head_is: str = ""
    fields: list[Field] = field(default_factory=list)
    loose: list[Span] = field(default_factory=list)
    is_closed: bool = False
    is_unbalanced: bool = False


class Marks:
    """The drafts of a page, its marks, and the words behind the last entry."""

    def __init__(self, page: str) -> None:
        self._page = page
        self.drafts: list[Draft] = []
        self.marks: list[Span] = []
        self.outside: list[Span] = []
        self._field = ""
        at = 0
        for mark in _MARK.finditer(page):
            self._words(Span(at, mark.start()))
            self.marks.append(Span(mark.start(), mark.end()))
            self._turn(mark["name"].lower(), mark.start(), closes=bool(mark["closes"]))
            if self.drafts and not (self.drafts[-1].is_closed and self.outside):
                self.drafts[-1].end = mark.end()
            at = mark.end()
        self._words(Span(at, len(page)))
        if self.drafts and not self.drafts[-1].is_closed:
            self._close_field(is_meant=False)

    @property
    def _draft(self) -> Draft | None:
        """The entry that is open."""
        return self.drafts[-1] if self.drafts and not self.drafts[-1].is_closed else None

    def _words(self, span: Span) -> None:
        span = trimmed(self._page, span)
        draft = self._draft
        if span.start == span.end:
            return
        if draft is None:
            self.outside.append(span)
            return
        draft.end = span.end
        if self._field:
            draft.fields.append(Field(self._field, span))
        elif draft.head is None and not draft.fields:
            draft.head = span
        else:
            draft.loose.append(span)

    def _turn(self, name: str, start: int, *, closes: bool) -> None:
        if name == "on":
            self._end_entry() if closes else self._begin_entry(start)
        elif closes:
            self._end_field(name)
        else:
            self._begin_field(name, start)

    def _begin_entry(self, start: int) -> None:
        if draft := self._draft:
            self._close_field(is_meant=False)
            draft.is_closed = draft.is_unbalanced = True
        self.drafts.append(Draft(start, start, self.outside))
        self.outside = []

    def _end_entry(self) -> None:
        if draft := self._draft:
            self._close_field(is_meant=False)
            draft.is_closed = True
        elif self.drafts:
            self.drafts[-1].is_unbalanced = True

    def _begin_field(self, name: str, start: int) -> None:
        self._close_field(is_meant=False)
        if self._draft is None:
            if not self.drafts or self.outside:
                self._begin_entry(start)
            self.drafts[-1].is_closed = False
            self.drafts[-1].is_unbalanced = True
        self._field = name

    def _end_field(self, name: str) -> None:
        draft = self._draft
        if self._field == name:
            self._close_field(is_meant=True)
        elif self._field:
            self._close_field(is_meant=False)
        elif self.drafts:
            self.drafts[-1].is_unbalanced = True
            if draft and draft.loose:
                draft.fields.append(Field(name, draft.loose.pop()))
            elif draft and draft.head and not draft.fields:
                draft.head_is = name

    def _close_field(self, *, is_meant: bool) -> None:
        if self._field and not is_meant:
            self.drafts[-1].is_unbalanced = True
        self._field = ""


def trimmed(page: str, span: Span) -> Span:
    """The span without the blanks around it; empty where it has nothing but blanks."""
    words = page[span.start : span.end]
    start = span.start + len(words) - len(words.lstrip())
    return Span(start, max(start, span.start + len(words.rstrip())))


def lines(page: str, span: Span) -> Iterator[Span]:
    """Its lines that are not blank."""
    for found in _LINE.finditer(page, span.start, span.end):
        line = trimmed(page, Span(found.start(), found.end()))
        if line.start < line.end:
            yield line
