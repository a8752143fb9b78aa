"""The reading with what a person corrected in it: what the register is compared with."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from letters.reading.values import Header, Item, ItemDeadline, ItemKind, Judgement, Read, Reading, Status
from responses.intake.review.sightings import item_name

_HEADER = {
    "letter_date": "letter_date",
    "reference": "reference",
    "report_title": "report_title_as_written",
    "report_published": "report_date_read",
    "addressee_name": "addressee_name",
    "addressee_role": "addressee_role",
    "signatory_name": "signatory_name",
    "signatory_role": "signatory_role",
}


def corrected(reading: Reading, changed: Mapping[str, Any]) -> Reading:
    """With the values in `changed`, by the form's names; what is not in it is as it was read."""
    header = _header(reading.header, changed)
    items = tuple(_item(item, index, changed) for index, item in enumerate(reading.items))
    return replace(reading, header=header, items=items)


def _header(header: Header, changed: Mapping[str, Any]) -> Header:
    values: dict[str, Any] = {
        attribute: _read(getattr(header, attribute), changed[name])
        for attribute, name in _HEADER.items()
        if name in changed
    }
    return replace(header, **values)


def _read(read: Read[Any] | None, value: Any) -> Read[Any] | None:
    """A person's word is sure, and stands where the field was read."""
    return Read(value, read.span if read else None, 1.0) if value else None


def _item(item: Item, index: int, changed: Mapping[str, Any]) -> Item:
    found = {name: changed[item_name(index, name)] for name in _ITEM if item_name(index, name) in changed}
    if not found and item_name(index, "deadline_on") not in changed:
        return item
    values: dict[str, Any] = {_ITEM[name]: value for name, value in found.items() if name not in {"kind", "status"}}
    if "kind" in found:
        values["kind"] = ItemKind(found["kind"])
    if item_name(index, "deadline_on") in changed:
        values["deadline"] = _deadline(item.deadline, changed[item_name(index, "deadline_on")])
    if "status" in found:
        values["status"] = Status(Judgement(found["status"]), item.status.phrase, 1.0)
    return replace(item, **values)


def _deadline(read: ItemDeadline, day: date | None) -> ItemDeadline:
    if day is None or day == read.date:
        return read
    return replace(read, kind="fixed", date=day)


_ITEM = {
    "number": "number", "text": "text", "owner": "owner", "answer": "response", "kind": "kind", "status": "status",
}  # fmt: skip
