"""From drafts to items: what each item's words set as its deadline and owner, and where its answer says it stands."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from letters.reading.blocks import Document
from letters.reading.drafts import Draft, Lead
from letters.reading.judge import judge
from letters.reading.values import Item, ItemDeadline, Judgement, Span, Status
from recommendations.domain.deadline_values import DeadlineKind
from recommendations.domain.deadlines import parse_deadline
from recommendations.domain.split_addressee import addressee_of
from recommendations.domain.split_wording import has_duty, opening_deadline

_AT_ONCE = re.compile(
    r"without (?:any |undue |further |unnecessary )*delay|straight ?away|forthwith|at once|urgently", re.IGNORECASE
)
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_YEARLESS = re.compile(
    (
        r"\bby (?P<day>[0-9]{1,2})(?:st|nd|rd|th)? (?P<month>January|February|March|April|May|June|July|August|"
        r"September|October|November|December)\b(?! ?,? ?[0-9]{4})"
    ),
    re.IGNORECASE,
)
_NOW = re.compile(
    r"(?:^|, |\bshould |\b(?:constables|forces|bodies|commissioners) )(?P<phrase>immediately|at once|"
    r"straight ?away)(?=$|[,.;]| (?:and should|chief|forces?|the )\b|(?<=should immediately) |"
    r"(?<=constables immediately) )|"
    r"\bshould (?:(?!\b(?:that|who|when|which|if|are|is)\b)[\w-]+ ){1,8}(?P<phrase2>immediately|at "
    r"once)(?=[,.;]|$| and should\b)",
    re.IGNORECASE,
)
_COMMAS = re.compile(r", (?P<phrase>(?:within|by|before|no later than) [^,]{3,40}),")
"""A deadline between commas in what a committee recommends: "That the Commissioner, within six months, secures"."""
_ASIDE = re.compile(r",? (?:through|with|working|by|where|if|in|within|as|via|together|alongside|under)\b.*$")
_SUBJECT = re.compile(
    r"^(?:[^,;:]{0,80},)? ?(?P<whom>[A-Za-z][^,;:.]{2,90}?),?(?: (?:also|jointly|each|now|therefore|all|"
    r"both))* (?:should|must|shall|need to|needs to|ought to)\b"
)
_AS = re.compile(
    (
        r"^(?:As (?:at|for|above|in|with|per|stated|set out)|See (?:the )?(?:above|answer|response|"
        r"recommendation|rec\b|also)|Please see|Same as|Ditto|This "
        r"likewise)\b[^.]*?(?P<number>[0-9]+(?:\.[0-9]+)?[a-z]?)?(?:\.|$| above| below)"
    ),
    re.IGNORECASE,
)


def finished(document: Document, drafts: Sequence[Draft], published: date | None) -> list[Item]:
    """The items in the document's order."""
    places = {id(draft): place for place, draft in enumerate(drafts)}
    items = []
    for draft in drafts:
        text = document.flowing(draft.text)
        answer = document.flowing(draft.answer)
        items.append(
            Item(
                kind=draft.kind,
                number=draft.number,
                text=text,
                spans=_merged(draft.text),
                heading_span=_hull(draft.heading),
                parent=places.get(id(draft.parent)) if draft.parent is not None else None,
                deadline=deadline_of(draft, text, published),
                owner=owner_of(draft, text),
                response=answer,
                response_spans=_merged(draft.answer),
                status=judge(answer, draft.boxes),
                confidence=draft.sureness,
                response_confidence=_sure_of_answer(draft, answer),
                shares_answer=draft.shares_answer,
                beside=_merged(draft.beside),
            )
        )
    return _referring(items)


def _merged(spans: Sequence[Span]) -> tuple[Span, ...]:
    return tuple(span for span in spans if len(span))


def _hull(spans: Sequence[Span]) -> Span | None:
    return Span(spans[0].start, spans[-1].end) if spans and spans[0].start <= spans[-1].end else None


def _sure_of_answer(draft: Draft, answer: str) -> float:
    if not answer:
        return 0.5 if not draft.is_labelled else 0.8
    return min(draft.sureness, 0.95 if draft.is_labelled else 0.9)


