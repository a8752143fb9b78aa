"""Readings of the demonstration's letters, put together from the letters' texts and their labels by hand: what a
perfect reader would hand over, whatever ours does today."""

import json
import re
from datetime import date
from pathlib import Path
from typing import Any

from letters.reading.values import (
    Claim,
    ClaimKind,
    DocumentKind,
    Frame,
    Header,
    Item,
    ItemDeadline,
    ItemKind,
    Read,
    Reading,
    Span,
)
from recommendations.domain.deadlines import parse_deadlines
from responses.domain.clock import ClockRule
from responses.domain.letter_register import HeldDeadline, HeldRecommendation, HeldReport

FIXTURES = Path(__file__).parents[2] / "fixtures"
FIREARMS = date(2023, 7, 11)
NAMES = {
    "mopac": "Mayor's Office for Policing And Crime (MOPAC)",
    "west-mercia-pcc": "Police and Crime Commissioner for West Mercia",
    "cheshire-pcc": "Police and Crime Commissioner for Cheshire",
}
FORCES = {"metropolitan": "MPS", "west-mercia": "West Mercia Police", "cheshire": "the Constabulary"}
CLAIMS = {
    "mopac-2023-firearms": [(ClaimKind.AIMED_AT, "Police and Crime Commissioners", "Police and Crime Commissioners:")],
    "west-mercia-2023-firearms": [(ClaimKind.TOTAL, "12", "12 national"), (ClaimKind.COUNT, "7", "7 of which")],
    "cheshire-2023-firearms": [(ClaimKind.TOTAL, "12", "twelve"), (ClaimKind.COUNT, "8", "eight of which")],
}
OWNER = re.compile(r"(?:By [^,]*?20\d\d,?|With immediate effect,) (?P<owner>.*?),? (?:through|should)", re.IGNORECASE)


def a_letter(name: str) -> Reading:
    """One of the demonstration's letters."""
    facts = _entry(name)
    text = (FIXTURES / facts["document"]).read_text(encoding="utf-8")
    narrative = find(text, facts["narrative"])
    kind = DocumentKind.FORM if facts.get("form") else DocumentKind.LETTER
    if facts["report"] == "gun-crime-in-london":
        kind = DocumentKind.OTHER_BODY
    return Reading(
        text=text,
        kind=kind,
        reason="",
        kind_confidence=1,
        header=_header(facts, text),
        frame=Frame(narrative=(narrative,) if narrative else ()),
        items=_items(facts, text),
        claims=tuple(_claim(text, *claim) for claim in CLAIMS.get(name, [])),
    )


def the_report(slug: str = "firearms-2023") -> HeldReport:
    """A report of the demonstration as the register holds it; a recommendation's id is its position."""
    reports = json.loads((FIXTURES / "demo" / "reports.json").read_text(encoding="utf-8"))["reports"]
    facts = next(one for one in reports if one["slug"] == slug)
    published = date.fromisoformat(facts["published_on"]) if facts["published_on"] else None
    return HeldReport(
        id=1,
        title=facts["title"],
        published_on=published,
        rule=ClockRule(facts["clock_rule"]),
        known=facts["number_known"],
        recommendations=tuple(
            HeldRecommendation(
                id=one["position"],
                report=1,
                position=one["position"],
                kind=one["kind"],
                number=one["number"],
                number_inferred=one.get("number_inferred", False),
                text=one["text"],
                addressee=one["addressee"],
                deadlines=tuple(
                    HeldDeadline(kind=found.kind.value, phrase=found.phrase, due_on=found.due_on)
                    for found in parse_deadlines(one["text"], published)
                ),
            )
            for one in facts["recommendations"]
        ),
    )


def find(text: str, words: str) -> Span | None:
    """Where words stand in a text, whatever the blanks between them."""
    pattern = r"\s+".join(re.escape(word) for word in words.replace("**", "").split())
    found = re.search(pattern, text) or re.search(pattern, text.replace("’", "'"))
    return Span(found.start(), found.end()) if words and found else None


def _entry(name: str) -> dict[str, Any]:
    entry: dict[str, Any] = json.loads((FIXTURES / "demo" / f"{name}.json").read_text(encoding="utf-8"))["replies"][0]
    return entry


def _read(text: str, value: Any, words: str | None = None) -> Read[Any] | None:
    return Read(value, find(text, words or str(value)), 1.0) if value else None


def _header(facts: dict[str, Any], text: str) -> Header:
    day = facts["letter_date"]
    published = facts["report_published_read"]
    return Header(
        body=_read(text, NAMES[facts["body"]]),
        forces=(Read(FORCES[facts["force"]], find(text, FORCES[facts["force"]]), 1.0),),
        report_title=_read(text, facts["report_title_as_written"]),
        report_published=_read(
            text, date.fromisoformat(published) if published else None, facts["report_published_as_written"]
        ),
        letter_date=_read(text, date.fromisoformat(day) if day else None, facts["letter_date_as_written"]),
        signatory_name=_read(text, facts["signatory_name"]),
        signatory_role=_read(text, facts["signatory_role"]),
    )


def _items(facts: dict[str, Any], text: str) -> tuple[Item, ...]:
    answers = [one["answer"] for one in facts["items"]]
    return tuple(_item(one, text, shares=answers.count(one["answer"]) > 1) for one in facts["items"])


def _item(one: dict[str, Any], text: str, *, shares: bool) -> Item:
    quoted, answer = find(text, one["quoted_text"]), find(text, one["answer"])
    owner = OWNER.match(one["quoted_text"])
    found = parse_deadlines(one["quoted_text"], None)
    fixed = found[0].date if found and found[0].kind == "fixed" else None
    deadline = ItemDeadline(kind=found[0].kind.value, date=fixed, phrase=found[0].phrase) if found else ItemDeadline()
    return Item(
        kind=ItemKind.RECOMMENDATION,
        number=one["number"],
        text=one["quoted_text"],
        spans=(quoted,) if quoted else (),
        deadline=deadline,
        owner=owner["owner"] if owner else "",
        response=one["answer"],
        response_spans=(answer,) if answer else (),
        shares_answer=shares,
    )


def _claim(text: str, kind: ClaimKind, value: str, words: str) -> Claim:
    span = find(text, words)
    assert span, words
    return Claim(kind, value, span)
