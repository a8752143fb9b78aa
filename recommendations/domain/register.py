"""The inspectorate's former public register: what it said of a recommendation, day by day.

Its pages keep a history in marks: [on]date[status]word[/status][comment]words[/comment][/on]. Any text is read, and
nothing of it is lost: words that belong to no entry are left over, and what is doubtful about an entry is said.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import TypeAlias

from recommendations.domain.register_dates import LONGEST, ReadDay, read_day
from recommendations.domain.register_headings import heading_in, numbers_of
from recommendations.domain.register_marks import CUT_SHORT, Draft, Field, Marks, trimmed
from recommendations.domain.register_values import Doubt, Entry, History, Page, Said, Step
from recommendations.domain.split_values import Span

_AFTER_DATE = re.compile(r"[ \t\r\n]*[:;,.–—-]*")


def read_register(page: str) -> Page:
    """The histories on a page, entry by entry in its order."""
    marks = Marks(page)
    headings: list[Span | None] = []
    entries: list[list[Entry]] = []
    swapped: dict[int, date] = {}
    leftover: list[Span] = []
    for draft in marks.drafts:
        heading, rest = heading_in(page, draft.before)
        entry, found, loose = _entry(page, draft)
        leftover += [*rest, *loose]
        if found.day and found.swapped:
            swapped[entry.start] = found.swapped
        if heading or not entries:
            headings.append(heading)
            entries.append([])
        entries[-1].append(entry)
    if any(Doubt.MONTH_FIRST in entry.doubts for each in entries for entry in each):
        entries = [[_either(entry, swapped.get(entry.start)) for entry in each] for each in entries]
    histories = (_history(page, heading, each) for heading, each in zip(headings, entries, strict=True))
    leftover = sorted([*leftover, *marks.outside], key=lambda span: span.start)
    return Page(tuple(histories), tuple(marks.marks), tuple(leftover))


def _history(page: str, heading: Span | None, entries: Sequence[Entry]) -> History:
    said = _said(page, heading) if heading else None
    return History(tuple(entries), said, numbers_of(said.words) if said else ())


def _entry(page: str, draft: Draft) -> tuple[Entry, ReadDay, list[Span]]:
    words, found, fields, loose = _dated(page, draft)
    steps = _steps([(each.name, _said(page, each.span)) for each in fields])
    doubts = [
        *([found.doubt] if found.doubt else []),
        *([] if steps else [Doubt.NOTHING_SAID]),
        *([] if not steps or any(step.status for step in steps) else [Doubt.NO_STATUS]),
        *([Doubt.UNBALANCED] if draft.is_unbalanced or _cut_short(page, draft) else []),
        *([Doubt.LOOSE_WORDS] if loose else []),
    ]
    said = _said(page, words) if words else None
    return Entry(draft.start, draft.end, said, found.day, found.may_be, steps, tuple(doubts)), found, loose


_Dated: TypeAlias = tuple[Span | None, ReadDay, list[Field], list[Span]]
"""The date's words, what they name, the entry's fields, and the words that are of neither."""


def _dated(page: str, draft: Draft) -> _Dated:
    """The date stands at the head, or, where there is no head, alone between two fields."""
    if draft.head:
        return _headed(page, draft, draft.head)
    for place, span in enumerate(draft.loose):
        found = read_day(page[span.start : span.end])
        if found.end == span.end - span.start:
            return span, found, draft.fields, [*draft.loose[:place], *draft.loose[place + 1 :]]
    return None, ReadDay(0, doubt=Doubt.NO_DATE), draft.fields, draft.loose


def _headed(page: str, draft: Draft, head: Span) -> _Dated:
    found = read_day(page[head.start : min(head.end, head.start + LONGEST)])
    words: Span | None = head
    if found.end:
        after = _AFTER_DATE.match(page, head.start + found.end, head.end)
        words = trimmed(page, Span(head.start, after.end() if after else head.start + found.end))
    elif draft.head_is:
        words, found = None, ReadDay(0, doubt=Doubt.NO_DATE)
    rest = trimmed(page, Span(words.end if words else head.start, head.end))
    if rest.start == rest.end:
        return words, found, draft.fields, draft.loose
    if draft.head_is:
        return words, found, [Field(draft.head_is, rest), *draft.fields], draft.loose
    return words, found, draft.fields, [rest, *draft.loose]


def _cut_short(page: str, draft: Draft) -> bool:
    spans = [*([draft.head] if draft.head else []), *(each.span for each in draft.fields), *draft.loose]
    return any(CUT_SHORT.search(page, span.start, span.end) for span in spans)


def _steps(fields: Sequence[tuple[str, Said]]) -> tuple[Step, ...]:
    """A comment explains the status before it; a lone comment before a lone status explains that."""
    steps: list[Step] = []
    for name, said in fields:
        if name == "status":
            steps.append(Step(status=said))
        elif steps and steps[-1].comment is None:
            steps[-1] = replace(steps[-1], comment=said)
        else:
            steps.append(Step(comment=said))
    if len(steps) == 2 and steps[0].status is None and steps[1].comment is None:
        return (Step(steps[1].status, steps[0].comment),)
    return tuple(steps)


def _either(entry: Entry, swapped: date | None) -> Entry:
    """Where a page has a date month first, each other one in figures that may be so, too, is not certain."""
    if entry.day is None or swapped is None:
        return entry
    return replace(entry, day=None, may_be=(entry.day, swapped), doubts=(Doubt.EITHER_ORDER, *entry.doubts))


def _said(page: str, span: Span) -> Said:
    return Said(page[span.start : span.end], span.start, span.end)
