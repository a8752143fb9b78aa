"""What the review page shows: each field with where it was read and how sure that is; the least certain first."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from django.utils.translation import gettext as _

from letters.reading.extracted import Places
from letters.reading.values import Judgement, Span
from responses.intake.forms.review import CONTEXT, NEW, ReviewForm
from responses.intake.review.item_fields import STATUSES
from responses.intake.review.letter_fields import FRAME_FIELDS, MAIN_FIELDS
from responses.intake.review.marks import Piece, pieces
from responses.intake.review.questions import Question
from responses.intake.review.report_fields import CONTEXT_FIELDS, NEW_FIELDS
from responses.intake.review.review import Review
from responses.intake.review.sightings import (
    SURENESS_LABELS,
    Sighting,
    Sureness,
    item_label,
    item_name,
    place_words,
    sightings,
)
from tracker.kit.dates import plain_date

TONES = {Sureness.SURE: "done", Sureness.FAIRLY_SURE: "on_course", Sureness.CHECK: "attention"}
TEXT_PAGE = 40_000
"""Characters of the document that the page of its whole text shows at once."""
FIRST_CHECKED = 12
"""How many of the fields to look at are listed, before the rest is counted."""


@dataclass(frozen=True)
class Found:
    """Where a field was read: in words, with the id of the mark that shows it, and how sure the reader is."""

    place: str
    anchor: str
    sureness: str
    tone: str
    phrase: str = ""


@dataclass(frozen=True)
class Row:
    """A field of the form, with where it was read."""

    bound: Any
    found: Found | None = None


@dataclass(frozen=True)
class ItemShown:
    """One item as a fieldset: what is always to be seen, and what is behind "More of this item"."""

    index: int
    label: str
    anchor: str
    rows: tuple[Row, ...]
    more: tuple[Row, ...]
    leave_out: Any
    is_open: bool
    deadline: str
    next_anchor: str


@dataclass(frozen=True)
class Check:
    """Something to look at first: a link to the field, and why."""

    target: str
    words: str
    sureness: str
    tone: str


@dataclass(frozen=True)
class Asked:
    """A question with its field; answered by other fields, it links to them."""

    question: Question
    bound: Any = None
    note: Any = None
    links: tuple[tuple[str, str], ...] = ()
    is_answered: bool = False


@dataclass(frozen=True)
class Shown:
    """The whole page."""

    pieces: list[Piece]
    checks: list[Check]
    more_checks: int
    head: dict[str, list[Row]] = field(default_factory=dict)
    items: list[ItemShown] = field(default_factory=list)
    asked: list[Asked] = field(default_factory=list)


NOT_OF_THE_REGISTER = 0.3


class Page:
    """Puts one page of the form together."""

    def __init__(self, review: Review, form: ReviewForm, number: int) -> None:
        self.review, self.form, self.number = review, form, number
        self.found = [self._as_matched(one) for one in sightings(review.reading)]
        self.by_name = {one.name: one for one in self.found}
        self.places: Places = review.extracted.places

    def _as_matched(self, one: Sighting) -> Sighting:
        """What was read, less sure where the register does not know it: the force chosen is not the one written."""
        is_other = one.name == "force" and self.review.people.force.chosen not in self.review.forces
        return replace(one, confidence=NOT_OF_THE_REGISTER) if is_other else one

    def shown(self) -> Shown:
        checks = self.checks()
        return Shown(
            pieces=pieces(self.review.reading, self.found, self.window()),
            checks=checks[:FIRST_CHECKED],
            more_checks=max(len(checks) - FIRST_CHECKED, 0),
            head=self.head() if self.number == 1 else {},
            items=[self.item(index) for index in self.review.items_on(self.number)],
            asked=[self.asked(question) for question in self.review.questions] if self.number == 1 else [],
        )

    def window(self) -> Span:
        """The part of the text that this page's items are in; of a document without many items, all."""
        text, items = self.review.reading.text, self.review.reading.items
        on_page = self.review.items_on(self.number)
        start = 0 if self.number == 1 else _start(items[on_page.start].spans, 0)
        is_last = self.number >= self.review.pages
        end = len(text) if is_last else _start(items[on_page.stop].spans, len(text))
        return Span(min(start, end), max(start, end))

    def head(self) -> dict[str, list[Row]]:
        named = {
            "what": ("adopt_as", "force", "report"),
            "new": NEW_FIELDS,
            "context": CONTEXT_FIELDS,
            "main": MAIN_FIELDS,
            "frame": FRAME_FIELDS,
        }
        return {part: self.rows(names) for part, names in named.items()}

    def rows(self, names: Iterable[str]) -> list[Row]:
        return [Row(self.form[name], self.found_of(name)) for name in names]

    def found_of(self, name: str) -> Found | None:
        one = self.by_name.get(name)
        return _found(one, self.places) if one else None

    def item(self, index: int) -> ItemShown:
        item = self.review.reading.items[index]
        status = self.form[item_name(index, "status")]
        first = self.item_rows(index, ("recommendation", "text", "answer", "status"))
        more = self.item_rows(index, _MORE)
        last = self.review.items_on(self.number).stop - 1
        extra = {"reason": STATUSES.needs_reason, "waiting_for": STATUSES.waits, "waiting_on": STATUSES.waits}
        wanted = {item_name(index, name) for name, states in extra.items() if status.value() in states}
        wanted |= {row.bound.name for row in more if row.bound.errors}
        deadline = item.deadline.phrase
        if item.deadline.date:
            deadline = _("“%(phrase)s”: %(day)s") % {"phrase": deadline, "day": plain_date(item.deadline.date)}
        return ItemShown(
            index=index,
            label=item_label(self.review.reading, index),
            anchor=f"item-{index}",
            rows=(*first, *(row for row in more if row.bound.name in wanted)),
            more=tuple(row for row in more if row.bound.name not in wanted),
            leave_out=self.form[item_name(index, "leave_out")],
            is_open=False,
            deadline=deadline,
            next_anchor=f"item-{index + 1}" if index < last else "",
        )

    def item_rows(self, index: int, names: Iterable[str]) -> list[Row]:
        rows = self.rows(item_name(index, name) for name in names)
        return [row if row.bound.name != item_name(index, "status") else self.status_row(row, index) for row in rows]

    def status_row(self, row: Row, index: int) -> Row:
        status = self.review.reading.items[index].status
        if row.found is None:
            return row
        return Row(row.bound, Found(**{**vars(row.found), "phrase": status.phrase}))

    def checks(self) -> list[Check]:
        """What the reader is least sure of on this page, the least certain first."""
        on_page = {bound.name for bound in self.form}
        unsure = [one for one in self.found if one.sureness is Sureness.CHECK and one.name in on_page]
        unsure = [one for one in unsure if not self.is_left_out(one)]
        unsure.sort(key=lambda one: one.confidence or 0)
        return [self.check(one) for one in unsure]

    def check(self, one: Sighting) -> Check:
        words = one.whole_label
        if one.name.endswith("-status"):
            index = int(one.name.split("-")[1])
            if self.review.reading.items[index].status.judgement is Judgement.UNCLEAR:
                words = _("%(item)s: the words do not say where it stands") % {
                    "item": item_label(self.review.reading, index)
                }
        return Check(
            target=self.form[one.name].error_target,  # type: ignore[attr-defined]
            words=words,
            sureness=str(SURENESS_LABELS[Sureness.CHECK]),
            tone=TONES[Sureness.CHECK],
        )

    def is_left_out(self, one: Sighting) -> bool:
        parts = one.name.split("-")
        return parts[0] == "item" and int(parts[1]) in self.review.left_out

    def asked(self, question: Question) -> Asked:
        if question.is_own:
            note = self.form[question.note_name] if question.note_name in self.form.fields else None
            return Asked(question, self.form[question.name], note)
        links = tuple(self.link(name) for name in question.by_fields)
        return Asked(question, links=links, is_answered=question not in self.review.open_questions)

    def link(self, name: str) -> tuple[str, str]:
        """To the field that answers, on whichever page it is."""
        if not name.startswith("item-"):
            return f"#id_{name}", str(self.form[name].label)
        index = int(name.split("-")[1])
        page = index // max(len(self.review.items_on(1)), 1) + 1
        label = item_label(self.review.reading, index)
        return (f"#id_{name}" if page == self.number else f"?page={page}#id_{name}"), label


_MORE = (
    "number", "kind", "owner", "deadline_on", "refers_to", "accepted", "reason", "waiting_on", "waiting_for",
    "force_action", "body_action",
)  # fmt: skip


def _found(one: Sighting, places: Places) -> Found:
    level = one.sureness
    return Found(
        place=place_words(places, one),
        anchor=one.anchor if one.spans else "",
        sureness=str(SURENESS_LABELS[level]) if level else "",
        tone=TONES[level] if level else "",
    )


def _start(spans: tuple[Span, ...], otherwise: int) -> int:
    return min((span.start for span in spans), default=otherwise)


def is_context(values: Mapping[str, Any]) -> bool:
    return values.get("adopt_as") == CONTEXT


def is_new_report(values: Mapping[str, Any]) -> bool:
    return values.get("report") == NEW
