"""Readings made by hand of the real letters in fixtures/, from what the demonstration says of them."""

import json
import re
from dataclasses import replace
from datetime import date
from itertools import chain
from pathlib import Path
from typing import Any

from letters.reading.extracted import Extracted, Media, Place, PlaceKind, Places
from letters.reading.values import (
    Claim,
    ClaimKind,
    DocumentKind,
    Frame,
    Header,
    Item,
    ItemKind,
    Judgement,
    Read,
    Reading,
    Span,
    Status,
)

FIXTURES = Path(__file__).resolve().parents[4] / "fixtures"
WEST_MERCIA, MOPAC, CHESHIRE = "west-mercia-2023-firearms", "mopac-2023-firearms", "cheshire-2023-firearms"
MAYOR = "mayor-of-london-2018-gun-crime"
NEWS = "news-2023-armed-police"
_JUDGED = {"waiting-on-others": Judgement.DEPENDS_ON_OTHERS}
_KINDS = {CHESHIRE: DocumentKind.FORM, MAYOR: DocumentKind.OTHER_BODY}


def text_of(name: str) -> str:
    return (FIXTURES / "letters" / f"{name}.txt").read_text(encoding="utf-8")


def extracted_of(text: str) -> Extracted:
    """A text file, line by line."""
    starts = [0, *(match.end() for match in re.finditer("\n", text))]
    pairs = [(start, Place(PlaceKind.LINE, number)) for number, start in enumerate(starts, start=1)]
    return Extracted(text, Media.TXT, Places.of(pairs))


def reading_of(name: str) -> Reading:
    """What a reader that makes no mistake finds."""
    text = text_of(name)
    if name == NEWS:
        return Reading(text, DocumentKind.NOT_A_REPLY, "It is a news article.", 0.9, leftover=(Span(0, len(text)),))
    facts = json.loads((FIXTURES / "demo" / f"{name}.json").read_text(encoding="utf-8"))["replies"][0]
    items = tuple(_item(text, one) for one in facts["items"])
    frame = Frame(
        introduction=_spans(text, facts["introduction"]),
        salutation=_spans(text, facts["salutation"]),
        narrative=_spans(text, facts["narrative"]),
        summary=_spans(text, facts.get("form", {}).get("report_summary", "")),
        closing=_spans(text, facts["closing"]),
        sign_off=_spans(text, facts["sign_off"]),
        address=tuple(chain.from_iterable(_spans(text, line) for line in facts["addressee_lines"])),
    )
    header = Header(
        report_title=_read(text, facts["report_title_as_written"]),
        report_published=_date(text, facts["report_published_as_written"], facts["report_published_read"]),
        letter_date=_date(text, facts["letter_date_as_written"], facts["letter_date"]),
        reference=_read(text, facts["reference"]),
        addressee_name=_read(text, facts["addressee_name"]),
        addressee_role=_read(text, facts["addressee_role"]),
        signatory_name=_read(text, facts["signatory_name"]),
        signatory_role=_read(text, facts["signatory_role"]),
        copies_to=tuple(filter(None, (_read(text, one) for one in facts["copies"]))),
    )
    total = re.search(r"resulting in (12)", text)
    claims = (Claim(ClaimKind.TOTAL, "12", Span(*total.span(1))),) if total else ()
    kind = _KINDS.get(name, DocumentKind.LETTER)
    found = Reading(text, kind, "It answers a report.", 0.9, header, frame, items, claims)
    return _with_leftover(found)


def altered(reading: Reading, written: str, then: str, *, day: date) -> Reading:
    """The same letter with another date, written as long as the first: no span moves."""
    assert len(written) == len(then)
    assert reading.header.letter_date is not None
    dated = replace(reading.header.letter_date, value=day)
    return replace(reading, text=reading.text.replace(written, then), header=replace(reading.header, letter_date=dated))


def _item(text: str, facts: dict[str, Any]) -> Item:
    quoted, answer = _spans(text, facts["quoted_text"]), _spans(text, facts["answer"])
    heading = _spans(text, facts["heading"])
    said = _JUDGED.get(facts["progress"]) or Judgement(facts["progress"].replace("not-started", "not-accepted"))
    return Item(
        kind=ItemKind.RECOMMENDATION,
        number=facts["number"],
        text=facts["quoted_text"],
        spans=quoted,
        heading_span=heading[0] if heading else None,
        response=facts["answer"],
        response_spans=answer,
        status=Status(said, facts["evidence_phrase"], 0.5 if said is Judgement.DEPENDS_ON_OTHERS else 0.9),
        confidence=0.95,
        response_confidence=0.9,
    )


def _spans(text: str, words: str) -> tuple[Span, ...]:
    """Where the words stand, paragraph by paragraph; what stands nowhere in one piece has no span."""
    found = []
    for paragraph in filter(None, re.split(r"\n\s*\n", words.strip())):
        match = re.search(r"\s+".join(map(re.escape, paragraph.split())), text)
        if match:
            found.append(Span(*match.span()))
    return tuple(found)


def _read(text: str, value: str) -> Read[str] | None:
    spans = _spans(text, value)
    return Read(value, spans[0] if spans else None, 0.9) if value else None


def _date(text: str, written: str, value: str | None) -> Read[date] | None:
    spans = _spans(text, written)
    return Read(date.fromisoformat(value), spans[0] if spans else None, 0.9) if value else None


def _with_leftover(found: Reading) -> Reading:
    header, frame = vars(found.header), vars(found.frame)
    reads = [one for held in header.values() for one in (held if isinstance(held, tuple) else [held]) if one]
    spans = [one.span for one in reads if one.span]
    spans += [span for held in frame.values() for span in held]
    for item in found.items:
        spans += [*item.spans, *item.response_spans, *([item.heading_span] if item.heading_span else [])]
    left, at = [], 0
    for span in sorted(spans):
        if found.text[at : span.start].strip():
            left.append(Span(at, span.start))
        at = max(at, span.end)
    if found.text[at:].strip():
        left.append(Span(at, len(found.text)))
    return Reading(**{**vars(found), "leftover": tuple(left)})


def altered_text(reading: Reading, words: str, then: str) -> Reading:
    """Other words in the place of some at the beginning, as long as them: no span moves."""
    return replace(reading, text=reading.text.replace(words, then.ljust(len(words))[: len(words)], 1))


def first_items(reading: Reading, number: int) -> Reading:
    """The letter with the first of its items alone."""
    return _with_leftover(replace(reading, items=reading.items[:number], leftover=()))


def many_items(number: int) -> Reading:
    """A generated letter with so many items, each with some lines that no field has."""
    text, items = "A generated letter.\n\n", []
    for place in range(1, number + 1):
        asked, answer = f"By 31 July 2024, forces should do thing {place}.", f"It is in progress: {place}."
        start = len(text) + len("Recommendation: ")
        text += f"Recommendation: {asked}\n{answer}\n" + "Words that no field has. " * 300 + "\n\n"
        middle = start + len(asked) + 1
        items.append(
            Item(
                kind=ItemKind.RECOMMENDATION,
                number=str(place),
                text=asked,
                spans=(Span(start, start + len(asked)),),
                response=answer,
                response_spans=(Span(middle, middle + len(answer)),),
                status=Status(Judgement.IN_PROGRESS, "in progress", 0.9),
                confidence=0.9,
                response_confidence=0.9,
            )
        )
    return _with_leftover(Reading(text, DocumentKind.LETTER, "Generated.", 0.9, items=tuple(items)))