def deadline_of(draft: Draft, text: str, published: date | None) -> ItemDeadline:
    """The deadline that the item's words set, or those that its list leans on, or its table's cell."""
    own = _read(text, published)
    if own.kind != "none" and not (own.kind == "relative" and _YEARLESS.search(text)):
        return own
    lead = leans_on(draft, text)
    if lead is not None:
        led = _read(lead.text, published)
        led = led if led.kind != "none" else _by_the_way(lead.text, published) or led
        if led.kind != "none":
            return ItemDeadline(led.kind, led.date, led.precision, led.phrase, is_lead_in=True)
    if draft.due:
        cell = _of_cell(draft.due, published)
        if cell.kind != "none":
            return ItemDeadline(cell.kind, cell.date, cell.precision, draft.due, is_lead_in=True)
    return _by_the_way(text, published) or own


def leans_on(draft: Draft, text: str) -> Lead | None:
    """The words before the item that set its deadline and its addressee too, where it has such words."""
    return draft.lead or (None if has_duty(text) else draft.under)


def _of_cell(due: str, published: date | None) -> ItemDeadline:
    """A table's or a label's deadline: "31/03/2025", "Immediate", "6 months"."""
    if re.match(r"(?:immediate|at once|now|asap)", due, re.IGNORECASE):
        return ItemDeadline("immediate", phrase=due)
    if re.match(r"(?:[0-9]{1,2}|one|two|three|six|nine|twelve) (?:day|week|month|year)s?\b", due, re.IGNORECASE):
        return ItemDeadline("relative", precision="period", phrase=due)
    return _read(due if re.match(r"by|within|with|no later|before", due, re.IGNORECASE) else f"By {due}", published)


def _by_the_way(text: str, published: date | None) -> ItemDeadline | None:
    """What a report does not write and a letter's shorthand does: a day without its year, "immediately" at the end."""
    found = _YEARLESS.search(text)
    if found and published:
        day = _next(int(found["day"]), _MONTHS.index(found["month"].lower()[:3]) + 1, published)
        if day:
            return ItemDeadline("fixed", day, "day", found[0])
    aside = _COMMAS.search(text) if text.startswith("That ") else None
    if aside:
        return _read(f"{aside['phrase'].capitalize()}, this should be done.", published)
    found = _NOW.search(text)
    return ItemDeadline("immediate", phrase=found["phrase"] or found["phrase2"]) if found else None


def _next(day: int, month: int, after: date) -> date | None:
    """The first such day after the report."""
    for year in (after.year, after.year + 1):
        try:
            found = date(year, month, day)
        except ValueError:
            return None
        if found > after:
            return found
    return None


def _read(text: str, published: date | None) -> ItemDeadline:
    """Read without the publication date: what a document says, not what it comes to."""
    found = parse_deadline(text, None)
    if found.kind is DeadlineKind.NONE:
        return ItemDeadline()
    kind = str(found.kind)
    if found.kind is DeadlineKind.RELATIVE and _AT_ONCE.search(found.phrase):
        kind = str(DeadlineKind.IMMEDIATE)
    phrase = " ".join(found.phrase.split())
    return ItemDeadline(kind, found.date, str(found.precision), phrase)


def owner_of(draft: Draft, text: str) -> str:
    """To whom the item is addressed, as its words or its table's cell give it."""
    if draft.owner:
        return draft.owner
    lead = leans_on(draft, text)
    if lead is not None:
        led = _subject_of(lead.text)
        if led and not _subject_of(text):
            return led
    return _subject_of(text)


def _subject_of(text: str) -> str:
    whom = addressee_of(text)
    if whom:
        at = text.find(whom)
        return text[at - 4 : at] + whom if at >= 4 and text[at - 4 : at].lower() == "the " else whom
    opening = text[opening_deadline(text) :].lstrip(" ,")
    found = _SUBJECT.match(opening)
    words = found["whom"].strip() if found else ""
    words = _ASIDE.sub("", words)
    return (
        words
        if 0 < len(words.split()) <= 9
        and not re.match(r"(?:there|this|that|it|to|where|if|when|how)\b", words, re.IGNORECASE)
        else ""
    )


def _referring(items: Sequence[Item]) -> list[Item]:
    """An answer that only refers to another ("As at 3.1.") stands where the other does."""
    by_number = {item.number.lower(): item for item in items if item.number}
    result: list[Item] = []
    for item in items:
        found = _AS.match(item.response) if len(item.response) < 110 else None
        other = None
        if found and item.status.judgement is Judgement.UNCLEAR:
            number = (found["number"] or "").lower()
            other = by_number.get(number) if number else (result[-1] if result else None)
        if other is None or other is item or other.status.judgement is Judgement.UNCLEAR:
            result.append(item)
        else:
            sure = min(0.6, other.status.confidence)
            result.append(replace(item, status=Status(other.status.judgement, item.response.rstrip("."), sure)))
    return result
