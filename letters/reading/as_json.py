"""A reading as the plain values that `read_letter --json` prints."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from letters.reading.values import Item, Read, Reading, Span


def as_json(reading: Reading) -> dict[str, Any]:
    """The reading's fields; dates are ISO, what the document does not say is null, spans count characters."""
    header = reading.header
    return {
        "kind": str(reading.kind),
        "reason": reading.reason,
        "body": _value(header.body),
        "forces": [force.value for force in header.forces],
        "report_title": _value(header.report_title),
        "report_published": _value(header.report_published),
        "letter_date": _value(header.letter_date),
        "reference": _value(header.reference),
        "addressee_name": _value(header.addressee_name),
        "addressee_role": _value(header.addressee_role),
        "signatory_name": _value(header.signatory_name),
        "signatory_role": _value(header.signatory_role),
        "copies_to": [copy.value for copy in header.copies_to],
        "recommendations": [_item(item) for item in reading.items],
        "claims": [
            {"kind": str(claim.kind), "value": claim.value, "span": _span(claim.span)} for claim in reading.claims
        ],
        "confidence": _confidences(reading),
        "header_spans": {name: _span(read.span) for name, read in _header_fields(reading) if read.span},
        "leftover": [_span(span) for span in reading.leftover],
    }


def _header_fields(reading: Reading) -> Iterable[tuple[str, Read[Any]]]:
    for name, value in vars(reading.header).items():
        if isinstance(value, Read):
            yield name, value


def _confidences(reading: Reading) -> dict[str, float]:
    found = {"kind": reading.kind_confidence}
    found |= {name: read.confidence for name, read in _header_fields(reading)}
    for name in ("forces", "copies_to"):
        values = getattr(reading.header, name)
        if values:
            found[name] = min(read.confidence for read in values)
    return found


def _item(item: Item) -> dict[str, Any]:
    deadline = item.deadline
    return {
        "number": item.number or None,
        "kind": str(item.kind),
        "parent": item.parent,
        "text": item.text,
        "span": _span(item.span),
        "deadline": {
            "kind": deadline.kind,
            "date": deadline.date.isoformat() if deadline.date else None,
            "precision": deadline.precision or None,
            "phrase": deadline.phrase or None,
            "phrase_outside_item": deadline.is_lead_in,
        },
        "owner": item.owner or None,
        "response": item.response or None,
        "response_span": _span(item.response_span),
        "status_judgement": str(item.status.judgement),
        "evidence_phrase": item.status.phrase or None,
        "confidence": round(item.confidence, 2),
        "response_confidence": round(item.response_confidence, 2),
        "status_confidence": item.status.confidence,
        "shares_answer": item.shares_answer,
    }


def _value(read: Read[Any] | None) -> str | None:
    if read is None:
        return None
    return read.value.isoformat() if isinstance(read.value, date) else str(read.value)


def _span(span: Span | None) -> list[int] | None:
    return [span.start, span.end] if span else None
