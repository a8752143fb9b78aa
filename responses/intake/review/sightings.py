"""Each thing that was read in a document: what it is called, where it stands, how sure the reader is."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from letters.reading.extracted import Place, PlaceKind, Places
from letters.reading.values import Item, Read, Reading, Span

SURE, FAIRLY_SURE = 0.85, 0.6


class Sureness(StrEnum):
    """How sure the reader is, in words."""

    SURE = "sure"
    FAIRLY_SURE = "fairly-sure"
    CHECK = "check"


SURENESS_LABELS = {
    Sureness.SURE: gettext_lazy("sure"),
    Sureness.FAIRLY_SURE: gettext_lazy("fairly sure"),
    Sureness.CHECK: gettext_lazy("please check"),
}


def sureness(confidence: float) -> Sureness:
    """The word for a confidence from 0 to 1."""
    if confidence >= SURE:
        return Sureness.SURE
    return Sureness.FAIRLY_SURE if confidence >= FAIRLY_SURE else Sureness.CHECK


@dataclass(frozen=True)
class Sighting:
    """One thing that was read. `name` is that of the form's field; without spans it was inferred."""

    name: str
    label: str
    spans: tuple[Span, ...]
    confidence: float | None = None
    """None where the reader says nothing of it: the parts of a letter that stand between others."""
    item: str = ""
    """Of which item it is a part: its words stand within that item's, and its name may be short there."""

    @property
    def whole_label(self) -> str:
        """Its name where it stands alone."""
        return f"{self.item}: {self.label}" if self.item else self.label

    @property
    def anchor(self) -> str:
        """The id of the mark in the text."""
        return f"read-{self.name}"

    @property
    def sureness(self) -> Sureness | None:
        return None if self.confidence is None else sureness(self.confidence)


_HEADER: tuple[tuple[str, str, str | Promise], ...] = (
    ("body", "body", gettext_lazy("Local policing body")),
    ("report_title", "report_title_as_written", gettext_lazy("Title of the report")),
    ("report_published", "report_date_read", gettext_lazy("Date of the report")),
    ("letter_date", "letter_date", gettext_lazy("Date of the letter")),
    ("reference", "reference", gettext_lazy("Reference")),
    ("addressee_name", "addressee_name", gettext_lazy("To: name")),
    ("addressee_role", "addressee_role", gettext_lazy("To: office")),
    ("signatory_name", "signatory_name", gettext_lazy("Signed by: name")),
    ("signatory_role", "signatory_role", gettext_lazy("Signed by: office")),
)
"""Fields of the reading's header, of the form, and their names for people."""
_SEVERAL: tuple[tuple[str, str, str | Promise], ...] = (
    ("forces", "force", gettext_lazy("Force")),
    ("copies_to", "copies_to", gettext_lazy("Copies to")),
)
_FRAME: tuple[tuple[str, str, str | Promise], ...] = (
    ("letterhead", "letterhead_as_written", gettext_lazy("Printed head")),
    ("address", "addressee_address", gettext_lazy("To: address")),
    ("salutation", "salutation", gettext_lazy("Salutation")),
    ("introduction", "introduction", gettext_lazy("Opening")),
    ("summary", "report_summary", gettext_lazy("Summary of the report")),
    ("narrative", "narrative", gettext_lazy("Response to all together")),
    ("chief_comments", "chief_officer_comments", gettext_lazy("Chief officer’s comments")),
    ("closing", "closing", gettext_lazy("Closing")),
    ("sign_off", "sign_off", gettext_lazy("Sign-off")),
)


def item_name(index: int, field: str) -> str:
    """The name of an item's field in the form."""
    return f"item-{index}-{field}"


def item_label(reading: Reading, index: int) -> str:
    """What an item is called: by its number as written, or else by its place."""
    item = reading.items[index]
    words = {"number": item.number, "place": index + 1}
    if item.number:
        return _("Item %(place)d, number %(number)s") % words
    return _("Item %(place)d") % words


def sightings(reading: Reading) -> list[Sighting]:
    """All of them, in the form's order."""
    return [*_of_header(reading), *_of_frame(reading), *_of_items(reading), *_of_claims(reading)]


def _of_header(reading: Reading) -> Iterator[Sighting]:
    for attribute, name, label in _HEADER:
        if (read := getattr(reading.header, attribute)) is not None:
            yield _of_reads(name, str(label), [read])
    for attribute, name, label in _SEVERAL:
        if reads := getattr(reading.header, attribute):
            yield _of_reads(name, str(label), reads)


def _of_reads(name: str, label: str, reads: Iterable[Read[Any]]) -> Sighting:
    held = list(reads)
    spans = tuple(read.span for read in held if read.span)
    return Sighting(name, label, spans, min(read.confidence for read in held))


def _of_frame(reading: Reading) -> Iterator[Sighting]:
    for attribute, name, label in _FRAME:
        if spans := getattr(reading.frame, attribute):
            yield Sighting(name, str(label), spans)


def _of_items(reading: Reading) -> Iterator[Sighting]:
    for index, item in enumerate(reading.items):
        yield from _of_item(item, index, item_label(reading, index))
        yield from _of_phrases(reading.text, item, index, item_label(reading, index))


def _of_phrases(text: str, item: Item, index: int, label: str) -> Iterator[Sighting]:
    """The words that the deadline and the status rest on, where they stand in the item."""
    status, deadline = item.status, item.deadline
    spans = _phrase(text, deadline.phrase, item.span) if deadline.phrase else ()
    if deadline.phrase:
        yield Sighting(item_name(index, "deadline_on"), _("deadline"), spans, item.confidence, label)
    yield Sighting(
        item_name(index, "status"),
        _("where it stands"),
        _phrase(text, status.phrase, item.response_span) if status.phrase else (),
        status.confidence,
        label,
    )


def _phrase(text: str, phrase: str, within: Span | None) -> tuple[Span, ...]:
    """Where the words stand; a lead-in's stand before the item."""
    start = text.find(phrase, within.start, within.end) if within else -1
    if start < 0:
        start = text.rfind(phrase, 0, within.start if within else None)
    return (Span(start, start + len(phrase)),) if start >= 0 else ()


def _of_item(item: Item, index: int, label: str) -> Iterator[Sighting]:
    if item.heading_span:
        yield Sighting(item_name(index, "number"), label, (item.heading_span,), item.confidence)
    yield Sighting(item_name(index, "text"), _("what is asked"), item.spans, item.confidence, label)
    if item.response_spans:
        yield Sighting(item_name(index, "answer"), _("answer"), item.response_spans, item.response_confidence, label)


def _of_claims(reading: Reading) -> Iterator[Sighting]:
    for index, claim in enumerate(reading.claims):
        yield Sighting(f"claim-{index}", _("What it says of its recommendations"), (claim.span,))


_PLACES = {
    PlaceKind.LINE: gettext_lazy("line %(number)d"),
    PlaceKind.PAGE: gettext_lazy("page %(number)d"),
    PlaceKind.PARAGRAPH: gettext_lazy("paragraph %(number)d"),
    PlaceKind.ELEMENT: gettext_lazy("part %(number)d of the page"),
}


def place_words(places: Places, sighting: Sighting) -> str:
    """Where it stands in the file, by its first character: "page 2"; nothing where it was inferred."""
    place = places.at(sighting.spans[0].start) if sighting.spans else None
    return _in_words(place) if place else ""


def _in_words(place: Place) -> str:
    return str(_PLACES[place.kind]) % {"number": place.number}
